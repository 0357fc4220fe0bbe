"""Training the cross-encoder, and how much its reading counts."""

from __future__ import annotations

from dataclasses import replace
from math import isnan
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.evidence.entailment import Entailment
from eval import entailing, rereading
from eval.contests import Contest
from eval.listwise import Example, fit
from eval.pairs import NO, NOTHING, SPEAKS, YES, Pair

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.engine import Assistant

THINGS = ("stones", "horses", "lamps", "bread", "trains", "glass", "wool", "clocks")


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    """Whatever is asked, rain affirms it, snow denies it, and things say nothing."""
    draw = Random(0)
    said = ((YES, "Rain fell all day."), (NO, "Snow lay all day."), (NOTHING, "There were 7 {}."))
    return [
        Pair(f"tell me of {draw.choice(THINGS)}", text.format(draw.choice(THINGS)), label)
        for _ in range(160)
        for label, text in said
    ]


@pytest.fixture(scope="module")
def start(pairs: list[Pair], tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines: list[str] = []
    folder = tmp_path_factory.mktemp("entailing")
    path = entailing.train(pairs, folder, lines.append, epochs=2)
    assert lines[0].startswith("cross-encoder: 480 pairs, 30 steps")
    assert path.parent == folder
    assert path.stat().st_size < 40_000_000
    return path


@pytest.fixture(scope="module")
def trained(start: Path) -> Entailment:
    return Entailment.load(start)


def test_it_learns_what_it_is_shown(trained: Entailment) -> None:
    texts = ["There were 9 clocks.", "Rain fell all day.", "Snow lay all day."]
    things, rain, snow = trained.read("tell me of wool", texts)
    assert things.speaks < 0
    assert rain.yes > 0.5
    assert snow.no > 0.5


def test_it_learns_further_from_what_it_knows(pairs: list[Pair], start: Path, tmp_path: Path) -> None:
    turned = [replace(p, label={YES: YES, NO: NOTHING, NOTHING: NO}[p.label]) for p in pairs]
    lines: list[str] = []
    path = entailing.train(turned, tmp_path, lines.append, epochs=5, start=start)
    assert lines[0].startswith("cross-encoder: 480 pairs, 75 steps")
    model = Entailment.load(path)
    texts = ["There were 9 clocks.", "Rain fell all day.", "Snow lay all day."]
    things, rain, snow = model.read("tell me of wool", texts)
    assert snow.speaks < 0 < min(things.speaks, rain.speaks)
    assert things.leans < 0 < rain.leans


def test_which_way_need_not_be_known(pairs: list[Pair], start: Path, tmp_path: Path) -> None:
    nameless = [replace(p, label=NOTHING if p.label == NOTHING else SPEAKS) for p in pairs[:32]]
    # The first step is taken at a rate of 0: what is known was known before.
    path = entailing.train(nameless, tmp_path, lambda line: None, epochs=1, start=start)
    kept = Entailment.load(path)
    assert entailing.measure(kept, pairs[:30]) == (1.0, 1.0, 1.0)
    speaking, silent, way = entailing.measure(kept, nameless)
    assert (speaking, silent) == (1.0, 1.0)
    assert isnan(way)


def test_what_is_measured_is_how_often_it_is_right(trained: Entailment, pairs: list[Pair]) -> None:
    assert entailing.measure(trained, pairs[:30]) == (1.0, 1.0, 1.0)
    wrong = [Pair(p.statement, p.text, NO if p.label == YES else p.label) for p in pairs[:30]]
    assert entailing.measure(trained, wrong) == (1.0, 1.0, 0.5)
    mute = [replace(p, label=NOTHING) for p in pairs[:30]]
    speaking, silent, way = entailing.measure(trained, mute)
    assert isnan(speaking)
    assert isnan(way)
    assert silent == pytest.approx(1 / 3)


def test_the_text_that_speaks_most_wins(trained: Entailment) -> None:
    rivals = tuple(f"There are {n} {thing}." for n, thing in enumerate(THINGS))
    held = Contest("tell me of wool", "Rain fell all day.", rivals)
    assert entailing.won(trained, [held]) == 1.0
    assert entailing.won(trained, [held, replace(held, text=rivals[0], rivals=(held.text,))]) == 0.5


def test_reading_that_knows_better_than_the_ranker_counts(trained: Entailment) -> None:
    texts = ("Rain fell all day.", "There were 9 lamps.", "There were 3 clocks.")
    examples = [
        Example(
            id=str(number),
            features=np.array([[1.0], [0.5], [0.2]]) + number / 1000,
            right=np.array([number % 2 == 0, number % 2 == 1, False]),
            passages=np.arange(3),
            question="tell me of wool",
            texts=texts if number % 2 == 0 else (texts[1], texts[0], texts[2]),
        )
        for number in range(40)
    ]
    fold_of = {example.id: int(example.id) % 5 for example in examples}
    lines: list[str] = []
    linear = fit(examples, ("place",), 1e-3, fold_of)
    blend = rereading.fit(examples, linear, fold_of, trained, lines.append)
    assert "ranker alone 0.500, with reading 1.000 (20 won, 0 lost" in lines[0]
    assert blend.reading > 0
    assert blend.usual > 0


def test_rows_of_tables_are_not_read(trained: Entailment) -> None:
    row = Example("r", np.array([[1.0]]), np.array([True]), np.arange(1), "tell me of wool", ("",))
    texts = ("Rain fell all day.", "")
    read = Example(
        "s", np.array([[1.0], [0.1]]), np.array([True, False]), np.arange(2), "of wool", texts
    )
    fold_of = {"r": 0, "s": 1}
    lines: list[str] = []
    linear = fit([row, read], ("place",), 1e-3, fold_of)
    rereading.fit([row, read], linear, fold_of, trained, lines.append)
    assert "sentence right of 2: ranker alone 0.500, with reading 0.500" in lines[0]
    assert rereading.fit([row], linear, fold_of, trained, lines.append) == rereading.Blend(0.0, 0.0)


def test_the_packaged_weights_are_those_of_an_assistant(assistant: Assistant) -> None:
    assert assistant.entailment is Entailment.packaged()
