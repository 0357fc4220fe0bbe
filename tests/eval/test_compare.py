from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eval.compare import as_text, compare, mcnemar, outcome, tail
from eval.run import evaluate
from tests.eval.stand_in import StandIn, refuse, say

if TYPE_CHECKING:
    from eval.compare import Comparison
    from eval.types import KnownAnswer


@pytest.fixture
def comparison(rows: tuple[KnownAnswer, ...]) -> Comparison:
    some = [row for row in rows if row.type == "number"]
    before = evaluate(StandIn(some, {some[0].id: refuse, some[1].id: refuse}), some[:-1])
    after = evaluate(
        StandIn(some, {some[1].id: refuse, some[2].id: say("a dozen")}), some[1:] + some[:1]
    )
    return compare(map(outcome, before), map(outcome, after))


def test_flips_both_ways_are_found(comparison: Comparison, rows: tuple[KnownAnswer, ...]) -> None:
    ids = [row.id for row in rows if row.type == "number"]
    assert [flip.after.id for flip in comparison.better] == [ids[0]]
    assert [flip.after.id for flip in comparison.worse] == [ids[2]]


def test_rows_of_one_run_alone_are_named_and_not_compared(
    comparison: Comparison, rows: tuple[KnownAnswer, ...]
) -> None:
    ids = [row.id for row in rows if row.type == "number"]
    assert comparison.new == (ids[-1],)
    assert comparison.gone == ()
    assert comparison.count == len(ids) - 1


def test_the_text_gives_both_answers_of_a_flip(comparison: Comparison) -> None:
    text = as_text(comparison)
    assert "after    answered: a dozen" in text
    assert "1 better, 1 worse; McNemar p = 1" in text


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [(0, 0, 1.0), (1, 1, 1.0), (0, 5, 0.0625), (6, 0, 0.03125), (2, 8, 0.109375)],
)
def test_mcnemar_is_the_exact_binomial_test(better: int, worse: int, p: float) -> None:
    assert mcnemar(better, worse) == pytest.approx(p)


def test_mcnemar_agrees_with_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    for better in range(12):
        for worse in range(12):
            if better + worse:
                expected = stats.binomtest(better, better + worse, 0.5).pvalue
                assert mcnemar(better, worse) == pytest.approx(expected)


def test_the_tail_of_nothing_is_certain() -> None:
    assert tail(0, 0) == 1
    assert tail(4, 4) == 1 / 16
