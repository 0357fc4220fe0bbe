"""Reciprocal rank fusion: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet
and individual Rank Learning Methods", SIGIR 2009, with their k = 60."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

K = 60


@dataclass(frozen=True, slots=True)
class Fused:
    """A row with its fused score, and the rank (from 1) and score each engine gave it, or None."""

    row: int
    score: float
    dense_rank: int | None
    dense_score: float | None
    sparse_rank: int | None
    sparse_score: float | None


def fuse(dense: Sequence[tuple[int, float]], sparse: Sequence[tuple[int, float]]) -> list[Fused]:
    """Both rankings, (row, score) best first, as one: score = sum of 1 / (60 + rank); equal scores stand
    in the order of rows."""
    by_meaning = {row: (rank, score) for rank, (row, score) in enumerate(dense, 1)}
    by_words = {row: (rank, score) for rank, (row, score) in enumerate(sparse, 1)}
    fused = []
    for row in by_meaning.keys() | by_words.keys():
        dense_rank, dense_score = by_meaning.get(row, (None, None))
        sparse_rank, sparse_score = by_words.get(row, (None, None))
        score = sum(1 / (K + rank) for rank in (dense_rank, sparse_rank) if rank is not None)
        fused.append(Fused(row, score, dense_rank, dense_score, sparse_rank, sparse_score))
    return sorted(fused, key=lambda hit: (-hit.score, hit.row))
