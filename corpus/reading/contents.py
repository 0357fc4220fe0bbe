"""The contents list of a report: titles and the pages that they begin on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading.changes import Change, edited
from corpus.reading.lines import Line

_HEAD = re.compile(r"(?:table of )?contents", re.IGNORECASE)
_PAGE = re.compile(r"(?<![0-9])[0-9]{1,3}$")
_LEADERS = " \t.…·_"
_MAX_TITLE_LINES = 3


def region(source: Sequence[Line]) -> tuple[int, int]:
    """The lines `[start, end)` that list contents, without the heading "Contents"; (0, 0) if none do."""
    for place, line in enumerate(source):
        if _HEAD.fullmatch(line.text):
            end = _end(source, place + 1)
            if len(_joined(source[place + 1 : end])) > 1:
                return place + 1, end
    return 0, 0


def _entry(text: str) -> tuple[str, int] | None:
    """The title and page of an entry, None if the text is none."""
    page = _PAGE.search(text)
    if page is None or text[page.start() - 1 : page.start()] not in set(_LEADERS):
        return None
    title = text[: page.start()].rstrip(_LEADERS)
    return (title, int(page[0])) if title and int(page[0]) else None


def _end(source: Sequence[Line], start: int) -> int:
    end, page = start, 0
    for place in range(start, len(source)):
        entry = _entry(source[place].text)
        if entry is not None and entry[1] >= page:
            end, page = place + 1, entry[1]
        elif place - end >= _MAX_TITLE_LINES - 1 or entry is not None:
            break
    return end


def _joined(source: Sequence[Line]) -> list[str]:
    """One text for each entry; a title broken over lines is one again."""
    joined: list[str] = []
    parts: list[str] = []
    for line in source:
        parts.append(line.text)
        if _entry(line.text) is not None:
            joined.append(" ".join(parts))
            parts = []
    return joined


def text(source: Sequence[Line]) -> tuple[str, tuple[Change, ...]]:
    """The list with one entry a line, title and page, and the leader dots that were dropped."""
    rows: list[str] = []
    changes: list[Change] = []
    for joined in _joined(source):
        entry = _entry(joined)
        if entry is not None:
            rows.append(" ".join([*entry[0].split(), str(entry[1])]))
            changes += edited("leader", joined, rows[-1])
    return "\n".join(rows), tuple(changes)


def entries(listed: str) -> tuple[tuple[str, int], ...]:
    """The (title, page) of each line that `text` made."""
    pairs = (row.rpartition(" ") for row in listed.split("\n"))
    return tuple((title, int(page)) for title, _, page in pairs)
