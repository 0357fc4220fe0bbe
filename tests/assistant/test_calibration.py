"""Tests of `assistant.answers.calibration`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.answers.calibration import FEATURES, Calibration, features
from assistant.evidence.entailment import Said
from assistant.support.draft import Draft, Quote

if TYPE_CHECKING:
    from assistant.asked.question import Query
    from assistant.engine import Assistant
    from assistant.evidence.candidates import Candidate

RATE = "What was the charge rate for domestic abuse?"


@pytest.fixture(scope="module")
def asked(assistant: Assistant) -> tuple[Query, list[Candidate]]:
    query = assistant.understand(RATE)
    return query, assistant.evidence(query)[0]


def drafted(*quoted: Candidate) -> Draft:
    """A draft that quotes these."""
    quotes = tuple(Quote(c.hit.passage, c.start, c.end) for c in quoted)
    return Draft("23 percent", "23 percent [1]", quotes, 0.5)


def value(of: str, asked: tuple[Query, list[Candidate]], draft: Draft) -> float:
    return float(features(*asked, draft)[FEATURES.index(of)])


def test_better_evidence_makes_an_answer_surer(asked: tuple[Query, list[Candidate]]) -> None:
    calibration = Calibration.of({"evidence": 1.0}, 0.0, 0.5)
    sure, unsure = (calibration.weighed(*asked, drafted(asked[1][at])) for at in (0, 30))
    assert sure.confidence == pytest.approx(asked[1][0].score)
    assert unsure.confidence < sure.confidence


def test_an_answer_is_as_sure_as_its_weakest_evidence(asked: tuple[Query, list[Candidate]]) -> None:
    best, poor = asked[1][0], asked[1][30]
    assert value("evidence", asked, drafted(best, poor)) == value("evidence", asked, drafted(poor))


def test_the_margin_is_to_what_another_passage_offers(asked: tuple[Query, list[Candidate]]) -> None:
    ranked = asked[1]
    other = next(c for c in ranked if c.hit.passage.id != ranked[0].hit.passage.id)
    without = [c for c in ranked if c.hit.passage.id == ranked[0].hit.passage.id]
    gap = np.log(ranked[0].score / (1 - ranked[0].score)) - np.log(other.score / (1 - other.score))
    assert value("margin", asked, drafted(ranked[0])) == pytest.approx(gap)
    assert value("margin", (asked[0], without), drafted(ranked[0])) > gap


def test_how_surely_the_quotes_answer_counts(asked: tuple[Query, list[Candidate]]) -> None:
    query, ranked = asked
    unread = (query, [replace(ranked[0], said=None), *ranked[1:]])
    assert value("speaks", unread, drafted(ranked[0])) == value("read", unread, drafted(ranked[0])) == 0
    silent = []
    for odds in (2.5, -2.0, -3.5):
        read = (query, [replace(ranked[0], said=Said(odds, 1.0)), *ranked[1:]])
        assert value("speaks", read, drafted(ranked[0])) == odds
        silent.append(value("silent", read, drafted(ranked[0])))
    assert silent == [0, 0, 1.5]


def test_the_confidence_that_a_draft_came_with_does_not_count(
    asked: tuple[Query, list[Candidate]],
) -> None:
    calibration, draft = Calibration.packaged(), drafted(asked[1][0])
    once = calibration.weighed(*asked, draft)
    assert calibration.weighed(*asked, once) == once
    assert calibration.weighed(*asked, replace(draft, confidence=0.01)) == once


def test_a_draft_on_evidence_that_was_not_ranked_keeps_its_own_confidence(
    asked: tuple[Query, list[Candidate]],
) -> None:
    calibration = Calibration.of({"evidence": 1.0}, 0.0, 0.5)
    assert calibration.weighed(asked[0], [], drafted(asked[1][0])).confidence == pytest.approx(0.5)


def test_what_comes_with_the_package_weighs_every_feature_and_withholds_something() -> None:
    packaged = Calibration.packaged()
    assert np.count_nonzero(packaged.weights) == len(FEATURES)
    assert 0 < packaged.threshold < 1
