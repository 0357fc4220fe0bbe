from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.answers.moments import moment
from assistant.asked.question import Reader
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from tests.assistant.samples import HIT, INFO

AREAS = Areas()
READER = Reader(
    [INFO], Lexicon({"plan": 2, "report": 3, "sent": 1, "board": 2, "cameras": 2}, {}), AREAS
)


def candidate(text: str, score: float = 0.8) -> Candidate:
    return Candidate(HIT, 500, 500 + len(text), text, np.zeros(len(FEATURES), np.float32), score)


def test_the_date_beside_the_words_asked_for_is_given() -> None:
    text = "The board met in May 2018, but the cameras came in August 2018."
    found = moment(READER.read("When did the cameras come?"), [candidate(text)], AREAS)
    assert found is not None
    assert "August 2018" in found.short


def test_a_question_that_looks_ahead_takes_the_date_to_come() -> None:
    past = candidate("The plan was sent in March 2018.")
    ahead = candidate("The plan will be sent by June 2019.", 0.75)
    found = moment(READER.read("When will the plan be sent?"), [past, ahead], AREAS)
    assert found is not None
    assert "June 2019" in found.short


def test_the_year_that_the_question_names_is_not_its_answer() -> None:
    text = "In the 2018 inspection the board was told to report by May 2019."
    found = moment(
        READER.read("By when must the board report after the 2018 inspection?"), [candidate(text)], AREAS
    )
    assert found is not None
    assert "May 2019" in found.short


@pytest.mark.parametrize("text", ["The board has met.", ""])
def test_no_date_no_moment(text: str) -> None:
    assert (
        moment(READER.read("When did the board meet?"), [replace(candidate("x"), text=text)], AREAS)
        is None
    )


TERM = "Within three months the board should agree who sends the plan."


@pytest.mark.parametrize(
    "question",
    [
        "By when should the board agree who sends the plan?",
        "By when was the board to have agreed who sends the plan?",
        "What is the deadline for the board to agree who sends the plan?",
        "When must the board agree who sends the plan?",
        "When is it due that the board agrees who sends the plan?",
    ],
)
def test_a_term_is_a_deadline(question: str) -> None:
    other = candidate("By March 2019 the force should send the cameras.", 0.7)
    found = moment(READER.read(question), [candidate(TERM), other], AREAS)
    assert found is not None
    assert found.short == "Within three months"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The board meets every two weeks.", "every two weeks"),
        ("Immediately, the board should meet the victims.", "Immediately"),
        ("The board should meet with immediate effect.", "with immediate effect"),
        ("The board meets no later than 28 days after a report.", "no later than 28 days"),
    ],
)
def test_a_term_answers_when(text: str, short: str) -> None:
    found = moment(READER.read("When should the board meet?"), [candidate(text)], AREAS)
    assert found is not None
    assert found.short == short


def test_a_term_is_no_date_of_what_has_been() -> None:
    found = moment(READER.read("When did the board agree who sends the plan?"), [candidate(TERM)], AREAS)
    assert found is None


@pytest.mark.parametrize(
    "question",
    [
        "When did the plan come in?",
        "Since when has the plan applied?",
        "When was the plan introduced?",
        "When did the plan come into force?",
        "When did the plan start?",
    ],
)
def test_when_a_thing_began_is_told_by_the_sentence_that_leans_on_it(question: str) -> None:
    first = "In 2018 the board agreed a plan for cameras."
    second = "This has been in force since July 2019."
    passage = replace(
        HIT.passage,
        start=0,
        end=len(first) + 1 + len(second),
        text=f"{first} {second}",
        sentences=((0, len(first)), (len(first) + 1, len(first) + 1 + len(second))),
    )
    zeros = np.zeros(len(FEATURES), np.float32)
    hit = replace(HIT, passage=passage)
    both = [
        Candidate(hit, 0, len(first), first, zeros, 0.9),
        Candidate(hit, len(first) + 1, passage.end, second, zeros, 0.8),
    ]
    found = moment(READER.read(question), both, AREAS)
    assert found is not None
    assert "July 2019" in found.short


def test_a_bare_year_that_the_question_names_gives_way_to_another_moment() -> None:
    known = candidate("Earlier in 2018 the plan for the cameras was sent.", 0.85)
    told = candidate("The board expects the cameras by April 2019.", 0.8)
    question = "When did the board of 2018 expect the cameras?"
    found = moment(READER.read(question), [known, told], AREAS)
    assert found is not None
    assert "April 2019" in found.short


def test_it_is_given_where_there_is_no_other() -> None:
    known = candidate("Earlier in 2018 the plan for the cameras was sent.")
    found = moment(READER.read("When in 2018 was the plan for the cameras sent?"), [known], AREAS)
    assert found is not None
    assert "2018" in found.short


def test_what_is_expected_is_told_by_what_somebody_expects() -> None:
    past = candidate("In May 2018 the board was behind with 40 cameras.", 0.9)
    habit = candidate("It now checks urgent cameras within one month.", 0.9)
    ahead = candidate("The board expects to have sent all cameras by June 2019.", 0.8)
    question = "When do they reckon the cameras are all sent?"
    found = moment(READER.read(question), [past, habit, ahead], AREAS)
    assert found is not None
    assert "June 2019" in found.short


def test_the_month_that_was_asked_about_is_not_the_answer() -> None:
    question = "When was it sent? (about: How many cameras were there in May 2018)"
    named = candidate("In May 2018 there were 40 cameras.", 0.9)
    told = candidate("It was sent in August 2018.", 0.8)
    found = moment(READER.read(question), [named, told], AREAS)
    assert found is not None
    assert "August 2018" in found.short


def test_a_date_of_the_past_stands_where_nothing_is_told_to_come() -> None:
    text = "The plan was sent in March 2018."
    found = moment(READER.read("When will the plan be sent?"), [candidate(text)], AREAS)
    assert found is not None
    assert "March 2018" in found.short
