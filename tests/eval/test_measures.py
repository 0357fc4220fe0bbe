from __future__ import annotations

from dataclasses import replace
from math import isnan
from typing import TYPE_CHECKING

from eval.measures import Figure, score, summarise
from eval.run import evaluate
from tests.eval.stand_in import StandIn, refuse, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.types import KnownAnswer, Result


def figures(results: Sequence[Result]) -> dict[tuple[str, str], Figure]:
    return {(f.group, f.measure): f for f in summarise(results) if f.part == "used to build"}


def test_the_denominator_is_every_row_of_the_group(rows: tuple[KnownAnswer, ...]) -> None:
    numbers = [row for row in rows if row.type == "number"]
    missed = {row.id: refuse for row in numbers[:3]}
    got = figures(evaluate(StandIn(numbers, missed), numbers))
    for measure in ("right", "short", "full", "cited", "R@5"):
        assert got["number", measure].count == len(numbers)
    assert got["number", "short"].mean == 1 - 3 / len(numbers)


def test_refusal_precision_counts_refusals(rows: tuple[KnownAnswer, ...]) -> None:
    some = [row for row in rows if row.type in ("number", "unanswerable")]
    number = next(row for row in some if row.type == "number")
    got = figures(evaluate(StandIn(some, {number.id: refuse}), some))["all", "refusal_precision"]
    unanswerable = sum(row.type == "unanswerable" for row in some)
    assert got.count == unanswerable + 1
    assert got.mean == unanswerable / (unanswerable + 1)


def test_a_measure_that_nothing_counts_for_has_no_mean(number: KnownAnswer) -> None:
    got = figures(evaluate(StandIn([number]), [number]))["all", "refusal_precision"]
    assert got.count == 0
    assert isnan(got.mean)


def test_the_interval_holds_the_mean_and_is_the_same_every_time(rows: tuple[KnownAnswer, ...]) -> None:
    some = [row for row in rows if row.type == "table"]
    results = evaluate(StandIn(some, {row.id: say("no idea") for row in some[::3]}), some)
    again = [figure for figure in summarise(results) if figure.measure == "right"]
    figure = figures(results)["table", "right"]
    assert figure.low < figure.mean < figure.high
    assert figure in again
    # Normal approximation of a share: 1.96 standard errors each way.
    margin = 1.96 * (figure.mean * (1 - figure.mean) / figure.count) ** 0.5
    assert abs((figure.high - figure.low) / 2 - margin) < 0.03


def test_rows_made_by_rule_count_in_their_own_group_alone(number: KnownAnswer) -> None:
    made = replace(number, id="n1~typo", question="How mnay?", rule="typo", base="n1")
    got = figures(evaluate(StandIn([number, made], {"n1~typo": refuse}), [number, made]))
    assert (got["all", "right"].mean, got["all", "right"].count) == (1, 1)
    assert (got["rule typo", "right"].mean, got["rule typo", "right"].count) == (0, 1)


def test_rows_held_out_are_never_counted_with_rows_used_to_build(number: KnownAnswer) -> None:
    used = replace(number, source="own")
    unused = replace(number, id="h1", question="How many were left?", source="held out", held_out=True)
    results = evaluate(StandIn([used, unused], {"h1": refuse}), [used, unused])
    right = {(f.part, f.group): (f.mean, f.count) for f in summarise(results) if f.measure == "right"}
    assert right["used to build", "all"] == right["used to build", "number"] == (1, 1)
    assert right["not used to build", "all"] == right["not used to build", "number"] == (0, 1)
    assert (right["set own", "all"], right["set held out", "all"]) == ((1, 1), (0, 1))


def test_times_are_given_as_quantiles(number: KnownAnswer) -> None:
    results = [
        replace(result, known=replace(number, id=f"n{i}"), elapsed_ms=float(i))
        for i, result in enumerate(evaluate(StandIn([number]), [number]) * 101)
    ]
    got = figures(results)
    assert (got["all", "elapsed_p50"].mean, got["all", "elapsed_p95"].mean) == (50, 95)


def test_a_perfect_assistant_has_full_marks(rows: tuple[KnownAnswer, ...]) -> None:
    results = evaluate(StandIn(rows), rows)
    wrong = [
        s for s in score(results) if s.measure in ("right", "full", "cited", "R@10") and s.value < 1
    ]
    assert wrong == []
