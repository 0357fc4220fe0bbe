"""A part told by what is left out of it: "all but five of the 40 stations" are 35 of the 40."""

from __future__ import annotations

import re

from assistant.language import quantities

_ALL_BUT = re.compile(
    r"\b(?:all|every\s+one)\s+(?:but|except(?:\s+for)?|save)\s+(?P<few>[a-z]+|\d+)\s+of\s+(?:the|its|all|these|those)\s+"
    r"(?P<all>[a-z]+(?:-[a-z]+)?|\d+)\b",
    re.I,
)


def counted(text: str) -> str:
    """`text` with each such part as the number that it is, as a report gives it."""
    return _ALL_BUT.sub(_part, text)


def _part(match: re.Match[str]) -> str:
    few, whole = (quantities.values(match[name]) for name in ("few", "all"))
    if len(few) != 1 or len(whole) != 1:
        return match.group()
    left = min(whole) - min(few)
    return f"{left:g} of the {min(whole):g}" if left > 0 and left.is_integer() else match.group()
