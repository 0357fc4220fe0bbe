"""Claims that set two figures against each other: "higher than", "two points above", "half as many"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers.figures import FigureComposer
from assistant.asked.question import Query
from assistant.claims import changes, findings
from assistant.claims.findings import Finding
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading
from assistant.evidence.sense import subject
from assistant.language import bounds, course, polarity
from assistant.language.areas import NATIONAL, Areas
from assistant.language.facts import Fact
from corpus import periods

_RATIO = re.compile(
    r"\b(?P<bound>less than|under|fewer than|more than|over|at least|nearly|almost|about|just)?\s*"
    r"(?P<size>half|a third|a quarter|twice|double|three times|four times)\s+"
    r"(?:as\s+(?:many|much|high|large|common|likely|often)|the)\b",
    re.I,
)
_SIZES = {
    "half": 0.5,
    "a third": 1 / 3,
    "a quarter": 0.25,
    "twice": 2,
    "double": 2,
    "three times": 3,
    "four times": 4,
}
_COMPARES = re.compile(
    r"\b(?P<up>more\s+quickly|higher|more(?!\s+slowly)|happier|greater|larger|bigger|longer|better|above|ahead|faster|exceed\w*|earlier)\b"
    r"|\b(?P<down>more\s+slowly|lower|fewer|less|smaller|shorter|worse|below|behind|slower|later)\b",
    re.I,
)
_BEARS = 0.36
"""The least share of what is compared that must stand beside each of the two figures."""

_OTHER = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|against|above|below|ahead\s+of|behind|exceed\w*)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a text says of two figures: which way the first lies from the second. `areas` are the two
    areas in that order, `years` the two years, each empty if it does not compare those."""

    way: polarity.Direction
    areas: tuple[str, ...]
    years: tuple[int, ...]


def compared(text: str, query: Query, areas: Areas) -> Comparison | None:
    """The comparison of two areas or two years that `text` makes, or None."""
    match = _COMPARES.search(text)
    if match is None:
        change, years = polarity.direction(text), tuple(sorted(query.years))
        if change is None or len(years) != 2 or len(query.areas) > 1:
            return None
        return Comparison(change, (), (years[1], years[0]))
    said = course.of(text, areas)
    way: polarity.Direction = "up" if match["up"] else "down"
    if said is not None and said.kind == "order":
        # Worse is more of what is unwelcome.
        way = said.way
    other = _OTHER.search(text, match.start())
    cut = other.start() if other else len(text)
    named = areas.find(text)
    behind = [m.area for m in named if m.start >= cut]
    before = [m.area for m in named if m.start < cut]
    home = next((a for a in query.areas if a != NATIONAL), "")
    if behind or (NATIONAL in query.areas and len(query.areas) == 2 and other):
        second = behind[0] if behind else NATIONAL
        first = next((a for a in before if a != second), home if second == NATIONAL else "")
        if first != second and (first or second == NATIONAL):
            return Comparison(way, (first, second), ())
    times = periods.find(text)
    after = [p.last_year for p in times if p.start >= cut]
    ahead = [p.last_year for p in times if p.start < cut]
    if after and ahead and after[0] != ahead[-1] and other is not None:
        return Comparison(way, (), (ahead[-1], after[0]))
    return None


class PairChecker:
    """Checks claims on two figures.

    Args:
        areas: finds areas in text.
        figures: finds figures for areas and years.
    """

    def __init__(self, areas: Areas, figures: FigureComposer) -> None:
        self._areas = areas
        self._figures = figures

    def ratio(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """A claim on how many times one figure the other is ("half as many as across ...")."""
        match = _RATIO.search(query.text)
        pair = self._national_pair(query, ranked) if match else None
        if match is None or pair is None or not pair[1].number:
            return None
        ratio, size = pair[0].number / pair[1].number, _SIZES[match["size"].lower()]
        bound = (match["bound"] or "about").lower()
        if bound in {"less than", "under", "fewer than"}:
            true = ratio < size
        elif bound in {"more than", "over", "at least"}:
            true = ratio >= size
        else:
            true = bounds.holds("about", size, ratio)
        return findings.of_figures(pair, true=true)

    def gap(self, query: Query, claimed: Fact, ranked: Sequence[Candidate]) -> Finding | None:
        """A claim on the distance between two figures ("two points above that of ...")."""
        match = _COMPARES.search(query.text)
        pair = self._national_pair(query, ranked) if match else None
        if match is None or pair is None:
            return None
        gap = pair[0].number - pair[1].number
        if abs(abs(gap) - claimed.quantity.value) > 1e-9:
            return None
        return findings.of_figures(pair, true=(gap > 0) == bool(match["up"]))

    def order(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """A claim on which of two figures is the larger."""
        made = compared(query.text, query, self._areas)
        if made is None:
            return None
        text = query.text
        # Which way is asked for says nothing of which figures are compared.
        text = _COMPARES.sub(" ", text) if _COMPARES.search(text) else changes.CHANGED.sub(" ", text)
        about = course.subject(subject(query.concepts))
        plain = replace(query, text=text, expects="figure", figures=(), unit=None, concepts=about)
        if made.areas:
            one = replace(plain, areas=made.areas, years=query.years)
            pair = self._figures.pair(one, ranked) if made.areas[0] else self._own_pair(one, ranked)
        else:
            years = tuple(sorted(made.years))
            pair = self._figures.pair(replace(plain, years=years), ranked)
            if pair is not None and years != made.years:
                pair = pair[1], pair[0]
        if pair is None or not _bear(pair):
            return None
        first, second = pair
        true = first.number > second.number if made.way == "up" else first.number < second.number
        return findings.of_figures(pair, true=true)

    def _own_pair(self, query: Query, ranked: Sequence[Candidate]) -> tuple[Reading, Reading] | None:
        return self._figures.pair(replace(query, areas=(NATIONAL,)), ranked)

    def _national_pair(
        self, query: Query, ranked: Sequence[Candidate]
    ) -> tuple[Reading, Reading] | None:
        if NATIONAL not in query.areas:
            return None
        own = next((a for a in query.areas if a != NATIONAL), "")
        found = self._figures.best(
            replace(query, expects="figure", figures=(), unit=None), ranked, (own, NATIONAL)
        )
        return (found[0], found[1]) if len(found) == 2 and _bear(found) else None


def _bear(pair: Sequence[Reading]) -> bool:
    """Whether both figures are of what is compared, not of something that shares words with it."""
    return all(reading.features["clause_bearing"] >= _BEARS for reading in pair)
