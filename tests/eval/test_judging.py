"""The weights by which a sentence is judged to settle a statement."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.sense import DENYING, SPEAKING, WAY, Sense, Traits
from eval import judging, pairs
from eval.folds import FOLDS, folds
from eval.judging import Statement
from eval.pairs import NO, NOTHING, YES
from tests.assistant.samples import HIT

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.engine import Assistant
    from eval.types import KnownAnswer


@pytest.fixture
def candidate() -> Candidate:
    start, end = HIT.passage.sentences[0]
    return Candidate(HIT, start, end, "", np.zeros(len(FEATURES), np.float32))


def laid(candidate: Candidate, **values: float) -> Traits:
    """A sentence with these features; the others are 0."""
    others = dict.fromkeys((*SPEAKING, *WAY), 0.0)
    return Traits(candidate, candidate.start, candidate.end, others | values)


@pytest.fixture
def stated(candidate: Candidate) -> list[Statement]:
    """Statements on which reading tells what speaks and leaning which way, and a share tells nothing."""
    draw = np.random.default_rng(0)
    made = []
    for number in range(60):
        right = (YES, NO, NOTHING)[number % 3]
        way = {YES: 2.0, NO: -2.0, NOTHING: 0.0}[right] + draw.normal()
        own = laid(candidate, reading=-3.0 if right == NOTHING else 3.0, leans=way, share=draw.uniform())
        other = laid(candidate, reading=-3.0, leans=draw.normal(), share=draw.uniform())
        made.append(Statement(number % FOLDS, True, False, right, (other, own), (NOTHING, right)))
    return made


def test_what_tells_is_weighed_and_what_does_not_is_not(stated: list[Statement]) -> None:
    sense = judging.fit(stated, Sense.packaged().denying, 0.5)
    weight = sense.speaking.stored()
    assert weight["reading"] > 0.5
    assert abs(weight["share"]) < weight["reading"]
    assert sense.way.stored()["leans"] > 0.5
    assert weight["clash"] == 0


def test_a_statement_that_was_written_counts_less_than_a_known_one(stated: list[Statement]) -> None:
    one = stated[0]
    assert one.weight > Statement(0, False, False, one.right, one.laid, one.says).weight > 0


def test_training_writes_what_judges(
    assistant: Assistant, rows: tuple[KnownAnswer, ...], tmp_path: Path
) -> None:
    claims = [row for row in rows if row.kind == "claim" or row.type in {"yesno", "false_premise"}][:50]
    _, kept = pairs.parted(pairs.load(*pairs.packaged()))
    written = [row for row in kept if row.report != pairs.INVENTED][:6]
    lines: list[str] = []
    by_fold = judging.train(assistant, claims, written, folds(claims), tmp_path, lines.append)
    stored = json.loads((tmp_path / "sense.json").read_text("utf-8"))
    assert set(stored["speaking"]) == {*SPEAKING, "bias"}
    assert set(stored["way"]) == {*WAY, "bias"}
    assert set(stored["denying"]) == {*DENYING, "bias"}
    sense = Sense.of(stored)
    assert len(by_fold) == FOLDS
    assert {each.threshold for each in by_fold} == {sense.threshold}
    told = [line.partition(", held out: ")[0] for line in lines]
    assert told == [
        "premises, known questions",
        "premises, written questions",
        "statements to be judged, known",
        "statements to be judged, written",
    ]
