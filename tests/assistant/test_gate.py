from __future__ import annotations

from assistant.language.areas import Areas
from assistant.support.gate import Derived, Support, objections

AREAS = Areas()
SUPPORT = Support("Burglary fell by 25 percent in Kent.", "Kent Police 2016")


def test_an_answer_whose_words_stand_in_its_quote_passes() -> None:
    assert objections("25 percent: Burglary fell by 25 percent in Kent. [1]", [SUPPORT], AREAS) == ()


def test_a_figure_that_is_not_there_is_objected_to() -> None:
    (objection,) = objections("Burglary fell by 26 percent. [1]", [SUPPORT], AREAS)
    assert "26 percent" in objection


def test_a_figure_matches_whole_and_not_by_its_digits() -> None:
    assert objections("It was 2.5 percent.", [SUPPORT], AREAS)


def test_a_place_that_is_not_there_is_objected_to() -> None:
    (objection,) = objections("Burglary fell by 25 percent in Essex.", [SUPPORT], AREAS)
    assert "Essex" in objection


def test_a_year_that_is_not_there_is_objected_to() -> None:
    assert objections("Burglary fell by 25 percent in 2014.", [SUPPORT], AREAS)


def test_a_turned_direction_is_objected_to() -> None:
    (objection,) = objections("Burglary rose by 25 percent in Kent.", [SUPPORT], AREAS)
    assert "rise" in objection


def test_a_denial_that_the_quote_lacks_is_objected_to() -> None:
    (objection,) = objections("Burglary did not change.", [SUPPORT], AREAS)
    assert "deny" in objection


def test_a_difference_passes_if_the_sum_is_right() -> None:
    support = Support("4.8 against 4.3", "")
    assert objections("a difference of 0.5", [support], AREAS, [Derived(0.5, 4.8, 4.3)]) == ()


def test_a_wrong_sum_is_objected_to() -> None:
    support = Support("4.8 against 4.3", "")
    assert objections("a difference of 0.6", [support], AREAS, [Derived(0.6, 4.8, 4.3)])


def test_a_marker_is_no_figure() -> None:
    assert objections("Burglary fell. [7]", [SUPPORT], AREAS) == ()


def test_nothing_is_supported_by_no_quotes() -> None:
    assert objections("25 percent", [], AREAS)
