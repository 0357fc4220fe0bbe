"""What an answer that rests on a table shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.exhibits.exhibit import exhibits
from assistant.types import Answer, Citation
from assistant.web.page.exhibit import answer_view, comparison_view, exhibit_view, figure_view
from assistant.web.places import citation_at
from corpus.types import Report
from tests.assistant.inspected import packaged, report_of
from tests.assistant.samples import ANSWERED

EARLIER, LATER = packaged().values()


def citation(report: Report, table: int, row: int) -> Citation:
    quoted = report.tables[table].rows[row]
    return citation_at(report, quoted.start, quoted.end)


def answer(short: str, *citations: Citation) -> Answer:
    return replace(ANSWERED, short=short, citations=citations)


def shown(given: Answer) -> str:
    view = answer_view(given, packaged().__getitem__)
    assert view is not None
    return str(view)


def test_the_cell_that_is_answered_is_marked() -> None:
    view = shown(answer("9.1 percent", citation(LATER, 1, 0)))
    assert '<td class="asked"><mark>9.1</mark></td>' in view
    assert "<td><mark>12.1</mark></td>" in view


def test_of_a_long_table_the_rows_asked_about_are_drawn() -> None:
    view = shown(answer("9.1 percent", citation(LATER, 1, 0)))
    plot = view[view.index("<figure") : view.index("</figure>")]
    assert plot.count('class="plot-label"') == 1
    assert "Charged/Summonsed" in plot


def test_a_short_table_is_drawn_whole() -> None:
    view = shown(answer("58.8 per 1,000 population", citation(LATER, 0, 1)))
    plot = view[view.index("<figure") : view.index("</figure>")]
    assert plot.count('class="plot-label"') == len(LATER.tables[0].rows)


def test_rows_of_two_years_stand_side_by_side() -> None:
    view = shown(answer("46.4; 58.8", citation(EARLIER, 0, 1), citation(LATER, 0, 1)))
    plot = view[view.index("<figure") : view.index("</figure>")]
    assert "46.4" in plot
    assert "58.8" in plot
    assert "should be treated with care" in view


def test_rows_that_must_not_be_compared_are_not_drawn() -> None:
    view = shown(answer("9.1; 11.5", citation(LATER, 1, 0), citation(LATER, 2, 0)))
    assert "<figure" not in view.split("<details>")[0]
    assert "not comparable with figure 8" in view


def test_an_answer_from_prose_shows_no_table() -> None:
    at = LATER.text.index("there were 25 arrests")
    prose = citation_at(LATER, at, at + 20)
    assert answer_view(answer("25 arrests", prose), packaged().__getitem__) is None


def test_every_exhibit_can_be_shown() -> None:
    for report in (EARLIER, LATER):
        for exhibit in exhibits(report):
            view = str(exhibit_view(report, exhibit))
            assert ("<figure" in view) == (exhibit.table is not None)
            assert "HMIC" in view


def test_markup_in_a_report_is_escaped_everywhere() -> None:
    report = report_of(
        "\n2019\tKent <script>alert(1)</script>\tEngland and Wales\n"
        "Theft <img src=x onerror=alert(2)>\t1.0\t2.0\nArson\t3.0\t4.0\n"
    )
    other = report_of("\n2018\tKent\tEngland\nArson\t3.0\t4.0\nTheft\t1.0\t2.0\n", year=2018)
    known = {report.id: report, other.id: other}
    views = [
        figure_view(report, 0),
        exhibit_view(report, exhibits(report)[0]),
        comparison_view((other, 0), (report, 0), known.__getitem__),
    ]
    assert not any("<script" in view or "<img" in view for view in map(str, views))


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        figure_view(LATER, 9)
