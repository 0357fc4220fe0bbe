"""Lines as blocks: paragraphs, lists, captions, grades, tables and what may be a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.reading import contents, grades, lines, tables, titles
from corpus.reading.changes import Change
from corpus.reading.joins import Joiner
from corpus.reading.lines import Line

What = Literal[
    "paragraph", "list", "heading", "caption", "grade", "table", "source", "remark", "contents"
]
"""`heading`: has the shape of one. `source`: "Source: ..." and what follows it under a figure.
`remark`: a note under an asterisk."""

_SOURCE = re.compile(r"(?:Sources?|Notes?):\s")
_SEE = re.compile(r"For (?:further|more) (?:information|details)\b")
_REMARK = re.compile(r"\*{1,3} ?[A-Z]")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)")
_AUTOLINK = re.compile(r"<((?:https?://|www\.)[^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stands by itself.

    `pages` are (offset in `text`, sheet) where each of its pages begins. `fresh`: it begins its page.
    `attached`: its text follows without a blank line. `tail`: the length of its last printed line.
    `notes` are (footnote, offset in `text`) where a marker stood. `lines` are those of a table.
    """

    what: What
    text: str
    pages: tuple[tuple[int, int], ...]
    fresh: bool = False
    attached: bool = False
    tail: int = 0
    notes: tuple[tuple[int, int], ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def last_sheet(self) -> int:
        """The sheet that its last character stands on."""
        return self.pages[-1][1]


def build(
    source: Sequence[Line], joiner: Joiner, width: int
) -> tuple[tuple[Block, ...], tuple[Change, ...]]:
    """Blocks in printed order, those that a page end, a footnote or a figure cuts in two made whole.

    `width` is that of a full line, in characters (see `lines.width`).
    """
    maker = _Maker(joiner, width)
    first, last = contents.region(source)
    regions = {
        start: end for start, end in tables.regions(source, width) if start >= last or end <= first
    }
    place = 0
    while place < len(source):
        if place == first < last:
            maker.contents(source[first:last])
            place = last
        elif place in regions:
            maker.table(source[place : regions[place]])
            place = regions[place]
        else:
            end = place + 1
            while end < len(source) and not source[end].gap and end not in regions and end != first:
                end += 1
            maker.chunk(source[place:end])
            place = end
    return maker.mended(), tuple(maker.changes)


class _Maker:
    """Gathers blocks and the changes that were made to their words."""

    def __init__(self, joiner: Joiner, width: int) -> None:
        self._joiner = joiner
        self._width = width
        self._blocks: list[Block] = []
        self.changes: list[Change] = []

    def contents(self, entries: Sequence[Line]) -> None:
        text, changes = contents.text(entries)
        self.changes += changes
        self._blocks.append(Block("contents", text, ((0, entries[0].sheet),), fresh=entries[0].fresh))

    def table(self, rows: Sequence[Line]) -> None:
        pages = ((0, rows[0].sheet),)
        text = "\n".join(line.text for line in rows)
        self._blocks.append(Block("table", text, pages, fresh=rows[0].fresh, lines=tuple(rows)))

    def chunk(self, chunk: Sequence[Line]) -> None:
        """Lines without a blank one between: one block, or several where line ends are meant."""
        start = 0
        for end in range(1, len(chunk) + 1):
            if end == len(chunk) or self._parts(chunk, start, end):
                self._piece(chunk[start:end], attached=end < len(chunk))
                start = end

    def _parts(self, chunk: Sequence[Line], start: int, at: int) -> bool:
        """Whether the block that begins at `start` ends before line `at`."""
        before, text = chunk[at - 1].text, chunk[at].text
        early = lines.breaks_early(before, text, self._width)
        ended, high = lines.is_ended(before), lines.starts_high(text)
        if (
            _is_next_item(chunk[start].text, text)
            or lines.is_sure_item(text)
            or _SOURCE.match(text)
            or _REMARK.match(text)
        ):
            return True
        if early and (_is_grade_at(chunk, at) or grades.is_grade(_plain(chunk[start:at]))):
            return True
        if titles.is_caption(text) and (early or ended):
            return True
        if ended and (titles.is_named(text) or self._asks(chunk, at)):
            return True
        if not high and not lines.is_item(text):
            return False
        if early and (ended or _SOURCE.match(chunk[start].text)):
            return True
        return self._is_heading_above(chunk, start, at)

    def _asks(self, chunk: Sequence[Line], at: int) -> bool:
        """Whether a question begins at line `at` and ends with a line that breaks early."""
        if not titles.opens_question(chunk[at].text):
            return False
        for end in range(at + 1, min(at + 4, len(chunk))):
            if chunk[end - 1].text.endswith("?"):
                early = lines.breaks_early(chunk[end - 1].text, chunk[end].text, self._width)
                return early and titles.is_question(_plain(chunk[at:end]))
        return False

    def _is_heading_above(self, chunk: Sequence[Line], start: int, at: int) -> bool:
        """Whether lines `start` to `at` are a heading printed directly above the line at `at`."""
        if at - start > 4:
            return False
        breaks = [
            lines.breaks_early(chunk[i].text, chunk[i + 1].text, self._width) for i in range(start, at)
        ]
        text = _plain(chunk[start:at])
        if titles.is_question(text):
            return breaks[-1] or (len(breaks) > 1 and all(breaks[:-1]))
        if not all(breaks) or not titles.is_title(text):
            return False
        rest = _plain(chunk[at : at + 4])
        return len(rest.split()) > 5 or titles.is_question(rest) or titles.is_title(rest)

    def _piece(self, piece: Sequence[Line], *, attached: bool) -> None:
        text = ""
        for line in piece:
            mended = self._log(self._joiner.mend(self._markup(line.text)))
            text = self._log(self._joiner.join(text, mended)) if text else mended
        what = self._what(piece, text)
        self._blocks.append(
            Block(
                what,
                text,
                ((0, piece[0].sheet),),
                fresh=piece[0].fresh,
                attached=attached and what == "heading",
                tail=len(piece[-1].text),
            )
        )

    def _what(self, piece: Sequence[Line], text: str) -> What:
        if grades.is_grade(text):
            return "grade"
        if titles.is_caption(text):
            return "caption"
        if lines.is_item(text):
            return "list"
        if _SOURCE.match(text):
            return "source"
        if _REMARK.match(text):
            return "remark"
        before = self._blocks[-1].what if self._blocks else None
        if before == "source" and _SEE.match(text) and not piece[0].fresh:
            return "source"
        inner = all(
            lines.breaks_early(line.text, after.text, self._width)
            for line, after in zip(piece, piece[1:], strict=False)
        )
        if titles.is_question(text) or (titles.is_title(text) and inner and len(piece) < 3):
            return "heading"
        return "paragraph"

    def _markup(self, text: str) -> str:
        """The line without light markup: bold stars and the angle brackets of an address."""
        plain = _AUTOLINK.sub(r"\1", _BOLD.sub(r"\1", text))
        if plain != text:
            self.changes.append(Change("markup", tuple(text.split()), tuple(plain.split())))
        return plain

    def _log(self, result: tuple[str, tuple[Change, ...]]) -> str:
        text, changes = result
        self.changes += changes
        return text

    def mended(self) -> tuple[Block, ...]:
        """The blocks with the items of a list together and cut paragraphs whole."""
        whole: list[Block] = []
        for block in self._blocks:
            cut = self._cut_before(whole, block)
            if cut is not None:
                whole[cut] = self._merged(whole[cut], block)
            elif whole and block.what == "list" == whole[-1].what:
                whole[-1] = _append(whole[-1], block, whole[-1].text + "\n" + block.text)
            else:
                whole.append(block)
        return tuple(whole)

    def _cut_before(self, whole: Sequence[Block], block: Block) -> int | None:
        """The index of the block that `block` continues."""
        if not whole or block.what not in {"paragraph", "heading"}:
            return None
        last = len(whole) - 1
        if whole[last].what in {"paragraph", "list", "remark"}:
            if whole[last].text.endswith(":") and _URL.fullmatch(block.text):
                return last
            if _is_open(whole[last]) and self._continues(whole[last], block):
                return last
        # A figure at the head of a page may stand between the halves of a sentence.
        sheet = block.pages[0][1]
        while last >= 0 and whole[last].what in {"caption", "source", "remark", "table"}:
            if whole[last].pages[0][1] not in {sheet, sheet - 1}:
                return None
            last -= 1
        if last < 0 or whole[last].what not in {"paragraph", "list"} or whole[last].last_sheet >= sheet:
            return None
        low = block.text[0].islower()
        return last if last < len(whole) - 1 and _is_open(whole[last]) and low else None

    def _continues(self, last: Block, block: Block) -> bool:
        if block.text[0].islower():
            return not _URL.match(block.text)
        full = last.tail + 1 + len(block.text.split(maxsplit=1)[0]) > 0.8 * self._width
        return block.fresh and block.what == "paragraph" and full and last.last_sheet < block.pages[0][1]

    def _merged(self, first: Block, second: Block) -> Block:
        return _append(first, second, self._log(self._joiner.join(first.text, second.text)))


def _append(first: Block, second: Block, text: str) -> Block:
    """`first` with `second`, whose text ends `text`, behind it."""
    shift = len(text) - len(second.text)
    pages = list(first.pages)
    for offset, sheet in second.pages:
        if sheet != pages[-1][1]:
            pages.append((max(shift + offset, pages[-1][0] + 1), sheet))
    return replace(first, text=text, pages=tuple(pages), tail=second.tail)


def _is_open(block: Block) -> bool:
    return not lines.is_ended(block.text)


def _is_next_item(first: str, text: str) -> bool:
    """Whether a line begins the next item of the list whose item `first` begins."""
    if not (lines.is_item(first) and lines.is_item(text)):
        return False
    return first[0] == text[0] or (first[0].isdigit() and text[0].isdigit())


def _is_grade_at(chunk: Sequence[Line], at: int) -> bool:
    return grades.is_grade(chunk[at].text) or grades.is_grade(_plain(chunk[at : at + 2]))


def _plain(piece: Sequence[Line]) -> str:
    return " ".join(line.text for line in piece)
