"""Claims that set one area beside others, settled by the words of a sentence."""

from __future__ import annotations

import pytest

from assistant.language import facts
from assistant.language.areas import Areas
from assistant.language.course import multiple
from assistant.language.grading import claimed, names_grade


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Kent made over three times the England and Wales rate of arrests.", 3.0),
        ("Kent has half as many officers as Essex.", 0.5),
        ("twice the national average", 2.0),
        ("a third of the cases", None),
        ("in half the cases", None),
        ("three times a week", None),
    ],
)
def test_how_many_times_as_many(text: str, times: float | None) -> None:
    assert multiple(text) == times


def test_a_bare_number_that_leads_to_a_share_is_one() -> None:
    found = facts.find("The rate rose from 60 to 80 percent.", Areas())
    assert [(f.quantity.value, f.quantity.kind) for f in found] == [(60, "percent"), (80, "percent")]


@pytest.mark.parametrize(
    "text",
    [
        "Why did HMIC find the force inadequate at protecting people?",
        "What earned Kent its outstanding for leadership?",
        "The force was judged good.",
    ],
)
def test_a_text_names_a_grade(text: str) -> None:
    assert names_grade(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fewer wanted suspects were outstanding in November 2016 than in January.",
        "The warrants that are outstanding at the end of the year",
        "HMIC found good evidence of teamwork.",
    ],
)
def test_a_text_names_none(text: str) -> None:
    assert not names_grade(text)


def test_what_played_no_part_in_grades_claims_no_grade_but_that_of_none() -> None:
    assert claimed("The plans played no part in its grades.") == "ungraded"
