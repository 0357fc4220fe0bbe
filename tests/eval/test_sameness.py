from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eval.run import evaluate
from eval.sameness import sameness
from tests.eval.stand_in import StandIn, refuse, say

if TYPE_CHECKING:
    from eval.types import KnownAnswer, Score
    from tests.eval.stand_in import Mistake


def scored(number: KnownAnswer, rule: str, mistakes: dict[str, Mistake]) -> list[Score]:
    made = replace(number, id="made", question="How mnay computers?", rule=rule, base=number.id)
    return list(sameness(evaluate(StandIn([number, made], mistakes), [number, made])))


def test_an_answer_that_stays_is_the_same_though_it_is_wrong(number: KnownAnswer) -> None:
    wrong = {number.id: say("a dozen"), "made": say("a dozen")}
    assert [(s.id, s.value) for s in scored(number, "typo", wrong)] == [("made", 1)]


def test_an_answer_that_changes_is_not_the_same_and_both_are_told(number: KnownAnswer) -> None:
    (score,) = scored(number, "case", {"made": refuse})
    assert score.value == 0
    assert score.why == f"answered before: {number.answer}"


def test_rules_that_change_what_is_asked_are_left_out(number: KnownAnswer) -> None:
    assert scored(number, "other_year", {}) == []


def test_a_row_whose_base_was_not_asked_is_left_out(number: KnownAnswer) -> None:
    made = replace(number, id="made", rule="typo", base="elsewhere")
    assert list(sameness(evaluate(StandIn([made]), [made]))) == []
