from __future__ import annotations

import pytest

from assistant.asked import parts
from assistant.support.draft import Draft, Quote
from corpus.types import Passage


def test_a_question_that_asks_one_thing_is_whole() -> None:
    assert parts.split("How many officers and staff work in the hub?") == (
        "How many officers and staff work in the hub?",
    )


@pytest.mark.parametrize(
    "question",
    [
        "What share of thefts in Kent, and what share in England and Wales, was solved?",
        "How many were held here and how many nationally?",
    ],
)
def test_one_measure_of_two_areas_is_one_thing(question: str) -> None:
    assert parts.split(question) == (question,)


def test_both_ends_of_one_move_are_one_thing() -> None:
    question = "What share of thefts was solved two years back and what share now?"
    assert parts.split(question) == (question,)


def test_another_measure_of_another_area_is_another_thing() -> None:
    question = "What share of thefts in Kent was solved, and what number in Wales was reported?"
    assert len(parts.split(question)) == 2


def test_each_part_keeps_what_stands_before_the_first() -> None:
    assert parts.split("In Kent, how many were arrested, and how many were charged?") == (
        "In Kent, how many were arrested",
        "In Kent, how many were charged?",
    )


@pytest.mark.parametrize(
    "question",
    [
        "When a case is closed, what is the victim told?",
        "Where a victim backs the police, how often does the case stop?",
        "In cases where the victim did speak, what were the two rates?",
        "Once a gang has been broken up, what is the force not doing?",
        "If the force is short of staff, who decides?",
        "On days when it snows, how many calls wait?",
    ],
)
def test_a_clause_that_introduces_asks_nothing(question: str) -> None:
    assert parts.split(question) == (question,)


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        (
            "When was it set up, and who runs it?",
            ("When was it set up", "who runs it?"),
        ),
        (
            "When a case is closed, how many are told, and how many complain?",
            (
                "When a case is closed, how many are told",
                "When a case is closed, how many complain?",
            ),
        ),
        (
            "Does anyone say who goes on it? Who picks in Kent?",
            ("Does anyone say who goes on it", "Who picks in Kent?"),
        ),
    ],
)
def test_what_asks_is_taken_apart(question: str, pieces: tuple[str, ...]) -> None:
    assert parts.split(question) == pieces


def _draft(short: str, start: int, confidence: float) -> Draft:
    passage = Passage(
        f"kent:{start}-9", "kent", "Kent Police", 2019, "paragraph", "text", (), 4, 4, True, start, 9,
        "It was so", "", ((start, 9),),
    )  # fmt: skip
    return Draft(short, f"It was {short}. [1]", (Quote(passage, start, 9),), confidence)


def test_merging_numbers_the_markers_through() -> None:
    merged = parts.merge([_draft("25", 0, 0.9), _draft("30", 3, 0.7)])
    assert merged.short == "25; 30"
    assert merged.text == "It was 25. [1] It was 30. [2]"
    assert merged.confidence == 0.7


def test_merging_cites_the_same_quote_once() -> None:
    merged = parts.merge([_draft("25", 0, 0.9), _draft("30", 0, 0.7)])
    assert merged.text == "It was 25. [1] It was 30. [1]"
    assert len(merged.quotes) == 1


@pytest.mark.parametrize(
    "question",
    [
        "By how much did theft rise in Kent, and what was the national increase?",
        "What share of thieves are caught these days and what was it four years back?",
    ],
)
def test_the_other_end_and_the_other_area_need_no_measure_of_their_own(question: str) -> None:
    assert parts.split(question) == (question,)


def test_a_national_plan_is_another_thing() -> None:
    assert len(parts.split("By how much did theft rise, and what was the national plan?")) == 2
