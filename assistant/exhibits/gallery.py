"""Tables and figures found among all reports: by words, by force, by year, by report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.exhibits.exhibit import Exhibit, exhibits
from index.types import Filters

if TYPE_CHECKING:
    from index.search import Index

MOST = 20
"""Tables and figures that one search gives."""

DEPTH = 80
"""Rows and captions looked at to find them: a table may hold many that fit."""


def find(index: Index, words: str = "", filters: Filters = Filters()) -> tuple[Exhibit, ...]:  # noqa: B008
    """At most `MOST` tables and figures: those whose captions and rows fit `words` best, best first; or
    without words the newest reports' own, in the order of their text."""
    found: dict[tuple[str, int], Exhibit] = {}
    for exhibit in _by_words(index, words, filters) if words.strip() else _newest(index, filters):
        found.setdefault((exhibit.report_id, exhibit.number), exhibit)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _by_words(index: Index, words: str, filters: Filters) -> Iterator[Exhibit]:
    kinds = Filters(filters.forces, filters.years, filters.reports, frozenset({"table_row", "caption"}))
    known: dict[str, tuple[Exhibit, ...]] = {}
    for hit in index.search(words, k=DEPTH, filters=kinds):
        passage = hit.passage
        if passage.report_id not in known:
            known[passage.report_id] = exhibits(index.report(passage.report_id))
        for exhibit in known[passage.report_id]:
            captioned = exhibit.start <= passage.start < exhibit.end or exhibit.caption in passage.text
            if exhibit.table == passage.table if passage.table is not None else captioned:
                yield exhibit
                break


def _newest(index: Index, filters: Filters) -> Iterator[Exhibit]:
    wanted = [
        info
        for info in index.infos()
        if (not filters.forces or info.force in filters.forces)
        and (not filters.years or info.year in filters.years)
        and (not filters.reports or info.id in filters.reports)
    ]
    for info in sorted(wanted, key=lambda info: (-info.year, info.force, info.id)):
        yield from exhibits(index.report(info.id))
