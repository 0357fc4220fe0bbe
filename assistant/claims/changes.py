"""Claims that something rose or fell: which way the figures say that it went."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.best import READ_AHEAD
from assistant.asked.question import Query
from assistant.claims import findings
from assistant.claims.findings import Finding
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading
from assistant.evidence.readings import FigureReader
from assistant.evidence.topics import subject
from assistant.language import polarity

BEARING = 0.6
"""The least share of what is said to change that must stand around a figure of its change."""

AS_GOOD = 0.8
"""How much worse than the best figure one may fit and still tell which way it went."""

CHANGED = re.compile(
    r"\b(?:uplift|rise|rose|risen|rising|grow\w*|grew|increas\w*|climb\w*|rais\w+|fall|fell|fallen|falling|declin\w+"
    r"|decreas\w*|reduc\w*|drop\w*|shr[aiu]nk|slip\w*|slid|sank|jump\w*|surg\w+|soar\w*|plung\w+|(?:go|went|gone|going|step\w*|push\w*|ramp\w*)\s+(?:up|down))\b",
    re.I,
)


_REACH = 1
"""Words that may stand between a "not" and the change that it denies ("did not markedly rise")."""

_MEANT = re.compile(
    r"\b(?:(?:mean|meant)\s+(?:to|for)|intend\w*|intentions?|want\w*|plan(?:s|ned|ning)?|aim\w*|polic(?:y|ies)\s+to|policy"
    r"|deliberate(?:ly)?|on\s+purpose|tr(?:y|ies|ied|ying)\s+to|hop(?:e|es|ed|ing))\b",
    re.I,
)
"""What says that a change was meant: that it came does not tell so."""


class ChangeChecker:
    """Checks which way something went.

    Args:
        figures: reads figures off candidates.
    """

    def __init__(self, figures: FigureReader) -> None:
        self._figures = figures

    def check(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """The finding on a claim that something rose or fell; None if no figure tells."""
        way, changed = polarity.direction(query.text), CHANGED.search(query.text)
        if way is None or changed is None or len(query.areas) > 1:
            return None
        if _MEANT.search(query.text):
            return None
        area = query.areas[0] if query.areas else ""
        one = replace(query, expects="figure", figures=(), concepts=subject(query.concepts))
        told = [
            (reading, gone)
            for candidate in ranked[:READ_AHEAD]
            for reading in self._figures.all(one, candidate, area)
            if _bears(reading) and (gone := _way(reading)) is not None
        ]
        if not told:
            return None
        top = max(reading.fit for reading, _ in told)
        near = [(reading, gone) for reading, gone in told if reading.fit >= top - AS_GOOD]
        denied = polarity.denies_at(query.text, changed.start(), _REACH)
        agreeing = [reading for reading, gone in near if (gone == way) != denied]
        best = max(agreeing or [reading for reading, _ in near], key=lambda r: r.fit)
        return findings.of_figures([best], true=bool(agreeing))


def _bears(reading: Reading) -> bool:
    told = reading.features
    clashes = ("area_other", "year_clash", "month_clash", "span_clash")
    return (
        reading.candidate.hit.passage.kind != "table_row"
        and not any(told.get(name) for name in clashes)
        and min(told["bearing"], told["clause_bearing"]) >= BEARING
    )


def _way(reading: Reading) -> polarity.Direction | None:
    """Which way the clause of a figure says that it went."""
    passage = reading.candidate.hit.passage
    clause = passage.text[reading.clause[0] - passage.start : reading.clause[1] - passage.start]
    return polarity.direction(clause)
