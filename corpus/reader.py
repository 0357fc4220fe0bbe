"""From a report's raw text to a `Report`: the order in which its parts are recognised.

- `lines.clean`: one kind of line end and of space
- `pages.split`: printed pages and their numbers; running lines out
- `links.drop`: link targets that a page lists again, out
- `footnotes.lift`: notes out of the running text
- `shaping.shape`: paragraphs, lists, captions, grades, tables; what was cut is whole again
- `markers.lift`: the notes' markers off their words
- `figures.tie`: tables to the captions that they belong under
- `headings.outline`: headings and their levels
- `layout`, `assemble`: the text, and the place of every part in it
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus import abbreviations, formats
from corpus.reading import (
    assemble,
    figures,
    footnotes,
    headings,
    joins,
    layout,
    lines,
    links,
    markers,
    pages,
    shaping,
    tables,
)
from corpus.reading.blocks import Block
from corpus.reading.changes import Change
from corpus.reading.footnotes import RawNote
from corpus.reading.grids import RawTable
from corpus.reading.joins import Joiner
from corpus.reading.layout import Note
from corpus.reading.lines import Measure
from corpus.types import Report, ReportInfo

if TYPE_CHECKING:
    from pathlib import Path


def read(info: ReportInfo, folder: Path) -> Report:
    """Load the file of `info` from `folder` and parse it.

    Raises:
        ReportError: the file is missing, or no text can be had from it (see `formats.load`).
    """
    return parse(info, formats.load(folder / info.file))


def parse(info: ReportInfo, raw: str) -> Report:
    """The report whose raw text is `raw`; any text gives one, at the least a section of paragraphs."""
    return trace(info, raw)[0]


def trace(info: ReportInfo, raw: str) -> tuple[Report, tuple[Change, ...]]:
    """The report, and every word that was taken out of its text or mended in it."""
    text = lines.clean(raw)
    sheets, numbers = pages.split(text)
    sheets, targets, doubled = links.drop(sheets)
    body, raw_notes, lifted = footnotes.lift(sheets)
    measure = lines.measure(body)
    joiner = joins.joiner(text, targets)
    running, joined = shaping.shape(body, joiner, measure)
    notes, noted = _notes(raw_notes, joiner, measure)
    running, unmarked = markers.lift(running, [(note.mark, note.sheet) for note in notes])
    running, grids = _tables(figures.once(running), info.force)
    tied = figures.tie(running, grids)
    outline = headings.outline(running)
    laid = layout.lay_out(running, notes, tied)
    captions = assemble.captions(laid, running, tied)
    charts = [figure.start for figure in captions if figure.values == "picture"]
    listed = [(laid.starts[index], page) for index, page in outline.listed]
    report = Report(
        info=info,
        text=laid.text,
        pages=layout.page_runs(laid, sheets, listed, charts),
        sections=assemble.sections(laid, running, outline.ranks, info.title),
        footnotes=assemble.footnotes(laid, running, notes),
        judgements=assemble.judgements(laid, running, outline),
        abbreviations=abbreviations.find(laid.text),
        tables=assemble.tables(laid, running, grids, tied),
        figures=captions,
    )
    return report, (*numbers, *doubled, *lifted, *joined, *noted, *unmarked)


def _tables(blocks: tuple[Block, ...], force: str) -> tuple[tuple[Block, ...], dict[int, RawTable]]:
    """The blocks with each table's text as its rows have it, and the tables by their blocks."""
    grids: dict[int, RawTable] = {}
    told = list(blocks)
    for index, block in enumerate(blocks):
        if block.what == "table":
            # The text has lost its footnotes' markers since the lines were read.
            texts = block.text.split("\n")
            rows = [replace(line, text=text) for line, text in zip(block.lines, texts, strict=True)]
            grids[index] = tables.parse(rows, force)
            told[index] = replace(block, text=grids[index].text)
    return tuple(told), grids


def _notes(
    raw: list[RawNote], joiner: Joiner, measure: Measure
) -> tuple[tuple[Note, ...], tuple[Change, ...]]:
    """The notes as paragraphs and lists, the first of each led by its mark."""
    notes: list[Note] = []
    changes: list[Change] = []
    for note in raw:
        built, made = shaping.shape(note.lines, joiner, measure)
        changes += made
        lead = f"{note.printed} "
        (_, sheet), *later = built[0].pages
        starts = ((0, sheet), *((offset + len(lead), page) for offset, page in later))
        first = replace(built[0], text=lead + built[0].text, pages=starts)
        notes.append(Note(note.mark, note.sheet, (first, *built[1:])))
    return tuple(notes), tuple(changes)
