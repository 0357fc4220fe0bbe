"""Which place a force takes among all: "the third highest", "only two forces have more".

That only two have more, that none has more, and that a force comes third or first say the same; reports
say the one, readers the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language import quantities
from assistant.language.polarity import Direction

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_UTMOST = re.compile(
    rf"\b(?:(?P<nth>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))[\s-]+)?"
    r"(?:(?P<up>highest|most(?!\s+(?:of|other|police|forces?|recent\w*))|largest|biggest|greatest)"
    r"|(?P<down>lowest|least|fewest|smallest))\b",
    re.I,
)
_OF_FORCES = re.compile(
    r"\b(?:England\s+and\s+Wales|(?:all|any|other|police)\s+forces?|of\s+forces|(?:in|across)\s+the\s+country|nationally)\b",
    re.I,
)
"""What shows that a place is one among forces, and not among other things of one force."""

_AMONG = re.compile(r"\b(?:among|amongst|one\s+of|some\s+of|at)\s+(?:the\s+)?$", re.I)
_FEWER_ABOVE = re.compile(
    r"\b(?:only|just)\s+(?P<few>[a-z]+|\d+)\s+(?:other\s+)?(?:police\s+)?forces?\b(?P<rest>.*?\bthan\b)",
    re.I | re.S,
)
_NONE_ABOVE = re.compile(
    r"\b(?:no|not\s+one)\s+(?P<other>other\s+)?(?:police\s+)?force\b(?P<rest>.*)", re.I | re.S
)
_MORE = re.compile(
    r"\b(?:(?P<up>more|higher|larger|bigger|greater)|(?P<down>fewer|less|lower|smaller))\b", re.I
)
_DENIES = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """The place `number`, from 1, counted from the most (`up`) or the least; said at `[start, end)`."""

    number: int
    way: Direction
    start: int
    end: int


def claimed(text: str) -> Place | None:
    """The place that a statement gives, counting those ahead or by an ordinal; None if it gives none."""
    few = _FEWER_ABOVE.search(text)
    if few is not None:
        ahead = quantities.values(few["few"]) or ({1.0} if few["few"].lower() == "one" else set())
        return _behind(few, int(min(ahead))) if ahead else None
    none = _NONE_ABOVE.search(text)
    if none is not None and (none["other"] or re.search(r"\bthan\b", none["rest"])):
        return _behind(none, 0)
    return next((place for place in told(text) if _ordinal(text, place)), None)


def told(text: str) -> tuple[Place, ...]:
    """The places among forces that a sentence tells; what is "among the highest" has none."""
    if not _OF_FORCES.search(text):
        return ()
    return tuple(
        Place(_number(match["nth"]), "up" if match["up"] else "down", *match.span())
        for match in _UTMOST.finditer(text)
        if not _AMONG.search(text, 0, match.start())
    )


def _behind(match: re.Match[str], ahead: int) -> Place | None:
    """The place behind so many others, if it is said what they have more or less of."""
    more = _MORE.search(match["rest"])
    if more is None or _DENIES.search(match["rest"], 0, more.start()):
        return None
    return Place(ahead + 1, "up" if more["up"] else "down", match.start(), match.start("rest"))


def _ordinal(text: str, place: Place) -> bool:
    return place.number > 1 or text[place.start : place.end].lower().startswith(("first", "1st"))


def _number(nth: str | None) -> int:
    if nth is None:
        return 1
    word = nth.lower()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])
