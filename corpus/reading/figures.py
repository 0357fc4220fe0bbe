"""Captions tied to the tables that hold their values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.reading import titles, units
from corpus.reading.blocks import Block
from corpus.reading.grids import RawTable

_ANNOUNCES = re.compile(
    r"\btable (?:below|shows|sets out)|\b(?:following|next) table\b|\bfollows:$", re.IGNORECASE
)


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

    Candidates are the captions without a table on the table's page, or else on the page before; in a
    text without pages, the caption directly above. An extractor may leave the rows far from their
    caption, behind another figure: the caption that fits best is taken, the first of equals. A table
    that the paragraph above introduces needs no caption.
    """
    tied: dict[int, int] = {}
    paged = any(block.last_sheet for block in blocks)
    captions = [i for i, block in enumerate(blocks) if block.what == "caption"]
    for index, table in tables.items():
        free = [i for i in captions if i not in tied.values()]
        if introduction(blocks, index):
            continue
        if paged:
            near = [i for i in free if blocks[i].pages[0][1] == table.sheet]
            near = near or [i for i in free if i < index and blocks[i].pages[0][1] == table.sheet - 1]
        else:
            near = [i for i in free if i < index and _is_below(blocks, i, index)]
        scored = [(_fit(blocks, i, table), -i) for i in near]
        if scored and max(scored)[0] > 0:
            tied[index] = -max(scored)[1]
    return tied


def introduction(blocks: Sequence[Block], table: int) -> str:
    """The sentence directly above a table that announces it ("The table below shows ..."), or ""."""
    above = blocks[table - 1] if table else None
    if above is None or above.what != "paragraph":
        return ""
    last = above.text.rsplit(". ", 1)[-1]
    return last if _ANNOUNCES.search(last) else ""


def _is_below(blocks: Sequence[Block], caption: int, table: int) -> bool:
    return all(block.what in {"source", "remark"} for block in blocks[caption + 1 : table])


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
