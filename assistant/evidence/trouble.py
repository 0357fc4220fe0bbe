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
_KNOWN_OR_SOLVED = re.compile(
    r"\b(?:solv|resolv|rectif|fix|overc[ao]me|address|identif|tackl)\w*\s+(?:\w+\s+){0,2}problems?\b",
    re.I,
)
_SUPPOSED = re.compile(r"\bwould(?:\s+not|n['’]t)?\s+have\b", re.I)


def asks(question: str) -> bool:
    """Whether it is asked what went wrong."""
    return bool(_ASKS.search(question))


def tells(text: str) -> bool:
    """Whether `text` tells of a trouble, and not only of its end ("solved the problem") or of one that
    there might have been."""
    return not _SUPPOSED.search(text) and bool(_TELLS.search(_KNOWN_OR_SOLVED.sub(" ", text)))
