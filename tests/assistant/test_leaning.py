"""What a turn or a later part of a question leans on."""

from __future__ import annotations

import pytest

from assistant.asked.leaning import narrows, points_back


@pytest.mark.parametrize("turn", ["how many of them were women?", "And how many of those passed?"])
def test_a_part_of_what_was_counted_is_asked_for(turn: str) -> None:
    assert narrows(turn)


@pytest.mark.parametrize("turn", ["how many women were there?", "how many of the officers passed?"])
def test_a_count_of_its_own_is_no_part(turn: str) -> None:
    assert not narrows(turn)


def test_a_part_that_says_it_points_back() -> None:
    assert points_back("and what is it for?")
    assert not points_back("and what is a gold group?")
