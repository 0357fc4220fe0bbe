"""Two areas held against each other: "higher in Kent than nationally", "how far behind are we?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.asked import asking
from assistant.asked.alone import BY_HOW, CHANGES, VERSUS, asked_alone
from assistant.asked.axis import Contrast, Side
from assistant.asked.ways import EITHER, decides_of, ranks_of, way_of
from assistant.language import polarity
from assistant.language.areas import NATIONAL, Areas
from assistant.language.polarity import Direction

_COMPARING = re.compile(
    rf"(?<![\w'])(?:{VERSUS})(?!\w)|\bcompar\w+|\bdiffer\w*\b|\bthan\b|\bgap\b|\bbehind\b|\bahead\s+of\b"
    r"|\b(?:above|below)\b|\bsame\s+(?:way|direction|rate|level|as)\b|\bas\s+\w+\s+as\b|\bstack\w*\s+up\b"
    r"|\bmeasure\s+up\b|\b(?:bigger|smaller|higher|lower|larger|faster|slower|further|steeper|worse|better"
    r"|happier|safer|more|less|fewer)\b|\bboth\b|\btwo\s+(?:rates|figures|numbers|percentages)\b",
    re.I,
)
"""What says that two things are to be set side by side."""

_OF_EACH = re.compile(
    r"\band\s+(?:\w+\s+){0,3}?(?:national(?:ly)?|England)\b"
    r"|\band\s+(?:for\s+|in\s+)?(?:how\s+(?:much|many|far|big|large|high|low)|what)\b",
    re.I,
)
"""What asks the same of a second area: "how big in Kent and how big nationally"."""

_AND = re.compile(r"(?:'s)?\s*(?:,\s*and\b|and\b|[,/&+])\s*(?:(?:in|for|across|of|the)\s+){0,2}", re.I)

_TWO_FIGURES = re.compile(
    r"\b(?:both|two)\s+(?!reports|years|inspections)(?:(?!and\b|or\b)[\w-]+\s+){0,3}?(?:figures|rates|percentages|numbers|shares|values)\b",
    re.I,
)
"""What asks for two figures without naming whose: those that a report sets side by side."""

_MOVED_MORE = re.compile(
    r"\b(?:fell|fallen|fall|rose|risen|rise|dropped|drop|grew|grown|grow|increased?|decreased?|declined?"
    r"|(?:went|gone|go)\s+(?:up|down))\s+(?:by\s+)?(?:the\s+)?(?:more|most|less|least|further|faster|slower)\b",
    re.I,
)
"""What ranks two changes: "which fell more?"."""

_OVER_YEARS = re.compile(r"\b(?:over|across|during)\s+(?:[\w-]+\s+){1,4}?years\b", re.I)
"""A stretch of years, over which something changes: a level is one of a year."""

_ALIKE = re.compile(r"\bsame\s+(?:way|direction)\b", re.I)
_THAN = re.compile(r"\b(?:than|compared|against|behind|above|below)\b", re.I)


def of_areas(text: str, areas: Areas, home: str, named: Sequence[str]) -> Contrast | None:
    """The two areas that `text` compares, in the order of `named`, or None.

    Args:
        text: a question, with straight apostrophes.
        areas: finds areas in text.
        home: the force that the nation is held against where that alone is named, or "".
        named: the areas whose figures the question asks for; where it asks for two figures and names
            none, they are those of `home` and of the nation.
    """
    wanted = list(named)
    if wanted == [NATIONAL] and home and _COMPARING.search(text):
        wanted.insert(0, home)
    ends = asking.says("between", text)
    unnamed = bool(home) and set(wanted) <= {home} and bool(_TWO_FIGURES.search(text)) and not ends
    if unnamed:
        wanted = [home, NATIONAL]
    said = any(p.search(text) for p in (_COMPARING, EITHER, _OF_EACH))
    each = unnamed or said or _joined(text, areas)
    if len(wanted) != 2 or not each:
        return None
    plain = asked_alone(text, changes=True)
    decides, alike = decides_of(text), bool(_ALIKE.search(text))
    return Contrast(
        "areas",
        (Side(plain, area=wanted[0]), Side(plain, area=wanted[1])),
        _way(text, areas, wanted[0]) if decides else way_of(text),
        decides,
        ranks_of(text),
        alike,
        changes=alike or _of_changes(text, plain),
    )


def _joined(text: str, areas: Areas) -> bool:
    """Whether two areas are named side by side: "Kent and nationally", "Kent's and the national"."""
    return any(
        _AND.fullmatch(text[one.end : two.start]) is not None
        for one, two in pairwise(areas.find(text))
        if one.area != two.area
    )


def _of_changes(text: str, plain: str) -> bool:
    """Whether changes are set side by side, and not levels; `plain` is what is asked of one area."""
    said = asking.says("changes", BY_HOW.sub(" ", text)) or bool(CHANGES.search(text))
    said = said or bool(_MOVED_MORE.search(text) or _OVER_YEARS.search(text))
    return said or polarity.direction(plain) is not None


def _way(text: str, areas: Areas, first: str) -> Direction | None:
    """Which way the area `first` is said to lie from the other."""
    way, than = way_of(text), _THAN.search(text)
    if way is None or than is None or first == NATIONAL:
        return way
    behind = [m.area for m in areas.find(text) if m.start > than.start()]
    if behind[:1] == [first]:
        return "down" if way == "up" else "up"
    return way
