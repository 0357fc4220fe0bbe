"""A table as CSV (RFC 4180) in UTF-8: its rows, each with unit, period, notes and source."""

from __future__ import annotations

import csv
import io
import re

from assistant.exhibits.exhibit import exhibit_of
from corpus.types import Report

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Spreadsheet programs take a file for UTF-8 that begins with it."""

_NUMBER = re.compile(r"[-+±–]?£?\d[\d,]*(?:\.\d+)?%?")
# What a spreadsheet program would run as a formula (OWASP, "CSV injection"), full-width forms included.
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]")


def table_csv(report: Report, table: int) -> bytes:
    """The table at that place in `Report.tables` as a CSV file.

    Raises:
        KeyError: there is no such table.
    """
    exhibit = exhibit_of(report, table)
    shown = report.tables[table]
    out = io.StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    heads = [column.head or f"Column {n}" for n, column in enumerate(shown.columns, start=1)]
    writer.writerow(
        map(
            inert, ["Code", "Group", "Row", *heads, "Unit", "Period", "Notes", "Table", "Report", "Page"]
        )
    )
    for row in shown.rows:
        cells = [cell.text for cell in row.cells[: len(heads)]]
        cells += [""] * (len(heads) - len(cells))
        unit = row.unit or next((c.unit for c in shown.columns if c.unit), "") or shown.unit
        notes = "; ".join(row.notes)
        page = report.page_at(row.start)
        number = str(page.number) if page.exact else f"{page.number} (estimated)"
        line = [row.code, row.group, row.label, *cells, unit, row.period or shown.period, notes]
        writer.writerow(map(inert, [*line, exhibit.name, report.info.title, number]))
    return out.getvalue().encode("utf-8")


def file_name(report: Report, table: int) -> str:
    """A name for the file, of letters, digits and hyphens: "kent-2019-figure-4.csv"."""
    label = report.tables[table].label or f"table-{table + 1}"
    plain = re.sub(r"[^A-Za-z0-9]+", "-", f"{report.id}-{label}").strip("-").lower()
    return f"{plain}.csv"


def inert(value: str) -> str:
    """`value` as a spreadsheet program shows it and never runs it: what might begin a formula gets an
    apostrophe before it, numbers apart."""
    if _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
