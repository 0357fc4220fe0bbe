"""The values of the index room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corpus.types import Kind, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """The model's name, as the manifest records it."""

    @property
    def weights_sha256(self) -> str:
        """SHA-256 of the weight file, hexadecimal."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension), each of length 1."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must satisfy. An empty set does not restrict."""

    forces: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    reports: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, best first; a higher `score` is better.

    `score` is the fused one (reciprocal rank fusion). Ranks count from 1; a rank is None where that
    engine did not return the passage. `dense_score` is the cosine, `sparse_score` BM25.
    """

    passage: Passage
    score: float
    dense_rank: int | None
    dense_score: float | None
    sparse_rank: int | None
    sparse_score: float | None
