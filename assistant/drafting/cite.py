"""A citation in the styles that drafters use, and a quotation ready to paste.

Titles stand between asterisks, the mark for italics that word processors and Markdown both read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from assistant.types import Citation
from corpus.errors import InputError
from corpus.types import ReportInfo

ESTIMATED = "(estimated)"
"""Stands behind a page that was placed between known ones."""

Style = Callable[[Citation, ReportInfo], str]


def cite(citation: Citation, info: ReportInfo, style: str = "inline") -> str:
    """`citation` of the report `info` in a style of `STYLES`.

    Raises:
        InputError: the style is unknown, or `info` is another report's.
    """
    if citation.report_id != info.id:
        raise InputError(f"a citation of {citation.report_id} was given the particulars of {info.id}")
    check_style(style)
    return STYLES[style](citation, info)


def check_style(style: str) -> None:
    """Make sure that `style` is one of `STYLES`, before any work is done for it.

    Raises:
        InputError: it is not.
    """
    if style not in STYLES:
        raise InputError(f"the citation style {style!r} is unknown; use one of {', '.join(STYLES)}")


def paste(citation: Citation, info: ReportInfo, style: str = "inline") -> str:
    """The quotation, untouched, between quotation marks, and its citation.

    A quotation of one line keeps its citation on that line; one of several lines is set off with "> ".

    Raises:
        InputError: as `cite`.
    """
    quote, source = citation.quote, cite(citation, info, style)
    if "\n" in quote:
        return "\n".join(f"> {line}" for line in [*quote.split("\n"), "", f"— {source}"])
    opening, closing = "‘’" if re.search(r"[“”\"]", quote) else "“”"
    return f"{opening}{quote}{closing} {source}"


def pages(first: int, last: int, exact: bool) -> str:
    """Printed pages in words: "p. 41", "pp. 40–41", or "p. 10 (estimated)" where they are not exact."""
    return f"{'p.' if first == last else 'pp.'} {numbers(first, last, exact)}"


def numbers(first: int, last: int, exact: bool) -> str:
    """`pages` without its "p."."""
    span = str(first) if first == last else f"{first}–{last}"
    return span if exact else f"{span} {ESTIMATED}"


def short_publisher(publisher: str) -> str:
    """The abbreviation that a publisher's name gives in brackets, else the name."""
    bracketed = re.search(r"\(([A-Z][A-Za-z&]+)\)\s*$", publisher)
    return bracketed[1] if bracketed else publisher


def published(info: ReportInfo) -> str:
    """When a report came out: "March 2017", or the year alone where the month is not known."""
    month = info.published[5:7]
    return f"{MONTHS[int(month) - 1]} {_year(info)}" if month else _year(info)


def _inline(citation: Citation, info: ReportInfo) -> str:
    return f"({short_publisher(info.publisher)}, {_year(info)}, {_pages(citation)})"


def _footnote(citation: Citation, info: ReportInfo) -> str:
    section = f", {citation.section[-1]}" if citation.section else ""
    return f"{info.publisher}, *{info.title}* ({published(info)}){section}, {_pages(citation)}."


def _harvard(citation: Citation, info: ReportInfo) -> str:
    """Author (year) *Title*, page, and where it is online, as in Cite Them Right Harvard."""
    online = f" Available at: {info.url}." if info.url else ""
    return f"{info.publisher} ({_year(info)}) *{info.title}*, {_pages(citation)}.{online}"


def _oscola(citation: Citation, info: ReportInfo) -> str:
    """After OSCOLA (4th edition) 3.4: no "p." before a page, the address in angle brackets."""
    page = numbers(citation.page, citation.last_page, citation.page_exact)
    online = f" <{info.url}>" if info.url else ""
    return f"{info.publisher}, *{info.title}* ({published(info)}) {page}{online}"


def _pages(citation: Citation) -> str:
    return pages(citation.page, citation.last_page, citation.page_exact)


def _year(info: ReportInfo) -> str:
    return info.published[:4]


# Written out, because strftime("%B") follows the machine's language.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""January to December."""

STYLES: Mapping[str, Style] = MappingProxyType(
    {"inline": _inline, "footnote": _footnote, "harvard": _harvard, "oscola": _oscola}
)
"""Every style by its name."""
