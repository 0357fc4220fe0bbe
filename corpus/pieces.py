"""The content of a report's text, piece by piece: the step between a report and its passages."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from corpus.types import Figure, Footnote, Judgement, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.types import Report

Part = Figure | Footnote | Judgement | Table

_BULLET: Final = "[•▪●◦‣–-]"
ITEM: Final = re.compile(
    rf"(?P<mark>(?:{_BULLET} )?\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]|{_BULLET}) +(?=\S)"
)
"""How an item of a list begins: "•", "-", "1.", "(a)", also "- (a)"."""

_BLOCK: Final = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_NOTE: Final = re.compile(r"\*|(?:source|notes?)\b.{0,40}?:|for further information\b", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:table of )?contents", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of `Report.text`, or the several blocks of one part, at `[start, end)`.

    `section` indexes `Report.sections`, -1 before the first. `part` is the table, figure, footnote or
    judgement that a "part" is, and the figure or table that a "note" (a source or note line) is under.
    """

    start: int
    end: int
    section: int
    kind: Literal["paragraph", "list", "note", "part"]
    part: Part | None = None


def pieces(report: Report) -> Iterator[Piece]:
    """The pieces in order. Headings and contents lists are left out; a list whose first line is its
    lead-in comes as two pieces.
    """
    starts = [section.start for section in report.sections]
    headings = {(section.start, section.path[-1]) for section in report.sections}
    every: tuple[Part, ...] = (*report.figures, *report.tables, *report.footnotes, *report.judgements)
    parts = {part.start: part for part in every}
    exhibit: Figure | Table | None = None
    part_end = 0
    for match in _BLOCK.finditer(report.text):
        start, end = match.span()
        section = bisect_right(starts, start) - 1
        part = parts.get(start)
        if part is not None:
            # A footnote may stand between a caption and its source line.
            if not isinstance(part, Footnote):
                exhibit = part if isinstance(part, Figure | Table) else None
            part_end = max(part_end, part.end)
            yield Piece(start, part.end, section, "part", part)
        elif start < part_end:
            continue
        elif exhibit is not None and _NOTE.match(match.group()):
            yield Piece(start, end, section, "note", exhibit)
        else:
            exhibit = None
            if (start, match.group()) not in headings and not _is_contents(report, section):
                yield from _prose(report.text, start, end, section)


def _is_contents(report: Report, section: int) -> bool:
    return section >= 0 and _CONTENTS.fullmatch(report.sections[section].path[-1].strip()) is not None


def _prose(text: str, start: int, end: int, section: int) -> Iterator[Piece]:
    if ITEM.match(text, start):
        yield Piece(start, end, section, "list")
        return
    line_end = text.find("\n", start, end)
    if line_end < 0:
        yield Piece(start, end, section, "paragraph")
    else:
        yield Piece(start, line_end, section, "paragraph")
        yield Piece(line_end + 1, end, section, "list")
