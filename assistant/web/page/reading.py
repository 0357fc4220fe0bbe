"""The running text of a report as blocks that a page lays out: headings, paragraphs, lists, tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from corpus.types import Report, Table

Kind = Literal["heading", "text", "table", "note"]

_BLOCK = re.compile(r"\S(?:.*\S)?(?:\n(?!\n).*\S)*")
_ITEM = re.compile(r"(?:[-•–*]|\(?\d{1,2}[.)]|\([a-z]\))\s")

MARGIN = 700
"""Characters shown at least before and behind a quotation, some two paragraphs."""

STEP = 3000
"""Characters that reading on adds at least, about a printed page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; `item` where it is one of a list."""

    start: int
    end: int
    item: bool


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two empty lines, or a whole table. `level` is that of a heading, from 1."""

    kind: Kind
    start: int
    end: int
    lines: tuple[Line, ...] = ()
    level: int = 0
    table: Table | None = None


def blocks(report: Report, first: int, last: int) -> tuple[Block, ...]:
    """The blocks that `[first, last)` touches, whole and in order."""
    tables = sorted(report.tables, key=lambda table: table.start)
    headings = {section.start: len(section.path) for section in report.sections}
    notes = {note.start for note in report.footnotes}
    found: list[Block] = []
    for start, end in _spans(report):
        if end <= first or start >= last:
            continue
        # The blocks of a table are shown as that table, where it begins.
        at = bisect_right(tables, start, key=lambda table: table.start) - 1
        if at >= 0 and start < tables[at].end:
            table = tables[at]
            if not found or found[-1].table is not table:
                found.append(Block("table", table.start, table.end, table=table))
        elif start in headings:
            found.append(Block("heading", start, end, level=headings[start]))
        else:
            kind: Kind = "note" if start in notes else "text"
            found.append(Block(kind, start, end, _lines(report.text, start, end)))
    return tuple(found)


def around(report: Report, start: int, end: int, margin: int = MARGIN) -> tuple[int, int]:
    """The whole blocks from about `margin` characters before `start` to as many behind `end`."""
    first, last = max(0, start - margin), min(len(report.text), end + margin)
    touched = [(a, b) for a, b in _spans(report) if b > first and a < last]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def _spans(report: Report) -> list[tuple[int, int]]:
    return [match.span() for match in _BLOCK.finditer(report.text)]


def _lines(text: str, start: int, end: int) -> tuple[Line, ...]:
    return tuple(
        Line(start + m.start(), start + m.end(), bool(_ITEM.match(m.group())))
        for m in re.finditer(r"\S.*", text[start:end])
    )
