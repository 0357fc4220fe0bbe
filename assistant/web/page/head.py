"""The head of the page."""

from __future__ import annotations

from markupsafe import Markup

from assistant.web.access import SIGN_OUT
from assistant.web.page.html import element


def head_view(name: str = "") -> Markup:
    """What the page is called and for, the way to the conversations on a narrow screen, how far the
    index is, and who is signed in, if anybody is."""
    return element(
        "header",
        element("button", "Conversations", type="button", class_="small narrow", data_do="listing"),
        element("h1", "Passage"),
        element("p", "Answers from inspection reports, with the passage that proves them"),
        element("p", id="passage-said", class_="hidden", role="status", aria_live="polite"),
        _progress(),
        _signed_in(name) if name else None,
        class_="page-head",
    )


def _progress() -> Markup:
    """Filled in the browser, while there is something to tell."""
    return element(
        "div",
        element("span"),
        element("progress", aria_label="Progress of the index", max=1),
        id="progress",
        role="status",
        hidden=True,
    )


def _signed_in(name: str) -> Markup:
    return element(
        "form",
        element("span", name),
        element("button", "Sign out", type="submit", class_="quiet"),
        method="post",
        action=SIGN_OUT,
        class_="signed-in",
    )
