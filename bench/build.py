"""What a build costs over bare embedding: reading, cutting, writing and checking against `encode` alone.

Both embed the same texts with the same model in the same process. They alternate, and which of them
comes first alternates too: whatever else the machine does meets both alike.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from bench.figures import Figure
from corpus import catalogue, passages, reader
from corpus.catalogue import DEFAULT_FOLDER
from index.build import build
from index.embedding import SentenceEmbedder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.types import Report
    from index.manifest import Manifest

TITLE = "Building"
ROUNDS = 5


class _Listening:
    """An embedder that hands everything to another, and keeps the texts."""

    def __init__(self, inner: SentenceEmbedder) -> None:
        self._inner = inner
        self.name = inner.name
        self.weights_sha256 = inner.weights_sha256
        self.dimension = inner.dimension
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        return self._inner.encode(texts)


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """Seconds of both, and the median of the ratios of the rounds."""
    embedder = SentenceEmbedder.load()
    listening = _Listening(embedder)
    manifest = _build(listening)[1]
    building, bare = [], []
    for number in range(rounds):
        # The bare run is `encode` with its own defaults: one call, all texts.
        first_bare = _encode(embedder, listening.texts) if number % 2 else None
        building.append(_build(embedder)[0])
        bare.append(first_bare if first_bare is not None else _encode(embedder, listening.texts))
    again = _rebuild(embedder)
    ratios = [one / other for one, other in zip(building, bare, strict=True)]
    return [
        Figure("passages", manifest.counts.passages, ""),
        Figure("texts embedded", len(listening.texts), ""),
        Figure("build, median", median(building), "s"),
        Figure("bare encode, median", median(bare), "s"),
        Figure("build over bare encode, median of rounds", median(ratios), "x", "at most 1.15"),
        Figure("build again, every vector reused", again, "s"),
        Figure("cut a report into passages, the slowest", max(_cut(rounds)), "s"),
    ]


def _build(embedder: SentenceEmbedder | _Listening) -> tuple[float, Manifest]:
    with tempfile.TemporaryDirectory() as home:
        started = perf_counter()
        manifest = build(DEFAULT_FOLDER, Path(home), embedder)
        return perf_counter() - started, manifest


def _rebuild(embedder: SentenceEmbedder) -> float:
    with tempfile.TemporaryDirectory() as home:
        build(DEFAULT_FOLDER, Path(home), embedder)
        started = perf_counter()
        build(DEFAULT_FOLDER, Path(home), embedder, force=True)
        return perf_counter() - started


def _cut(rounds: int) -> list[float]:
    """Seconds that cutting takes of each report, the median of `rounds`."""
    reports = [reader.read(info, DEFAULT_FOLDER) for info in catalogue.load()]
    return [median(_seconds_to_cut(report) for _ in range(rounds)) for report in reports]


def _seconds_to_cut(report: Report) -> float:
    started = perf_counter()
    passages.chunk(report)
    return perf_counter() - started


def _encode(embedder: SentenceEmbedder, texts: list[str]) -> float:
    started = perf_counter()
    embedder.model.encode(texts, show_progress_bar=False)
    return perf_counter() - started
