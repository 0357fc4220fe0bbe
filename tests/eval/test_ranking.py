from __future__ import annotations

from dataclasses import replace
from math import log2

import pytest

from eval.ranking import found_at, is_ranked, rank
from eval.types import Evidence, KnownAnswer

FIRST, SECOND = "one two three four five six", "seven eight nine ten eleven twelve"
NOISE = ("r", "nothing of any interest stands here at all")
KNOWN = KnownAnswer("k", "question", "text", "?", evidence=(Evidence("r", FIRST), Evidence("r", SECOND)))
BOTH = replace(KNOWN, evidence_all=True)


def values(known: KnownAnswer, ranked: list[tuple[str, str]]) -> dict[str, float]:
    return {s.measure: s.value for s in rank([(known, ranked)])}


def test_the_rank_is_that_of_the_first_passage_with_any_quote() -> None:
    assert found_at(KNOWN, [NOISE, ("r", SECOND), ("r", FIRST)]) == (2,)


def test_with_evidence_all_each_quote_has_its_rank() -> None:
    assert found_at(BOTH, [NOISE, ("r", SECOND)]) == (None, 2)


def test_recall_counts_from_the_rank_on() -> None:
    got = values(KNOWN, [NOISE, NOISE, ("r", FIRST)])
    assert (got["R@1"], got["R@5"], got["R@10"]) == (0, 1, 1)


def test_rr_and_ndcg_are_those_of_the_rank() -> None:
    got = values(KNOWN, [NOISE, NOISE, ("r", FIRST)])
    assert got["RR"] == pytest.approx(1 / 3)
    assert got["nDCG@10"] == pytest.approx(1 / log2(4))


def test_with_evidence_all_recall_is_the_share_of_the_quotes() -> None:
    got = values(BOTH, [("r", FIRST), *[NOISE] * 5, ("r", SECOND)])
    assert (got["R@1"], got["R@5"], got["R@10"]) == (0.5, 0.5, 1)


def test_a_passage_with_both_quotes_is_enough_for_full_marks() -> None:
    got = values(BOTH, [("r", f"{FIRST} and {SECOND}"), NOISE])
    assert set(got.values()) == {1.0}


def test_a_quote_that_is_not_found_costs_ndcg() -> None:
    ideal = 1 + 1 / log2(3)
    assert values(BOTH, [("r", FIRST), NOISE])["nDCG@10"] == pytest.approx(1 / ideal)


def test_a_row_without_any_hit_counts_as_nothing_found() -> None:
    assert set(values(KNOWN, []).values()) == {0.0}


def test_rows_without_evidence_and_false_premises_are_not_ranked() -> None:
    assert not is_ranked(replace(KNOWN, evidence=()))
    assert not is_ranked(replace(KNOWN, type="false_premise"))
    assert rank([(replace(KNOWN, evidence=()), [NOISE])]) == ()
