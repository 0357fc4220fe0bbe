"""Where something is taken from: whether that is asked, and whether a sentence tells it.

"Where are the extra crews coming from?" asks for a unit, a fund or a person, and for no place as a rule.
"""

from __future__ import annotations

import re

_PART = r"(?:parts?|units?|teams?|branch(?:es)?|departments?|sections?|sources?)"
_ASKS = re.compile(
    r"\bwhere\b[^?;]*\bfrom\b"
    r"|\bwhere\s+(?:do|does|did|is|are|has|have|had|will|would)\s+(?!(?:i|you|one)\b)[^?;]*"
    r"\b(?:find|finding|get|getting|draw|drawing|drawn|obtain\w*|sourc\w+)\b"
    r"|\bwhere\s+(?:has|have|had)\b[^?;]*\b(?:found|got)\b"
    rf"|\bfrom\s+(?:where|(?:which|what)\s+{_PART})\b"
    rf"|\b(?:which|what)\s+{_PART}\b[^?;]*\bfrom\s*(?:\?|$)",
    re.I,
)
_TELLS = re.compile(
    r"\bfrom\s+(?!\d|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|\w+ing\b)[\w’'-]+|\bsources?\b|\bfunded\s+by\b",
    re.I,
)


def asks(question: str) -> bool:
    """Whether it is asked where something is taken from."""
    return bool(_ASKS.search(question))


def tells(text: str) -> bool:
    """Whether `text` says that something is taken from somewhere: from no date, and not kept from
    happening ("from returning")."""
    return bool(_TELLS.search(text))
