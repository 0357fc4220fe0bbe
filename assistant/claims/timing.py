"""Whether a claim is on another time than what is said to support it: another month of the same year, or
a change over another number of years."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.language import baseline
from corpus import periods
from corpus.periods import Period

_HALF = re.compile(r"\b(?:(?P<first>first)|second|last|latter)\s+half\s+of\s+(?P<year>20\d\d)\b", re.I)

_LOOSE = {None, 3}
"""The months of a stretch in which something may be said to be ("between June and August", "in summer"),
and not only to end with it."""


def elsewhen(claim: str, told: str, around: str) -> bool:
    """Whether what is `told`, which stands in the passage `around`, is of another time than `claim`."""
    return _other_month(claim, told, around) or _other_stretch(claim, told)


def _other_month(claim: str, told: str, around: str) -> bool:
    """Whether a claim names a month, and a passage of that year others alone, or the sentence that month
    of another year."""
    named = _ends(around)
    months = {p.last_month for p in _ends(told)}

    def stands(asked: Period) -> bool:
        of_year = [p for p in named if p.last_year == asked.last_year]
        if not of_year:
            return asked.last_month not in months
        return any(_may_be(asked, found) for found in of_year)

    return not all(map(stands, _ends(claim)))


def _ends(text: str) -> list[Period]:
    """The moments that `text` names to the month, at which periods end."""
    halves = [
        Period(m.group(), *m.span(), last_year=int(m["year"]), last_month=6 if m["first"] else 12)
        for m in _HALF.finditer(text)
    ]
    return [*halves, *(p for p in periods.find(text) if p.last_month is not None)]


def _may_be(asked: Period, found: Period) -> bool:
    """Whether `found` ends where `asked` does, or within it if that is a season. How long either is may
    differ: a fall over four years is told by two years that end in the same month."""
    if asked.first_month is not None and asked.months in _LOOSE and asked.first_year == asked.last_year:
        first, last, month = asked.first_month, asked.last_month, found.last_month
        return first is not None and last is not None and month is not None and first <= month <= last
    one, other = (replace(p, first_year=None, first_month=None, months=None) for p in (asked, found))
    return periods.agree(one, other)


def _other_stretch(claim: str, told: str) -> bool:
    """Whether both tell over how many years something changed, and not the same number."""
    asked, found = baseline.years(claim), baseline.years(told)
    return None not in {asked, found} and asked != found
