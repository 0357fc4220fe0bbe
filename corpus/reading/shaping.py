"""Lines shaped into blocks: paragraphs, lists, captions, grades, tables, and what may be a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.reading import breaks, contents, grades, lines, mending, tables, titles
from corpus.reading.blocks import Block, What
from corpus.reading.changes import Change, edited
from corpus.reading.joins import Joiner
from corpus.reading.lines import Line, Measure

_SEE = re.compile(r"For (?:further|more) (?:information|details)\b")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)")
_AUTOLINK = re.compile(r"<((?:https?://|www\.)[^<>\s]+)>")


def shape(
    source: Sequence[Line], joiner: Joiner, measure: Measure
) -> tuple[tuple[Block, ...], tuple[Change, ...]]:
    """Blocks in printed order, those that a page end, a footnote or a figure cuts in two made whole.

    `measure` is that of the whole text.
    """
    blocks: list[Block] = []
    changes: list[Change] = []
    first, last = contents.region(source)
    regions = {
        start: end for start, end in tables.regions(source, measure) if start >= last or end <= first
    }
    place = 0
    while place < len(source):
        if place == first < last:
            text, made = contents.text(source[first:last])
            changes += made
            blocks.append(_block("contents", text, source[first:last]))
            place = last
        elif place in regions:
            rows = source[place : regions[place]]
            blocks.append(_block("table", "\n".join(line.text for line in rows), rows))
            place = regions[place]
        else:
            end = place + 1
            while end < len(source) and not source[end].gap and end not in regions and end != first:
                end += 1
            shaped, mended = _chunk(source[place:end], joiner, measure, blocks[-1] if blocks else None)
            blocks += shaped
            changes += mended
            place = end
    whole, made = mending.mend(blocks, joiner, measure)
    return whole, (*changes, *made)


def _chunk(
    chunk: Sequence[Line], joiner: Joiner, measure: Measure, before: Block | None
) -> tuple[list[Block], list[Change]]:
    """Lines without a blank one between: one block, or several where line ends are meant."""
    blocks: list[Block] = []
    changes: list[Change] = []
    start = 0
    for end in range(1, len(chunk) + 1):
        if end < len(chunk) and not breaks.parts(chunk, start, end, measure):
            continue
        piece = chunk[start:end]
        text, made = _unwrapped(piece, joiner)
        what = _what(piece, text, measure, blocks[-1] if blocks else before)
        attached = what == "heading" and end < len(chunk)
        blocks.append(_block(what, text, piece, attached=attached))
        changes += made
        start = end
    return blocks, changes


def _block(what: What, text: str, piece: Sequence[Line], *, attached: bool = False) -> Block:
    return Block(
        what,
        text,
        pages=((0, piece[0].sheet),),
        fresh=piece[0].fresh,
        attached=attached,
        tail=piece[-1].text,
        lines=tuple(piece) if what == "table" else (),
    )


def _unwrapped(piece: Sequence[Line], joiner: Joiner) -> tuple[str, list[Change]]:
    """The text of a piece on one line, without light markup, its broken words whole."""
    text = ""
    changes: list[Change] = []
    for line in piece:
        bare = _AUTOLINK.sub(r"\1", _BOLD.sub(r"\1", line.text))
        changes += edited("markup", line.text, bare)
        whole, made = joiner.mend(bare)
        changes += made
        text, made = joiner.join(text, whole) if text else (whole, ())
        changes += made
    return text, changes


def _what(piece: Sequence[Line], text: str, measure: Measure, before: Block | None) -> What:
    """What a piece is, told from its words and from the block before it."""
    under_source = before is not None and before.what == "source" and not piece[0].fresh
    shapes: tuple[tuple[What, bool], ...] = (
        ("grade", grades.is_grade(text)),
        ("caption", titles.is_caption(text)),
        ("list", lines.is_item(text)),
        ("source", breaks.SOURCE.match(text) is not None),
        ("source", under_source and _SEE.match(text) is not None),
        ("remark", breaks.REMARK.match(text) is not None),
        ("heading", titles.is_question(text) or _is_titled(piece, text, measure)),
    )
    return next((what for what, fits in shapes if fits), "paragraph")


def _is_titled(piece: Sequence[Line], text: str, measure: Measure) -> bool:
    early = all(measure.breaks_early(line.text, after.text) for line, after in pairwise(piece))
    return len(piece) < 3 and early and titles.is_title(text)
