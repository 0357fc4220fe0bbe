"""How exactly a figure is meant: "more than 1,000", "nearly a quarter", "up to 28 days"."""

from __future__ import annotations

import re
from typing import Literal

from assistant.language.quantities import Quantity

Bound = Literal["exact", "about", "just_above", "just_below", "above", "at_least", "below", "at_most"]

FROM_BELOW: frozenset[Bound] = frozenset({"above", "at_least"})
FROM_ABOVE: frozenset[Bound] = frozenset({"below", "at_most"})

OPEN = FROM_BELOW | FROM_ABOVE
"""What has an end on one side alone."""

NEAR = 0.1
"""How far, as a share of it, a figure may lie from one that is said to be about as large."""

LEVEL = 0.01
"""How far, as a share of it, a figure may lie on the other side of one that it is "just over" or "just
under": as far as rounding takes it."""

FAR = 0.25
"""How far, as a share of it, an open limit ("over 100") may lie from the one that is told."""

_LEADS: tuple[tuple[Bound, str], ...] = (
    ("at_least", r"at\s+least|no\s+(?:less|fewer)\s+than|not\s+(?:less|fewer)\s+than|a\s+minimum\s+of"),
    (
        "at_most",
        r"at\s+most|no(?:t)?\s+(?:more|longer|later)\s+than|a\s+maximum\s+of|up\s+to|as\s+(?:many|much)\s+as",
    ),
    (
        "just_above",
        r"(?:just|slightly|marginally|(?:a\s+)?little)\s+(?:over|above|(?:more|higher|greater)\s+than)",
    ),
    (
        "just_below",
        r"(?:just|slightly|marginally|(?:a\s+)?little)\s+(?:under|below|short\s+of|(?:less|fewer|lower)\s+than)"
        r"|nearly|almost",
    ),
    ("about", r"about|around|roughly|approximately|approx\.?|circa|some|close\s+to"),
    (
        "above",
        r"more\s+than|over|above|greater\s+than|exceed(?:s|ed|ing)?|in\s+excess\s+of|upwards\s+of",
    ),
    ("below", r"fewer\s+than|less\s+than|under|below"),
)
_BEFORE = tuple(
    (bound, re.compile(rf"\b(?:{words})\s+(?:an?\s+|the\s+)?$", re.I)) for bound, words in _LEADS
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"\s+or\s+(?:more|above|over|older)\b", re.I)),
    ("at_most", re.compile(r"\s+or\s+(?:fewer|less|under|below|younger)\b", re.I)),
)


def of(text: str, quantity: Quantity) -> Bound:
    """How exactly `text` means the quantity that was found in it."""
    before = text[max(0, quantity.start - 30) : quantity.start]
    for bound, pattern in _AFTER:
        if pattern.match(text, quantity.end):
            return bound
    return next((bound for bound, pattern in _BEFORE if pattern.search(before)), "exact")


def holds(bound: Bound, claimed: float, found: float, *, told: Bound = "exact") -> bool:
    """Whether a claim of `claimed`, meant as `bound`, is true of the figure `found`, told as `told`: if
    there are "more than 900", "more than 900" is true and "900 or fewer" is not. What is told as a limit
    ("up to 28 days") has that limit and no other, though 20 days and 88 would keep to 88; "over 300" is
    not what is meant by "over 100"."""
    if bound == "about":
        return abs(claimed - found) <= NEAR * abs(claimed)
    if bound in {"just_above", "just_below"}:
        beyond = claimed - found if bound == "just_above" else found - claimed
        level = 0.0 if {bound, told} == {"just_above", "just_below"} else LEVEL
        near = abs(claimed - found) <= NEAR * abs(claimed)
        return near and (beyond < 0 or beyond < level * abs(claimed))
    if bound == "exact" or (bound == told and bound in {"at_least", "at_most"}):
        return claimed == found
    if bound == told and bound in {"above", "below"} and abs(claimed - found) > FAR * abs(claimed):
        return False
    open_above, open_below = told in FROM_BELOW, told in FROM_ABOVE
    if bound in FROM_BELOW:
        level = bound == "at_least" or open_above
        return not open_below and (found > claimed or (level and found == claimed))
    level = bound == "at_most" or open_below
    return not open_above and (found < claimed or (level and found == claimed))
