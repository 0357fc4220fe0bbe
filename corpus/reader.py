"""From a report's raw text to a `Report`: the order in which its parts are recognised.

lines.clean      one kind of line end and space
pages.split      printed pages and their numbers; running lines out
links.drop       link targets listed again at page ends out
footnotes.lift   notes out of the running text
shaping.shape     paragraphs, lists, captions, grades, tables; what was cut is whole again
markers.lift     the notes' markers off their words
headings.outline headings and their levels
assemble         the text, with every offset
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
    lines,
    links,
    markers,
    pages,
    shaping,
    tables,
)
from corpus.reading.assemble import Note
from corpus.reading.changes import Change
from corpus.reading.footnotes import RawNote
from corpus.reading.joins import Joiner
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
    running = figures.once(running)
    parsed = {
        index: tables.parse(block.lines, info.force)
        for index, block in enumerate(running)
        if block.what == "table"
    }
    running = tuple(
        replace(block, text=parsed[index].text) if index in parsed else block
        for index, block in enumerate(running)
    )
    tied = figures.tie(running, parsed)
    outline = headings.outline(running)
    layout = assemble.lay_out(running, notes, tied)
    pictured = assemble.captions(layout, running, tied)
    charts = [figure.start for figure in pictured if figure.values == "picture"]
    listed = [(layout.starts[index], page) for index, page in outline.listed]
    report = Report(
        info=info,
        text=layout.text,
        pages=assemble.page_runs(layout, sheets, listed, charts),
        sections=assemble.sections(layout, running, outline.ranks, info.title),
        footnotes=assemble.footnotes(layout, running, notes),
        judgements=assemble.judgements(layout, running, outline),
        abbreviations=abbreviations.find(layout.text),
        tables=assemble.tables(layout, running, parsed, tied),
        figures=pictured,
    )
    return report, (*numbers, *doubled, *lifted, *joined, *noted, *unmarked)


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
