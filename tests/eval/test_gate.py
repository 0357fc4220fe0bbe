from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import InputError
from eval.compare import outcome
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
    figures = summarise(results(rows, lost=40))
    limits = [
        Threshold("all", "right", at_least=0.99),
        Threshold("all", "wrongly_refused", at_most=0.01),
    ]
    low, high = check_thresholds(figures, limits)
    assert low.why.startswith("all right is 0.9")
    assert "must be at least 0.99" in low.why
    assert "must be at most 0.01" in high.why


def test_a_figure_that_is_not_there_breaks(rows: tuple[KnownAnswer, ...]) -> None:
    (breach,) = check_thresholds(summarise(results(rows)), [Threshold("all", "wit", at_least=0)])
    assert "all wit is nan" in breach.why


def test_a_loss_within_chance_holds(rows: tuple[KnownAnswer, ...]) -> None:
    baseline = [outcome(result) for result in results(rows)]
    comparison, breaches = check_baseline(results(rows, lost=4), baseline)
    assert len(comparison.worse) == 4
    assert breaches == ()


def test_a_loss_beyond_chance_breaks(rows: tuple[KnownAnswer, ...]) -> None:
    baseline = [outcome(result) for result in results(rows)]
    _, (breach,) = check_baseline(results(rows, lost=5), baseline)
    assert "5 lost and 0 won" in breach.why


def test_a_gain_never_breaks(rows: tuple[KnownAnswer, ...]) -> None:
    baseline = [outcome(result) for result in results(rows, lost=30)]
    comparison, breaches = check_baseline(results(rows), baseline)
    assert len(comparison.better) == 30
    assert breaches == ()


def test_a_baseline_survives_saving(rows: tuple[KnownAnswer, ...], tmp_path: Path) -> None:
    made = results(rows, lost=2)
    save_baseline(made, tmp_path / "b.json")
    told = [(each.id, each.group, each.right, each.got) for each in map(outcome, made)]
    assert [(b.id, b.group, b.right, b.got) for b in load_baseline(tmp_path / "b.json")] == told


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


def test_the_packaged_thresholds_name_figures_that_there_are(
    rows: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]]
) -> None:
    all_rows = rows + made_from(rows, (text for each in texts.values() for text in each))
    there = {(figure.group, figure.measure) for figure in summarise(results(all_rows))}
    assert {(t.group, t.measure) for t in load_thresholds(packaged()[0])} <= there
