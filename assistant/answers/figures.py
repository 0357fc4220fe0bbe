"""Figures as answers: one figure, one for each area or year, or two compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.alike import of_stretch, same_thing, set_beside
from assistant.answers.best import READ_AHEAD, BestFigures, compares_levels
from assistant.answers.telling import compared, one_by_one, way_told
from assistant.answers.worth import clashes
from assistant.asked import asking
from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.evidence.comparable import Caveat
from assistant.evidence.measured import of_reading
from assistant.evidence.reading import Reading
from assistant.language import polarity
from assistant.language.areas import NATIONAL
from assistant.language.facts import period_years
from assistant.support.draft import Draft
from corpus import periods

PAIRED = 4.0
"""`FIT` where a figure of another year must be found beside it for it to count."""

MOST = 8
"""Figures given side by side where a question leaves force or year open."""

_UP_OR_DOWN = re.compile(r"\b(?:up\s+or\s+down|down\s+or\s+up)\b", re.I)
_OF_A_WHOLE = re.compile(
    r"\bhow many of\b(?! (?:these|those|them)\b)|^\W*of (?:the|all)\b[^?]*,? how many\b", re.I
)


class FigureComposer(BestFigures):
    """Makes drafts that give figures."""

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
        if len(out) == 1 and (both := self._of_both_times(query, out[0])):
            return both
        if len(out) == 1 and (both := self._of_both_ends(query, out[0])):
            return both
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

    def _of_both_times(self, query: Query, found: Reading) -> tuple[Reading, ...]:
        """The figures of the two times that the question names, if what gives the one `found` gives one
        for each."""
        named = periods.find(query.text)
        if len(named) != 2:
            return ()
        out: list[Reading] = []
        for time in named:
            one = replace(query, years=period_years(time), months=frozenset())
            read = self.fitting(one, found.candidate, found.area, found.unit_kind)
            told = [
                r for r in read if any(_stretch(time) == _stretch(p) for p in periods.find(r.period))
            ]
            out += told[:1]
        return tuple(out) if len({r.number for r in out}) == 2 else ()

    def _of_both_ends(self, query: Query, found: Reading) -> tuple[Reading, ...]:
        """The figures at both ends of a move ("from 900 in May to 400 in June"), if `found` is one of
        them and the question says nothing of when, nor that it wants but the change."""
        if query.years or query.months or query.changes or query.ranged or query.previous:
            return ()
        read = self.fitting(query, found.candidate, found.area, found.unit_kind)
        ends = {r.number: r for r in read if _at_a_month(r) and r.spans == found.spans}
        if found.number not in ends or len(ends) != 2:
            return ()
        moved = sum(bool(r.features.get("from")) for r in ends.values()) == 1
        times = {r.period for r in ends.values()}
        return tuple(sorted(ends.values(), key=_when)) if moved and len(times) == 2 else ()

    def _share(
        self, query: Query, ranked: Sequence[Candidate], wanted: tuple[str, ...]
    ) -> tuple[Reading, ...]:
        """How many of a whole, as a table tells it, or a move: in percent of that."""
        if query.unit != "count" or not _OF_A_WHOLE.search(query.text):
            return ()
        # Sentences tell shares of many things; the two ends of a move are told in one.
        told = [c for c in ranked if query.ranged or c.hit.passage.kind == "table_row"]
        found = self.of_areas(replace(query, unit="percent"), told, wanted)
        return () if any(r.features.get("label_unmet") for r in found) else found

    def _with_national(self, query: Query, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """`readings`, each with the figure for England and Wales that its evidence sets beside it, where
        the question leaves open which of the two is meant."""
        if not self._open_area(query) or len({r.candidate.hit.passage.force for r in readings}) > 1:
            return tuple(readings)
        national = replace(query, areas=(NATIONAL,))
        out: list[Reading] = []
        for reading in readings:
            beside = self.read(national, reading.candidate, NATIONAL, reading.unit_kind)
            out += [reading, beside] if beside and set_beside(reading, beside) else [reading]
        return tuple(out)

    def _open_area(self, query: Query) -> bool:
        """Whether nothing that is asked, or was asked before, says of which area."""
        said = query.areas or query.forces or asking.says("own_force", query.text)
        return not said and not self._figures.areas.find(query.text)

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

    def beside(
        self, query: Query, candidate: Candidate, areas: tuple[str, str]
    ) -> tuple[Reading, Reading] | None:
        """The figures that one sentence or row gives for two areas, the best of each, or None."""
        given = [
            [
                reading
                for reading in self._figures.all(query, candidate, area)
                if reading.features["area_same"] and (reading.label or reading.features["own"])
            ]
            for area in areas
        ]
        own, other = (max(found, key=lambda r: r.fit, default=None) for found in given)
        if own is None or other is None or own.unit_kind != other.unit_kind:
            return None
        return None if clashes(query, own) or clashes(query, other) else (own, other)

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


def _at_a_month(reading: Reading) -> bool:
    return any(p.last_month is not None for p in periods.find(reading.period))


def _when(reading: Reading) -> tuple[int, int]:
    time = periods.find(reading.period)[-1]
    return time.last_year, time.last_month or 0


def _stretch(time: periods.Period) -> tuple[int | None, int, int | None]:
    """The first year, the last, and the month in which it ends."""
    return time.first_year, time.last_year, time.last_month


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
