"""Crime and anti-social behaviour, told apart."""

from __future__ import annotations

import pytest

from assistant.evidence import subject
from assistant.evidence.demands import reading_answers
from tests.assistant import told


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How far did ASB fall?", "Recorded crime fell by 6 percent."),
        ("What is the crime rate?", "Anti-social behaviour incidents"),
        ("How much has antisocial behaviour dropped?", "Burglaries dropped by a third."),
    ],
)
def test_one_is_no_answer_on_the_other(question: str, said: str) -> None:
    assert subject.apart(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How far did ASB fall?", "There were 6 percent fewer incidents."),
        ("How far did ASB fall?", "Crime and anti-social behaviour fell."),
        ("How far did crime and ASB fall?", "Crime fell by 6 percent."),
        ("How many staff are there?", "Crime fell by 6 percent."),
    ],
)
def test_what_names_both_or_neither_is_not_apart(question: str, said: str) -> None:
    assert not subject.apart(question, said)


def test_a_figure_of_crime_does_not_answer_on_anti_social_behaviour() -> None:
    question = "By how much did anti-social behaviour fall in Kent?"
    query, crime = told.readings(question, "Recorded crime fell by 6 percent in Kent.")
    assert not any(reading_answers(query, reading) for reading in crime)
    query, behaviour = told.readings(question, "Anti-social behaviour fell by 9 percent in Kent.")
    assert any(reading_answers(query, reading) for reading in behaviour)
