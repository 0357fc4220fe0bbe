"""Things asked for by their number ("what are the three hubs?"), and whether so many are named."""

from __future__ import annotations

import re

from assistant.language import quantities

_ASKED = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?(?:(?:please|can\s+you|could\s+you)\s+)*"
    r"(?:list|name|identify|set\s+out|give(?:\s+me)?|tell\s+me|wh(?:at|o)\s+(?:are|were)|which\s+(?:are|were))\s+"
    r"(?:all\s+)?(?:of\s+)?(?:the\s+names\s+of\s+)?(?:the|its|our|their|these|those)\s+(?=[\w-]+\s+[a-z])",
    re.I,
)
_BETWEEN = re.compile(r"[,;:•\n]|\b(?:and|or|as\s+well\s+as)\b")


def too_few(question: str, said: str) -> bool:
    """Whether so many things are to be listed and `said` has room for fewer: that there are so many of
    them does not tell which."""
    asked = _ASKED.search(question)
    if asked is None:
        return False
    numbers = (q for q in quantities.find(question) if q.start == asked.end())
    number = next((q.value for q in numbers if q.kind in {"count", "denominator"}), 0.0)
    return 1 + len(_BETWEEN.findall(said)) < number
