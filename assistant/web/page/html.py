"""HTML made from parts that are escaped by themselves: the one place where text becomes markup.

Whatever is not `Markup` is text, of a report or of a user, and is escaped. So markup comes about in
`element` alone, and no caller can forget to escape.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from assistant.language.plain import plain

Part = Markup | str | int | None
"""What an element may hold: markup as it is, text escaped, nothing for None."""

Attribute = str | int | bool | None

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_VOID = frozenset({"br", "hr", "input", "img"})
_ADDRESSES = frozenset({"href", "src", "action", "formaction"})
_SAFE_ADDRESS = re.compile(r"(?:https?://[^\s/]|/(?![/\\])|#)")


def text(value: str | int) -> Markup:
    """`value` escaped, its control and direction characters shown as visible ones."""
    return escape(plain(str(value)))


def join(*parts: Part) -> Markup:
    """The parts one after the other."""
    return Markup("").join(_safe(part) for part in parts if part is not None)


def element(name: str, /, *parts: Part, **attributes: Attribute) -> Markup:
    """An element that holds `parts`.

    In the name of an attribute `_` stands for `-`, and a trailing `_` is dropped (`class_`,
    `data_turn`). True gives an attribute without a value; None and False give none.

    Raises:
        ValueError: an address would leave this site for anything but a web page ("javascript:"), or
            an attribute would hold a script.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    start = Markup(f"<{name}{written}>")  # noqa: S704  (the name is a literal, the attributes are escaped)
    return start if name in _VOID else join(start, *parts, Markup(f"</{name}>"))  # noqa: S704


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(name) or name.lower().startswith("on") or name == "style":
        raise ValueError(f"an element takes no attribute {name!r}")
    if value is True:
        return f" {name}"
    if name in _ADDRESSES and not _SAFE_ADDRESS.match(str(value)):
        raise ValueError(f"{value!r} is no address of this site or of a web page")
    return f' {name}="{text(value)}"'


def _safe(part: Markup | str | int) -> Markup:
    return part if isinstance(part, Markup) else text(part)
