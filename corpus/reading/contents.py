"""The contents list of a report: titles and the pages that they begin on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading.changes import Change
from corpus.reading.lines import Line

_HEAD = re.compile(r"(?:table of )?contents", re.IGNORECASE)
_ENTRY = re.compile(r"(?P<title>\S.*?)(?P<leader>[\s.…·_]*[\s.…·_])(?P<page>[0-9]{1,3})")
_MAX_TITLE_LINES = 3


def region(source: Sequence[Line]) -> tuple[int, int]:
    """The lines `[start, end)` that list contents, without the heading "Contents"; (0, 0) if none do."""
    for place, line in enumerate(source):
        if _HEAD.fullmatch(line.text):
            end = _end(source, place + 1)
            if len(_joined(source[place + 1 : end])) > 1:
                return place + 1, end
    return 0, 0


def _end(source: Sequence[Line], start: int) -> int:
    end, page = start, 0
    for place in range(start, len(source)):
        match = _ENTRY.fullmatch(source[place].text)
        if match is not None and int(match["page"]) >= page:
            end, page = place + 1, int(match["page"])
        elif place - end >= _MAX_TITLE_LINES - 1 or match is not None:
            break
    return end


def _joined(source: Sequence[Line]) -> list[str]:
    """One text for each entry; a title broken over lines is one again."""
    joined: list[str] = []
    parts: list[str] = []
    for line in source:
        parts.append(line.text)
        if _ENTRY.fullmatch(line.text):
            joined.append(" ".join(parts))
            parts = []
    return joined


def text(source: Sequence[Line]) -> tuple[str, tuple[Change, ...]]:
    """The list with one entry a line, title and page, and the leader dots that were dropped."""
    rows: list[str] = []
    changes: list[Change] = []
    for entry in _joined(source):
        match = _ENTRY.fullmatch(entry)
        if match is not None:
            row = f"{match['title']} {match['page']}"
            rows.append(row)
            if entry.split() != row.split():
                changes.append(Change("leader", tuple(entry.split()), tuple(row.split())))
    return "\n".join(rows), tuple(changes)


def entries(listed: str) -> tuple[tuple[str, int], ...]:
    """The (title, page) of each line that `text` made."""
    pairs = (row.rpartition(" ") for row in listed.split("\n"))
    return tuple((title, int(page)) for title, _, page in pairs)
