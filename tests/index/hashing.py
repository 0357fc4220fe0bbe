"""An embedder without a model: words hashed into a short vector. Quick, and equal in every process."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")


class HashEmbedder:
    """Counts words in `dimension` buckets with a sign, and scales to length 1. `encoded` keeps every
    text it was given, so that a test can see what a build embedded."""

    def __init__(self, dimension: int = 48, weights_sha256: str = "0" * 64) -> None:
        self.name = "word hashes"
        self.weights_sha256 = weights_sha256
        self.dimension = dimension
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += texts
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        # A constant first number keeps the vector of a text without words from being zero.
        vectors[:, 0] = 0.5
        for vector, text in zip(vectors, texts, strict=True):
            for word in _WORD.findall(text.lower()):
                digest = blake2b(word.encode("utf-8", "replace"), digest_size=4).digest()
                vector[1 + int.from_bytes(digest[:3]) % (self.dimension - 1)] += (
                    1 if digest[3] % 2 else -1
                )
        unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
