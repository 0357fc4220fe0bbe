"""The evidence panel: a passage in its report, with what is needed to read on and to cite it."""

from __future__ import annotations

from markupsafe import Markup

from assistant.drafting.cite import STYLES, cite, pages, paste
from assistant.types import Citation
from assistant.web.page.html import element
from assistant.web.page.links import Place, address, check_place
from assistant.web.page.passage import running_text
from assistant.web.page.reading import STEP, around
from assistant.web.places import citation_at
from assistant.wire import PATH_SEPARATOR
from corpus.types import Report

TITLE = "Evidence"
EMPTY = "Choose a numbered citation to read the passage it comes from, in its report."
EARLIER, LATER = "Read what comes before", "Read what comes after"

STYLE_NAMES = {
    "inline": "In the text",
    "footnote": "Footnote",
    "harvard": "Harvard",
    "oscola": "OSCOLA",
}
"""What the styles of citation are called."""


def empty_view(problem: str = "") -> Markup:
    """The panel before a citation is chosen, or with what is wrong with the one that was."""
    line = element("p", problem, class_="problem", role="alert") if problem else element("p", EMPTY)
    return element("div", _head(), line, class_="evidence-empty")


def evidence_view(
    report: Report, place: Place, shown: tuple[int, int] | None = None, figures: str = ""
) -> Markup:
    """The panel with `place` open in `report`.

    Args:
        report: the report that `place` names.
        place: what is quoted, and marked.
        shown: how much of the text to show, `[first, last)`; by default some paragraphs around.
        figures: the words of the answer that quotes it; its figures are told apart in a table.

    Raises:
        InputError: `place` does not lie in the report.
    """
    check_place(place, report)
    quoted = place.start, place.end
    first, last = _within(report, shown or quoted, quoted, shown is None)
    citation = citation_at(report, place.start, place.end)
    info = report.info
    return element(
        "div",
        _head(close=True),
        element("p", info.title, class_="source-title"),
        element("p", PATH_SEPARATOR.join(citation.section), class_="source-path"),
        element(
            "p",
            element("strong", pages(citation.page, citation.last_page, citation.page_exact)),
            f" · {info.force} · {info.year}",
            class_="source-page",
        ),
        _copying(report, citation, place),
        element(
            "div",
            _more(place, (max(0, first - STEP), last), EARLIER, figures) if first > 0 else None,
            running_text(report, (first, last), quoted, figures),
            _more(place, (first, last + STEP), LATER, figures) if last < len(report.text) else None,
            class_="running",
            role="region",
            tabindex="0",
            aria_label="Running text of the report",
        ),
        class_="evidence-view",
        data_place=f"{place.report_id}:{place.start}",
    )


def _head(*, close: bool = False) -> Markup:
    button = element("button", "Close", type="button", class_="quiet", data_do="close")
    return element(
        "div",
        element("h2", TITLE, id="evidence-title", tabindex="-1"),
        button if close else None,
        class_="panel-head",
    )


def _within(
    report: Report, shown: tuple[int, int], quoted: tuple[int, int], fresh: bool
) -> tuple[int, int]:
    """Whole blocks that hold the quotation, whatever was asked for."""
    first, last = min(shown[0], quoted[0]), max(shown[1], quoted[1])
    return around(report, first, last) if fresh else around(report, first, last, margin=0)


def _copying(report: Report, citation: Citation, place: Place) -> Markup:
    """Buttons that copy, and the citation in the style that is chosen."""
    options = [
        element(
            "option",
            STYLE_NAMES.get(style, style),
            value=style,
            data_citation=cite(citation, report.info, style),
            data_paste=paste(citation, report.info, style),
        )
        for style in STYLES
    ]
    style = element(
        "label",
        element("span", "Style"),
        element("select", *options, data_do="style"),
        class_="style",
    )
    return element(
        "div",
        element(
            "div",
            _copy("Copy quote", citation.quote),
            _copy("Copy citation", cite(citation, report.info), "citation"),
            _copy("Copy both", paste(citation, report.info), "paste"),
            _copy("Copy link", address(place), "link"),
            style,
            class_="buttons",
        ),
        element("output", cite(citation, report.info), class_="citation"),
        class_="copying",
    )


def _copy(label: str, value: str, what: str = "quote") -> Markup:
    return element(
        "button", label, type="button", class_="small", data_do="copy", data_copy=value, data_what=what
    )


def _more(place: Place, shown: tuple[int, int], label: str, figures: str) -> Markup:
    return element(
        "button",
        label,
        type="button",
        class_="quiet more",
        data_act="read",
        data_report=place.report_id,
        data_start=place.start,
        data_end=place.end,
        data_first=shown[0],
        data_last=shown[1],
        data_figures=figures,
    )
