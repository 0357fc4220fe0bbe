from __future__ import annotations

import pytest

from assistant.evidence import aims
from tests.assistant import told

WAIT = "The usual wait for a test is no longer than 40 days, with an ambition to cut this to 15 days."


@pytest.mark.parametrize(
    "question",
    [
        "How long is the usual wait for a test, and what is the target?",
        "How long is the wait for a test now and what they want it to be?",
    ],
)
def test_the_aim_is_given_with_what_there_is(question: str) -> None:
    _, found = told.readings(question, WAIT)
    assert found[0].value == "40 days, with an ambition to cut this to 15 days"


def test_without_being_asked_for_an_aim_is_a_figure_of_its_own() -> None:
    _, found = told.readings("How long is the usual wait for a test?", WAIT)
    assert [r.value for r in found] == ["40 days", "15 days"]


@pytest.mark.parametrize(
    "text",
    [
        "The wait is 40 days, and 15 days for children.",
        "The wait is 40 days, with the aim of helping 15 people.",
        "The wait is 40 days. It hopes to have tests in 15 days.",
    ],
)
def test_what_is_no_aim_for_it_stays_apart(text: str) -> None:
    _, found = told.readings("How long is the wait, and what is the aim?", text)
    assert all("aim" not in r.value and "hope" not in r.value for r in found)


def test_an_aim_is_asked_for_beside_something() -> None:
    assert aims.asked("How long is the wait, and what is the target?")
    assert not aims.asked("What is the target?")
