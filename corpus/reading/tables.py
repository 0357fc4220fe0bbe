"""Tables found among lines and read: heads, rows, codes, groups and cells.

A table is either kept with tabs, or flattened to one line a row ("Thefts of boats 5.4 6.2"), a row
or a head broken over lines, with or without blank lines between.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from corpus.reading import lines, titles
from corpus.reading.grids import RawCell, RawRow, RawTable, grouped
from corpus.reading.lines import Line, Measure

_NUMBER = re.compile(r"[-–+±]?£?[0-9][0-9,]*(?:\.[0-9]+)?%?|n/a|[-–]|\.\.", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SOURCE = re.compile(r"(?:Sources?|Notes?):|\*")
_CODE = re.compile(r"(?P<code>[0-9]{1,2}|\*)\s+(?=[^\W\d_])")
_STARS = re.compile(r"(?<=[\w)’'])\s?(\*+)")
_AREAS = ("England (?:and|&) Wales", "Most similar (?:forces?|group)", "MSG", "National")
_TIME = r"(?:[0-9]+ months to )?(?:[0-9]{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?"
_MAX_BETWEEN = 2
_MAX_HEAD = 6


def _values(text: str) -> list[str]:
    """The numbers that end a line, if a label stands before them."""
    words = text.split()
    count = 0
    while count < len(words) and _NUMBER.fullmatch(words[-1 - count]):
        count += 1
    label = words[: len(words) - count]
    if not any(letter.isalpha() for word in label for letter in word):
        return []
    return words[len(words) - count :]


def _is_row(text: str) -> bool:
    values = _values(text)
    years = sum(1 for value in values if _YEAR.fullmatch(value))
    figures = sum(1 for value in values if value[-1].isdigit() or value[-1] == "%")
    return len(values) > 1 and years < len(values) and figures > 0 and not titles.is_caption(text)


def regions(source: Sequence[Line], measure: Measure) -> list[tuple[int, int]]:
    """The runs of lines `[start, end)` that are tables, head included; at least two rows make one.

    `measure` says where a caption's lines end.
    """
    found: list[tuple[int, int]] = []
    tabbed = [i for i, line in enumerate(source) if "\t" in line.text]
    for run in _runs(tabbed, lambda last, place: place == last + 1):
        found.append((run[0], run[-1] + 1))
    rows = [i for i, line in enumerate(source) if "\t" not in line.text and _is_row(line.text)]
    closed = _captions(source, measure)
    for run in _runs(rows, lambda last, place: _spans(source, last, place)):
        common = Counter(len(_values(source[i].text)) for i in run).most_common(1)[0]
        if common[1] > 1:
            found.append((_head_start(source, run[0], closed), run[-1] + 1))
    return sorted(found)


def _runs(places: Sequence[int], near: Callable[[int, int], bool]) -> list[list[int]]:
    """Places in runs of at least two, each `near` the one before."""
    runs: list[list[int]] = []
    for place in places:
        if runs and near(runs[-1][-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [run for run in runs if len(run) > 1]


def _spans(source: Sequence[Line], last: int, place: int) -> bool:
    """Whether only broken labels and group labels stand between two rows."""
    between = source[last + 1 : place]
    return len(between) <= _MAX_BETWEEN and not any(_is_border(line) for line in between)


def _is_border(line: Line) -> bool:
    text = line.text
    return (
        lines.is_ended(text)
        or titles.is_caption(text)
        or (_SOURCE.match(text) is not None and not _is_row(text))
        or lines.is_sure_item(text)
        or titles.is_named(text)
    )


def _captions(source: Sequence[Line], measure: Measure) -> set[int]:
    """The lines that belong to captions, those they run on to included."""
    closed: set[int] = set()
    for place, line in enumerate(source):
        before = source[place - 1].text if place else ""
        runs_on = place - 1 in closed and not line.gap and not measure.breaks_early(before, line.text)
        if titles.is_caption(line.text) or runs_on:
            closed.add(place)
    return closed


def _head_start(source: Sequence[Line], row: int, closed: set[int]) -> int:
    start = row
    while start > 0 and row - start < _MAX_HEAD and not source[start].fresh:
        above = source[start - 1]
        if start - 1 in closed or _is_border(above):
            break
        start -= 1
    return start


def parse(source: Sequence[Line], force: str) -> RawTable:
    """Read the lines of one region; `force` is the name that heads the force's own column."""
    if "\t" in source[0].text:
        return _tabbed(source)
    count = Counter(n for line in source if (n := len(_values(line.text))) > 1).most_common(1)[0][0]
    first = next(i for i, line in enumerate(source) if _is_row(line.text))
    spaced = sum(line.gap for line in source[first:]) > (len(source) - first) / 2
    while first > 0 and _continues(source[first - 1].text, source[first], spaced):
        first -= 1
    head = [line.text for line in source[:first]]
    stub, heads = _columns(" ".join(head), count, force)
    coded = "number" in stub.casefold() or "code" in stub.casefold()
    rows = [_row(text, sheet, count, coded) for text, sheet in _row_texts(source[first:], spaced)]
    return RawTable(" ".join(head), stub, heads, grouped(rows), source[0].sheet)


def _continues(before: str, line: Line, spaced: bool) -> bool:
    """Whether a row or label runs on from the line before, which has no values."""
    if len(_values(before)) > 1:
        return False
    return not line.gap if spaced else line.text[0].islower() or lines.is_loose(before)


def _row_texts(source: Sequence[Line], spaced: bool) -> list[tuple[str, int]]:
    """Rows made whole, each with its sheet; a label without values is a row too."""
    rows: list[tuple[str, int]] = []
    for place, line in enumerate(source):
        if place and _continues(source[place - 1].text, line, spaced):
            rows[-1] = (f"{rows[-1][0]} {line.text}", rows[-1][1])
        else:
            rows.append((line.text, line.sheet))
    return rows


def _row(text: str, sheet: int, count: int, coded: bool) -> RawRow:
    values = _values(text)[-count:]
    cells: list[RawCell] = []
    end = len(text)
    for value in reversed(values if len(values) > 1 or count == 1 else []):
        start = text.rindex(value, 0, end)
        cells.insert(0, RawCell(value, start, start + len(value)))
        end = start
    label = text[: cells[0].start].strip() if cells else text
    code = match["code"] if (match := _CODE.match(label)) and (coded or match["code"] == "*") else ""
    label = label[match.end() :] if match and code else label
    bare = _STARS.sub("", label)
    return RawRow(text, bare, code, "", tuple(cells), bare != label or code == "*", sheet)


def _tabbed(source: Sequence[Line]) -> RawTable:
    grid = [[cell.strip() for cell in line.text.split("\t")] for line in source]
    headed = not any(_NUMBER.fullmatch(cell) for cell in grid[0][1:])
    rows = []
    for cells, line in zip(grid[headed:], source[headed:], strict=True):
        text = " ".join(cell for cell in cells if cell)
        label, at, values = cells[0], len(cells[0]), []
        for value in cells[1:]:
            if value:
                start = text.index(value, at)
                at = start + len(value)
                values.append(RawCell(value, start, at))
        bare = _STARS.sub("", label)
        rows.append(RawRow(text, bare, "", "", tuple(values), bare != label, line.sheet))
    head = " ".join(cell for cell in grid[0] if cell) if headed else ""
    heads = tuple(grid[0][1:]) if headed else ("",) * (max(map(len, grid)) - 1)
    return RawTable(head, grid[0][0] if headed else "", heads, tuple(rows), source[0].sheet)


def _columns(head: str, count: int, force: str) -> tuple[str, tuple[str, ...]]:
    """The stub and the column heads that a flattened head line runs together.

    A head of values names an area or a time; it runs to the next such name.
    """
    short = re.sub(r"\s+(?:Police(?: Service)?|Constabulary)$", "", force)
    areas = [re.escape(force), rf"{re.escape(short)}(?: Police| Constabulary)?", *_AREAS]
    name = re.compile(rf"(?:{'|'.join(area for area in areas if area)}|{_TIME})(?!\w)")
    starts = [match.start() for match in name.finditer(head)][-count:]
    if len(starts) < count:
        return head, ("",) * count
    ends = [*starts[1:], len(head)]
    heads = tuple(head[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return head[: starts[0]].strip(), heads
