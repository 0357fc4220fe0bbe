"""Where a question names the reports: by inspection year, by their order, or all of them at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_KIND = r"(?:(?:PEEL|crime|police|effectiveness|efficiency|legitimacy|HMICF?R?S?|hmic)[\s:]+)*"
_PAPER = r"(?:reports?|inspections?|assessments?|visits?|review|table|figures|one)"
_BEFORE = r"(?:(?:in|of|for|from|at|during|by)\s+)?(?:the\s+)?"
_SPAN = (
    r"(?:(?:the\s+)?(?:12|twelve)[\s-]months?|(?:the\s+)?year)\s+(?:to|ending|ended|up\s+to)\s+"
    r"(?:the\s+)?(?:end\s+of\s+)?"
)
_DATED = re.compile(
    rf"\(?{_BEFORE}(?:{_KIND}{_PAPER}[:\s]+(?:(?:of|for|in|from)\s+)?)?{_KIND}(?:{_SPAN})?"
    rf"(?:(?:30|31)\s+)?(?:(?:March|June|September|December|mar|jun|sept?|dec)\s+)?"
    rf"(?<![\d,.£])(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)(?:'s)?"
    rf"(?:\s+(?:{_KIND})?{_PAPER}\b)?(?:\s+(?:set|crime)?\s*{_PAPER}\b)?\)?",
    re.I,
)
_PLACED = re.compile(
    rf"{_BEFORE}(?:(?P<first>first|older|oldest|earlier|earliest)|(?P<last>second|newer|newest|later|latest"
    rf"|most\s+recent))(?!\s+(?:of\s+)?(?:\d|half|quarter|time|place|point))"
    rf"(?:\s+of\s+(?:the|these|those|our)\s+two)?(?:\s+(?:\w+\s+)?{_PAPER}\b|(?=\s*(?:[?.,;(]|$)))",
    re.I,
)
_LATER = re.compile(
    r"\b(?P<count>one|a|two|three|four|five|\d)\s+years?\s+(?:on|later|after(?:wards)?)\b", re.I
)
_ALL = re.compile(
    r"\b(?:(?:between|from|in|of|across|over)\s+)?(?:the\s+)?(?:both|two|each)\s+(?:of\s+)?"
    r"(?:the\s+|these\s+|those\s+|our\s+)?(?:\w+\s+)?(?:reports?|inspections?|visits)\b"
    r"|\b(?:from|between)\s+(?:one|the\s+one)\s+(?:report|inspection)\s+(?:to|and)\s+(?:the\s+)?"
    r"(?:next|other)\b",
    re.I,
)
_ONE_OF = re.compile(
    r"\b(?:one|first|second|latter|former|older|newer|later|earlier|either)\s+(?:of\s+)?$", re.I
)
_COUNTS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Mention:
    """An inspection year, named by the characters `start` to `end` of a question."""

    start: int
    end: int
    year: int


def mentions(text: str, years: Sequence[int]) -> list[Mention]:
    """Where `text` names one of `years`, the inspection years in order; in order, each place once."""
    found = [
        Mention(m.start(), m.end(), int(m["year"]))
        for m in _DATED.finditer(text)
        if int(m["year"]) in years
    ]
    for match in _PLACED.finditer(text):
        if not re.search(r"\byears?\s*$", text[: match.start()]) and not any(
            m.start < match.end() and match.start() < m.end for m in found
        ):
            year = years[0] if match["first"] else years[-1]
            found.append(Mention(match.start(), match.end(), year))
    found.sort(key=lambda m: m.start)
    for match in _LATER.finditer(text):
        said = match["count"].lower()
        before = [m.year for m in found if m.end <= match.start()]
        year = before[-1] + (_COUNTS.get(said) or int(said)) if before else 0
        if year in years:
            found.append(Mention(match.start(), match.end(), year))
    return sorted(found, key=lambda m: m.start)


def names_all(text: str) -> bool:
    """Whether `text` speaks of both reports together, and of more than one of them."""
    every = _ALL.search(text)
    return every is not None and _ONE_OF.search(text, 0, every.start()) is None


def without_all(text: str) -> str:
    """`text` without the words for both reports together."""
    return _ALL.sub(" ", text)
