"""A place of a report, quoted and cited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from assistant.answers.voice import voice
from assistant.drafting.cite import cite, paste
from assistant.web.places import citation_at
from assistant.wire import CitationObject, citation_object
from corpus.errors import PassageError

if TYPE_CHECKING:
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
    if not 0 <= start < end <= len(report.text):
        raise NotThere(
            f"{report.id} has the characters 0 to {len(report.text)}, none from {start} up to {end}"
        )
    if end - start > LONGEST:
        raise NotThere(f"a quotation has at most {LONGEST:,} characters, this one {end - start:,}")
    citation = citation_at(report, start, end)
    holding = [p for p in index.passages_of(report_id) if p.start <= start < p.end]
    if holding:
        citation = replace(citation, voice=voice(holding[0], citation.quote))
    return {
        "citation": citation_object(citation),
        "style": style,
        "text": cite(citation, report.info, style),
        "paste": paste(citation, report.info, style),
    }
