"""The outer form of a question: capitals, marks and figures, which say nothing of what it asks."""

from __future__ import annotations

import re

from assistant.language.words import STOPWORDS

SHOUTED = 4
"""Words from which on capitals are a way of writing: fewer may be abbreviations ("MAPPA, 2014?")."""

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]+")

_NEGATED = re.compile(
    r"\b(has|have|had|is|are|was|were|do|does|did|wo|would|could|should|ca|must)nt\b", re.IGNORECASE
)
_WHO_IS = re.compile(
    r"\b(who|what|where|when|how|that|there|here|(?:every|some|any|no)(?:one|body))(s)\b", re.IGNORECASE
)
_THEY_ARE = re.compile(r"\b(they|you)(ve|re|ll)\b", re.IGNORECASE)
_FORCE_S = re.compile(r"\b(the\s+force)(s)(?=\s+(?:19|20)\d\d\s+[a-z])", re.IGNORECASE)
"""What belongs to the force of a year ("the forces 2014 plan"): several have no one such thing."""

_AND = re.compile(r"(?<=\w\w)\s*&\s*(?=\w\w)|(?<=[^\s&][^\s&])\s+&\s+(?=\w)|(?<=\w)\s+&\s+(?=\w\w)")
"""An ampersand, but none between the letters of an abbreviation ("E&W", "E & W")."""

_PERCENTAGE = re.compile(r"\b(by\s+what|what|which)\s+(?:%|pct\b)(?!\s*(?:age|point))", re.IGNORECASE)
_PERCENT = re.compile(r"(?<=[\d\s])pct\b", re.IGNORECASE)

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_FEW = re.compile(
    r"\b(the|these|those|both|which|what)(\s+)([2-4])"
    r"(?=\s*[.?!,;]?\s*$|\s*[.?!,;]\s|\s+(?!(?:per\s?cent|pct|pc|percentage\s+point|(?:calendar\s+|working\s+)?(?:minute|hour|day|week|month|year)"
    r"|hundred|thousand|million|billion|january|february|march|april|may|june|july|august|september|october|november|december)s?\b)"
    r"[a-z])",
    re.IGNORECASE,
)
"""A small number of things that are spoken of as known, which is written in words ("the 2 reports")."""

_NUMBERED = re.compile(
    rf"\b(figure|table|chart|graph|page|footnote|annex|chapter|outcome)(\s+)(one|{'|'.join(_NUMBERS)}|ten)\b",
    re.IGNORECASE,
)
"""The number that a thing of a report has, which is written as a figure ("Figure eight")."""

_UNENDED = re.compile(
    r"^(?:(?:and|but|so|in|for|from|by|at|on|of|to|with)\s+(?:\d{4},?\s+)?)?"
    r"(?:what|who|whom|whose|when|where|which|why|how|is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b"
    r"[^?]*[^\s.?!:;,–-]$",
    re.IGNORECASE,
)
"""What asks in a sentence, and has no mark at its end."""


def plain(text: str) -> str:
    """`text` with capitals, apostrophes, signs and small numbers as careful people write them."""
    full = _AND.sub(" and ", unshouted(text))
    full = _NEGATED.sub(r"\1n't", full)
    for lacks_apostrophe in (_WHO_IS, _THEY_ARE, _FORCE_S):
        full = lacks_apostrophe.sub(r"\1'\2", full)
    full = _PERCENT.sub("percent", _PERCENTAGE.sub(r"\1 percentage", full))
    return _NUMBERED.sub(_in_digits, _FEW.sub(_in_words, full))


def unshouted(text: str) -> str:
    """`text` in small letters if it is all in capitals, which then tell no name from a word; with those
    of abbreviations alone, if it is written like a heading."""
    words = _LETTERS.findall(text)
    if len(words) < SHOUTED:
        return text
    if sum(word.isupper() for word in words) > 0.8 * len(words):
        return text.lower()
    headed = [word for word in words if word[0].isupper()]
    if len(headed) > 0.8 * len(words) and any(word.lower() in STOPWORDS for word in headed[1:]):
        return _WORD.sub(lambda m: m.group() if m.group()[1:].isupper() else m.group().lower(), text)
    return text


def ended(text: str) -> str:
    """`text` with the mark at its end that who types in haste leaves out."""
    return f"{text}?" if _UNENDED.match(text) else text


def _in_words(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}{_NUMBERS[int(match[3]) - 2]}"


def _in_digits(match: re.Match[str]) -> str:
    number = ("one", *_NUMBERS, "ten").index(match[3].lower()) + 1
    return f"{match[1]}{match[2]}{number}"
