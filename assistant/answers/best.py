"""The figures that answer best, of several pieces of evidence: of one area, or of several together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.alike import likeness, same_base
from assistant.answers.denied import denies_apart
from assistant.answers.looking import rows_named, tells_none
from assistant.answers.worth import DENIED, clashes, worth
from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.evidence.comparable import Comparer
from assistant.evidence.demands import head_unmet, reading_answers
from assistant.evidence.reading import Reading
from assistant.evidence.readings import FigureReader
from assistant.evidence.spoken import unspoken
from assistant.language import polarity
from corpus.types import Report

READ_AHEAD = 8
"""How many candidates are tried for a figure before there is held to be none."""

FIT = 5.5
"""The least fit of a figure to its question; below it a number merely stands near the words."""

CLEAR, LEEWAY = 1.5, 2.0
"""A figure that fits by `CLEAR` better than the next may fit by `LEEWAY` less than `FIT`."""

TO_THE_POINT = 0.4
"""The least share of what a question is about that the clause of such a figure, alone, must speak of."""

BEARING = 0.2
"""The least share of what a question is about that must stand around its figure."""


class BestFigures:
    """Finds the figures that answer best.

    Args:
        figures: reads figures off candidates.
        report: gives a report by its id.
    """

    def __init__(self, figures: FigureReader, report: Callable[[str], Report]) -> None:
        self._figures = figures
        self._report = report
        self._comparer = Comparer(report)

    def of_areas(
        self, query: Query, ranked: Sequence[Candidate], wanted: tuple[str, ...]
    ) -> tuple[Reading, ...]:
        """The best figure of each area: together from one piece of evidence, or, where areas are forces
        with reports of their own, each from its own."""
        forces = {c.hit.passage.force for c in ranked}
        if len(wanted) < 2 or not set(wanted) <= forces:
            return self.best(query, ranked, wanted) or self._from_one_passage(query, ranked, wanted)
        out: list[Reading] = []
        for area in wanted:
            own = [c for c in ranked if c.hit.passage.force == area]
            out += self.best(replace(query, areas=(area,)), own, (area,), like=out[0] if out else None)
        return tuple(out) if len(out) == len(wanted) else ()

    def _from_one_passage(
        self, query: Query, ranked: Sequence[Candidate], wanted: tuple[str, ...]
    ) -> tuple[Reading, ...]:
        """The best figure of each area from sentences of one passage, or none."""
        if len(wanted) < 2:
            return ()
        first = self.best(query, ranked, wanted[:1])
        if not first:
            return ()
        passage = first[0].candidate.hit.passage.id
        there = [c for c in ranked if c.hit.passage.id == passage]
        out = list(first)
        for area in wanted[1:]:
            out += self.best(replace(query, areas=(area,)), there, (area,), like=first[0])
        alike = all(r.unit == first[0].unit for r in out)
        return tuple(out) if alike and len(out) == len(wanted) else ()

    def best(
        self,
        query: Query,
        ranked: Sequence[Candidate],
        wanted: tuple[str, ...],
        *,
        like: Reading | None = None,
        least: float = FIT,
        ahead: int = READ_AHEAD,
    ) -> tuple[Reading, ...]:
        """The best figures for the areas `wanted`, all from one of the first `ahead` pieces of evidence,
        or none; if `like` is given, those of its sort of unit alone, and what measures the same thing
        goes first and needs fit less to count."""
        options: list[tuple[float, tuple[Reading, ...]]] = []
        kind = like.unit_kind if like is not None else ""
        told = [c for c in ranked if not (query.changes and tells_none(query, c))]
        rest = (*self._opposites(query, ranked, wanted), *rows_named(query, told, ahead))
        for candidate in (*told[:ahead], *rest):
            found = self._together(query, candidate, wanted, kind)
            if found and (like is None or same_base(like, found[0])):
                alike = likeness(like, found[0]) if like is not None else 0.0
                least_worth = min(worth(query, reading) for reading in found)
                options.append((least_worth + alike, found))
        if not options:
            return ()
        most, best = max(options, key=lambda option: option[0])
        rivals = [w for w, found in options if found[0].number != best[0].number]
        lead = most - max(rivals, default=most - CLEAR)
        needed = least if like is None else least - 3
        # Two areas' figures of one sentence are seldom there by chance.
        pointed = len(best) > 1 or best[0].features["clause_bearing"] >= TO_THE_POINT
        clear = lead >= CLEAR and pointed
        return best if most > (needed - LEEWAY if clear else needed) else ()

    def _opposites(
        self, query: Query, ranked: Sequence[Candidate], wanted: Sequence[str]
    ) -> tuple[Candidate, ...]:
        """The rows further behind of a table of which a row has been read that denies what `query` does
        not ("was not seen"): words alone hardly tell the row that grants it."""
        tables = {
            (c.hit.passage.report_id, c.hit.passage.table)
            for c in ranked[:READ_AHEAD]
            if c.hit.passage.kind == "table_row"
            and any(denies_apart(query, r) for r in self._figures.all(query, c, wanted[0]))
        }
        behind = ranked[READ_AHEAD:]
        return tuple(c for c in behind if (c.hit.passage.report_id, c.hit.passage.table) in tables)

    def _together(
        self, query: Query, candidate: Candidate, wanted: Sequence[str], kind: str
    ) -> tuple[Reading, ...]:
        """The best figure of `candidate` for each area, of one sentence if one has them all: what stands
        in two may measure two things. None if there is none for an area."""
        read = [self.fitting(query, candidate, area, kind) for area in wanted]
        places = [{_sentence(r) for r in fitting} for fitting in read]
        shared = frozenset.intersection(*map(frozenset, places))
        pairs = [[self._fittest(query, r, place) for r in read] for place in shared]
        found = max(pairs, key=lambda p: min(r.fit for r in p if r), default=[])
        found = found or [self._fittest(query, r) for r in read]
        return tuple(r for r in found if r is not None) if all(found) else ()

    def read(self, query: Query, candidate: Candidate, area: str, kind: str = "") -> Reading | None:
        """The figure of `candidate` for `area` that fits best."""
        return self._fittest(query, self.fitting(query, candidate, area, kind))

    def _fittest(
        self, query: Query, readings: Sequence[Reading], place: int | None = None
    ) -> Reading | None:
        """The figure that fits best; where `place` is given, of the sentence that starts there."""
        there = (r for r in readings if place is None or _sentence(r) == place)
        return max(there, key=lambda r: r.fit - DENIED * denies_apart(query, r), default=None)

    def fitting(self, query: Query, candidate: Candidate, area: str, kind: str) -> list[Reading]:
        """The figures of `candidate` that may answer."""
        return [
            reading
            for reading in self._figures.all(query, candidate, area)
            if kind in {"", reading.unit_kind}
            and not clashes(query, reading)
            and reading.features["bearing"] >= BEARING
            and reading_answers(query, reading)
            and not self._unspoken(query, reading)
            and not (reading.lasts and compares_levels(query))
            and (bool(reading.label) or not head_unmet(query, reading))
        ]

    def _unspoken(self, query: Query, reading: Reading) -> bool:
        """Whether the passage of a figure does not speak of a name or a kind of crime or people that is
        asked about: a draft of several is looked at as a whole."""
        passage = reading.candidate.hit.passage
        info = self._report(passage.report_id).info
        said = f"{info.title} {info.force} {info.year} {' '.join(passage.section)} {passage.context}"
        return bool(unspoken(query, f"{said} {passage.text}"))


def compares_levels(query: Query) -> bool:
    """Whether a rise or a fall is asked for, which no length of time is."""
    return query.unit != "duration" and (query.changes or polarity.direction(query.text) is not None)


def _sentence(reading: Reading) -> int:
    """Where the sentence or row starts in which a figure stands."""
    passage = reading.candidate.hit.passage
    return max((a for a, _ in passage.sentences if a <= reading.clause[0]), default=passage.start)
