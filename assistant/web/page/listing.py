"""The user's conversations as a list: to open, search, rename, export and delete."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.records.conversations import Listed
from assistant.web.page.html import element

NONE_YET = "Your conversations are kept here, for you alone."
NONE_FOUND = "No conversation holds these words."


def listing_view(listed: Sequence[Listed], current: str, sought: str) -> Markup:
    """The list with its search field.

    Args:
        listed: the conversations, as they shall stand.
        current: the id of the one that is open, or "".
        sought: the words that the list was searched for.
    """
    items = [_item(one, one.id == current) for one in listed]
    none = element("p", NONE_FOUND if sought else NONE_YET, class_="none")
    return element(
        "div",
        element(
            "div",
            element("h2", "Conversations"),
            element("button", "New", type="button", class_="small", data_act="begin"),
            class_="panel-head",
        ),
        element(
            "input",
            type="search",
            name="words",
            value=sought,
            placeholder="Search",
            aria_label="Search conversations",
            maxlength=200,
            data_act="seek",
        ),
        element("ul", *items, role="list") if items else none,
        class_="listing",
    )


def _item(one: Listed, current: bool) -> Markup:
    title = one.title or "Untitled"
    name = element(
        "button",
        title,
        type="button",
        class_="title",
        aria_current="true" if current else None,
        data_act="choose",
        data_id=one.id,
    )
    more = element(
        "details",
        element("summary", element("span", f"More for {title}", class_="hidden"), class_="more-dots"),
        element(
            "div",
            _rename(one, title),
            _button("Export as Markdown", "export", one.id, kind="md"),
            _button("Export as Word", "export", one.id, kind="docx"),
            _delete(one),
            class_="menu",
        ),
    )
    return element("li", name, more, class_="current" if current else None)


def _button(label: str, act: str, conversation: str, kind: str | None = None) -> Markup:
    return element("button", label, type="button", data_act=act, data_id=conversation, data_kind=kind)


def _rename(one: Listed, title: str) -> Markup:
    return element(
        "form",
        element(
            "input", type="text", name="title", value=title, aria_label="New title", maxlength=120,
            required=True,
        ),
        element("button", "Rename", type="submit"),
        data_act="rename",
        data_id=one.id,
    )  # fmt: skip


def _delete(one: Listed) -> Markup:
    """A button that asks first."""
    return element(
        "details",
        element("summary", "Delete…", class_="danger"),
        element("p", "Delete this conversation for good?"),
        element(
            "button", "Delete for good", type="button", class_="danger", data_act="delete",
            data_id=one.id,
        ),
        class_="confirm",
    )  # fmt: skip
