from __future__ import annotations

from assistant.areas import Areas
from assistant.followup import resolve

AREAS = Areas()


def test_a_question_that_stands_alone_is_left_as_it_is() -> None:
    question = "How many special constables were recruited in the county?"
    assert resolve(question, ["What is Safety Net?"], AREAS).text == question


def test_another_area_takes_the_place_of_the_first() -> None:
    found = resolve("and in England and Wales?", ["What was the burglary rate in Kent in 2016?"], AREAS)
    assert "England and Wales" in found.question
    assert "Kent" not in found.question
    assert "2016" in found.question


def test_another_year_takes_the_place_of_the_first() -> None:
    found = resolve("what about 2014?", ["What was the burglary rate in Kent in 2016?"], AREAS)
    assert "2014" in found.question
    assert "2016" not in found.question


def test_the_year_before_is_asked_of_the_same_thing() -> None:
    found = resolve("and the year before?", ["How many victims were satisfied in 2014?"], AREAS)
    assert "victims were satisfied" in found.question
    assert "year before" in found.question


def test_a_bare_why_is_about_the_question_before() -> None:
    found = resolve("why was that?", ["Which force is left out of figure 4?"], AREAS)
    assert found.background == "Which force is left out of figure 4"


def test_a_pointing_word_brings_the_topic_along() -> None:
    found = resolve("where did they try it out?", ["Is the force using predictive policing?"], AREAS)
    assert "predictive policing" in found.background
    assert found.question == "where did they try it out?"


def test_three_turns_are_folded_in_order() -> None:
    found = resolve(
        "and nationally?", ["What was the burglary rate in Kent?", "what about 2014?"], AREAS
    )
    assert "burglary rate" in found.question
    assert "2014" in found.question
    assert "nationally" in found.question
