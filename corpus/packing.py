"""Paragraphs and lists packed into stretches of a useful length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from corpus import sentences
from corpus.pieces import ITEM, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class ChunkSettings:
    """Lengths in words. Neighbouring paragraphs of a section are joined up to `target`; a paragraph,
    list or footnote of more than `longest` is split, into parts of about `target`."""

    target: int = 110
    longest: int = 200


DEFAULT: Final = ChunkSettings()


class Packed(NamedTuple):
    """A stretch `[start, end)`. `lead_in` is the sentence that opens a list, where it stands outside."""

    start: int
    end: int
    kind: Literal["paragraph", "list"]
    lead_in: str = ""


def pack(
    text: str, pieces: Sequence[Piece], settings: ChunkSettings, lead_in: str = ""
) -> Iterator[Packed]:
    """Pack neighbouring paragraphs and lists of one section, in order, without losing a word.

    A list takes its lead-in sentence along, and all of the paragraph before it if both are short.
    `lead_in` is the one of a list that comes first, where something stands between them.
    """
    waiting: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.kind == "paragraph":
            waiting.append((piece.start, piece.end))
            continue
        start = piece.start
        if waiting:
            first, last = waiting[-1]
            lead_in = find_lead_in(text, first, last)
            opening = last - len(lead_in)
            if lead_in and _words(text, first, piece.end) <= settings.target:
                opening = first
            if lead_in and _words(text, opening, piece.end) <= settings.longest:
                start = opening
                rest = text[first:opening].rstrip()
                waiting[-1:] = [(first, first + len(rest))] if rest else []
        yield from _paragraphs(text, waiting, settings)
        waiting = []
        outside = lead_in if start == piece.start else ""
        if _words(text, start, piece.end) <= settings.longest:
            yield Packed(start, piece.end, "list", outside)
        else:
            items = list(_items(text, piece))
            for first, last in _join(text, items, settings):
                yield Packed(first, last, "list", outside)
                # An item that ends with a colon leads into the items after it.
                inner = [find_lead_in(text, *item) for item in items if first <= item[0] < last]
                outside = next(filter(None, reversed(inner)), outside)
        lead_in = ""
    yield from _paragraphs(text, waiting, settings)


def find_lead_in(text: str, start: int, end: int) -> str:
    """The last sentence of `[start, end)` if it leads into what follows, else ""."""
    if start == end or text[end - 1] != ":":
        return ""
    sentence = text[start + sentences.split(text[start:end])[-1][0] : end]
    return ITEM.sub("", sentence, count=1) if ITEM.match(sentence) else sentence


def split(text: str, start: int, end: int, settings: ChunkSettings) -> Iterator[tuple[int, int]]:
    """`[start, end)` as it is, or, if it is too long, cut at sentence ends into parts of like length."""
    words = _words(text, start, end)
    if words <= settings.longest:
        yield start, end
        return
    parts = max(2, round(words / settings.target))
    spans = [(start + first, start + last) for first, last in sentences.split(text[start:end])]
    opening, count, done = start, 0, 0
    for (first, last), after in zip(spans, [*spans[1:], None], strict=True):
        count += _words(text, first, last)
        if after is None or count >= words * (done + 1) / parts:
            yield opening, last
            opening = after[0] if after else end
            done += 1


def _paragraphs(text: str, spans: list[tuple[int, int]], settings: ChunkSettings) -> Iterator[Packed]:
    for start, end in _join(text, spans, settings):
        for first, last in split(text, start, end, settings):
            yield Packed(first, last, "paragraph")


def _join(text: str, spans: list[tuple[int, int]], settings: ChunkSettings) -> Iterator[tuple[int, int]]:
    """Neighbouring spans joined as long as they stay within the target."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None and _words(text, held[0], end) <= settings.target:
            held = held[0], end
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held


def _items(text: str, piece: Piece) -> Iterator[tuple[int, int]]:
    """The items of a list, each with the lines under it: a mark of another kind opens a sub-item."""
    top = _mark(text, piece.start)
    opening = start = piece.start
    while (line_end := text.find("\n", start, piece.end)) >= 0:
        start = line_end + 1
        if _mark(text, start) == top:
            yield opening, line_end
            opening = start
    yield opening, piece.end


def _mark(text: str, start: int) -> str:
    """The kind of mark that a line begins with: the mark itself, digits and letters made alike."""
    match = ITEM.match(text, start)
    if match is None:
        return ""
    return "".join(
        "0" if mark.isdigit() else "a" if mark.isalpha() else mark for mark in match["mark"]
    ).replace("00", "0")


def _words(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())
