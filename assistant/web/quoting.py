"""A place of a report, quoted and cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from assistant.cite import cite, paste
from assistant.types import Citation
from assistant.wire import CitationObject, citation_object
from corpus.errors import PassageError

if TYPE_CHECKING:
    from corpus.types import Report
    from index.search import Index

LONGEST = 20_000
"""Characters of a quotation."""


class NotThere(PassageError):
    """A report, or a place in one, that does not exist."""


class Cited(TypedDict):
    """A quotation, its citation in a style, and both ready to paste."""

    citation: CitationObject
    style: str
    text: str
    paste: str


def cited(index: Index, report_id: str, start: int, end: int, style: str) -> Cited:
    """The characters `[start, end)` of a report, with their section and printed pages.

    Raises:
        NotThere: there is no such report, or no such place in it.
        InputError: the style is unknown.
    """
    try:
        report = index.report(report_id)
    except KeyError:
        raise NotThere(f"no report has the id {report_id!r}; the list of reports has them") from None
    citation = _citation(report, start, end)
    return {
        "citation": citation_object(citation),
        "style": style,
        "text": cite(citation, report.info, style),
        "paste": paste(citation, report.info, style),
    }


def _citation(report: Report, start: int, end: int) -> Citation:
    if not 0 <= start < end <= len(report.text):
        raise NotThere(
            f"{report.id} has the characters 0 to {len(report.text)}, none from {start} up to {end}"
        )
    if end - start > LONGEST:
        raise NotThere(f"a quotation has at most {LONGEST:,} characters, this one {end - start:,}")
    first, last = report.page_at(start), report.page_at(end - 1)
    around = [s for s in report.sections if s.start <= start and end <= s.end]
    return Citation(
        marker=1,
        report_id=report.id,
        page=first.number,
        last_page=last.number,
        page_exact=first.exact and last.exact,
        section=max((s.path for s in around), key=len, default=()),
        quote=report.text[start:end],
        start=start,
        end=end,
    )
