"""Blocks, tables and notes put in order as the text of a report, and the pages that they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.reading import pages
from corpus.reading.blocks import Block
from corpus.reading.pages import Sheet
from corpus.types import PageRun

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
    votes: Counter[int] = Counter()
    for offset, page in listed:
        sheet = next(sheet for start, sheet in reversed(layout.edges) if start <= offset)
        votes[page - sheet] += 1
    (shift, agreed), *_ = votes.most_common(1) or [(1, 0)]
    return [
        replace(sheet, number=max(1, place + shift), exact=agreed > 1 and place + shift > 0)
        for place, sheet in enumerate(sheets)
    ]
