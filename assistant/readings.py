"""The figure that a piece of evidence gives for an area and a year, in words that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant import facts
from assistant.areas import NATIONAL, Areas, short_name
from assistant.evidence import FEATURES, Candidate
from assistant.facts import Fact, period_years
from assistant.lexicon import coverage
from assistant.question import Query
from assistant.words import stems, tokens
from corpus import periods
from corpus.types import Report, Row, Table

_CONTINUES = re.compile(
    r"^(?:This|These|It|Its|In the same period|Over (?:this|the) same period|However, this)\b"
)
_NATIONAL_HEAD = re.compile(r"\bEngland\b|\bnational\b|\ball forces\b|\baverage\b", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read off one piece of evidence.

    `value` is the figure with its unit, `number` the figure alone; `period` is the time it is for, as
    printed, or ""; `year` its year. `spans` are what must be quoted to prove it.
    """

    candidate: Candidate
    area: str
    value: str
    number: float
    unit: str
    period: str
    year: int
    label: str
    spans: tuple[tuple[int, int], ...]
    fit: float

    @property
    def unit_kind(self) -> str:
        """The sort of unit, for asking whether two figures compare: "percent", "per ..." or "count"."""
        if self.unit.startswith("percent"):
            return "percent"
        return "rate" if re.search(r"\b(?:per|for every|in every)\b", self.unit) else "count"


class FigureReader:
    """Reads figures off candidates.

    Args:
        areas: finds forces and England and Wales in text.
        report: gives a report by its id.
    """

    def __init__(self, areas: Areas, report: Callable[[str], Report]) -> None:
        self._areas = areas
        self._report = report

    def read(self, query: Query, candidate: Candidate, area: str) -> Reading | None:
        """The figure that `candidate` gives for `area`, or None. An empty `area` means that of the
        report's own force."""
        passage = candidate.hit.passage
        report = self._report(passage.report_id)
        if passage.table is not None and passage.row is not None:
            table = report.tables[passage.table]
            return self._of_row(query, candidate, area, report, table, table.rows[passage.row])
        return self._of_sentence(query, candidate, area, report)

    def _of_row(
        self, query: Query, candidate: Candidate, area: str, report: Report, table: Table, row: Row
    ) -> Reading | None:
        wanted = area or report.info.force
        for column, cell in zip(table.columns, row.cells, strict=False):
            if cell.value is None or self._column_area(column.head, report) != wanted:
                continue
            unit = row.unit or column.unit or table.unit
            period = row.period or table.period
            years = {y for p in periods.find(period) for y in period_years(p)} or {report.info.year}
            if (
                query.years
                and not years & set(query.years)
                and not (set(query.report_years) & {report.info.year})
            ):
                return None
            label = row.label if not row.group else f"{row.group}: {row.label}"
            return Reading(
                candidate, wanted, f"{cell.text} {unit}".strip(), cell.value, unit, period,
                max(years), label, ((row.start, row.end),), self._row_fit(query, candidate, unit),
            )  # fmt: skip
        return None

    def _row_fit(self, query: Query, candidate: Candidate, unit: str) -> float:
        features = dict(zip(FEATURES, candidate.features, strict=True))
        fit = 2.0 + 3.0 * float(features["focus"]) + 2.0 * float(features["coverage"])
        kind = (
            "percent" if unit.startswith("percent") else "rate" if unit.startswith("per ") else "count"
        )
        if query.unit in {"money", "duration"}:
            return -1.0
        return fit + (1.0 if query.unit == kind else 0.0)

    def _column_area(self, head: str, report: Report) -> str:
        named = self._areas.find(head)
        if named:
            return named[0].area
        return NATIONAL if _NATIONAL_HEAD.search(head) else report.info.force

    def _of_sentence(
        self, query: Query, candidate: Candidate, area: str, report: Report
    ) -> Reading | None:
        start, end = _window(report, candidate)
        text = report.text[start:end]
        own = (candidate.start - start, candidate.end - start)
        best: tuple[float, Fact] | None = None
        wanted = area or report.info.force
        for fact in facts.find(text, self._areas):
            fit = self._fit(query, fact, text, own, wanted, report)
            if best is None or fit > best[0] + 1e-9:
                best = (fit, fact)
        if best is None or best[0] < 0:
            return None
        fit, fact = best
        span = (start + fact.start, start + fact.end)
        spans = _sentences_over(report, candidate, span, start, end)
        years = fact.years or frozenset({report.info.year})
        value, unit = _phrase(fact)
        period = _period_text(text, fact)
        return Reading(
            candidate, wanted, value, fact.quantity.value, unit, period, max(years), "", spans, fit
        )

    def _fit(
        self, query: Query, fact: Fact, text: str, own: tuple[int, int], wanted: str, report: Report
    ) -> float:
        quantity = fact.quantity
        clause = text[fact.start : fact.end]
        fit = 1.0 + 1.5 * coverage(query.concepts, stems(text)) + coverage(query.concepts, stems(clause))
        fit += 2.5 * _nearness(query, text, fact)
        if own[0] <= quantity.start < own[1]:
            fit += 0.5
        if fact.area == wanted:
            fit += 2.0
        elif not fact.area:
            fit += 1.0 if wanted == report.info.force else -3.0
        else:
            fit -= 4.0
        if query.years and fact.years:
            fit += 2.0 if fact.years & set(query.years) else -3.0
        fit += 3.0 if query.previous and fact.previous else 0.0
        fit -= 3.0 if fact.previous and not query.previous else 0.0
        fit += _unit_fit(query, fact, text)
        if any(q.value == quantity.value and q.kind == quantity.kind for q in query.figures):
            fit -= 5.0
        before = text[max(0, quantity.start - 25) : quantity.start]
        if re.search(r"\bfrom\s+(?:just\s+|approximately\s+|about\s+|under\s+|over\s+)*$", before):
            fit -= 0.6
        return fit


def _nearness(query: Query, text: str, fact: Fact) -> float:
    """The weighted share of the question's concepts that stand near the figure, in [0, 1]: each counts
    by 1 / (1 + distance / 8), in words, and half as much beyond the figure's clause."""
    words = tokens(text)
    place = next((i for i, w in enumerate(words) if w.end > fact.quantity.start), len(words))
    total = near = 0.0
    for concept in query.concepts:
        total += concept.weight
        keys = frozenset().union(*concept.alternatives)
        best = 0.0
        for i, word in enumerate(words):
            if word.stem in keys:
                inside = fact.start <= word.start < fact.end
                best = max(best, (1.0 if inside else 0.5) / (1 + abs(i - place) / 8))
        near += concept.weight * best
    return near / total if total else 0.0


def _unit_fit(query: Query, fact: Fact, text: str) -> float:
    quantity = fact.quantity
    if query.unit == "rate":
        return 2.0 if fact.per else -0.5
    if query.unit is not None and query.unit == quantity.kind:
        fit = 2.0
    elif query.unit in {"percent", "money", "duration", "count"}:
        # "what share" may well be answered by a rate, "how many" by a share, but not first.
        fit = -1.5
    else:
        fit = -0.5 if quantity.kind == "duration" else 0.0
    if quantity.kind == "count" and quantity.noun:
        noun = stems(quantity.noun)
        head = noun & frozenset().union(*(a for c in query.concepts for a in c.alternatives))
        fit += 2.0 if head else -0.5
    return fit


def _window(report: Report, candidate: Candidate) -> tuple[int, int]:
    """The candidate and, where a sentence beside it points back, that sentence too."""
    passage = candidate.hit.passage
    spans = list(passage.sentences)
    at = next(i for i, span in enumerate(spans) if span[0] == candidate.start)
    first = last = at
    while first > 0 and _CONTINUES.match(report.text[slice(*spans[first])]) and at - first < 2:
        first -= 1
    while (
        last + 1 < len(spans)
        and _CONTINUES.match(report.text[slice(*spans[last + 1])])
        and last - at < 1
    ):
        last += 1
    return spans[first][0], spans[last][1]


def _sentences_over(
    report: Report, candidate: Candidate, span: tuple[int, int], start: int, end: int
) -> tuple[tuple[int, int], ...]:
    inside = [s for s in candidate.hit.passage.sentences if s[0] < span[1] and span[0] < s[1]]
    own = (candidate.start, candidate.end)
    return tuple(sorted({own, *inside})) if inside else (own,)


def _phrase(fact: Fact) -> tuple[str, str]:
    quantity = fact.quantity
    noun = f" {quantity.noun}" if quantity.noun else ""
    unit = f"{noun} {fact.per}".strip() if quantity.kind == "count" else ""
    if quantity.kind == "percent":
        unit = "percent"
        return quantity.text, unit
    return f"{quantity.text} {unit}".strip(), unit


def _period_text(text: str, fact: Fact) -> str:
    inside = [p for p in periods.find(text) if fact.start <= p.start < fact.end]
    if fact.years:
        inside = [p for p in inside if set(period_years(p)) & fact.years] or [
            p for p in periods.find(text) if set(period_years(p)) & fact.years
        ]
    return inside[0].text if inside else ""


def labelled(readings: Iterable[Reading], *, areas: bool, times: bool) -> str:
    """Readings in one line, each with the area and the time it is for where asked."""
    parts = []
    for reading in readings:
        where = f" in {short_name(reading.area)}" if areas else ""
        when = f" ({reading.period or reading.year})" if times else ""
        parts.append(f"{reading.value}{where}{when}")
    return "; ".join(parts)
