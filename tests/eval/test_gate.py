from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import InputError
from eval import dataset
from eval.compare import outcome
from eval.dataset import load
from eval.gate import (
    Threshold,
    check_baseline,
    check_thresholds,
    load_baseline,
    load_thresholds,
    packaged,
    save_baseline,
)
from eval.measures import summarise
from eval.rules import made_from
from eval.run import evaluate
from eval.types import PARTS
from tests.eval.stand_in import StandIn, refuse

if TYPE_CHECKING:
    from pathlib import Path

    from eval.types import KnownAnswer, Result


def results(rows: tuple[KnownAnswer, ...], lost: int = 0) -> tuple[Result, ...]:
    answerable = [row for row in rows if row.should_answer]
    return evaluate(StandIn(rows, {row.id: refuse for row in answerable[:lost]}), rows)


def test_what_reaches_its_threshold_holds(rows: tuple[KnownAnswer, ...]) -> None:
    limits = [Threshold("all", "right", at_least=1.0), Threshold("all", "wrongly_refused", at_most=0.0)]
    assert check_thresholds(summarise(results(rows)), limits) == ()


def test_what_falls_short_breaks_and_says_by_how_much(rows: tuple[KnownAnswer, ...]) -> None:
    figures = summarise(results(rows, lost=80))
    limits = [
        Threshold("all", "right", at_least=0.99),
        Threshold("all", "wrongly_refused", at_most=0.01),
    ]
    low, high = check_thresholds(figures, limits)
    assert low.why.startswith("rows used to build, all: right is 0.9")
    assert "must be at least 0.99" in low.why
    assert "must be at most 0.01" in high.why


def test_a_figure_that_is_not_there_breaks(rows: tuple[KnownAnswer, ...]) -> None:
    (breach,) = check_thresholds(summarise(results(rows)), [Threshold("all", "wit", at_least=0)])
    assert "all: wit is nan" in breach.why


def test_a_loss_within_chance_holds(rows: tuple[KnownAnswer, ...]) -> None:
    baseline = [outcome(result) for result in results(rows)]
    sorts, breaches = check_baseline(results(rows, lost=4), baseline)
    assert sum(len(comparison.worse) for _, comparison in sorts) == 4
    assert breaches == ()


def test_a_loss_beyond_chance_breaks(rows: tuple[KnownAnswer, ...]) -> None:
    baseline = [outcome(result) for result in results(rows)]
    _, (breach,) = check_baseline(results(rows, lost=5), baseline)
    assert "5 lost and 0 won" in breach.why


def test_a_gain_never_breaks(rows: tuple[KnownAnswer, ...]) -> None:
    baseline = [outcome(result) for result in results(rows, lost=30)]
    sorts, breaches = check_baseline(results(rows), baseline)
    assert sum(len(comparison.better) for _, comparison in sorts) == 30
    assert breaches == ()


def test_a_loss_among_rows_held_out_is_not_hidden_by_gains_elsewhere(
    rows: tuple[KnownAnswer, ...],
) -> None:
    questions = [row for row in rows if row.should_answer and not row.held_out]
    unused = {row.id for row in questions[:8]}
    split = tuple(replace(row, held_out=row.id in unused) for row in questions)
    before = evaluate(StandIn(split, {row.id: refuse for row in split if not row.held_out}), split)
    after = evaluate(StandIn(split, {row.id: refuse for row in split if row.held_out}), split)
    _, (breach,) = check_baseline(after, list(map(outcome, before)))
    assert breach.why.startswith("rows not used to build: 8 lost and 0 won of 8")


def test_a_threshold_of_rows_held_out_looks_at_those_alone(rows: tuple[KnownAnswer, ...]) -> None:
    used = next(row for row in rows if row.type == "number")
    unused = replace(used, id="h1", question="And how many elsewhere?", held_out=True)
    figures = summarise(evaluate(StandIn([used, unused], {"h1": refuse}), [used, unused]))
    limits = [Threshold("all", "right", part=part, at_least=1.0) for part in PARTS[:2]]
    (breach,) = check_thresholds(figures, limits)
    assert "rows not used to build" in breach.why


def test_a_baseline_survives_saving(rows: tuple[KnownAnswer, ...], tmp_path: Path) -> None:
    made = results(rows, lost=2)
    save_baseline(made, tmp_path / "b.json")
    told = [(o.id, o.part, o.group, o.right, o.got) for o in map(outcome, made)]
    kept = load_baseline(tmp_path / "b.json")
    assert [(o.id, o.part, o.group, o.right, o.got) for o in kept] == told


def test_a_missing_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gate --update"):
        load_baseline(tmp_path / "none.json")


@pytest.mark.parametrize(
    "text",
    ["", "[[threshold]]\ngroup = 'all'", "threshold = 3", "[[threshold]]\ngroup = 'a'\nmeasure = 'b'"],
)
def test_malformed_thresholds_are_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"t\.toml"):
        load_thresholds(path)


def test_the_packaged_thresholds_name_figures_that_there_are(texts: dict[str, tuple[str, ...]]) -> None:
    rows = load(*dataset.packaged())
    rows += made_from(rows, (text for each in texts.values() for text in each))
    there = {(f.part, f.group, f.measure) for f in summarise(results(rows))}
    assert {(t.part, t.group, t.measure) for t in load_thresholds(packaged()[0])} <= there
