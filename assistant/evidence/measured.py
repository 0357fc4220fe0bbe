"""A figure and what it counts: a cell of a table, or a figure of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.evidence.reading import Reading
from assistant.language import cautions, facts
from assistant.language.areas import NATIONAL, Areas
from assistant.language.words import stems
from corpus import periods, sentences
from corpus.types import Report

_NATIONAL_HEAD = re.compile(r"\bEngland\b|\bnational\b|\ball forces\b|\baverage\b", re.I)
_LEANS = re.compile(
    r"(?:over|in|during)\s+(?:this|the)\s+(?:same\s+)?(?:period|time)|(?:this|these|it|its|however|of\s+these)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure, at `[start, end)` of its report, and what it counts.

    `value` is the figure as printed, in a sentence with its unit ("25 percent"); `number` the figure
    alone. `period` is as printed, or "". `area` is a full force name or "England and Wales". `label` is
    the row's label, with its group, or the clause it stands in; `text` all that tells what it counts:
    caption and label, or the sentence with the one it leans on. `table` and `row` are set for a cell.
    """

    report_id: str
    start: int
    end: int
    value: str
    number: float
    unit: str
    period: str
    area: str
    label: str
    text: str
    table: int | None = None
    row: int | None = None


def of_cell(report: Report, table: int, row: int, column: int, area: str) -> Measured:
    """The cell in that table, row and column of `report`, each counted from 0; `area` is the column's.

    Raises:
        IndexError: there is no such cell.
        ValueError: the cell holds no number.
    """
    in_table = report.tables[table]
    in_row = in_table.rows[row]
    cell = in_row.cells[column]
    if cell.value is None:
        raise ValueError(f"{cell.text!r} in the row {in_row.label!r} of {report.id} is not a number")
    label = f"{in_row.group}: {in_row.label}" if in_row.group else in_row.label
    return Measured(
        report_id=report.id,
        start=cell.start,
        end=cell.end,
        value=cell.text,
        number=cell.value,
        unit=in_row.unit or in_table.columns[column].unit or in_table.unit,
        period=in_row.period or _time_of(in_table.columns[column].head) or in_table.period,
        area=area,
        label=label,
        text=f"{in_table.caption} {label}",
        table=table,
        row=row,
    )


def column_area(head: str, report: Report, areas: Areas) -> str:
    """The area that a column so headed is of: a force, England and Wales, or the report's own force."""
    named = areas.find(head)
    if named:
        return named[0].area
    return NATIONAL if _NATIONAL_HEAD.search(head) else report.info.force


def _time_of(head: str) -> str:
    """The period that heads a column ("12 months to June 2015"), or ""."""
    found = periods.find(head)
    return found[0].text if found else ""


def in_sentence(report: Report, start: int, end: int, areas: Areas) -> tuple[Measured, ...]:
    """The figures of the sentence at `[start, end)` of `report`, in order. A figure that names no area
    is the report's own force's; one that names no time has that of the sentence it leans on, and one
    of "the previous year" none."""
    text = _with_what_it_leans_on(report, start, end)
    shift = end - len(text)
    named = periods.find(text)
    found = []
    for fact in facts.find(text, areas):
        if shift + fact.quantity.end <= start:
            continue
        times = [p for p in named if fact.years.intersection(facts.period_years(p))]
        own = [p for p in times if fact.start <= p.start < fact.end] or times[-1:]
        found.append(
            Measured(
                report_id=report.id,
                start=max(start, shift + fact.start),
                end=shift + fact.end,
                value=fact.quantity.text,
                number=fact.quantity.value,
                unit="percent" if fact.quantity.kind == "percent" else fact.per or fact.quantity.noun,
                period=own[-1].text if own and not fact.previous else "",
                area=fact.area or report.info.force,
                label=text[fact.start : fact.end],
                text=text,
            )
        )
    return tuple(found)


def of_reading(reading: Reading, report: Report) -> Measured:
    """The figure that was read off a piece of evidence of `report`."""
    passage = reading.candidate.hit.passage
    start, end = reading.clause
    if passage.table is not None and passage.row is not None:
        label = reading.label
        text = f"{report.tables[passage.table].caption} {label}"
    else:
        label = report.text[start:end]
        text = _with_what_it_leans_on(report, reading.spans[0][0], reading.spans[-1][1])
    return Measured(
        report_id=report.id,
        start=start,
        end=end,
        value=reading.value,
        number=reading.number,
        unit=reading.unit,
        period=reading.period,
        area=reading.area,
        label=label,
        text=text,
        table=passage.table,
        row=passage.row,
    )


_WAYS = r"increas|decreas|reduc|ris|rose|f[ae]ll|drop|declin|grow|grew|cut|up|down|improv|worsen|chang"
_CHANGED = rf"(?:{_WAYS})\w*"


def is_change(figure: Measured) -> bool:
    """Whether a figure says how much something changed, rather than how much there is."""
    if figure.table is not None:
        return bool(
            re.search(r"\b(?:change|increase|decrease|reduction|rise|fall)\b", figure.text, re.I)
        )
    value = re.escape(figure.value)
    before = figure.text[: figure.text.find(figure.label)]
    if re.match(
        rf"compared\s+(?:with|to)\b.*\b(?:average|figure)\s+(?:of\s+)?{value}", figure.label, re.I | re.S
    ):
        # No measure of its own beside a change: "by 24 percent compared with an average of 18".
        return bool(re.search(rf"\b{_CHANGED}\b[^.;]*\bby\s+(?:\w+\s+){{0,2}}\d[^.;]*$", before, re.I))
    return bool(
        re.search(
            rf"\b{_CHANGED}\b(?:\s+(?!to\b)\w+){{0,7}}?\s+(?:by|of)\s+(?:\w+\s+){{0,2}}{value}(?!\w)"
            rf"|\b{_CHANGED}\s+{value}(?!\w)"
            rf"|(?<![\w.]){value}\s+(?:point\s+)?(?:{_CHANGED}|fewer|more|less|higher|lower)\b",
            figure.label,
            re.I,
        )
        or re.search(
            rf"\b(?:decrease|increase|reduction|rise|fall)\s+of\s+{value}(?!\w)", figure.text, re.I
        )
    )


def exhibit(figure: Measured, report: Report) -> str:
    """The number of the figure or table that a figure belongs to, or ""."""
    if figure.table is not None:
        return _number(report.tables[figure.table].label)
    named = cautions.exhibits(figure.text)
    if len(named) == 1:
        return next(iter(named))
    for table in report.tables:
        if _repeats(figure, report, table.label):
            return _number(table.label)
    return ""


def caption(figure: Measured, report: Report) -> str:
    """The caption of the table that a figure belongs to, or ""."""
    if figure.table is not None:
        return report.tables[figure.table].caption
    number = exhibit(figure, report)
    captions = [f.caption for f in report.figures if number and _number(f.label) == number]
    return captions[0] if captions else ""


def _repeats(figure: Measured, report: Report, label: str) -> bool:
    """Whether a figure of a sentence repeats a cell of the table that is so labelled."""
    words = stems(figure.text)
    for table in report.tables:
        if table.label != label or not label:
            continue
        for row in table.rows:
            own = stems(f"{row.group} {row.label}")
            if len(own & words) * 2 > len(own) and any(
                c.value is not None and figure.number in {c.value, round(c.value)} for c in row.cells
            ):
                return True
    return False


def _number(label: str) -> str:
    found = re.search(r"\d+", label)
    return found.group() if found else ""


def _with_what_it_leans_on(report: Report, start: int, end: int) -> str:
    """The text that ends at `end`, from `start` or, where that points back, from the sentence before."""
    text = report.text[start:end]
    if not _LEANS.match(text):
        return text
    before = report.text[max(0, start - 600) : start]
    earlier = sentences.split(before)
    return report.text[start - len(before) + earlier[-1][0] : end] if earlier else text
