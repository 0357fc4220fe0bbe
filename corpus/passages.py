"""A report cut into passages, by its structure: the units that are found and cited."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from corpus import contexts, packing, sentences
from corpus.packing import DEFAULT, ChunkSettings
from corpus.pieces import Piece, pieces
from corpus.types import Figure, Footnote, Judgement, Passage, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.types import Kind, Report

CHUNKER_VERSION: Final = "3"
"""Changes whenever the same report would be cut, or its passages described, in another way."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of text that becomes a passage, and what its context adds to the place."""

    start: int
    end: int
    section: int
    kind: Kind
    context: str = ""
    table: int | None = None
    row: int | None = None


def chunk(report: Report, settings: ChunkSettings = DEFAULT) -> tuple[Passage, ...]:
    """Cut a report into passages, in the order of its text.

    A passage never crosses a section. Paragraphs are joined or split to the lengths of `settings`; a
    list keeps its lead-in sentence, or, where both are too long, is split between items that carry
    the lead-in in their context; each table row, footnote, judgement, and caption with its source and
    note lines is a passage of its own. Every word lies in exactly one passage, but for headings (of
    sections, and of groups of table rows), contents lists and the marks of footnotes, which lie in
    none; the question of a judgement is cut with its grade although it is a heading.
    """
    return tuple(_passage(report, cut) for cut in _joined_captions(report, _cuts(report, settings)))


def _cuts(report: Report, settings: ChunkSettings) -> Iterator[_Cut]:
    tables = {id(table): number for number, table in enumerate(report.tables)}
    above = _Cut(0, 0, -1, "paragraph")
    for (section, is_prose), group in groupby(pieces(report), key=_run):
        if is_prose:
            # A footnote may part a list from the sentence that leads into it.
            is_near = above.section == section
            lead_in = packing.find_lead_in(report.text, above.start, above.end) if is_near else ""
            for start, end, kind, context in packing.pack(report.text, list(group), settings, lead_in):
                above = _Cut(start, end, section, kind, context)
                yield above
            continue
        for piece in group:
            match piece.part:
                case Table() as table if piece.kind == "part":
                    yield from _table(report.text, table, tables[id(table)], section)
                case Figure() | Table() as exhibit:
                    context = (contexts.note if piece.kind == "note" else contexts.caption)(exhibit)
                    yield _Cut(piece.start, piece.end, section, "caption", context)
                case Footnote() as note:
                    yield from _footnote(report, note, section, settings)
                case Judgement() as judgement:
                    context = contexts.judgement(judgement)
                    yield _Cut(piece.start, piece.end, section, "judgement", context)


def _run(piece: Piece) -> tuple[int, bool]:
    """Prose is packed together as long as neither a section nor a part of another kind interrupts."""
    return piece.section, piece.part is None


def _table(text: str, table: Table, number: int, section: int) -> Iterator[_Cut]:
    head_end = table.rows[0].start if table.rows else table.end
    head = text[table.start : head_end].rstrip()
    if head:
        end = table.start + len(head)
        yield _Cut(table.start, end, section, "caption", contexts.note(table))
    for position, row in enumerate(table.rows):
        if row.cells:
            yield _Cut(
                row.start, row.end, section, "table_row", contexts.row(table, row), number, position
            )


def _footnote(report: Report, note: Footnote, section: int, settings: ChunkSettings) -> Iterator[_Cut]:
    body = report.text[note.start + len(note.mark) : note.end]
    start = note.end - len(body.lstrip())
    context = contexts.footnote(
        note.mark, _sentence_at(report.text, note.anchors[0]) if note.anchors else ""
    )
    for part_start, part_end in packing.split(report.text, start, note.end, settings):
        yield _Cut(part_start, part_end, section, "footnote", context)


def _sentence_at(text: str, anchor: int) -> str:
    """The sentence that a marker stood in or right behind."""
    line_start = text.rfind("\n", 0, anchor) + 1
    line_end = text.find("\n", anchor)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    for start, end in sentences.split(line):
        if line_start + end >= anchor:
            return line[start:end]
    return line.strip()


def _joined_captions(report: Report, cuts: Iterable[_Cut]) -> Iterator[_Cut]:
    """A caption with the notes and the table head right below it is one passage."""
    figures = {figure.start for figure in report.figures}
    held: _Cut | None = None
    for cut in cuts:
        below = held is not None and cut.kind == "caption" and cut.start not in figures
        if held is not None and below and not report.text[held.end : cut.start].strip():
            held = replace(held, end=cut.end)
            continue
        if held is not None:
            yield held
        held = cut if cut.kind == "caption" else None
        if held is None:
            yield cut
    if held is not None:
        yield held


def _passage(report: Report, cut: _Cut) -> Passage:
    info = report.info
    path = report.sections[cut.section].path if cut.section >= 0 else ()
    text = report.text[cut.start : cut.end]
    first = bisect_right(report.pages, cut.start, key=lambda run: run.start) - 1
    runs = report.pages[first : bisect_right(report.pages, cut.end - 1, key=lambda run: run.start)]
    spans = ((0, len(text)),) if cut.kind == "table_row" else sentences.split(text)
    return Passage(
        id=f"{info.id}:{cut.start}-{cut.end}",
        report_id=info.id,
        force=info.force,
        year=info.year,
        kind=cut.kind,
        role=contexts.role(path),
        section=path,
        first_page=runs[0].number,
        last_page=runs[-1].number,
        page_exact=all(run.exact for run in runs),
        start=cut.start,
        end=cut.end,
        text=text,
        context=contexts.line(info, path, cut.context),
        sentences=tuple((cut.start + start, cut.start + end) for start, end in spans),
        notes=tuple(
            (note.start, note.end)
            for note in report.footnotes
            if any(cut.start < anchor <= cut.end for anchor in note.anchors)
        ),
        table=cut.table,
        row=cut.row,
    )
