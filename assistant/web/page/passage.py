"""The running text of a report as HTML, with what is quoted from it marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from assistant.drafting.cite import pages
from assistant.web.page.html import element, join, text
from assistant.web.page.reading import Block, Line, blocks
from corpus.types import Cell, Report, Row, Table

Span = tuple[int, int]

HEADING = 3
"""The level of the highest heading of a report on the page, under the page's own."""


def running_text(report: Report, shown: Span, quoted: Span, figures: str = "") -> Markup:
    """The blocks of `report` that `shown` touches, with the characters of `quoted` marked.

    Args:
        report: the report.
        shown: what to show, `[first, last)`.
        quoted: what to mark, `[start, end)`.
        figures: the words of the answer that quotes it; a cell of a marked row whose figure stands in
            them is told apart from the others.
    """
    return join(*_blocks(report, shown, quoted, figures))


def _blocks(report: Report, shown: Span, quoted: Span, figures: str) -> Iterator[Markup]:
    page = 0
    for block in blocks(report, *shown):
        run = report.page_at(block.start)
        # A note keeps the page it was printed on, which may lie behind that of the text around it.
        if run.number != page and block.kind != "note":
            page = run.number
            printed = pages(page, page, run.exact).replace("p. ", "Page ", 1)
            yield element("p", printed, class_="page-break")
        yield _block(report, block, quoted, figures)


def _block(report: Report, block: Block, quoted: Span, figures: str) -> Markup:
    if block.table is not None:
        return table_view(report, block.table, quoted, figures, notes=False)
    if block.kind == "heading":
        level = min(HEADING + block.level - 1, 6)
        return element(f"h{level}", _marked(report, block.start, block.end, quoted), class_="heading")
    groups = [(item, list(lines)) for item, lines in groupby(block.lines, key=lambda line: line.item)]
    parts = [(_list if item else _paragraph)(report, lines, quoted) for item, lines in groups]
    return element("div", *parts, class_="note") if block.kind == "note" else join(*parts)


def _paragraph(report: Report, lines: Sequence[Line], quoted: Span) -> Markup:
    first, *others = [_marked(report, line.start, line.end, quoted) for line in lines]
    return element("p", first, *(join(element("br"), other) for other in others))


def _list(report: Report, lines: Sequence[Line], quoted: Span) -> Markup:
    items = [element("li", _marked(report, line.start, line.end, quoted)) for line in lines]
    return element("ul", *items, class_="printed-list", role="list")


def table_view(
    report: Report, table: Table, quoted: Span, figures: str = "", *, notes: bool = True
) -> Markup:
    """`table` as a table, with its `notes` or without; rows that `quoted` touches are marked."""
    name = ": ".join(filter(None, (table.label, table.caption))) or "Table"
    heads = [element("th", element("span", "Row", class_="hidden"), scope="col")]
    for column in table.columns:
        unit = column.unit or table.unit
        below = element("small", unit) if unit and unit not in column.head else None
        heads.append(element("th", column.head, below, scope="col"))
    rows = [_row(report, row, len(table.columns), quoted, figures) for row in table.rows]
    body = element(
        "table",
        element("caption", name, _period(table)),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
    )
    printed = [element("p", note, class_="table-note") for note in table.notes] if notes else []
    return element("div", body, *printed, class_="table", tabindex="0", role="group", aria_label=name)


def _period(table: Table) -> Markup | None:
    if not table.period or table.period in table.caption:
        return None
    return element("small", table.period)


def _row(report: Report, row: Row, columns: int, quoted: Span, figures: str) -> Markup:
    first = row.cells[0].start if row.cells else row.end
    label = report.text[row.start : first].strip()
    marked = row.start < quoted[1] and quoted[0] < row.end
    # A row without values is the heading of those under it.
    wide = None if row.cells else columns + 1
    head = element("th", _mark(text(label), marked), scope="row", colspan=wide)
    cells = [_cell(cell, marked, figures) for cell in row.cells]
    return element("tr", head, *cells, class_="marked" if marked else None)


def _cell(cell: Cell, marked: bool, figures: str) -> Markup:
    asked = marked and holds_figure(figures, cell.text)
    return element("td", _mark(text(cell.text), marked), class_="asked" if asked else None)


def holds_figure(words: str, figure: str) -> bool:
    """Whether `figure` stands in `words` as a whole number: "25" is not in "2.5" or "250"."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d%]|[.,]\d)", words))


def _mark(part: Markup, marked: bool) -> Markup:
    return element("mark", part) if marked else part


def _marked(report: Report, start: int, end: int, quoted: Span) -> Markup:
    first, last = max(start, quoted[0]), min(end, quoted[1])
    if first >= last:
        return text(report.text[start:end])
    return join(
        report.text[start:first],
        element("mark", report.text[first:last]),
        report.text[last:end],
    )
