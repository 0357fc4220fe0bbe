"""The figure that a piece of evidence gives for an area and a year, in words that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asked.question import Query
from assistant.evidence import aims, marks, phrasing
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading, weigh
from assistant.language import baseline, facts, polarity
from assistant.language.areas import NATIONAL, Areas
from assistant.language.facts import Fact, period_years
from assistant.language.lexicon import coverage
from assistant.language.quantities import MEASURES, QuantityKind
from assistant.language.words import stems
from corpus import periods
from corpus.types import Report, Row, Table

_KINDS: dict[str | None, frozenset[QuantityKind]] = {
    "margin": frozenset({"margin"}),
    "count": MEASURES | {"single"},
}
"""The figures that a question looks among, by the unit it asks for."""

_NATIONAL_HEAD = re.compile(r"\bEngland\b|\bnational\b|\ball forces\b|\baverage\b", re.I)


class FigureReader:
    """Reads figures off candidates.

    Args:
        areas: finds forces and England and Wales in text.
        report: gives a report by its id.
    """

    def __init__(self, areas: Areas, report: Callable[[str], Report]) -> None:
        self.areas = areas
        self._report = report

    def read(self, query: Query, candidate: Candidate, area: str) -> Reading | None:
        """The figure of `candidate` that fits `area` best, or None. An empty `area` means that of the
        report's own force."""
        return max(self.all(query, candidate, area), key=lambda r: r.fit, default=None)

    def all(self, query: Query, candidate: Candidate, area: str) -> list[Reading]:
        """Every figure of `candidate` with its fit."""
        passage = candidate.hit.passage
        report = self._report(passage.report_id)
        if passage.table is not None and passage.row is not None:
            table = report.tables[passage.table]
            return self._of_row(query, candidate, area, report, table, table.rows[passage.row])
        return self._of_sentence(query, candidate, area, report)

    def _of_row(
        self, query: Query, candidate: Candidate, area: str, report: Report, table: Table, row: Row
    ) -> list[Reading]:
        wanted = area or report.info.force
        for column, cell in zip(table.columns, row.cells, strict=False):
            if cell.value is None or self._column_area(column.head, report) != wanted:
                continue
            unit = row.unit or column.unit or table.unit
            period = row.period or table.period
            years = frozenset(y for p in periods.find(period) for y in period_years(p))
            features = marks.shared(query, candidate, years or {report.info.year}, report)
            kind = "percent" if unit.startswith("percent") else "rate"
            months = {(p.last_year, p.last_month) for p in periods.find(period) if p.last_month}
            features |= {
                "month_clash": float(bool(query.months) and bool(months) and not query.months & months),
                "row": 1.0,
                "area_same": 1.0,
                "unit_same": float(query.unit == kind),
                "unit_other": float(query.unit not in {None, kind}),
                "percent": float(kind == "percent"),
                "change_row": float(polarity.direction(query.text) is not None),
                "rate_word": float(marks.asks_rate(query) and kind == "rate"),
                "clause_bearing": marks.bearing(query, f"{table.caption} {row.group} {row.label}"),
                "level": float(
                    query.changes
                    and not marks.CHANGE_NAMED.search(f"{table.caption} {column.head} {row.label}")
                ),
                "label_unmet": float(marks.label_unmet(query, row, report)),
                "narrower": float(marks.narrower(query, row.label)),
                "bearing": marks.bearing(query, f"{candidate.hit.passage.context} {candidate.text}"),
            } | marks.named_table(query, table)
            label = row.label if not row.group else f"{row.group}: {row.label}"
            return [
                Reading(
                    candidate=candidate,
                    area=wanted,
                    value=f"{cell.text} {unit}".strip(),
                    number=cell.value,
                    unit=unit,
                    period=period,
                    year=max(years or {report.info.year}),
                    label=label,
                    spans=((row.start, row.end),),
                    clause=(row.start, row.end),
                    near=f"{table.caption} {label}",
                    clause_text=label,
                    counts=True,
                    lasts=False,
                    features=features,
                    fit=weigh(features),
                )
            ]
        return []

    def _column_area(self, head: str, report: Report) -> str:
        named = self.areas.find(head)
        if named:
            return named[0].area
        return NATIONAL if _NATIONAL_HEAD.search(head) else report.info.force

    def _of_sentence(
        self, query: Query, candidate: Candidate, area: str, report: Report
    ) -> list[Reading]:
        start, end = _window(report, candidate)
        text = report.text[start:end]
        wanted = area or report.info.force
        out = []
        found = facts.find(text, self.areas, _KINDS.get(query.unit, MEASURES))
        end_of_range = -1
        for number, fact in enumerate(found):
            if number == end_of_range:
                continue
            span = (start + fact.start, start + fact.end)
            value, unit = phrasing.phrase(fact)
            if fact.quantity.kind == "margin":
                value = phrasing.with_its_figure(text, fact, value)
            features = self._of_fact(query, candidate, fact, text, start, wanted, report)
            ends = phrasing.ends(text, fact, found[number + 1 :])
            if ends and (query.ranged or query.changes or ends.lower().startswith("between")):
                # One end of a range is no figure of its own; nor is it by how much something moved.
                value, features["ends"], features["from"] = ends, float(query.ranged), 0.0
                unit, end_of_range = phrasing.phrase(found[number + 1])[1], number + 1
            elif aims.asked(query.text) and (aim := aims.beside(text, fact, found[number + 1 :])):
                value = aim
            out.append(
                Reading(
                    candidate=candidate,
                    area=fact.area or wanted,
                    value=value,
                    number=fact.quantity.value,
                    unit=unit,
                    period=phrasing.period(text, fact),
                    year=max(fact.years or {report.info.year}),
                    label="",
                    spans=_sentences_over(candidate, span),
                    clause=span,
                    near=phrasing.beside(text, fact),
                    clause_text=marks.clause_of(text, fact),
                    counts=bool(fact.quantity.noun),
                    lasts=fact.quantity.kind == "duration",
                    features=features,
                    fit=weigh(features),
                )
            )
        return out

    def _of_fact(
        self,
        query: Query,
        candidate: Candidate,
        fact: Fact,
        text: str,
        start: int,
        wanted: str,
        report: Report,
    ) -> dict[str, float]:
        quantity = fact.quantity
        passage = candidate.hit.passage
        home = wanted == report.info.force
        unit = "rate" if fact.per else quantity.kind
        noun = stems(quantity.noun)
        asked = marks.asked_stems(query)
        before = text[max(0, quantity.start - 25) : quantity.start]
        asked_change = polarity.direction(query.text)
        change = polarity.direction(text[fact.start : fact.end])
        # A figure without an area of its own is the force's, or that of the one force it is all about.
        about = wanted != NATIONAL and wanted in self.areas.forces(passage.text)
        # "Over the last 12 months from 40 to 32": the year before it was 40.
        year_move = query.previous and marks.moves(text, fact) and baseline.years(text) == 1
        previous = bool(marks.FROM.search(before)) if year_move else fact.previous
        # "A fall of 5 percent on 2015" is of 2015 and of the report's own year.
        years = fact.years | {report.info.year} if marks.on_base(text, fact) else fact.years
        return marks.shared(query, candidate, years, report) | {
            "near": marks.nearness(query, text, fact),
            "clause_bearing": marks.bearing(query, marks.clause_of(text, fact)),
            "bearing": marks.bearing(
                query,
                f"{' '.join(passage.section)} {report.text[passage.start : start + len(text)]}",
            ),
            "clause": coverage(query.concepts, stems(text[fact.start : fact.end])),
            "sentence": coverage(query.concepts, stems(text)),
            "own": float(candidate.start <= start + quantity.start < candidate.end),
            "area_same": float(fact.area == wanted),
            "area_other": float(
                fact.area not in {"", wanted} or (not fact.area and not (home or about))
            ),
            "area_unsaid": float(not fact.area and (home or about)),
            "previous_same": float(query.previous and previous),
            "previous_clash": float(query.previous != previous),
            "unit_same": float(query.unit == unit),
            "unit_other": float(query.unit not in {None, unit, quantity.kind}),
            "noun_same": float(bool(noun & asked)),
            "noun_other": float(bool(noun) and not noun & asked),
            "mentioned": float(
                any(q.value == quantity.value and marks.one_kind(q, quantity) for q in query.figures)
            ),
            "from": float(bool(marks.FROM.search(before))),
            "duration": float(quantity.kind == "duration" and query.unit != "duration"),
            "percent": float(quantity.kind == "percent"),
            "change_same": float(asked_change is not None and change is not None),
            "change_unsaid": float(asked_change is not None and change is None),
            "change_extra": float(asked_change is None and change is not None),
            "way_clash": float(None not in {asked_change, change} and asked_change != change),
            "narrower": float(marks.narrower(query, marks.clause_of(text, fact))),
            "level": float(
                query.changes
                and polarity.direction(marks.COMPARES.sub(" ", text[fact.start : fact.end])) is None
                and not marks.beside_a_change(text, fact)
            ),
            "span_clash": float(marks.spans_clash(query, text, fact)),
            "rate_word": float(marks.asks_rate(query) and bool(fact.per)),
            "month_same": float(bool(query.months & fact.months)),
            "month_clash": float(
                bool(query.months) and bool(fact.months) and not query.months & fact.months
            ),
        }


def _window(report: Report, candidate: Candidate) -> tuple[int, int]:
    """The candidate and, where a sentence beside it points back, that sentence too."""
    passage = candidate.hit.passage
    spans = list(passage.sentences)
    at = next(i for i, span in enumerate(spans) if span[0] == candidate.start)
    first = last = at
    while first > 0 and marks.CONTINUES.match(report.text[slice(*spans[first])]) and at - first < 2:
        first -= 1
    while (
        last + 1 < len(spans)
        and marks.CONTINUES.match(report.text[slice(*spans[last + 1])])
        and last - at < 1
    ):
        last += 1
    return spans[first][0], spans[last][1]


def _sentences_over(candidate: Candidate, span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    inside = [s for s in candidate.hit.passage.sentences if s[0] < span[1] and span[0] < s[1]]
    own = (candidate.start, candidate.end)
    return tuple(sorted({own, *inside})) if inside else (own,)
