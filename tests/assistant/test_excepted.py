from __future__ import annotations

import pytest

from assistant.evidence.excepted import leaves_out_alike, of_what_is_set_aside
from tests.assistant import told

WAIT = (
    "The wait for a call was nine days (with the exception of burglary, which is seen within 24 hours)."
)


def kept(question: str, text: str) -> list[str]:
    query, found = told.readings(question, text)
    return [reading.value for reading in found if not of_what_is_set_aside(query, reading)]


@pytest.mark.parametrize(
    "question",
    [
        "How long is the wait for a call apart from burglary?",
        "How long is the wait for a call with the exception of burglary?",
    ],
)
def test_what_holds_for_an_exception_is_not_told_of_the_rest(question: str) -> None:
    assert kept(question, WAIT) == ["nine days"]


@pytest.mark.parametrize("question", ["How long is the wait for a call?", "How long for a burglary?"])
def test_nothing_is_set_aside_unless_the_question_says_so(question: str) -> None:
    assert kept(question, WAIT) == ["nine days", "24 hours"]


def test_a_table_may_be_set_aside() -> None:
    question = "What share of thefts was solved? Not the bicycle theft table, the general one"
    assert not kept(question, "Of bicycle thefts 12 percent were solved.")
    assert kept(question, "Of all thefts 15 percent were solved.") == ["15 percent"]


def test_what_the_report_leaves_out_too_is_told_for_the_question() -> None:
    query, (first, _) = told.readings("How long is the wait for a call? (not burglary)", WAIT)
    assert leaves_out_alike(query, first)
    query, (first, _) = told.readings("How long is the wait for a call? (not theft)", WAIT)
    assert not leaves_out_alike(query, first)
