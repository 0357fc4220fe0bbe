"""Captions tied to the tables that hold their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.reading import titles, units
from corpus.reading.blocks import Block
from corpus.reading.tables import RawTable


def once(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks in which a caption whose number was captioned before is a heading.

    An annex repeats the title of each figure above the notes on its data; the figure itself stands in
    the body.
    """
    seen: set[str] = set()
    told: list[Block] = []
    for block in blocks:
        label = caption_of(block)[0] if block.what == "caption" else ""
        again = label in seen and label[-1:].isdigit()
        told.append(replace(block, what="heading") if again else block)
        if label:
            seen.add(label)
    return tuple(told)


def caption_of(block: Block) -> tuple[str, str]:
    """The label and title of a caption block."""
    return titles.caption(block.text) or ("", block.text)


def tie(blocks: Sequence[Block], tables: Mapping[int, RawTable]) -> dict[int, int]:
    """For each captioned table (its block) the block of its caption.

    Candidates are the captions without a table on the table's page, or else on the page before. An
    extractor may leave the rows far from their caption, behind another figure: the caption that fits
    best is taken, the first of equals.
    """
    tied: dict[int, int] = {}
    captions = [i for i, block in enumerate(blocks) if block.what == "caption"]
    for index, table in tables.items():
        free = [i for i in captions if i not in tied.values()]
        near = [i for i in free if blocks[i].pages[0][1] == table.sheet]
        near = near or [i for i in free if i < index and blocks[i].pages[0][1] == table.sheet - 1]
        # Where the text has no pages, only the nearest caption can be meant.
        if len(near) > 4:
            near = sorted(near, key=lambda i: abs(i - index))[:2]
        scored = [(_fit(blocks, i, table), -i) for i in near if abs(i - index) < 60]
        if scored and max(scored)[0] > 0:
            tied[index] = -max(scored)[1]
    return tied


def _fit(blocks: Sequence[Block], caption: int, table: RawTable) -> float:
    """How well a caption fits a table: words in common, unit, asterisk; charts of all forces do not."""
    text = blocks[caption].text
    labels = " ".join([table.head, *(row.label for row in table.rows)])
    score = 1.0 + min(3, units.shared_words(text, labels))
    score += 2.0 if units.unit_of(text) == units.unit_of(table.head) != "" else 0.0
    if ", by force" in text or "percentage change" in text.casefold():
        score -= 4.0
    starred = [row for row in table.rows if row.starred]
    for block in remarks(blocks, caption):
        fits = any(row.code or units.shared_words(block.text, row.label) for row in starred)
        score += 3.0 if fits else -3.0
    return score


def remarks(blocks: Sequence[Block], after: int) -> list[Block]:
    """The notes under asterisks among the lines that follow block `after` as its own."""
    found = []
    for block in blocks[after + 1 :]:
        if block.what not in {"remark", "source", "table"}:
            break
        if block.what == "remark":
            found.append(block)
    return found
