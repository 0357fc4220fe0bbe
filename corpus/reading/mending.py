"""Blocks that a page end, a footnote or a figure cuts in two, made whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading import lines
from corpus.reading.blocks import Block
from corpus.reading.changes import Change
from corpus.reading.joins import Joiner
from corpus.reading.lines import Measure

_URL = re.compile(r"(?:https?://|www\.)\S+")
_RUNNING = frozenset({"paragraph", "list", "remark"})
_OF_FIGURES = frozenset({"caption", "source", "remark", "table"})


def mend(
    blocks: Sequence[Block], joiner: Joiner, measure: Measure
) -> tuple[tuple[Block, ...], tuple[Change, ...]]:
    """The blocks with cut sentences joined and the items of a list together, one a line."""
    whole: list[Block] = []
    changes: list[Change] = []
    for block in blocks:
        cut = _cut_by(whole, block, measure)
        if cut is not None:
            text, made = joiner.join(whole[cut].text, block.text)
            whole[cut] = whole[cut].extended(block, text)
            changes += made
        elif whole and block.what == "list" == whole[-1].what:
            whole[-1] = whole[-1].extended(block, f"{whole[-1].text}\n{block.text}")
        else:
            whole.append(block)
    return tuple(whole), tuple(changes)


def _cut_by(whole: Sequence[Block], block: Block, measure: Measure) -> int | None:
    """The index of the block that `block` goes on with, None if it begins anew."""
    if not whole or block.what not in {"paragraph", "heading"}:
        return None
    last = len(whole) - 1
    if whole[last].what in _RUNNING:
        address = whole[last].text.endswith(":") and _URL.fullmatch(block.text) is not None
        if address or _goes_on(whole[last], block, measure):
            return last
    # A figure at the head of a page, or at the foot of the one before, may part a sentence.
    while last >= 0 and whole[last].what in _OF_FIGURES:
        if whole[last].first_sheet not in {block.first_sheet, block.first_sheet - 1}:
            return None
        last -= 1
    if last < 0 or last == len(whole) - 1 or whole[last].what not in {"paragraph", "list"}:
        return None
    parted = whole[last].last_sheet < block.first_sheet
    low = block.text[0].islower()
    return last if parted and low and not lines.is_ended(whole[last].text) else None


def _goes_on(last: Block, block: Block, measure: Measure) -> bool:
    """Whether a sentence that `last` leaves open goes on in `block`, the next one.

    It does if `block` begins with a small letter; or at a page start, if the last line was full.
    """
    if lines.is_ended(last.text):
        return False
    if block.text[0].islower():
        return _URL.match(block.text) is None
    over_page = block.fresh and last.last_sheet < block.first_sheet and block.what == "paragraph"
    return over_page and not measure.breaks_early(last.tail, block.text)
