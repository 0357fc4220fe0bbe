"""What went wrong: whether that is asked, and whether a sentence tells of trouble at all.

Much of what stands around a trouble (what it led to, what was done about it) is as near to the words of
the question as the trouble itself.
"""

from __future__ import annotations

import re

_ASKS = re.compile(r"\bwhat\s+(?:(?:had|has|have)\s+gone|(?:is|was)\s+going|went)\s+wrong\b", re.I)
_TELLS = re.compile(
    r"\bproblems?\b(?![- ]solving)|\bdifficult(?:y|ies)\s+(?:with|in|when|of|as)\b"
    r"|\b(?:experienc\w+|had|has|faced|caused)\s+(?:\w+\s+){0,2}difficult\w+"
    r"|\b(?:fail(?:ed|ure|ures|ing|ings|s)?|errors?|mistakes?|delay(?:s|ed)?|unable|weakness\w*|poor(?:ly)?"
    r"|lack(?:s|ed|ing)?|deteriorat\w+|inadequate\w*|declined|reduced|worse\w*)\b"
    r"|\b(?:did|do|does|were|was|is|are|has|have|had)\s+not\b",
    re.I,
)
_SOLVED = re.compile(
    r"\b(?:solv|resolv|rectif|fix|overc[ao]me|address)\w*\s+(?:\w+\s+){0,2}problems?\b", re.I
)


def asks(question: str) -> bool:
    """Whether it is asked what went wrong."""
    return bool(_ASKS.search(question))


def tells(text: str) -> bool:
    """Whether `text` tells of a trouble, and not only of its end ("solved the problem")."""
    return bool(_TELLS.search(_SOLVED.sub(" ", text)))
