"""Printed pages told from form feeds, from marks and numbers, and from a contents list."""

from __future__ import annotations

import pytest

from corpus.reading import pages
from corpus.types import PageRun

BODY = "\n".join(["A line of text that is long enough."] * 10)


def numbers(text: str) -> list[tuple[int | None, bool]]:
    return [(sheet.number, sheet.exact) for sheet in pages.split(text)[0]]


def marked(*firsts: str) -> str:
    """Pages of ten lines and more; a first line that is a number stands where the mark would."""
    return "\n".join(f"{first}\n{BODY}" for first in firsts)


def test_pages_between_and_around_two_printed_numbers_are_counted() -> None:
    text = marked(" First.", " Second.", "\n\n6 \n\nThird.", " Fourth.", "\n\n8 \n\nFifth.", " Sixth.")
    assert numbers(text) == [(n, True) for n in range(4, 10)]


def test_a_number_at_the_foot_belongs_to_the_page_above() -> None:
    text = f" First.\n{BODY}\n4\n Second.\n{BODY}\n5\n Third.\n{BODY}"
    assert numbers(text) == [(4, True), (5, True), (6, True)]


def test_a_count_that_does_not_fit_is_said_not_to_be_exact() -> None:
    text = marked(" First.", "\n\n5 \n\nSecond.", " Third.", "\n\n8 \n\nFourth.")
    first, second, third, fourth = numbers(text)
    assert (first, second, fourth) == ((4, False), (5, True), (8, True))
    assert third in {(6, False), (7, False)}


def test_the_figures_of_a_chart_are_not_page_numbers() -> None:
    text = marked(" First.", " Second.\n100\n50\n0", "\n\n6 \n\nThird.", "\n\n7 \n\nFourth.", " Fifth.")
    sheets, changes = pages.split(text)
    assert [sheet.number for sheet in sheets] == [4, 5, 6, 7, 8]
    assert [change.before for change in changes] == [("6",), ("7",)]


def test_marks_alone_give_pages_whose_numbers_are_not_exact() -> None:
    assert numbers(marked(" First.", " Second.", " Third.")) == [(1, False), (2, False), (3, False)]


def test_indented_lines_alone_are_no_marks() -> None:
    text = "The force should:\n - (a) train;\n - (b) visit.\n" + BODY
    assert numbers(text) == [(None, False)]


def test_form_feeds_part_pages_and_numbers_at_either_edge_count() -> None:
    at_foot = "\f".join(f"{name}\n{n}" for n, name in enumerate(("One.", "Two.", "Three."), 7))
    at_head = "\f".join(f"{n}\n{name}" for n, name in enumerate(("One.", "Two.", "Three."), 7))
    assert numbers(at_foot) == numbers(at_head) == [(7, True), (8, True), (9, True)]


def test_an_unprinted_number_between_printed_ones_is_counted() -> None:
    assert numbers("Cover\fOne.\n2\fA picture\fThree.\n4") == [
        (1, False),
        (2, True),
        (3, True),
        (4, True),
    ]


def test_a_figure_at_a_page_edge_stays_where_it_does_not_count_pages() -> None:
    sheets, changes = pages.split("One.\n4\fTwo.\n390\fThree.\n6")
    assert [sheet.number for sheet in sheets] == [4, 5, 6]
    assert "390" in sheets[1].lines
    assert len(changes) == 2


def test_lines_that_most_pages_repeat_at_an_edge_go_and_may_hold_the_number() -> None:
    text = "\f".join(
        f"Kent Police\nText of page {word}.\nPEEL | page {n}"
        for n, word in enumerate(("one", "two", "three"), 11)
    )
    sheets, changes = pages.split(text)
    assert [(sheet.number, list(sheet.lines)) for sheet in sheets] == [
        (11, ["Text of page one."]),
        (12, ["Text of page two."]),
        (13, ["Text of page three."]),
    ]
    assert {change.what for change in changes} == {"running"}


def test_pages_between_listed_sections_are_spread_by_length() -> None:
    starts = [0, 100, 200, 300, 400, 500, 600]
    runs = pages.place([(100, 3), (500, 7)], starts, [], 700)
    assert runs == [
        PageRun(0, 1, exact=False),
        PageRun(100, 3),
        PageRun(200, 4, exact=False),
        PageRun(300, 5, exact=False),
        PageRun(400, 6, exact=False),
        PageRun(500, 7),
        PageRun(600, 8, exact=False),
    ]


def test_a_section_on_a_single_page_is_exact_throughout() -> None:
    runs = pages.place([(0, 4), (500, 5), (900, 9)], [0, 100, 500, 700, 900], [], 1000)
    assert runs[:2] == [PageRun(0, 4), PageRun(500, 5)]


@pytest.mark.parametrize(("pictures", "page"), [([], 4), ([1200], 5)])
def test_a_chart_takes_room_on_the_page(pictures: list[int], page: int) -> None:
    runs = pages.place([(0, 4), (4000, 6)], [0, 1000, 1500, 4000], pictures, 4000)
    assert [run.number for run in runs if run.start <= 1500][-1] == page
