"""A place of a report, quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.types import Citation

if TYPE_CHECKING:
    from corpus.types import Report


def citation_at(report: Report, start: int, end: int, marker: int = 1) -> Citation:
    """The characters `[start, end)` of `report` as a citation, with their section and printed pages.

    Raises:
        IndexError: they do not lie in the report.
    """
    first, last = report.page_at(start), report.page_at(end - 1)
    holding = [s.path for s in report.sections if s.start <= start < s.end]
    return Citation(
        marker=marker,
        report_id=report.id,
        page=first.number,
        last_page=last.number,
        page_exact=first.exact and last.exact,
        section=max(holding, key=len, default=()),
        quote=report.text[start:end],
        start=start,
        end=end,
    )
