"""Terms ahead are no years of a report."""

from __future__ import annotations

import pytest

from assistant.asked.deadlines import due

COVERED = (2018, 2019)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("What must the force send in by 1 March 2021?", (2021,)),
        ("What has to be in place by the end of 2020?", (2020,)),
        ("What is to stay in force until 2022?", (2022,)),
    ],
)
def test_the_end_of_a_term_ahead_is_due(text: str, years: tuple[int, ...]) -> None:
    assert due(text, COVERED) == years


@pytest.mark.parametrize(
    "text",
    [
        "What was the arrest rate in 2021?",
        "How many officers were there by March 2019?",
        "What was the arrest rate in the year to March 2021?",
        "What will change in 2021, by the end of 2021?",
        "How many officers are planned?",
    ],
)
def test_other_times_are_not(text: str) -> None:
    assert due(text, COVERED) == ()


def test_nothing_is_due_where_nothing_is_covered() -> None:
    assert due("What must be sent by 2021?", ()) == ()


def test_what_is_due_in_a_year_is_due() -> None:
    assert due("What was due in 2020 to put this right?", {2018, 2019}) == (2020,)
    assert due("What happened in 2020?", {2018, 2019}) == ()
