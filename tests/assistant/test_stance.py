from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.lexicon import Concept
from assistant.language.stance import agrees, denial, plainly, split
from assistant.language.words import content, tokens


def concepts(text: str) -> list[Concept]:
    return [Concept(t.text, (frozenset({t.stem}),), 0.8) for t in content(text)]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The force uses drones.", "The force does not use drones."),
        ("The force does not use drones.", "The force uses drones."),
        ("Did burglary rise?", "Burglary fell by 5 percent."),
        ("Has the board met yet?", "The board has been set up but is yet to meet."),
        ("Does the force use hoods?", "Hoods, which the force has suspended, were used on adults."),
        ("Patrols were effective.", "Patrols were not effective."),
        ("Patrols were ineffective.", "Patrols were effective."),
        ("HMIC is content with the wait.", "A year is still too long a wait."),
        ("Is the wait acceptable?", "A year is still too long a wait."),
        ("Patrols are consistent.", "There is a need for more consistent patrols."),
        ("All officers understand the plan.", "Most officers understand the plan."),
        ("Only some officers carry cameras.", "All officers carry cameras."),
        ("Is the new system in place?", "A new system is due to be bought next year."),
        ("Caseloads are unmanageable.", "Caseloads are manageable."),
        ("The canteen has got going.", "The force is planning to open a canteen."),
        ("Wardens are familiar with the charter.", "Wardens were unaware of the charter."),
    ],
)
def test_a_sentence_denies_a_statement(statement: str, sentence: str) -> None:
    assert denial(statement, sentence, concepts(statement))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The force uses drones.", "The force uses drones."),
        ("The force does not use drones.", "The force does not use any drones."),
        ("The force has stopped using hoods.", "The force no longer uses hoods."),
        ("Caseloads are not unmanageable.", "Caseloads are manageable."),
        ("Burglary fell.", "Burglary fell, whereas robbery rose."),
        ("All officers carry cameras.", "All officers are given cameras to carry."),
        ("Progress lacks momentum.", "Progress lacks momentum due to limited training."),
        ("The system will be in place in May.", "The system is due to be in place by May."),
        ("The force made little use of drones.", "There is limited use of drones by the force."),
        ("Wardens had not heard of the charter.", "Wardens we met were unaware of the charter."),
        ("Patrols were ineffective.", "We found that patrols were either not seen or not effective."),
        ("A team that does nothing but fraud.", "There is a dedicated team for fraud."),
        ("The canteen had yet to open.", "The force is planning to open a canteen."),
        ("The canteen had yet to open.", "The canteen had not started to open."),
        ("To stop thefts for good, it hired wardens.", "This is not for good, so it hired wardens."),
    ],
)
def test_a_sentence_agrees_with_a_statement(statement: str, sentence: str) -> None:
    assert not denial(statement, sentence, concepts(statement))


@pytest.mark.parametrize(
    ("statement", "sentence", "same"),
    [
        ("Thefts halved in a year.", "Thefts have reduced by half in the past year.", True),
        ("Wardens did not know of the charter.", "Wardens were unaware of the charter.", True),
        ("The force does not own drones.", "The force has not bought or owned drones.", True),
        ("Every warden has a torch.", "All wardens have been given a torch.", True),
        ("Wardens meet a guest every month.", "Wardens meet a host each month.", False),
        ("Thefts halved in a year.", "Thefts rose by half in the past year.", False),
        ("Wardens knew the charter.", "Wardens were unaware of the charter.", False),
        ("Wardens walk the streets.", "Wardens cycle in the streets.", False),
    ],
)
def test_two_texts_point_the_same_way_only_by_words_that_point(
    statement: str, sentence: str, same: bool
) -> None:
    assert agrees(statement, sentence, concepts(statement)) is same


@given(st.text(max_size=120))
def test_no_sentence_denies_itself(text: str) -> None:
    assert not denial(text, text, concepts(text))


@given(st.text(max_size=120))
def test_clauses_bring_no_word_of_their_own(text: str) -> None:
    assert {t.text for t in tokens(" ".join(split(text)))} <= {t.text for t in tokens(text)}


@pytest.mark.parametrize(
    ("statement", "sentence", "true"),
    [
        ("Is there a common test of fitness?", "There is no common test of who is fit.", True),
        (
            "The force means to close the kennels.",
            "It does not mean to close the kennels, but may.",
            True,
        ),
        ("Is the new boat shed open yet?", "A boat shed was built but is yet to be opened.", True),
        ("Is the boat shed yet to be opened?", "The boat shed is yet to be opened.", False),
        ("The force has no wish to close the kennels.", "It does not wish to close the kennels.", False),
        (
            "Vans are sent by the depot.",
            "So that trips are not doubled, vans are sent by the depot.",
            False,
        ),
    ],
)
def test_a_sentence_says_not_of_the_very_words(statement: str, sentence: str, true: bool) -> None:
    assert plainly(statement, sentence, concepts(statement)) == true
