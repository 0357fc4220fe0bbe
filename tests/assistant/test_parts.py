from __future__ import annotations

from assistant import parts
from assistant.compose import Draft


def test_a_question_that_asks_one_thing_is_whole() -> None:
    assert parts.split("How many officers and staff work in the hub?") == (
        "How many officers and staff work in the hub?",
    )


def test_each_part_keeps_what_stands_before_the_first() -> None:
    assert parts.split("In Kent, how many were arrested, and how many were charged?") == (
        "In Kent, how many were arrested",
        "In Kent, how many were charged?",
    )


def test_merging_numbers_the_markers_through() -> None:
    first = Draft("25", "It was 25. [1]", (), 0.9)
    merged = parts.merge([first, Draft("30", "It was 30.", (), 0.7)])
    assert merged.short == "25; 30"
    assert merged.confidence == 0.7
