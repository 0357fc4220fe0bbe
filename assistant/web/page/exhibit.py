"""A table or figure of a report as HTML: the table, its plot, its notes, its citation, its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from assistant.drafting.cite import cite, pages
from assistant.evidence.comparable import Comparer
from assistant.exhibits.exhibit import Exhibit, exhibit_of
from assistant.exhibits.plots import Plot, plot_of
from assistant.exhibits.sides import Comparison, rows_side_by_side, side_by_side
from assistant.language.areas import Areas
from assistant.types import Answer
from assistant.web.page.html import element, join
from assistant.web.page.links import Place, address
from assistant.web.page.passage import table_view
from assistant.web.page.plot import plot_view
from assistant.web.places import citation_at
from assistant.web.tables import address as file_address
from corpus.types import Report

WHOLE = 8
"""Rows of a table that is drawn whole beside an answer; of a longer one, the rows asked about are."""

PICTURE = (
    "The values of this figure stand only in its picture, which the text of the report does not have. "
    "No plot of it is made up here: open the report at the page that is cited."
)
NOT_COMPARED = "These figures should not be set side by side"
PARTLY = "Not everything compares"

Span = tuple[int, int]


def exhibit_view(report: Report, exhibit: Exhibit, style: str = "inline") -> Markup:
    """A table with its plot, or what is known of a figure without values, under a heading of level 2."""
    if exhibit.table is None:
        body: list[Markup | None] = [element("p", PICTURE, class_="picture-only")]
    else:
        plot = plot_of(report, exhibit.table, _areas(report.info.force))
        table = report.tables[exhibit.table]
        body = [plot_view(plot, exhibit.name), table_view(report, table, (0, 0))]
    return element(
        "section", _title(report, exhibit, 2), *body, _foot(report, exhibit, style), class_="exhibit"
    )


def figure_view(
    report: Report, table_number: int, marked: Span | None = None, figures: str = ""
) -> Markup:
    """What an answer shows that rests on a table: the plot, and folded under it the table and its notes.

    Args:
        report: the report.
        table_number: the table's place in `Report.tables`.
        marked: the characters that the answer quotes; rows that they touch are marked.
        figures: the short answer; of the marked rows, the cells whose values stand in it are told apart.

    Raises:
        KeyError: there is no such table.
    """
    exhibit = exhibit_of(report, table_number)
    table = report.tables[table_number]
    plot = plot_of(report, table_number, _areas(report.info.force))
    if marked is not None and len(table.rows) > WHOLE:
        plot = _only(plot, {row.label for row in table.rows if _touches((row.start, row.end), marked)})
    return element(
        "section",
        _title(report, exhibit, 3),
        plot_view(plot, exhibit.name) if plot.panels else None,
        element(
            "details",
            element("summary", "The whole table and its notes"),
            table_view(report, table, marked or (0, 0), figures),
            _foot(report, exhibit, "inline"),
        ),
        class_="exhibit inset",
    )


def answer_view(answer: Answer, report_of: Callable[[str], Report]) -> Markup | None:
    """The table that an answer rests on, or the rows of two side by side as far as they compare; None of
    an answer that rests on no table."""
    rests: dict[tuple[str, int], list[Span]] = {}
    for citation in answer.citations:
        for number, table in enumerate(report_of(citation.report_id).tables):
            if table.start <= citation.start and citation.end <= table.end:
                span = citation.start, citation.end
                rests.setdefault((citation.report_id, number), []).append(span)
    if not rests:
        return None
    if len(rests) > 1:
        first, second = list(rests.items())[:2]
        return _rows_view(first, second, report_of)
    (report_id, number), spans = next(iter(rests.items()))
    whole = min(start for start, _ in spans), max(end for _, end in spans)
    return figure_view(report_of(report_id), number, whole, answer.short)


def _rows_view(
    first: tuple[tuple[str, int], list[Span]],
    second: tuple[tuple[str, int], list[Span]],
    report_of: Callable[[str], Report],
) -> Markup:
    """The rows that an answer quotes from two tables, and folded under them all that these share."""
    places = []
    for (report_id, table), spans in (first, second):
        report = report_of(report_id)
        rows = report.tables[table].rows
        touched = (n for n, row in enumerate(rows) if _touches((row.start, row.end), spans[0]))
        places.append((report, table, next(touched, 0)))
    one, other = places
    areas = _areas(one[0].info.force, other[0].info.force)
    found = rows_side_by_side(one, other, Comparer(report_of), areas)
    name = _against(one[:2], other[:2])
    return element(
        "section",
        element("h3", name),
        plot_view(found.plot, name) if found.plot.panels else None,
        _warnings(found, 3),
        element(
            "details",
            element("summary", "All measures of both tables"),
            comparison_view(one[:2], other[:2], report_of, level=4),
        ),
        class_="exhibit inset",
    )


def comparison_view(
    first: tuple[Report, int],
    second: tuple[Report, int],
    report_of: Callable[[str], Report],
    level: int = 2,
) -> Markup:
    """Two tables side by side where they compare, and in place of the plot why not where they do not,
    under a heading of that level."""
    areas = _areas(first[0].info.force, second[0].info.force)
    found = side_by_side(first, second, Comparer(report_of), areas)
    name = _against(first, second)
    return element(
        "section",
        element(f"h{level}", name),
        plot_view(found.plot, name) if found.plot.panels else None,
        _warnings(found, level),
        class_="exhibit compared",
    )


def _warnings(found: Comparison, under: int) -> Markup:
    drawn = bool(found.plot.panels)
    return join(
        _list(PARTLY if drawn else NOT_COMPARED, found.warnings, "warning", under + 1),
        _list("To be read with care", found.remarks if drawn else (), "remark", under + 1),
    )


def _list(title: str, lines: Sequence[str], kind: str, level: int) -> Markup | None:
    if not lines:
        return None
    items = [element("li", line) for line in lines]
    return element("div", element(f"h{level}", title), element("ul", *items), class_=kind, role="note")


def _title(report: Report, exhibit: Exhibit, level: int) -> Markup:
    page = report.page_at(exhibit.start)
    where = pages(page.number, page.number, page.exact)
    return element(
        "div",
        element(f"h{level}", exhibit.name),
        element("p", f"{report.info.title}, {where}", class_="source-path"),
        class_="exhibit-title",
    )


def _foot(report: Report, exhibit: Exhibit, style: str) -> Markup:
    """Notes, citation, and what can be done with them."""
    shown = report.tables[exhibit.table].notes if exhibit.table is not None else ()
    given = {" ".join(note.strip("* ").split()) for note in shown}
    notes = [element("li", note) for note in exhibit.notes if note not in given]
    place = Place(report.id, exhibit.start, exhibit.end)
    source = cite(citation_at(report, exhibit.start, exhibit.end), report.info, style)
    return element(
        "div",
        element("ul", *notes, class_="exhibit-notes", role="list") if notes else None,
        element("p", source, class_="citation"),
        element(
            "div",
            element(
                "button", "Copy citation", type="button", class_="small", data_do="copy",
                data_copy=source, data_what="citation",
            ),
            element("a", "Open in the report", href=address(place), target="_blank", class_="small"),
            _file(report, exhibit),
            class_="buttons",
        ),
        class_="exhibit-foot",
    )  # fmt: skip


def _file(report: Report, exhibit: Exhibit) -> Markup | None:
    if exhibit.table is None:
        return None
    return element(
        "a", "Download CSV", href=file_address(report.id, exhibit.table), download=True, class_="small"
    )


def _only(plot: Plot, labels: set[str]) -> Plot:
    """The rows of `plot` that are so labelled, on the scales of the whole, and without its summary."""
    panels = [
        replace(panel, groups=tuple(group for group in panel.groups if group.label in labels))
        for panel in plot.panels
    ]
    return Plot(tuple(panel for panel in panels if panel.groups), "", ())


def _touches(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _against(first: tuple[Report, int], second: tuple[Report, int]) -> str:
    """What two tables are called together."""
    one, other = (report.tables[table].label for report, table in (first, second))
    if first[0].id == second[0].id and one and other:
        return f"{one} against {other}: {first[0].info.title}"
    return f"{_short(*first)} against {_short(*second)}"


def _short(report: Report, table: int) -> str:
    label = report.tables[table].label
    return f"{report.info.title} ({label})" if label else report.info.title


@lru_cache(maxsize=128)
def _areas(*forces: str) -> Areas:
    return Areas(forces)
