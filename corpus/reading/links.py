"""Link targets that a text extractor lists again at the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.changes import Change
from corpus.reading.pages import Sheet

_TARGET = re.compile(r"\s*(https?://\S+)\s*")


def drop(sheets: Sequence[Sheet]) -> tuple[tuple[Sheet, ...], frozenset[str], tuple[Change, ...]]:
    """Sheets without the lines that only repeat an address of the text; those targets; the changes.

    A line that is nothing but an address with its scheme is such a target if the text around has the
    address too, with or without scheme, whole or broken over lines. An address that stands nowhere
    else stays once, where it is listed first.
    """
    rest = "".join(
        "".join(line.split()) for sheet in sheets for line in sheet.lines if not _TARGET.fullmatch(line)
    )
    kept: set[str] = set()
    gone: set[str] = set()
    changes: list[Change] = []
    cleaned = []
    for sheet in sheets:
        lines = []
        for line in sheet.lines:
            match = _TARGET.fullmatch(line)
            if match is None:
                lines.append(line)
                continue
            url = match[1]
            if url not in gone and url not in kept:
                bare = url.split("://", 1)[1].rstrip("/")
                (gone if bare in rest else kept).add(url)
                if url in kept:
                    lines.append(line)
                    continue
            changes.append(Change("link", (url,), ()))
        cleaned.append(replace(sheet, lines=tuple(lines)))
    return tuple(cleaned), frozenset(gone), tuple(changes)
