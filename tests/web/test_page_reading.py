"""The running text of a report as the page lays it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest
from markupsafe import Markup

from assistant.web.page.evidence import evidence_view
from assistant.web.page.links import Place, address, read_address
from assistant.web.page.passage import holds_figure, running_text
from assistant.web.page.reading import around, blocks
from corpus.errors import InputError

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from corpus.types import Report


@pytest.fixture(scope="module", params=[0, 1])
def report(request: pytest.FixtureRequest, assistant: Assistant) -> Report:
    """Each of the two real reports."""
    return assistant.index.report(assistant.index.infos()[request.param].id)


def _words(markup: str) -> list[str]:
    return Markup(markup).striptags().split()


def test_the_blocks_hold_every_word_of_the_text_in_order(report: Report) -> None:
    found = blocks(report, 0, len(report.text))
    words = [word for block in found for word in report.text[block.start : block.end].split()]
    assert words == report.text.split()


def test_every_heading_and_every_table_is_one(report: Report) -> None:
    found = blocks(report, 0, len(report.text))
    headings = {block.start for block in found if block.kind == "heading"}
    assert {section.start for section in report.sections} <= headings
    assert [block.table for block in found if block.kind == "table"] == list(report.tables)


def test_what_is_around_a_place_begins_and_ends_with_whole_blocks(report: Report) -> None:
    first, last = around(report, 5000, 5010)
    found = blocks(report, first, last)
    assert (found[0].start, found[-1].end) == (first, last)
    assert first < 5000
    assert last > 5010


def test_the_characters_that_are_quoted_are_marked_and_no_others(assistant: Assistant) -> None:
    for info in assistant.index.infos():
        report = assistant.index.report(info.id)
        for passage in assistant.index.passages_of(info.id)[::7]:
            if passage.kind == "table_row":
                continue
            shown = around(report, passage.start, passage.end)
            markup = running_text(report, shown, (passage.start, passage.end))
            marked = re.findall(r"<mark>(.*?)</mark>", markup, re.DOTALL)
            assert _words(" ".join(marked)) == passage.text.split()


def test_a_quoted_row_is_marked_in_its_table(assistant: Assistant) -> None:
    for info in assistant.index.infos():
        report = assistant.index.report(info.id)
        for table in report.tables:
            for row in table.rows:
                quoted = row.start, row.end
                markup = running_text(report, quoted, quoted)
                [marked] = re.findall(r'<tr class="marked">(.*?)</tr>', markup)
                assert _words(marked.replace("</", " </")) == report.text[row.start : row.end].split()


def test_a_figure_is_held_as_a_whole_number_only() -> None:
    assert holds_figure("25 arrests for every 100", "25")
    assert not holds_figure("2.5 percent of 250, and 1,25", "25")


def test_an_address_names_the_place_it_was_made_of() -> None:
    place = Place("kent & essex=2019", 3, 17)
    query = address(place).removeprefix("/?")
    assert read_address(dict(parse_qsl(query))) == place


def test_an_address_without_a_report_names_no_place() -> None:
    assert read_address({"conversation": "x"}) is None


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, 10_000_000), (0, 25_000)])
def test_a_place_outside_the_report_is_told(assistant: Assistant, start: int, end: int) -> None:
    report = assistant.index.report(assistant.index.infos()[0].id)
    with pytest.raises(InputError, match="the link"):
        evidence_view(report, Place(report.id, start, end))
