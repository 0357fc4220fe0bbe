from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.entailment import Said
from assistant.evidence.rank import Ranker
from tests.assistant.samples import HIT


def candidate(start: int = 0, report: str = "kent-2018", **features: float) -> Candidate:
    hit = replace(HIT, passage=replace(HIT.passage, report_id=report))
    values = np.array([features.get(name, 0.0) for name in FEATURES], np.float32)
    return Candidate(hit, start, start + 1, "", values)


RANKER = Ranker.of({"cosine": 2.0, "caption": -1.0}, -0.5)


def test_more_of_a_good_feature_goes_first() -> None:
    ranked = RANKER.rank([candidate(1, cosine=0.2), candidate(2, cosine=0.9)])
    assert [c.start for c in ranked] == [2, 1]


def test_a_bad_feature_goes_last() -> None:
    ranked = RANKER.rank([candidate(1, cosine=0.5, caption=1.0), candidate(2, cosine=0.5)])
    assert [c.start for c in ranked] == [2, 1]


def test_the_score_is_the_logistic_of_the_weighted_sum() -> None:
    (only,) = RANKER.rank([candidate(cosine=0.75)])
    assert only.score == pytest.approx(1 / (1 + np.exp(-1.0)))


def test_a_feature_without_a_weight_changes_nothing() -> None:
    one, other = RANKER.rank([candidate(1, cosine=0.5), candidate(2, cosine=0.5, footnote=1.0)])
    assert one.score == other.score


def test_equal_scores_keep_the_order_of_the_reports() -> None:
    listed = [candidate(9, "kent-2018"), candidate(1, "kent-2018"), candidate(5, "essex-2018")]
    ranked = RANKER.rank(listed)
    assert [(c.hit.passage.report_id, c.start) for c in ranked] == [
        ("essex-2018", 5),
        ("kent-2018", 1),
        ("kent-2018", 9),
    ]


def test_nothing_ranks_as_nothing() -> None:
    assert RANKER.rank([]) == []


def test_the_packaged_ranker_has_a_finite_weight_for_every_feature() -> None:
    weights = Ranker.packaged().weights
    assert weights.shape == (len(FEATURES),)
    assert np.isfinite(weights).all()
    assert weights.any()


def test_the_packaged_ranker_prefers_a_sentence_that_covers_the_question() -> None:
    ranked = Ranker.packaged().rank([candidate(1), candidate(2, cosine=0.8, coverage=1.0, carried=1.0)])
    assert [c.start for c in ranked] == [2, 1]


def test_packaged_scores_lie_between_nothing_and_one() -> None:
    full = replace(candidate(2), features=np.ones(len(FEATURES), np.float32))
    ranked = Ranker.packaged().rank([candidate(1), full])
    assert all(0 < c.score < 1 for c in ranked)


READING = Ranker.of({"cosine": 2.0}, 0.0, reading=0.5, usual=1.0)


def test_a_sentence_that_speaks_of_the_question_goes_before_one_that_does_not() -> None:
    mute, speaks = Said(-2.2, 0.0), Said(2.2, 2.1)
    near = replace(candidate(1, cosine=0.9), said=mute, score=0.7)
    answers = replace(candidate(2, cosine=0.5), said=speaks, score=0.6)
    assert [c.start for c in READING.reread([near, answers])] == [2, 1]


def test_reading_leaves_usual_evidence_where_it_was() -> None:
    usual = Said(1.0, 5.0)
    (only,) = READING.reread([replace(candidate(1), said=usual, score=0.62)])
    assert only.score == pytest.approx(0.62)


def test_a_sentence_too_poor_to_be_read_does_not_come_to_lead() -> None:
    mute = replace(candidate(1), said=Said(-3.9, 0.0), score=0.7)
    unread = replace(candidate(2), score=0.5)
    ranked = READING.reread([mute, unread])
    assert [c.start for c in ranked] == [1, 2]
    assert ranked[1].score <= ranked[0].score


def test_a_table_row_keeps_its_score_unread() -> None:
    row = replace(candidate(2), score=0.5)
    row = replace(row, hit=replace(row.hit, passage=replace(row.hit.passage, kind="table_row")))
    mute = replace(candidate(1), said=Said(-3.9, 0.0), score=0.6)
    first, _ = READING.reread([mute, row])
    assert (first.start, first.score) == (2, 0.5)
