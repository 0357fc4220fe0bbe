"""Whatever the text, `parse` gives a report whose parts lie in it."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import reader
from corpus.types import Report
from tests.corpus import layouts

LINES = [
    *layouts.PDF.split("\n"),
    *layouts.MARKED.split("\n"),
    *layouts.TABBED.split("\n"),
    "44",
    "1 A note.",
    "\f",
    "",
    "",
    " " * 44,
    "¹ A raised note.",
    "a\tb\t1",
]


def assert_whole(report: Report) -> None:
    length = len(report.text)
    assert report.pages[0].start == 0
    assert all(first.start < second.start for first, second in pairwise(report.pages))
    assert all(run.number > 0 for run in report.pages)
    assert report.sections
    assert all(
        section.path and 0 <= section.start <= section.end <= length for section in report.sections
    )
    for first, second in pairwise(report.sections):
        assert first.start <= second.start
        assert second.start >= first.end or second.end <= first.end
    for note in report.footnotes:
        assert 0 <= note.start < note.end <= length
        assert all(0 <= anchor <= length for anchor in note.anchors)
    for judgement in report.judgements:
        assert report.text[: judgement.end].endswith(judgement.grade)
    for figure in report.figures:
        assert report.text[figure.start :].startswith(figure.label)
    for table in report.tables:
        assert all(len(row.cells) <= max(len(table.columns), 1) or not table.label for row in table.rows)
        for row in table.rows:
            assert table.start <= row.start < row.end <= table.end <= length
            assert all(report.text[cell.start : cell.end] == cell.text for cell in row.cells)


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_characters(raw: str) -> None:
    assert_whole(reader.parse(layouts.KENT, raw))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_any_mixture_of_report_lines(lines: list[str]) -> None:
    assert_whole(reader.parse(layouts.KENT, "\n".join(lines)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([layouts.PDF, layouts.MARKED, layouts.TABBED]), st.randoms(use_true_random=False))
def test_any_damage_to_a_report(raw: str, chance: random.Random) -> None:
    lines = [line for line in raw.split("\n") if chance.random() > 0.1]
    damaged = [f" {line}" if chance.random() < 0.05 else line for line in lines]
    assert_whole(reader.parse(layouts.KENT, "\r\n".join(damaged)))


def test_plain_text_is_one_section_of_paragraphs_on_an_unknown_page() -> None:
    report = reader.parse(
        layouts.KENT, "The force has 12 dogs.\n\nIt is looking for a thirteenth dog.\n"
    )
    assert report.text == "The force has 12 dogs.\n\nIt is looking for a thirteenth dog."
    assert [section.path for section in report.sections] == [(layouts.KENT.title,)]
    assert [(run.number, run.exact) for run in report.pages] == [(1, False)]


def test_characters_that_only_set_type_are_resolved() -> None:
    report = reader.parse(layouts.KENT, "\ufeffThe o\ufb03ce\xa0of the com\xad\nmu\xadnity\r\nis open.")
    assert report.text == "The office of the community is open."


@pytest.mark.parametrize(
    "raw",
    [
        "word " * 100_000,
        "How are you?\n\n" * 5_000,
        "• item\n" * 8_000,
        "label 1.0 2.0\n" * 5_000,
        "a\t1\t2\n" * 5_000,
        "Contents\n" + "." * 100_000,
        "\n".join(str(number % 700) for number in range(10_000)),
        " " * 100_000 + "x",
        "a- b" * 30_000,
    ],
    ids=["words", "questions", "items", "rows", "tabs", "dots", "numbers", "spaces", "hyphens"],
)
def test_no_text_takes_long(raw: str) -> None:
    started = time.process_time()
    assert_whole(reader.parse(layouts.KENT, raw))
    assert time.process_time() - started < 3
