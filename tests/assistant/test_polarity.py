from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lexicon import Concept
from assistant.polarity import agrees, clause_of, denials, direction, opposes
from assistant.words import stem

BURGLARY = Concept("burglary", (frozenset({stem("burglary")}),), 1.0)
ROBBERY = Concept("robbery", (frozenset({stem("robbery")}),), 1.0)
DRONES = Concept("drones", (frozenset({stem("drones")}),), 1.0)


@pytest.mark.parametrize(
    "text", ["Burglary rose.", "an INCREASE in arrests", "more officers", "growing"]
)
def test_words_of_growth_point_up(text: str) -> None:
    assert direction(text) == "up"


@pytest.mark.parametrize("text", ["Burglary fell.", "a reduction", "fewer officers", "a decline of 5"])
def test_words_of_decline_point_down(text: str) -> None:
    assert direction(text) == "down"


@pytest.mark.parametrize("text", ["", "There were 12 officers.", "Burglary rose and robbery fell."])
def test_a_text_without_one_direction_points_nowhere(text: str) -> None:
    assert direction(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The force uses drones.", 0),
        ("The force does not use drones.", 1),
        ("It doesn't use drones.", 1),
        ("It doesn’t use drones.", 1),
        ("It did not fail.", 2),
        ("A notable nothing.", 0),
    ],
)
def test_denials_are_counted(text: str, count: int) -> None:
    assert denials(text) == count


def test_the_clause_is_the_one_that_speaks_of_the_concepts() -> None:
    text = "Burglary rose by 5 percent, whereas robbery fell by 3 percent"
    assert "fell" in clause_of(text, [ROBBERY])
    assert "rose" in clause_of(text, [BURGLARY])


def test_a_text_of_one_clause_is_its_own_clause() -> None:
    assert clause_of("Burglary rose", [BURGLARY]) == "Burglary rose"


@given(st.text(max_size=80))
def test_a_clause_is_part_of_its_text(text: str) -> None:
    assert clause_of(text, [BURGLARY]) in text


def test_a_word_opposes_its_opposite() -> None:
    assert opposes("Why did burglary rise?", "Burglary fell.", [BURGLARY])


def test_a_word_does_not_oppose_itself() -> None:
    assert not opposes("Why did burglary rise?", "Burglary rose.", [BURGLARY])


def test_a_negating_prefix_opposes_the_plain_word() -> None:
    assert opposes("Are workloads manageable?", "Workloads are unmanageable.", [])


def test_the_opposite_in_another_clause_does_not_count() -> None:
    sentence = "Burglary rose, whereas robbery fell"
    assert not opposes("Why did burglary rise?", sentence, [BURGLARY])


def test_a_plain_sentence_agrees_with_a_plain_question() -> None:
    assert agrees("Does the force use drones?", "The force uses drones.", [DRONES])


def test_a_denial_disagrees_with_a_plain_question() -> None:
    assert not agrees("Does the force use drones?", "The force does not use drones.", [DRONES])


def test_two_denials_agree() -> None:
    assert agrees("The force does not use drones.", "The force does not use drones.", [DRONES])


def test_a_plain_sentence_disagrees_with_a_denial() -> None:
    assert not agrees("The force does not use drones.", "The force uses drones.", [DRONES])


def test_another_direction_disagrees() -> None:
    assert not agrees("Did burglary rise?", "Burglary fell by 5 percent.", [BURGLARY])
    assert agrees("Did burglary fall?", "Burglary fell by 5 percent.", [BURGLARY])
