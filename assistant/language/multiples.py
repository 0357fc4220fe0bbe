"""How many times one figure is said to be of another: "half as many", "just over a third of that"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MARGIN = 0.15
"""How far, as a share of it, a ratio may lie from one that is said to be about as large: who says "half"
of two figures has rounded both."""

Side = Literal["about", "above", "below", "just_above", "just_below"]

_SIZES = {
    "half": 0.5,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 0.25,
    "one quarter": 0.25,
    "three quarters": 0.75,
    "twice": 2.0,
    "double": 2.0,
    "two times": 2.0,
    "three times": 3.0,
    "four times": 4.0,
    "five times": 5.0,
}
_LEADS: tuple[tuple[Side, str], ...] = (
    ("just_above", r"(?:just|slightly|only|(?:a\s+)?little|not\s+much)\s+(?:more\s+than|over|above)"),
    ("just_below", r"(?:just|slightly|(?:a\s+)?little)\s+(?:less\s+than|fewer\s+than|under|below)"),
    ("just_below", r"nearly|almost"),
    ("above", r"more\s+than|over|above|at\s+least|well\s+over"),
    ("below", r"less\s+than|fewer\s+than|under|below|well\s+under"),
    ("about", r"about|around|roughly|some|approximately"),
)  # fmt: skip
_RATIO = re.compile(
    rf"\b(?:(?P<lead>{'|'.join(words for _, words in _LEADS)})\s+)?"
    rf"(?P<size>{'|'.join(size.replace(' ', '[ -]') for size in _SIZES)})\s+"
    r"(?:as\s+(?:many|much|high|large|big|common|likely|often|frequent)|of?\s*(?:that|what|those)\b|that\s+(?:of|in|for|across)"
    r"|the\s+(?:\w+\s+){0,3}?(?:rate|level|number|proportion|share|average|figure|size|national)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Multiple:
    """That one figure is `size` times another, or on which `side` of that; said at `[start, end)`."""

    size: float
    side: Side
    start: int
    end: int

    def holds(self, ratio: float) -> bool:
        """Whether it is true of two figures of this `ratio`."""
        near = abs(ratio - self.size) <= MARGIN * self.size
        if self.side == "about":
            return near
        if self.side in {"just_above", "just_below"} and not near:
            return False
        return ratio > self.size if self.side in {"above", "just_above"} else ratio < self.size


def find(text: str) -> Multiple | None:
    """The first multiple that `text` says one thing to be of another, or None."""
    match = _RATIO.search(text)
    if match is None:
        return None
    lead = match["lead"] or ""
    side: Side = next((s for s, words in _LEADS if re.fullmatch(words, lead, re.I)), "about")
    size = " ".join(match["size"].lower().replace("-", " ").split())
    return Multiple(_SIZES[size], side, match.start(), match.end())


def apart(text: str, other: str) -> bool:
    """Whether one text says "more than" and the other "less than" of a multiple."""
    one, two = find(text), find(other)
    sides = {_OPEN.get(each.side) for each in (one, two) if each is not None}
    return sides == {"above", "below"}


_OPEN: dict[Side, Side] = {
    "above": "above",
    "just_above": "above",
    "below": "below",
    "just_below": "below",
}
