"""A place that a look-up found, as HTML: what it says, how it differs from what was typed, whence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from assistant.drafting.cite import cite, pages, paste
from assistant.drafting.lookup import Found
from assistant.drafting.quotation import Piece, Quotation
from assistant.types import Citation
from assistant.web.page.html import element, join
from assistant.web.page.links import Place, address
from assistant.web.places import citation_at
from assistant.wire import PATH_SEPARATOR
from corpus.types import Report, ReportInfo

AROUND = 280
"""Characters of a passage shown at most before and behind what is marked in it."""

_UNIT = re.compile(r"\s*\([^)]*\)")
_VERDICTS = {"exact": "Word for word", "same_words": "Same words; punctuation or capitals differ"}


def found_view(found: Found, info: ReportInfo, report_of: Callable[[str], Report], style: str) -> Markup:
    """A place found, as an item of a list."""
    report = report_of(found.passage.report_id)
    citation = citation_at(report, found.start, found.end)
    quotation = found.quotation
    where = pages(citation.page, citation.last_page, citation.page_exact)
    section = PATH_SEPARATOR.join(citation.section[-2:])
    return element(
        "li",
        _verdict(quotation) if quotation else None,
        _said(found, report),
        _row(found, report),
        _differences(quotation) if quotation else None,
        element("p", element("strong", f"{info.title}, {where}"), class_="source-title"),
        element("p", section, class_="source-path") if section else None,
        element("p", cite(citation, info, style), class_="citation"),
        _copying(citation, info, style),
        class_="found",
    )


def _verdict(quotation: Quotation) -> Markup:
    if quotation.match != "near":
        return element("p", _VERDICTS[quotation.match], class_=f"verdict {quotation.match}")
    count = sum(not piece.agrees for piece in quotation.pieces)
    return element("p", f"Differs in {count} place{'' if count == 1 else 's'}", class_="verdict near")


def _said(found: Found, report: Report) -> Markup:
    """The passage, cut short far from what is marked in it."""
    passage, marked = found.passage, found.quotation or found
    first, last = min(passage.start, found.start), max(passage.end, found.end)
    before, after = report.text[first : marked.start], report.text[marked.end : last]
    if len(before) > AROUND:
        before = f"… {before[-AROUND:].split(' ', 1)[-1]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rsplit(' ', 1)[0]} …"
    return element(
        "blockquote",
        element("p", before, element("mark", report.text[marked.start : marked.end]), after),
        lang="en-GB",
    )


def _row(found: Found, report: Report) -> Markup | None:
    """Of a row of a table, what its values are."""
    passage = found.passage
    if passage.table is None or passage.row is None:
        return None
    table = report.tables[passage.table]
    row = table.rows[passage.row]
    # A head may name the unit of the table, which a row with a unit of its own does not have.
    heads = [_UNIT.sub("", column.head) if row.unit else column.head for column in table.columns]
    values = [
        f"{head or f'column {number}'}: {cell.text}"
        for number, (head, cell) in enumerate(zip(heads, row.cells, strict=False), start=1)
    ]
    unit = row.unit or table.unit
    said = "; ".join(values) + (f" ({unit})" if unit else "")
    name = f"{table.label}: {table.caption}" if table.label else table.caption
    return element("p", said, element("br"), element("small", name), class_="row-values")


def _differences(quotation: Quotation) -> Markup | None:
    """What was typed against what is printed, word by word."""
    if not quotation.pieces:
        return None
    return element(
        "p",
        element("span", "Your words against the report’s: ", class_="diff-label"),
        *(part for piece in quotation.pieces for part in _piece(piece)),
        class_="diff",
    )


def _piece(piece: Piece) -> Iterator[Markup]:
    if piece.agrees:
        yield join(piece.printed, " ")
        return
    if piece.typed:
        yield join(element("del", _hidden("you wrote: "), piece.typed), " ")
    if piece.printed:
        yield join(element("ins", _hidden("the report says: "), piece.printed), " ")


def _hidden(words: str) -> Markup:
    return element("span", words, class_="hidden")


def _copying(citation: Citation, info: ReportInfo, style: str) -> Markup:
    place = Place(citation.report_id, citation.start, citation.end)
    return element(
        "div",
        _copy("Copy quote", citation.quote),
        _copy("Copy citation", cite(citation, info, style), "citation"),
        _copy("Copy both", paste(citation, info, style), "paste"),
        _copy("Copy link", address(place), "link"),
        element("a", "Open in the report", href=address(place), target="_blank", class_="small"),
        class_="buttons",
    )


def _copy(label: str, value: str, what: str = "quote") -> Markup:
    return element(
        "button", label, type="button", class_="small", data_do="copy", data_copy=value, data_what=what
    )
