"""Spans of time behind figures: how long the time is that a figure covers, or that it changed over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import periods
from corpus.periods import Period

_POINT = re.compile(r"\b(?:as\s+(?:at|of|on)|on)\s+(?:the\s+)?(?:\d|end|[A-Z])", re.I)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        start=1,
    )
}
_LASTING = re.compile(
    rf"\b(?:past|last|previous|over|in|during|for)\s+(?:the\s+)?(?:past\s+|last\s+|previous\s+)?"
    rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})[\s-](year|month)s?(?:[\s-]period)?\b(?!\s+(?:to|ending|prior|up)\b)",
    re.I,
)
_ONE_YEAR = re.compile(
    r"\b(?:previous|preceding|prior)\s+(?:12|twelve)[\s-]months?\b|\b(?:previous|preceding|prior|last)\s+year\b"
    r"|\bannual(?:ly)?\b|\byear[\s-]on[\s-]year\b|\bthe\s+year\s+before\b",
    re.I,
)
_AGAINST = re.compile(r"\b(?:compar(?:ed|ing|ison)|since|from|between|against|than)\b", re.I)


@dataclass(frozen=True, slots=True)
class Span:
    """The time that a figure is for: `months` long, or None where the wording leaves that open; it ends
    in `year` and `month` (1 to 12, or None). A `point` is a single day ("as at 1 July 2016")."""

    text: str
    months: int | None
    year: int
    month: int | None
    point: bool

    @property
    def is_year(self) -> bool:
        """Whether it may be twelve months long: said so, or left open."""
        return not self.point and self.months in {None, 12}


def of(period: str) -> Span | None:
    """The span that `period`, as printed, names ("12 months to 30 June 2016"); None if it names none."""
    found = periods.find(period)
    if not found:
        return None
    last = max(found, key=_end)
    return Span(
        period.strip(), _length(last), last.last_year, last.last_month, bool(_POINT.search(period))
    )


def change(text: str) -> int | None:
    """The months over which `text` says that something changed, or None if it does not say.

    "compared with the 12 months to June 2010 ... in the 12 months to June 2014" is 48; "against the
    previous 12 months" 12; "during the past six years" 72; a lone "in the 12 months to June 2014" 12.
    """
    if _ONE_YEAR.search(text):
        return 12
    lasting = _LASTING.search(text)
    if lasting is not None:
        number = int(lasting[1]) if lasting[1].isdigit() else _NUMBERS[lasting[1].lower()]
        return number * (12 if lasting[2].lower() == "year" else 1)
    found = periods.find(text)
    if not found:
        return None
    first, last = min(found, key=_end), max(found, key=_end)
    if _end(first) != _end(last) and _AGAINST.search(text):
        return (last.last_year - first.last_year) * 12 + _month(last) - _month(first)
    return _length(last)


def _end(period: Period) -> tuple[int, int]:
    return period.last_year, _month(period)


def _month(period: Period) -> int:
    return period.last_month or 12


def _length(period: Period) -> int | None:
    if period.months is not None:
        return period.months
    if period.first_year is None:
        return None
    # "between June 2010 and June 2014" names two ends of a span, not its first and last month.
    first = period.first_year * 12 + (period.first_month or 1)
    months = period.last_year * 12 + _month(period) - first
    return months or None
