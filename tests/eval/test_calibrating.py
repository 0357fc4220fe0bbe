from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.answers.calibration import FEATURES, Calibration
from assistant.engine import Assistant
from assistant.evidence.rank import Ranker
from eval.calibrating import (
    ANSWERABLE_REFUSED,
    UNANSWERABLE_REFUSED,
    Trade,
    choose,
    crossvalidated,
    fit,
    look,
    trade,
    trades_of,
    train,
)
from eval.folds import FOLDS, folds
from eval.watching import Seen, Watched

if TYPE_CHECKING:
    from pathlib import Path

    from eval.types import KnownAnswer


@pytest.fixture(scope="module")
def numbers(rows: tuple[KnownAnswer, ...]) -> tuple[KnownAnswer, ...]:
    """Questions for figures, claims, and questions that no report answers."""
    kinds = ("number", "unanswerable", "claim supported")
    return tuple(row for kind in kinds for row in rows if row.group == kind)[:90:2]


@pytest.fixture(scope="module")
def seen(assistant: Assistant, numbers: tuple[KnownAnswer, ...]) -> list[Seen]:
    return look(assistant.index, numbers, folds(numbers), [Ranker.packaged()] * FOLDS)


def made(count: int, truth: float, known: KnownAnswer, hidden: bool = False) -> list[Seen]:
    """Answers whose first feature says, with noise, how likely they are right."""
    draw = np.random.default_rng(1)
    odds = draw.normal(0, 2, count)
    right = draw.random(count) < 1 / (1 + np.exp(-truth * odds))
    values = np.zeros((count, len(FEATURES)))
    values[:, 0] = odds
    return [Seen(known, f, 0.5, bool(r), hidden) for f, r in zip(values, right, strict=True)]


def test_a_row_that_is_left_open_weighs_more_than_one_that_has_an_answer(
    rows: tuple[KnownAnswer, ...], number: KnownAnswer
) -> None:
    left_open = next(row for row in rows if row.should_refuse)

    def weight(known: KnownAnswer) -> float:
        """That of a feature which 100 right answers have, and 60 wrong ones to `known`."""
        told = made(2000, 0.8, number)
        for count, of, right, has in ((100, number, True, 1.0), (60, known, False, 1.0)):
            values = np.zeros(len(FEATURES))
            values[1] = has
            told += [Seen(of, values, 0.5, right, False)] * count
        return float(fit(told)[0][1])

    assert weight(number) > 0.1
    assert weight(left_open) < -0.1
    assert weight(replace(left_open, nearby=True)) < weight(left_open) - 0.1


def test_questions_nearby_are_left_aside_where_the_threshold_is_chosen(
    rows: tuple[KnownAnswer, ...], number: KnownAnswer
) -> None:
    left_open = next(row for row in rows if row.should_refuse)
    known = [
        Seen(number, np.zeros(1), 0.5, True, False),
        Seen(left_open, np.zeros(1), 0.5, False, False),
    ]
    nearby = [replace(s, known=replace(s.known, nearby=True)) for s in known]
    alone = trades_of(known, [0.8, 0.2])
    both = trades_of([*known, *nearby], [0.8, 0.2, 0.1, 0.9])
    assert [(t.wrong_given, t.right_withheld) for t in both] == [
        (t.wrong_given, t.right_withheld) for t in alone
    ]
    assert {(t.wrong_given, t.right_withheld) for t in alone} == {(1, 0), (0, 0), (0, 1)}


def test_what_is_certain_is_told_from_what_is_not(number: KnownAnswer) -> None:
    weights, bias = fit(made(4000, 0.8, number))
    assert weights[0] == pytest.approx(0.8, rel=0.15)
    assert bias == pytest.approx(0, abs=0.15)


def test_rows_with_their_evidence_hidden_do_not_make_answers_less_sure(number: KnownAnswer) -> None:
    known = made(2000, 0.8, number)
    wrong = [Seen(number, s.features, 0.5, False, True) for s in known]
    weights, bias = fit([*known, *wrong])
    confidence = [
        1 / (1 + np.exp(-(s.features @ weights + bias))) for s in known if s.features is not None
    ]
    assert np.mean(confidence) == pytest.approx(np.mean([s.right for s in known]), abs=0.01)


def test_confidence_means_what_it_says_on_rows_that_nobody_has_looked_at(number: KnownAnswer) -> None:
    looked_at = made(2000, 0.8, number)
    unseen = [replace(s, known=replace(number, unseen=True), right=False) for s in looked_at[:300]]
    unseen += [replace(s, known=replace(number, unseen=True)) for s in looked_at[300:600]]
    weights, bias = fit([*looked_at, *unseen])
    confidence = [1 / (1 + np.exp(-(s.features @ weights + bias))) for s in unseen]  # type: ignore[operator]
    assert np.mean(confidence) == pytest.approx(np.mean([s.right for s in unseen]), abs=0.01)


def test_no_answer_is_scored_by_weights_that_saw_its_fold(number: KnownAnswer) -> None:
    right, wrong = made(300, 1.0, number), made(300, -1.0, number)
    confidence = crossvalidated([*right, *wrong], [0] * 300 + [1] * 300)
    outcome = np.array([s.right for s in (*right, *wrong)], float)
    # Each half is the other's opposite: weights that saw only the other half are wrong throughout.
    assert np.corrcoef(confidence, outcome)[0, 1] < -0.5


def test_a_lower_threshold_refuses_less_and_gives_more_wrong_answers(seen: list[Seen]) -> None:
    confidence = [0.0 if s.features is None else s.support for s in seen]
    low, high = (trade(seen, confidence, threshold) for threshold in (0.2, 0.9))
    assert low.answerable_refused < high.answerable_refused
    assert low.hidden_refused < high.hidden_refused
    assert low.wrong_given >= high.wrong_given
    assert low.right_withheld < high.right_withheld


def test_of_thresholds_that_reach_both_aims_the_cheapest_is_chosen() -> None:
    loose = Trade(0.1, 0.01, 0.93, 0.1, 20, 0)
    fair = Trade(0.3, ANSWERABLE_REFUSED, UNANSWERABLE_REFUSED, 0.2, 12, 3)
    strict = Trade(0.6, 0.20, 1.0, 0.9, 0, 5)
    assert choose([loose, fair, strict]) == fair


def test_where_no_threshold_reaches_both_aims_the_nearest_is_chosen() -> None:
    loose = Trade(0.1, 0.02, 0.80, 0.1, 20, 0)
    near = Trade(0.3, 0.07, 0.91, 0.2, 19, 9)
    strict = Trade(0.6, 0.20, 1.0, 0.9, 0, 5)
    assert choose([loose, near, strict]) == near


def test_a_question_whose_evidence_is_hidden_is_not_answered_from_it(
    assistant: Assistant, numbers: tuple[KnownAnswer, ...]
) -> None:
    watched = Watched(assistant.index, Ranker.packaged())
    answerable = [row for row in numbers if row.should_answer]
    shown = sum(watched.see(row).right for row in answerable)
    assert shown > len(answerable) / 2
    assert sum(watched.see(row, hide=True).right for row in answerable) < shown / 4


def test_an_answer_is_seen_however_unsure(assistant: Assistant, rows: tuple[KnownAnswer, ...]) -> None:
    doubting = Ranker(Ranker.packaged().weights, Ranker.packaged().bias - 5)
    row = next(row for row in rows if row.type == "text")
    strict = Calibration.of({"evidence": 1.0}, 0.0, 0.5)
    refusing = Assistant(assistant.index, ranker=doubting, calibration=strict)
    assert refusing.ask(row.question).status == "refused"
    seen = Watched(assistant.index, doubting).see(row)
    assert seen.features is not None
    assert seen.support < 0.2


def test_training_writes_what_the_assistant_loads(
    assistant: Assistant, numbers: tuple[KnownAnswer, ...], tmp_path: Path
) -> None:
    lines: list[str] = []
    rankers = [Ranker.packaged()] * FOLDS
    train(assistant.index, numbers, folds(numbers), rankers, tmp_path, lines.append)
    stored = json.loads((tmp_path / "calibration.json").read_text("utf-8"))
    assert set(stored["weights"]) == set(FEATURES)
    assert Calibration.of(stored["weights"], stored["bias"], stored["threshold"]).threshold < 1
    assert lines[0].startswith("confidence")
    assert lines[-1].startswith("chosen")
