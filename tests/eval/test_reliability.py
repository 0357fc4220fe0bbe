from __future__ import annotations

from dataclasses import replace

import pytest

from eval.reliability import Reliability, reliability
from eval.types import KnownAnswer, Result
from tests.eval.stand_in import refuse, right_answer, say


def result(known: KnownAnswer, confidence: float, *, right: bool) -> Result:
    answer = right_answer(known) if right else say("none")(right_answer(known))
    return Result(known, replace(answer, confidence=confidence), 1)


def of_built(results: list[Result]) -> Reliability:
    return reliability(results)["used to build"]


def test_sure_and_right_has_no_error(number: KnownAnswer) -> None:
    fit = of_built([result(number, 1.0, right=True)])
    assert (fit.brier, fit.ece, fit.count) == (0, 0, 1)


def test_sure_and_wrong_has_all_the_error(number: KnownAnswer) -> None:
    fit = of_built([result(number, 1.0, right=False)])
    assert (fit.brier, fit.ece) == (1, 1)


def test_an_honest_half_is_calibrated_and_not_sharp(number: KnownAnswer) -> None:
    fit = of_built([result(number, 0.5, right=True), result(number, 0.5, right=False)])
    assert fit.brier == pytest.approx(0.25)
    assert fit.ece == pytest.approx(0)


def test_the_bins_say_how_often_each_confidence_is_right(number: KnownAnswer) -> None:
    fit = of_built(
        [
            result(number, 0.95, right=True),
            result(number, 0.91, right=False),
            result(number, 0.3, right=True),
        ]
    )
    assert [(b.low, b.count, b.right) for b in fit.bins] == [(0.3, 1, 1), (0.9, 2, 0.5)]


def test_refusals_are_left_out(number: KnownAnswer) -> None:
    assert reliability([Result(number, refuse(right_answer(number)), 1)]) == {}


def test_rows_held_out_have_figures_of_their_own(number: KnownAnswer) -> None:
    unused = replace(number, id="h1", held_out=True)
    fits = reliability([result(number, 1.0, right=True), result(unused, 1.0, right=False)])
    assert {part: fit.brier for part, fit in fits.items()} == {
        "used to build": 0,
        "not used to build": 1,
    }
