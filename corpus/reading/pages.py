"""A text cut into its printed pages, and the number printed on each.

Two layouts tell where pages begin. A form feed stands between the pages of a PDF's text; or, in text
extracted line by line, the first line of every page begins with one space. Numbers come from those
that stand alone on a line. Where neither is there, a contents list may still say on which page a
section begins (`place`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.changes import Change, dropped
from corpus.types import PageRun

_MARK = re.compile(r" \S")
_NUMBER = re.compile(
    r"[ \t]*(?:page )?[-–|]? ?([0-9]{1,3}) ?[-–|]?(?: of [0-9]{1,3})?[ \t]*", re.IGNORECASE
)
_DIGITS = re.compile(r"[0-9]+")
_EDGE = 2
"""How many lines at the top and at the foot of a page may be running headers and footers."""

_PICTURE = 1_500
"""The characters of text that a chart displaces: in the 2016 report a full page holds 2,850, one with
a chart 1,350 (medians)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its raw lines without furniture, and its printed number, None where nothing says."""

    lines: tuple[str, ...]
    number: int | None = None
    exact: bool = False


def split(text: str) -> tuple[tuple[Sheet, ...], tuple[Change, ...]]:
    """Cut `text` (see `lines.clean`) into sheets; the numbers and running lines taken out are told."""
    if "\f" in text.strip("\f \n"):
        leaves = text.rstrip("\f \n").split("\f")
        return _numbered(*_without_running([leaf.split("\n") for leaf in leaves]))
    return _marked(text.replace("\f", "\n").split("\n"))


def _without_running(pages: list[list[str]]) -> tuple[list[list[str]], list[int | None], list[Change]]:
    """Pages without the lines that most of them repeat at an edge, and the numbers in these lines."""
    edges = [_edge_lines(page) for page in pages]
    seen = Counter(
        key for page, at in zip(pages, edges, strict=True) for key in {_key(page[i]) for i in at}
    )
    enough = max(3, len(pages) / 2)
    numbers: list[int | None] = []
    changes: list[Change] = []
    kept: list[list[str]] = []
    for page, at in zip(pages, edges, strict=True):
        running = {i for i in at if seen[_key(page[i])] >= enough and not _NUMBER.fullmatch(page[i])}
        found = [_DIGITS.findall(page[i]) for i in sorted(running)]
        numbers.append(
            next((int(digits[-1]) for digits in found if digits and len(digits[-1]) < 4), None)
        )
        changes += [change for i in sorted(running) for change in dropped("running", page[i])]
        kept.append([line for i, line in enumerate(page) if i not in running])
    return kept, numbers, changes


def _edge_lines(page: Sequence[str]) -> list[int]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _key(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.casefold().split()))


def _numbered(
    pages: list[list[str]], running: list[int | None], changes: list[Change]
) -> tuple[tuple[Sheet, ...], tuple[Change, ...]]:
    """Number pages by the difference between printed number and place that most of them share."""
    lone: list[dict[int, int]] = []
    for page in pages:
        filled = [i for i, line in enumerate(page) if line.strip()]
        found = {i: _NUMBER.fullmatch(page[i]) for i in {*filled[:1], *filled[-1:]}}
        lone.append({int(match[1]): i for i, match in found.items() if match})
    votes = Counter(
        number - place
        for place, (numbers, run) in enumerate(zip(lone, running, strict=True))
        for number in {*numbers, *({run} if run is not None else set())}
    )
    if not votes or (len(pages) > 2 and votes.most_common(1)[0][1] < 2):
        return tuple(Sheet(tuple(page)) for page in pages), tuple(changes)
    shift = votes.most_common(1)[0][0]
    sure = [
        place
        for place, run in enumerate(running)
        if run == place + shift or place + shift in lone[place]
    ]
    sheets: list[Sheet] = []
    for place, page in enumerate(pages):
        at = lone[place].get(place + shift)
        if at is not None:
            changes += dropped("number", page[at])
        lines = tuple(line for i, line in enumerate(page) if i != at)
        exact = place + shift > 0 and sure[0] <= place <= sure[-1]
        sheets.append(Sheet(lines, max(1, place + shift), exact))
    return tuple(sheets), tuple(changes)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A number alone on a line: `marks` page starts are marked before it. As the `foot` of its page
    the next line is a page start; else it stands where its own page starts, in the mark's place."""

    line: int
    number: int
    marks: int
    foot: bool

    def misses(self, earlier: _Anchor) -> int | None:
        """By how many pages the count from `earlier` is wrong; None if the numbers do not rise."""
        if self.number <= earlier.number:
            return None
        steps = self.marks - earlier.marks + (0 if self.foot else 1)
        return abs(self.number - earlier.number - steps)


def _marked(lines: list[str]) -> tuple[tuple[Sheet, ...], tuple[Change, ...]]:
    """Cut at lines led by one space, if numbers or the first line show that these are page starts."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    marks = [i for i in filled if _MARK.match(lines[i])]
    chain = _chain(_anchors(lines, filled, marks))
    fits = all(later.misses(earlier) == 0 for earlier, later in pairwise(chain))
    led = len(marks) > 1 and marks[0] == filled[0] and 8 <= len(filled) / len(marks) <= 120
    counted = fits and len(chain) >= (2 if marks else 3)
    if not led and not counted:
        return (Sheet(tuple(lines)),), ()
    starts = sorted({filled[0], *marks, *(a.line for a in chain if not a.foot)})
    numbers = _spread({bisect_right(starts, a.line) - 1: a.number for a in chain}, len(starts))
    known = {bisect_right(starts, a.line) - 1 for a in chain}
    gone = {a.line for a in chain}
    sheets = []
    for place, (start, end) in enumerate(pairwise([*starts, len(lines)])):
        body = tuple(line for i, line in enumerate(lines[start:end], start) if i not in gone)
        exact = (counted or place in known) and numbers[place] > 0
        sheets.append(Sheet(body, max(1, numbers[place]), exact))
    return tuple(sheets), tuple(change for at in sorted(gone) for change in dropped("number", lines[at]))


def _anchors(lines: Sequence[str], filled: Sequence[int], marks: Sequence[int]) -> list[_Anchor]:
    alone = [(at, match) for at in range(len(filled)) if (match := _NUMBER.fullmatch(lines[filled[at]]))]
    starts = set(marks)
    # Without marks the text itself says where numbers stand: if its first line is one, at page heads.
    # A number at a page foot then stands where the next page starts, as that page's mark would.
    ahead = 0 if marks or (alone and alone[0][0] == 0) else 1
    found = []
    for at, match in alone:
        foot = at + 1 < len(filled) and filled[at + 1] in starts
        found.append(_Anchor(filled[at], int(match[1]) + ahead, bisect_left(marks, filled[at]), foot))
    return found


def _chain(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """The longest row of anchors whose numbers agree with the marks between them; a miss of one page
    counts half. Numbers that belong to a chart or a table do not fit, and fall out."""
    best: list[tuple[float, int]] = []
    for place, anchor in enumerate(anchors):
        score, before = 1.0, -1
        for earlier in range(max(0, place - 50), place):
            misses = anchor.misses(anchors[earlier])
            if misses is not None and misses <= 1:
                score, before = max(
                    (score, before), (best[earlier][0] + (0.5 if misses else 1.0), earlier)
                )
        best.append((score, before))
    chain: list[_Anchor] = []
    place = max(range(len(best)), key=lambda i: best[i][0]) if best else -1
    while place >= 0:
        chain.append(anchors[place])
        place = best[place][1]
    return chain[::-1]


def _spread(known: dict[int, int], count: int) -> list[int]:
    """Page numbers for `count` places: counted from the nearest known one, or spread between two."""
    if not known:
        return list(range(1, count + 1))
    places = sorted(known)
    numbers: list[int] = []
    for place in range(count):
        at = bisect_left(places, place)
        left = places[at - 1] if at else None
        right = places[at] if at < len(places) else None
        if left is None or right is None:
            near = places[0] if left is None else left
            numbers.append(known[near] + place - near)
        else:
            share = (place - left) / (right - left)
            numbers.append(known[left] + round(share * (known[right] - known[left])))
    return numbers


def place(
    anchors: Sequence[tuple[int, int]], starts: Sequence[int], pictures: Sequence[int], length: int
) -> list[PageRun]:
    """Page runs of a text whose sections alone have page numbers.

    `anchors` are (offset, page) of section starts, both rising; `starts` the offsets of blocks, where
    a page may begin; `pictures` those of figures whose chart takes room that the text does not show;
    `length` that of the text. Between two sections the pages are spread by length and are not exact;
    a section start is, and so is a section that fills a single page.
    """

    def room(at: int) -> int:
        return at + _PICTURE * bisect_left(pictures, at)

    runs: list[PageRun] = []
    rate = (room(anchors[-1][0]) - room(anchors[0][0])) / max(1, anchors[-1][1] - anchors[0][1])
    last = anchors[-1][1] + max(1, round((room(length) - room(anchors[-1][0])) / max(1.0, rate)))
    edges = [*([(0, 1)] if anchors[0][0] else []), *anchors, (length, last)]
    for (start, first), (end, following) in pairwise(edges):
        known = (start, first) in anchors
        count = max(1, following - first)
        runs.append(PageRun(start, first, exact=known))
        if count == 1 and known and end < length:
            continue
        size = max(1, room(end) - room(start)) / count
        for at in starts[bisect_right(starts, start) : bisect_left(starts, end)]:
            number = first + min(count - 1, int((room(at) - room(start)) / size))
            if number != runs[-1].number or runs[-1].exact:
                runs.append(PageRun(at, number, exact=False))
    return runs
