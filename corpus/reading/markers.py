"""Markers of footnotes in running text, told from figures by the number that must come next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.blocks import Block
from corpus.reading.changes import Change, edited

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AFTER = re.compile(r"(?=$|[\s.,;:)\]’”'\"(–])(?!\.[0-9]|,[0-9]{3})")
_NEW_SENTENCE = re.compile(r"\s+[^\sa-z]")
_YEAR_BEFORE = re.compile(r"(?:^|[^0-9])(?:19|20)[0-9]{2}$")
_NAME_BEFORE = re.compile(r"[A-Za-z][0-9]{1,2}$")

# How sure a place is: a raised figure; glued to a letter or a closing mark; to a year, or to a name
# that ends in a figure of its own; behind any other figure and a point.
_SURE, _GLUED, _FIGURE, _DOUBTFUL = 4.0, 3.0, 2.0, 1.0


def plain(mark: str) -> str:
    """A mark in plain digits."""
    return mark.translate(_PLAIN)


def is_marked(text: str, mark: str) -> bool:
    """Whether `text` holds a marker `mark` that can hardly be anything else."""
    return any(sure >= _FIGURE for sure, _ in _places(text, mark))


def _places(text: str, mark: str) -> list[tuple[float, int]]:
    """Where in `text` the marker may stand, each with how sure that is."""
    found = [(_SURE, match.start()) for match in re.finditer(_alone(mark.translate(_RAISED)), text)]
    for match in re.finditer(mark, text):
        start, end = match.span()
        sure = _sureness(text[max(0, start - 12) : start]) if _AFTER.match(text, end) else 0.0
        if sure:
            ends_sentence = text[end : end + 1] in {"", "\n", ")"} or _NEW_SENTENCE.match(text, end)
            found.append((sure if sure > _DOUBTFUL or ends_sentence else 0.0, start))
    return [(sure, start) for sure, start in found if sure]


def _alone(raised: str) -> str:
    return rf"(?<![⁰¹²³⁴-⁹]){raised}(?![⁰¹²³⁴-⁹])"


def _sureness(before: str) -> float:
    """How sure a number behind `before` is a marker, 0 if it cannot be one."""
    last, word = before[-1:], before[:-1]
    if last.isdigit():
        return _FIGURE if _YEAR_BEFORE.search(before) or _NAME_BEFORE.search(before) else 0.0
    if last in set(".,;:"):
        if word[-1:].isalpha() or word[-1:] in set(")]’”'\""):
            return _GLUED
        if _YEAR_BEFORE.search(word):
            return _FIGURE
        return _DOUBTFUL if last == "." and word[-1:].isdigit() else 0.0
    return _GLUED if last.isalpha() or last in set(")]’”'\"?!%") else 0.0


def lift(
    blocks: Sequence[Block], marks: Sequence[tuple[str, int]]
) -> tuple[tuple[Block, ...], tuple[Change, ...]]:
    """Take the markers of all notes off the text; `marks` are (mark, sheet) of the notes in order.

    A marker is sought on the note's own page, then on the page before, always behind the marker of the
    note before where there is one as likely.
    """
    found: dict[int, list[tuple[int, int, str]]] = {}
    pieces = _by_sheet(blocks)
    last = (-1, -1)
    for note, (mark, sheet) in enumerate(marks):
        place = _best(blocks, pieces.get(sheet, ()), mark, last, found)
        place = place or _best(blocks, pieces.get(sheet - 1, ()), mark, last, found)
        if place is not None:
            last = place
            found.setdefault(place[0], []).append((place[1], note, mark))
    changes: list[Change] = []
    lifted = list(blocks)
    for index, at in found.items():
        lifted[index] = _without(blocks[index], at)
        changes += _unglued(blocks[index].text, lifted[index].text)
    return tuple(lifted), tuple(changes)


def _unglued(before: str, after: str) -> tuple[Change, ...]:
    old, new = before.split(), after.split()
    if len(old) != len(new):
        return edited("marker", before, after)
    pairs = zip(old, new, strict=True)
    return tuple(Change("marker", (was,), (now,)) for was, now in pairs if was != now)


def _by_sheet(blocks: Sequence[Block]) -> dict[int, list[tuple[int, int, int]]]:
    """For each sheet the (block, start, end) that stand on it."""
    pieces: dict[int, list[tuple[int, int, int]]] = {}
    for index, block in enumerate(blocks):
        ends = [*(offset for offset, _ in block.pages[1:]), len(block.text)]
        for (start, sheet), end in zip(block.pages, ends, strict=True):
            pieces.setdefault(sheet, []).append((index, start, end))
    return pieces


def _best(
    blocks: Sequence[Block],
    pieces: Sequence[tuple[int, int, int]],
    mark: str,
    last: tuple[int, int],
    found: dict[int, list[tuple[int, int, str]]],
) -> tuple[int, int] | None:
    best: tuple[float, int, int] | None = None
    for index, start, end in pieces:
        text = blocks[index].text
        pairs = {at + len(taken) for at, _, taken in found.get(index, ())}
        candidates = _places(text[:end], mark)
        # "10,11": the second of a pair stands behind the first and a comma.
        candidates += [
            (_SURE, at + 1)
            for at in pairs
            if text[at : at + 1] in {",", ";"} and text.startswith(mark, at + 1)
        ]
        for sure, at in candidates:
            rank = (sure + (0.5 if (index, at) > last else 0.0), -index, -at)
            if at >= start and (best is None or rank > best):
                best = rank
    return (-best[1], -best[2]) if best else None


def _without(block: Block, at: Sequence[tuple[int, int, str]]) -> Block:
    """The block with the markers at (offset, note, mark) cut out and noted where they stood."""
    text, cuts, notes = "", [], []
    done = 0
    for start, note, mark in sorted(at):
        # The comma between two markers goes with them.
        text += "" if done and block.text[done:start] in {",", ", ", ";"} else block.text[done:start]
        cuts.append((start, start + len(mark), len(text)))
        notes.append((note, len(text)))
        done = start + len(mark)
    text += block.text[done:]
    pages = tuple((_moved(offset, cuts), sheet) for offset, sheet in block.pages)
    return replace(block, text=text, pages=pages, notes=(*block.notes, *notes))


def _moved(offset: int, cuts: Sequence[tuple[int, int, int]]) -> int:
    """Where an offset of the old text lies in the new one."""
    place = bisect_right(cuts, offset, key=lambda cut: cut[0]) - 1
    if place < 0:
        return offset
    _, end, new = cuts[place]
    return new + max(0, offset - end)
