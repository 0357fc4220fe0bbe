"""Over how many years a change is told: "by 25 percent" since when.

Reports give the same measure's change over one year and over several in neighbouring sentences; only
the stretch that each is told over tells them apart.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus import periods

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
_SEVERAL = re.compile(
    r"\b(?:over|in|during|within|across)\s+(?:just\s+|only\s+)?(?:the\s+)?(?:past\s+|last\s+|previous\s+|these\s+|"
    r"those\s+|same\s+)?(?P<over>\d{1,2}|[a-z]+)[\s-]+years?\b(?!\s+olds?\b)"
    r"|\b(?P<ago>\d{1,2}|[a-z]+)\s+years?\s+(?:ago|earlier|before|previously|prior)\b"
    r"|\b(?P<span>\d{1,2}|[a-z]+)[\s-]years?\s+(?:period|change|fall|rise|drop|reduction|increase|decrease)\b"
    r"|\b(?P<just>one)\s+year\s+(?:to|ending)\b",
    re.I,
)
_ONE = re.compile(
    r"\b(?:the\s+)?(?:previous|preceding|prior|past|last|latest|most\s+recent)\s+(?:year|12[\s-]months?|twelve[\s-]months?)\b"
    r"|\b12\s+months\s+(?:prior|earlier|before)\b|\b(?:the|a|on|than)\s+year\s+(?:before|earlier)\b"
    r"|\blast\s+year\b|\byear[\s-]on[\s-]year\b|\bannual(?:ly)?\s+(?:change|movement|rise|fall|increase|decrease)\b"
    r"|\bin\s+(?:just\s+)?(?:a|one)\s+(?:single\s+)?year\b",
    re.I,
)
_AGAINST = re.compile(
    r"\bcompared\b|\bcomparison\b|\bthan\b|\bagainst\b|\bbetween\b|\bfrom\b|\bsince\b", re.I
)
LONGEST = 20
"""Years beyond which a stretch is taken for something else."""


def years(text: str) -> int | None:
    """The years over which a sentence or a question tells a change, or None if it does not say.

    Read are lengths ("over the past four years", "five years earlier", "the previous 12 months") and two
    periods that end in the same month where one is held against the other.
    """
    match = _SEVERAL.search(text)
    if match is not None:
        said = next(group for group in match.groups() if group).lower()
        number = int(said) if said.isdigit() else _NUMBERS.get(said)
        if number is not None and number <= LONGEST:
            return number
    if _AGAINST.search(text):
        named = periods.find(text)
        for period in named:
            if period.first_year is not None and period.months is None:
                return _stretch(period.last_year - period.first_year)
        for one, two in pairwise(named):
            if one.last_month == two.last_month and one.last_year != two.last_year:
                return _stretch(abs(one.last_year - two.last_year))
    return 1 if _ONE.search(text) else None


def asked(question: str) -> int | None:
    """The years over which `question` asks for a change: of a change "in the year ending June 2016",
    that year."""
    told = years(question)
    if told is not None:
        return told
    named = periods.find(question)
    return 1 if len(named) == 1 and named[0].months == 12 else None


def _stretch(number: int) -> int | None:
    return number if 1 <= number <= LONGEST else None
