"""What went wrong: whether that is asked, and whether a sentence tells of trouble at all.

Much of what stands around a trouble (what it led to, what was done about it) is as near to the words of
the question as the trouble itself.
"""

from __future__ import annotations

import re

from assistant.language import polarity

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


_ASKS_ABSENT = re.compile(
    r"\bwhat\b[^?;]{1,90}\b(?:missing|lacking)"
    r"(?=\s*(?:$|[?,.;)]|(?:in|on|from|when|once|after|where|about|with|at|for)\b))"
    r"|\bwhat\s+(?:did|do|does|had|has|have)\b[^?;]{1,90}\b(?:(?:leave|left|miss(?:ed)?)\s+out|lack(?:ed)?|omit(?:ted)?)\b"
    r"|\bwhat\b[^?;]{1,90}\bnot\s+(?:been\s+)?doing\b",
    re.I,
)
_ASKS_WANTING = re.compile(
    r"\b(?:which|what)\s+(?:(?:is|are|was|were)\s+(?:the|their|its)\s+)?(?:(?:main|one|other|key)\s+)?"
    r"(?:weakness(?:es)?|shortcomings?|gaps?|failings?|flaws?|drawbacks?|gripes?|criticisms?)\b(?!-)"
    r"|\bwhat\b[^?;]{1,90}\b(?:unhappy|uneasy|dissatisfied|disappointed|critical)\s+(?:about|with|of|by)\b",
    re.I,
)
_TELLS_ABSENT = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|miss(?:ed|ing)|omit\w*|left\s+out|absent|absence|without)\b", re.I
)
_TELLS_WANTING = re.compile(
    r"\b(?:less|fewer|inconsisten\w*|incomplete|insufficient\w*|limited|limitations?|little|only|half\s+as"
    r"|unacceptabl\w*|unsatisfactor\w*|concern(?:s|ed)?|should|must|needs?\s+to|could\s+(?:do\s+more|be|have))\b",
    re.I,
)


def lack_untold(question: str, text: str) -> bool:
    """Whether it is asked what is absent, or found wanting, and `text` tells nothing of the kind: it
    denies nothing and names no want."""
    absent, wanting = _ASKS_ABSENT.search(question), _ASKS_WANTING.search(question)
    if not (absent or wanting) or _TELLS_ABSENT.search(text) or polarity.denials(polarity.folded(text)):
        return False
    return bool(absent) or not (tells(text) or _TELLS_WANTING.search(text))


def asks(question: str) -> bool:
    """Whether it is asked what went wrong."""
    return bool(_ASKS.search(question))


def tells(text: str) -> bool:
    """Whether `text` tells of a trouble, and not only of its end ("solved the problem") or of one that
    there might have been."""
    return not _SUPPOSED.search(text) and bool(_TELLS.search(_KNOWN_OR_SOLVED.sub(" ", text)))
