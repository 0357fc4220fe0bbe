"""The head of the page."""

from __future__ import annotations

from markupsafe import Markup

from assistant.web.page.html import element


def head_view() -> Markup:
    """Its name, what it is for, and the way to the conversations on a narrow screen."""
    return element(
        "header",
        element(
            "button", "Conversations", type="button", class_="small narrow", data_do="listing",
        ),
        element("h1", "Passage"),
        element("p", "Answers from inspection reports, with the passage that proves them"),
        element("p", id="passage-said", class_="hidden", role="status", aria_live="polite"),
        element(
            "div", element("span"), element("progress", aria_label="Progress of the index", max=1),
            id="progress", role="status", hidden=True,
        ),
        class_="page-head",
    )  # fmt: skip
