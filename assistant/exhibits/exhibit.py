"""The tables and figures of a report as things to show: their names, and what notes are theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import Figure, Report, Table

_NOTE = re.compile(r"(?:Sources?|Notes?)\s*:", re.I)
_BELOW = re.compile(r"(?:Sources?|Notes?)\s*:|\*|For further (?:information|details)\b", re.I)
_BLOCK = re.compile(r"\S(?:.*\S)?(?:\n(?!\n).*\S)*")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A table, or a figure whose values stand only in a chart that the text does not have.

    `number` counts the exhibits of its report from 0, in the order of the text. `table` is its place in
    `Report.tables`, or None of a chart. `name` is the label and the caption. `notes` are its remarks,
    footnotes and source, as printed, without marks. `[start, end)` is what a citation of it quotes: the
    rows of a table, the caption of a chart.
    """

    report_id: str
    number: int
    table: int | None
    label: str
    caption: str
    notes: tuple[str, ...]
    start: int
    end: int

    @property
    def name(self) -> str:
        """What it is called: "Figure 2: Police-recorded crime rates", or what is printed of that."""
        return ": ".join(filter(None, (self.label, self.caption))) or "Table without a caption"


def exhibits(report: Report) -> tuple[Exhibit, ...]:
    """Every table of `report`, and every figure without one, in the order of the text."""
    found = [
        (figure.start, None, figure.label, figure.caption, figure)
        for figure in report.figures
        if figure.values == "picture"
    ]
    tables = [
        (table.start, number, table.label, table.caption, _captioning(report, table))
        for number, table in enumerate(report.tables)
    ]
    ordered = sorted([*found, *tables], key=lambda part: part[0])
    return tuple(
        _exhibit(report, number, table, label, caption, figure)
        for number, (_, table, label, caption, figure) in enumerate(ordered)
    )


def exhibit_of(report: Report, table: int) -> Exhibit:
    """The exhibit that is the table at that place in `Report.tables`.

    Raises:
        KeyError: there is no such table.
    """
    for exhibit in exhibits(report):
        if exhibit.table == table:
            return exhibit
    raise KeyError(f"{report.id} has {len(report.tables)} tables, and no table {table}")


def _exhibit(
    report: Report, number: int, table: int | None, label: str, caption: str, figure: Figure | None
) -> Exhibit:
    laid = report.tables[table] if table is not None else None
    start, end = (laid.start, laid.end) if laid else (figure.start, figure.end) if figure else (0, 0)
    notes = [*(laid.notes if laid else ()), *_below(report, end), *_anchored(report, laid, figure)]
    plain = (" ".join(note.strip("* ").split()) for note in notes)
    return Exhibit(
        report_id=report.id,
        number=number,
        table=table,
        # A chart without a number is no "Figure".
        label=label if re.search(r"\d", label) else "",
        caption=" ".join(caption.split()),
        notes=tuple(dict.fromkeys(note for note in plain if note)),
        start=start,
        end=end,
    )


def _captioning(report: Report, table: Table) -> Figure | None:
    return next((f for f in report.figures if table.label and f.label == table.label), None)


def _below(report: Report, end: int) -> Iterator[str]:
    """The source and notes that stand under an exhibit, remarks and footnotes passed over."""
    footnotes = {note.start for note in report.footnotes}
    for match in _BLOCK.finditer(report.text, end):
        block = match.group()
        if match.start() not in footnotes and not _BELOW.match(block):
            return
        if _NOTE.match(block):
            yield block


def _anchored(report: Report, table: Table | None, figure: Figure | None) -> Iterator[str]:
    """The footnotes whose markers stand in the caption or in the table."""
    parts = [part for part in (table, figure) if part is not None]
    for note in report.footnotes:
        if any(part.start <= anchor <= part.end for part in parts for anchor in note.anchors):
            yield report.text[note.start + len(note.mark) : note.end]
