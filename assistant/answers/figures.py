"""Figures as answers: one figure, one for each area or year, or two compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.alike import likeness, of_stretch, same_base, same_thing, set_beside
from assistant.answers.denied import denies_apart
from assistant.answers.looking import rows_named, tells_none
from assistant.answers.telling import compared, one_by_one, way_told
from assistant.answers.worth import DENIED, clashes, worth
from assistant.asked import asking
from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.evidence.comparable import Caveat, Comparer
from assistant.evidence.demands import head_unmet, reading_answers, unspoken
from assistant.evidence.measured import of_reading
from assistant.evidence.reading import Reading
from assistant.evidence.readings import FigureReader
from assistant.language import polarity
from assistant.language.areas import NATIONAL
from assistant.support.draft import Draft
from corpus.types import Report

READ_AHEAD = 8
"""How many candidates are tried for a figure before there is held to be none."""

FIT = 5.5
"""The least fit of a figure to its question; below it a number merely stands near the words."""

PAIRED = 4.0
"""`FIT` where a figure of another year must be found beside it for it to count."""

MOST = 8
"""Figures given side by side where a question leaves force or year open."""

CLEAR, LEEWAY = 1.5, 2.0
"""A figure that fits by `CLEAR` better than the next may fit by `LEEWAY` less than `FIT`."""

TO_THE_POINT = 0.4
"""The least share of what a question is about that the clause of such a figure, alone, must speak of."""

BEARING = 0.2
"""The least share of what a question is about that must stand around its figure."""


_UP_OR_DOWN = re.compile(r"\b(?:up\s+or\s+down|down\s+or\s+up)\b", re.I)
_OF_A_WHOLE = re.compile(r"\bhow many of\b(?! (?:these|those|them)\b)", re.I)


class FigureComposer:
    """Makes drafts that give figures.

    Args:
        figures: reads figures off candidates.
        report: gives a report by its id.
    """

    def __init__(self, figures: FigureReader, report: Callable[[str], Report]) -> None:
        self._figures = figures
        self._report = report
        self._comparer = Comparer(report)

    def figure(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The figure asked for: of each area named, and of each year if none is named."""
        readings = self._readings(query, ranked)
        if not readings:
            return None
        areas = tuple(dict.fromkeys(r.area for r in readings))
        home = self._report(readings[0].candidate.hit.passage.report_id).info.force
        times = len({(r.year, r.period) for r in readings}) > 1
        # A figure of another area than the reader may take it for says so.
        several = len({c.hit.passage.force for c in ranked}) > 1
        said = not query.areas and (several or areas != (home,))
        draft = one_by_one(readings, areas=len(areas) > 1 or said, times=times)
        if len(readings) == 2:
            barred = (c.text for c in self.caveats(*readings) if c.bars)
            draft = replace(draft, cautions=tuple(barred))
        if all(r.features.get("way_clash") for r in readings):
            way = "fall" if polarity.direction(query.text) == "up" else "rise"
            return replace(draft, short=f"A {way}: {draft.short}", status="corrected")
        told = way_told(readings[0])
        if query.changes and len(readings) == 1 and told and not polarity.direction(query.text):
            if _UP_OR_DOWN.search(query.text):
                return replace(draft, short=f"{told.capitalize()}: {draft.short}")
            return replace(draft, short=f"A {'rise' if told == 'up' else 'fall'}: {draft.short}")
        return draft

    def _readings(self, query: Query, ranked: Sequence[Candidate]) -> tuple[Reading, ...]:
        """The figures of the areas asked for, in each report that the question leaves open."""
        wanted = wanted_areas(query)
        out = list(self.of_areas(query, ranked, wanted) or self._share(query, ranked, wanted))
        if not out or out[0].features.get("table_named"):
            return self._with_national(query, out)
        top = out[0]
        known = {(r.candidate.hit.passage.force, r.candidate.hit.passage.year) for r in out}
        for force, year in sorted({(c.hit.passage.force, c.hit.passage.year) for c in ranked} - known):
            if (
                len(out) >= MOST
                or (query.years and year not in query.years)
                or _settled(query, top, force)
            ):
                continue
            there = [c for c in ranked if (c.hit.passage.force, c.hit.passage.year) == (force, year)]
            there = of_stretch(query, there) or there
            one = _of_year(query, year) if len(query.years) > 1 else query
            more = self.best(one, there, wanted, like=top, ahead=2 * READ_AHEAD)
            if more and same_thing(query, top, more[0]):
                out += more
        ordered = sorted(
            out, key=lambda r: (r.year, wanted.index(r.area) if r.area in wanted else 0, r.area)
        )
        return self._with_national(query, ordered)

    def _share(
        self, query: Query, ranked: Sequence[Candidate], wanted: tuple[str, ...]
    ) -> tuple[Reading, ...]:
        """How many of a whole, as a table tells it: in percent of that."""
        if query.unit != "count" or not _OF_A_WHOLE.search(query.text):
            return ()
        rows = [c for c in ranked if c.hit.passage.kind == "table_row"]
        found = self.of_areas(replace(query, unit="percent"), rows, wanted)
        return () if any(r.features.get("label_unmet") for r in found) else found

    def _with_national(self, query: Query, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """`readings`, each with the figure for England and Wales that its evidence sets beside it, where
        the question leaves open which of the two is meant."""
        if not self._open_area(query) or len({r.candidate.hit.passage.force for r in readings}) > 1:
            return tuple(readings)
        national = replace(query, areas=(NATIONAL,))
        out: list[Reading] = []
        for reading in readings:
            beside = self._read(national, reading.candidate, NATIONAL, reading.unit_kind)
            out += [reading, beside] if beside and set_beside(reading, beside) else [reading]
        return tuple(out)

    def _open_area(self, query: Query) -> bool:
        """Whether nothing that is asked, or was asked before, says of which area."""
        said = query.areas or query.forces or asking.says("own_force", query.text)
        return not said and not self._figures.areas.find(query.text)

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
            read = [self._read(query, candidate, area, kind) for area in wanted]
            found = tuple(r for r in read if r is not None)
            if len(found) == len(wanted) and (like is None or same_base(like, found[0])):
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

    def _read(self, query: Query, candidate: Candidate, area: str, kind: str = "") -> Reading | None:
        fitting = [
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
        return max(fitting, key=lambda r: r.fit - DENIED * denies_apart(query, r), default=None)

    def _unspoken(self, query: Query, reading: Reading) -> bool:
        """Whether the passage of a figure does not speak of a name or a kind of crime or people that is
        asked about: a draft of several is looked at as a whole."""
        passage = reading.candidate.hit.passage
        info = self._report(passage.report_id).info
        said = f"{info.title} {info.force} {info.year} {' '.join(passage.section)} {passage.context}"
        return bool(unspoken(query, f"{said} {passage.text}"))

    def comparison(
        self, query: Query, ranked: Sequence[Candidate], *, yes_no: bool = False
    ) -> Draft | None:
        """Two figures side by side, with their difference: two areas, or two years of one area."""
        asked = polarity.direction(query.text)
        if yes_no and asked is None:
            return None
        pair = self.pair(query, ranked)
        if pair is None:
            return None
        before = pair[0].features.get("previous_same")
        labels = ("the year before", "that year") if before else ("", "")
        return compared(*pair, asked if yes_no else None, self.caveats(*pair), labels=labels)

    def caveats(self, left: Reading, right: Reading) -> tuple[Caveat, ...]:
        """What stands against setting two figures side by side."""
        one, two = (
            of_reading(reading, self._report(reading.candidate.hit.passage.report_id))
            for reading in (left, right)
        )
        return self._comparer.caveats(one, two)

    def pair(self, query: Query, ranked: Sequence[Candidate]) -> tuple[Reading, Reading] | None:
        """The two figures that `query` sets side by side: those of two areas in its order (its own force
        first where it names England and Wales alone), or of two months or years of one area, the older
        first."""
        areas = query.areas
        years = query.years
        if NATIONAL in areas and len(areas) == 1 and len(years) < 2:
            areas = ("", NATIONAL)
        pairs: list[Reading] = []
        if len(query.months) == 2 and len(areas) < 2:
            for month in sorted(query.months):
                one = replace(query, months=frozenset({month}), years=(month[0],))
                found = self.best(
                    one, [c for c in ranked if _fits_year(c, month[0])], areas[:1] or ("",)
                )
                pairs += [r for r in found[:1] if not r.features.get("month_clash")]
        elif len(years) >= 2 or (query.all_reports and len(areas) < 2):
            for year in sorted(years if len(years) >= 2 else {c.hit.passage.year for c in ranked}):
                one = _of_year(query, year)
                there = [c for c in ranked if _fits_year(c, year)]
                found = self.best(
                    one, there, areas[:1] or ("",), like=pairs[0] if pairs else None, least=PAIRED
                )
                pairs += found[:1]
        elif len(areas) >= 2:
            pairs += self.of_areas(query, ranked, areas[:2])
        elif query.previous and query.ranged and not compares_levels(query):
            pairs += self._year_on_year(query, ranked, areas or ("",))
        if len(pairs) != 2 or pairs[0].unit_kind != pairs[1].unit_kind:
            return None
        return pairs[0], pairs[1]

    def _year_on_year(
        self, query: Query, ranked: Sequence[Candidate], wanted: tuple[str, ...]
    ) -> tuple[Reading, ...]:
        """The figure of the year before and that of the year, as one passage gives them."""
        level = replace(query, ranged=False)
        now = self.best(replace(level, previous=False), ranked, wanted)
        passage = now[0].candidate.hit.passage.id if now else ""
        there = [c for c in ranked if c.hit.passage.id == passage]
        before = self.best(level, there, wanted, like=now[0]) if now else ()
        told = before and before[0].features.get("previous_same") and not before[0].features.get("from")
        return (*before, *now) if told else ()


def compares_levels(query: Query) -> bool:
    """Whether a rise or a fall is asked for, which no length of time is."""
    return query.unit != "duration" and (query.changes or polarity.direction(query.text) is not None)


def wanted_areas(query: Query) -> tuple[str, ...]:
    """The areas whose figures are asked for; ("",) means each report's own force. A force named beside
    one that is covered has no figures of its own here ("Kent and Essex plan together")."""
    covered = (*query.scope.forces, NATIONAL)
    return tuple(area for area in query.areas if area in covered) or query.areas or ("",)


def _settled(query: Query, top: Reading, force: str) -> bool:
    """Whether the question itself says that it is not about `force`."""
    return bool(query.scope.forces) and force != top.candidate.hit.passage.force


def _fits_year(candidate: Candidate, year: int) -> bool:
    return candidate.hit.passage.year == year or str(year) in candidate.text


def _of_year(query: Query, year: int) -> Query:
    reports = tuple(y for y in query.report_years if y == year)
    return replace(query, years=(year,), report_years=reports)
