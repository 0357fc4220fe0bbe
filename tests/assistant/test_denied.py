from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers.denied import denies_apart
from tests.assistant import told


def row_apart(question: str, label: str) -> bool:
    query, found = told.readings(question, "Of offences 31 percent ended so.")
    return denies_apart(query, replace(found[0], label=label, near=label, clause_text=label))


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("How many files had no witness named, as a %?", "Witness named"),
        ("How many files had no witness named, as a %?", "Weak (owner did not reply): Witness named"),
        ("In what share did the owner reply?", "File closed; owner did not reply"),
        ("What share of files is still awaiting a verdict?", "Files given a verdict"),
    ],
)  # fmt: skip
def test_a_row_of_the_others_is_told_apart(question: str, label: str) -> None:
    assert row_apart(question, label)


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("How many files had no witness named, as a %?", "File closed - no witness named"),
        ("How many files had no witness named, as a %?", "Witness not named"),
        ("In what share did the owner reply?", "File closed; owner did reply"),
        ("In what share did the owner not reply?", "File closed; owner did not reply"),
        ("What share of files is still awaiting a verdict?", "Files not given a verdict"),
    ],
)
def test_a_row_of_those_asked_about_is_not(question: str, label: str) -> None:
    assert not row_apart(question, label)


def apart(question: str, text: str) -> dict[str, bool]:
    query, found = told.readings(question, text)
    return {reading.value: denies_apart(query, reading) for reading in found}


RESIDENTS = (
    "The survey reached Welsh speaking residents (71 percent) and non-Welsh residents (29 percent)."
)


def test_a_figure_of_those_who_are_not_is_told_apart() -> None:
    assert apart("What share of Welsh residents did the survey reach?", RESIDENTS) == {
        "71 percent": False,
        "29 percent": True,
    }


def test_those_who_are_not_may_be_asked_about() -> None:
    assert not any(apart("What share of residents who are not Welsh replied?", RESIDENTS).values())


def test_a_clause_of_those_who_do_not_is_told_apart() -> None:
    text = "The share of owners who do not reply to a letter was 62 percent."
    assert apart("What share of owners reply to a letter?", text) == {"62 percent": True}
    assert apart("What share of owners don't reply to a letter?", text) == {"62 percent": False}


def test_a_denial_beside_the_figure_is_of_something_else() -> None:
    text = "The force has 62 owners on its list, but did not reply to a letter."
    assert not any(apart("How many owners are there on the list of letters?", text).values())
