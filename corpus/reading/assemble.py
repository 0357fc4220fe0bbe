"""Blocks, notes and tables laid out as the text of a report, with every offset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.reading import figures, headings, pages, titles, units
from corpus.reading.blocks import Block
from corpus.reading.headings import Outline
from corpus.reading.pages import Sheet
from corpus.reading.tables import RawTable
from corpus.types import Cell, Column, Figure, Footnote, Judgement, PageRun, Row, Section, Table

_PARTING = "\n\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as blocks; the first begins with its mark."""

    mark: str
    sheet: int
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Layout:
    """The text as it grows: pieces, where each block went, and where sheets begin."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    starts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    notes: dict[int, tuple[int, int]] = field(default_factory=dict)
    edges: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, sheets: Sequence[tuple[int, int]]) -> int:
        """Append a block; its offset is returned."""
        if self.pieces:
            self.length += len(_PARTING)
        start = self.length
        self.edges += [(start + offset, sheet) for offset, sheet in sheets]
        self.pieces.append(text)
        self.length += len(text)
        return start

    def add_notes(self, numbers: Sequence[int], notes: Sequence[Note]) -> None:
        """Append notes, each block by block, and keep where they went."""
        for number in numbers:
            starts = [self.add(block.text, block.pages) for block in notes[number].blocks]
            self.notes[number] = (starts[0], self.length)

    @property
    def text(self) -> str:
        """All blocks, a blank line between."""
        return _PARTING.join(self.pieces)


def lay_out(blocks: Sequence[Block], notes: Sequence[Note], tied: Mapping[int, int]) -> Layout:
    """Put tables under their captions and each note behind what refers to it."""
    layout = Layout()
    order = _order(blocks, tied)
    behind = _notes_behind(blocks, notes)
    waiting: list[int] = []
    captioned = set(tied.values())
    in_figure = False
    for place, index in enumerate(order):
        block = blocks[index]
        layout.starts[index] = layout.add(block.text, block.pages)
        layout.ends[index] = layout.length
        waiting += behind.get(index, ())
        following = blocks[order[place + 1]].what if place + 1 < len(order) else None
        in_figure = (
            index in captioned
            or block.what == "table"
            or (in_figure and block.what in {"remark", "source"})
        )
        # A question and its grade, a caption and its table stay together; the notes wait.
        if following == "grade" or (in_figure and following in {"table", "remark", "source"}):
            continue
        layout.add_notes(waiting, notes)
        waiting = []
    if not order:
        layout.add_notes(range(len(notes)), notes)
    return layout


def _order(blocks: Sequence[Block], tied: Mapping[int, int]) -> list[int]:
    below = {caption: table for table, caption in tied.items()}
    order: list[int] = []
    for index in range(len(blocks)):
        if index not in tied:
            order += [index, below[index]] if index in below else [index]
    return order


def _notes_behind(blocks: Sequence[Block], notes: Sequence[Note]) -> dict[int, list[int]]:
    """The notes to stand behind each block: the first that refers to them, or the last on their page."""
    behind: dict[int, list[int]] = {}
    first: dict[int, int] = {}
    for index, block in enumerate(blocks):
        for number, _ in block.notes:
            first.setdefault(number, index)
    for number, note in enumerate(notes):
        last = first.get(number)
        if last is None:
            on_page = (i for i, block in enumerate(blocks) if block.first_sheet <= note.sheet)
            last = max(on_page, default=0)
        behind.setdefault(last, []).append(number)
    return behind


def page_runs(
    layout: Layout, sheets: Sequence[Sheet], listed: Sequence[tuple[int, int]], pictures: Sequence[int]
) -> tuple[PageRun, ...]:
    """The printed page of every character; `listed` are (offset, page) that a contents list gives,
    `pictures` the offsets of figures without values."""
    if not layout.length:
        return (PageRun(0, 1, exact=False),)
    numbered = list(sheets)
    if len(sheets) == 1 and sheets[0].number is None:
        if listed:
            starts = sorted(layout.starts.values())
            return tuple(pages.place(listed, starts, pictures, layout.length))
        return (PageRun(0, 1, exact=False),)
    if sheets[0].number is None:
        numbered = _by_contents(layout, sheets, listed)
    runs: list[PageRun] = []
    for start, sheet in layout.edges:
        number, exact = numbered[sheet].number or 1, numbered[sheet].exact
        if not runs or (runs[-1].number, runs[-1].exact) != (number, exact):
            runs.append(PageRun(start, number, exact))
    return tuple(runs)


def _by_contents(
    layout: Layout, sheets: Sequence[Sheet], listed: Sequence[tuple[int, int]]
) -> list[Sheet]:
    """Number unnumbered sheets by what most entries of the contents list say, or else from 1."""
    votes: dict[int, int] = {}
    for offset, page in listed:
        sheet = next(sheet for start, sheet in reversed(layout.edges) if start <= offset)
        votes[page - sheet] = votes.get(page - sheet, 0) + 1
    shift = max(votes, key=lambda key: votes[key]) if votes else 1
    exact = votes.get(shift, 0) > 1
    return [
        Sheet(sheet.lines, max(1, place + shift), exact and place + shift > 0)
        for place, sheet in enumerate(sheets)
    ]


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
