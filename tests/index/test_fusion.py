"""Reciprocal rank fusion."""

from __future__ import annotations

from index.fusion import Fused, fuse


def test_scores_are_sums_of_reciprocal_ranks() -> None:
    fused = fuse([(7, 0.9), (3, 0.5)], [(3, 12.0)])
    assert fused == [Fused(3, 1 / 62 + 1 / 61, 2, 0.5, 1, 12.0), Fused(7, 1 / 61, 1, 0.9, None, None)]


def test_equal_scores_stand_in_the_order_of_rows() -> None:
    assert [hit.row for hit in fuse([(9, 1.0), (4, 0.5)], [(4, 2.0), (9, 1.0)])] == [4, 9]


def test_one_engine_alone_keeps_its_order() -> None:
    assert [hit.row for hit in fuse([], [(5, 3.0), (1, 2.0)])] == [5, 1]


def test_nothing_fuses_to_nothing() -> None:
    assert fuse([], []) == []
