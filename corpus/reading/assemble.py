"""The parts of a report, each with its place in the laid-out text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.reading import figures, headings, titles, units
from corpus.reading.blocks import Block
from corpus.reading.grids import RawTable
from corpus.reading.headings import Outline
from corpus.reading.layout import Layout, Note
from corpus.types import Cell, Column, Figure, Footnote, Judgement, Row, Section, Table


def sections(
    layout: Layout, blocks: Sequence[Block], ranks: Mapping[int, int], title: str
) -> tuple[Section, ...]:
    """Sections in order; text before the first heading, or without any, stands under the title."""
    heads = sorted((layout.starts[index], rank, blocks[index].text) for index, rank in ranks.items())
    made: list[Section] = []
    first = heads[0][0] if heads else layout.length
    if first or not heads:
        made.append(Section((title,), 0, first))
    open_: list[tuple[int, str]] = []
    for place, (start, rank, text) in enumerate(heads):
        while open_ and open_[-1][0] >= rank:
            open_.pop()
        open_.append((rank, text))
        depth = len(open_)
        end = _section_end(heads, place, rank, layout.length)
        made.append(Section(tuple(name for _, name in open_[:depth]), start, end))
    return tuple(made)


def _section_end(heads: Sequence[tuple[int, int, str]], place: int, rank: int, length: int) -> int:
    return next((start for start, other, _ in heads[place + 1 :] if other <= rank), length)


def footnotes(layout: Layout, blocks: Sequence[Block], notes: Sequence[Note]) -> tuple[Footnote, ...]:
    """The notes in order of their marks, with the offsets that their markers stood at."""
    anchors: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        for note, offset in block.notes:
            anchors.setdefault(note, []).append(layout.starts[index] + offset)
    return tuple(
        Footnote(note.mark, *layout.notes[number], tuple(sorted(anchors.get(number, ()))))
        for number, note in enumerate(notes)
    )


def judgements(layout: Layout, blocks: Sequence[Block], outline: Outline) -> tuple[Judgement, ...]:
    """Each grade with its question; under a heading such as "Summary" that of the chapter."""
    made = []
    for head, grade in outline.graded:
        question = blocks[head].text
        if titles.is_named(question):
            chapter = max(
                (i for i, rank in outline.ranks.items() if rank == 1 and i < head), default=head
            )
            question = headings.asked(blocks[chapter].text)
        made.append(Judgement(question, blocks[grade].text, layout.starts[head], layout.ends[grade]))
    return tuple(made)


def captions(layout: Layout, blocks: Sequence[Block], tied: Mapping[int, int]) -> tuple[Figure, ...]:
    """The captioned figures in order, each with whether the text holds its values."""
    with_table = set(tied.values())
    return tuple(
        Figure(
            *figures.caption_of(block),
            "table" if index in with_table else "picture",
            layout.starts[index],
            layout.ends[index],
        )
        for index, block in enumerate(blocks)
        if block.what == "caption"
    )


def tables(
    layout: Layout, blocks: Sequence[Block], raw: Mapping[int, RawTable], tied: Mapping[int, int]
) -> tuple[Table, ...]:
    """The tables in the order of the text, with the place of every row and cell."""
    made = [
        _table(table, layout.starts[index], *_named(blocks, index, tied.get(index)))
        for index, table in raw.items()
    ]
    return tuple(sorted(made, key=lambda table: table.start))


def _named(blocks: Sequence[Block], index: int, caption: int | None) -> tuple[str, str, tuple[str, ...]]:
    """Label, caption and notes of the table in block `index`."""
    if caption is not None:
        notes = figures.remarks(blocks, caption) or figures.remarks(blocks, index)
        return (*figures.caption_of(blocks[caption]), tuple(note.text for note in notes))
    notes = figures.remarks(blocks, index)
    return "", figures.introduction(blocks, index), tuple(note.text for note in notes)


def _table(raw: RawTable, start: int, label: str, caption: str, notes: tuple[str, ...]) -> Table:
    values = [cell.value for row in raw.rows for cell in row.cells if cell.value is not None]
    unit = units.unit_of(caption, values) or units.unit_of(raw.stub)
    own = [units.unit_of(head) for head in raw.heads]
    unit = unit or (own[0] if own and len(set(own)) == 1 else "")
    columns = tuple(Column(head, mine or unit) for head, mine in zip(raw.heads, own, strict=True))
    rows: list[Row] = []
    at = start + (len(raw.head) + 1 if raw.head else 0)
    starred = [row.label for row in raw.rows if row.starred]
    for row in raw.rows:
        said = [(note, *units.of_row(row.label, note, starred)) for note in notes] if row.starred else []
        spoken = [(note, of, over) for note, speaks, of, over in said if speaks]
        rows.append(
            Row(
                row.label,
                row.code,
                row.group,
                tuple(Cell(cell.text, cell.value, at + cell.start, at + cell.end) for cell in row.cells),
                next((of for _, of, _ in spoken if of), ""),
                next((over for _, _, over in spoken if over), ""),
                tuple(note for note, _, _ in spoken),
                at,
                at + len(row.text),
            )
        )
        at += len(row.text) + 1
    period = units.period_of(caption) or units.period_of(raw.head)
    end = start + len(raw.text)
    return Table(label, caption, columns, tuple(rows), unit, period, notes, start, end)
