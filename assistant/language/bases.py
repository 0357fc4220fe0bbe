"""What a figure's unit says that it is: a share, a rate of how many, a count, money or a duration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.language.words import content

Sort = Literal["percent", "rate", "count", "money", "duration"]

_SCALES = {"ten": 10, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_PER = re.compile(
    r"\b(?:per|for\s+(?:every|each)|in\s+every|out\s+of(?:\s+every)?)\s+(?:(?P<digits>\d[\d,]*)|one\b|a\b)?\s*"
    r"(?P<scale>ten|hundred|thousand|million)?s?\b\s*(?P<of>[^,.;()]*)",
    re.I,
)
_PEOPLE = frozenset({"popul", "peopl", "person", "resid", "inhabit", "head", "capita", "citizen"})
_HOMES = frozenset({"household", "dwell", "home"})


@dataclass(frozen=True, slots=True)
class Base:
    """`sort` of unit; of a rate, `per` how many (1,000) of what (`of`, stems, empty where unsaid)."""

    sort: Sort
    per: int = 0
    of: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """In words, for a sentence that begins "One is ..."."""
        return {"percent": "a percentage", "rate": "a rate", "count": "a count"}.get(
            self.sort, "an amount of money" if self.sort == "money" else "a length of time"
        )


def of(unit: str, value: str = "") -> Base:
    """The base that a unit as printed tells ("per 1,000 population", "percent", "arrests"); `value` is
    the figure with its unit, for money and durations, which have none of their own."""
    if re.search(r"%|\bper\s?cent", f"{unit} {value}", re.I):
        return Base("percent")
    match = _PER.search(unit)
    if match is not None:
        digits = int(match["digits"].replace(",", "")) if match["digits"] else 1
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
        return Base("rate", digits * scale, _counted(match["of"]))
    if "£" in value:
        return Base("money")
    if re.search(r"\b(?:minute|hour|day|week|month|year)s?$", value.strip(), re.I):
        return Base("duration")
    return Base("count")


def _counted(text: str) -> frozenset[str]:
    found = frozenset(token.stem for token in content(text) if not token.is_number)
    if found & _PEOPLE:
        return frozenset({"popul"})
    if found & _HOMES:
        return frozenset({"household"})
    return found
