"""Turns that leave out what they count or choose from."""

from __future__ import annotations

import pytest

from assistant.asked.ellipses import filled


@pytest.mark.parametrize(
    ("before", "turn", "whole"),
    [
        ("Which boroughs couldn't send custody figures?", "and which had no bail figures?",
         "and which boroughs had no bail figures?"),
        ("What police areas were visited?", "which were not?", "which police areas were not?"),
        ("How many detectives have passed the exam?", "and how many haven't?",
         "and how many detectives haven't?"),
        ("Which forces took part?", "Which of them did not?", "Which forces did not?"),
        ("Which teams in Kent were short of staff?", "which ones weren't?", "which teams weren't?"),
    ],
)  # fmt: skip
def test_the_noun_of_the_question_before_is_filled_in(before: str, turn: str, whole: str) -> None:
    assert filled(turn, before) == whole


@pytest.mark.parametrize(
    ("before", "turn"),
    [
        ("Which boroughs were visited?", "which boroughs had no bail figures?"),
        ("How many victims were asked?", "how many of them were content?"),
        ("Why did detections fall?", "and which had fallen most?"),
        ("Which of the teams was praised?", "and which was not?"),
        ("What is a gold group?", "which does what?"),
    ],
)
def test_a_turn_that_names_its_own_stays(before: str, turn: str) -> None:
    assert filled(turn, before) == turn
