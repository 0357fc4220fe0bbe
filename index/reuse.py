"""Vectors of texts that were embedded before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from index.generation import Generation

Vectors = Callable[[bytes], NDArray[np.floating] | None]
"""Gives the vector of the text with this key (`index.store.key`), or None where it is not known."""


def nothing(_: bytes) -> None:
    """No vector is known."""


def of(generation: Generation) -> Vectors:
    """The vectors that a generation holds, of passages and of sentences alike."""

    def find(text_key: bytes) -> NDArray[np.floating] | None:
        row = generation.store.passage_row(text_key)
        if row is not None:
            return generation.passages[row, :]
        row = generation.store.sentence_row(text_key)
        return None if row is None else generation.sentences[row, :]

    return find
