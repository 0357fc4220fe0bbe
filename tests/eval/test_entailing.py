"""Training the cross-encoder, and how much its reading counts."""

from __future__ import annotations

from dataclasses import replace
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
    assert lines[0].startswith("cross-encoder: 480 pairs, 0 contests, 30 steps")
    assert path.parent == folder
    assert path.stat().st_size < 40_000_000
    return path


@pytest.fixture(scope="module")
def trained(start: Path) -> Entailment:
    return Entailment.load(start)


def test_it_learns_what_it_is_shown(trained: Entailment) -> None:
    texts = ["There were 9 clocks.", "Rain fell all day.", "Snow lay all day."]
    things, rain, snow = trained.read("tell me of wool", texts)
    assert things.nothing > 0.5
    assert rain.yes > 0.5
    assert snow.no > 0.5


def test_it_learns_which_text_is_to_win(pairs: list[Pair], tmp_path: Path) -> None:
    draw = Random(1)
    rivals = tuple(f"There are {n} {thing}." for n, thing in enumerate(THINGS))
    held = [
        Contest(f"tell me of {draw.choice(THINGS)}", f"Fog hid the {draw.choice(THINGS)}.", rivals)
        for _ in range(160)
    ]
    lines: list[str] = []
    path = entailing.train(pairs, tmp_path, lines.append, contests=held, epochs=0.5, rounds=1)
    assert lines[0].startswith("cross-encoder: 480 pairs, 160 contests, 27 steps")
    model = Entailment.load(path)
    fog, *others = model.read("tell me of wool", ["Fog hid the glass.", *rivals[:3]])
    assert fog.speaks > max(other.speaks for other in others)
    assert entailing.won(model, held[:10]) == 1.0
    assert entailing.won(model, [replace(held[0], text=rivals[0], rivals=(held[0].text,))]) == 0.0


def test_layers_of_their_own_learn_what_answers(
    pairs: list[Pair], trained: Entailment, start: Path, tmp_path: Path
) -> None:
    turned = [replace(p, label=NOTHING if p.label == NO else SPEAKS) for p in pairs]
    lines: list[str] = []
    path = entailing.train_answering(turned, start, tmp_path, lines.append, epochs=3)
    assert lines[0].startswith("what answers: 480 pairs, 45 steps")
    assert path.stat().st_size < 12_000_000
    model = Entailment.load(start, path)
    texts = ["There were 9 clocks.", "Rain fell all day.", "Snow lay all day."]
    assert model.read("tell me of wool", texts) == trained.read("tell me of wool", texts)
    things, rain, snow = model.answers("tell me of wool", texts)
    assert snow < 0 < min(things, rain)
    assert entailing.told_apart(model, turned[:30]) == (1.0, 1.0)
    again = tmp_path / "further"
    again.mkdir()
    # The first step is taken at a rate of 0: what they know, they knew before.
    further = entailing.train_answering(turned[:32], start, again, lines.append, epochs=1, further=path)
    assert lines[1].startswith("what answers: 32 pairs, 1 steps")
    kept = Entailment.load(start, further)
    assert entailing.told_apart(kept, turned[:30]) == (1.0, 1.0)


def test_what_is_measured_is_how_often_it_is_right(trained: Entailment, pairs: list[Pair]) -> None:
    assert entailing.measure(trained, pairs[:30]) == (1.0, 1.0, 1.0)
    wrong = [Pair(p.statement, p.text, NO if p.label == YES else p.label) for p in pairs[:30]]
    label, speaking, way = entailing.measure(trained, wrong)
    assert label == pytest.approx(2 / 3)
    assert speaking == 1.0
    assert way == 0.5


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
