"""The full check of an index: everything that the three engines and the vectors say, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import IndexDamaged
from index import home as homes
from index import manifest as manifests
from index import nearest, store, vectors, words
from index.generation import Generation, check_files
from index.manifest import REMEDY, Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

_LENGTH_TOLERANCE = 2e-3
"""How far from 1 the length of a unit vector may lie in 16-bit floats (measured: at most 0.00007)."""


def verify(home: Path) -> Manifest:
    """Checks the current generation in every respect, and returns what it says of itself.

    The SHA-256 of every file; SQLite's integrity check; that rows agree across SQLite, FAISS and
    Tantivy; that every vector is finite and of length 1; that every passage and sentence lies where its
    report says.

    Raises:
        IndexMissing: no index has been built.
        IndexStale: it was built by another version of the program.
        IndexDamaged: the first fault, with the file it is in.
    """
    pointer = homes.current(home)
    return check(homes.folder(home) / pointer.generation, pointer.manifest_sha256)


def check(folder: Path, manifest_sha256: str) -> Manifest:
    """As `verify`, for a generation that need not be current."""
    manifest = manifests.load(folder, manifest_sha256)
    check_files(folder, manifest, sums=True)
    generation = Generation(folder, manifest)
    fault = next(_faults(generation), None)
    if fault is not None:
        raise IndexDamaged(f"{fault}; {REMEDY}")
    return manifest


def _faults(generation: Generation) -> Iterator[str]:
    answer = generation.store.integrity()
    if answer != "ok":
        yield f"{store.NAME}: {answer}"
    for name, rows in (
        (vectors.PASSAGES, generation.passages),
        (vectors.SENTENCES, generation.sentences),
    ):
        wrong = _not_unit(rows)
        if wrong:
            yield f"{name}: {wrong} vectors are not of length 1"
    if generation.nearest.disagreements():
        yield f"{nearest.NAME} does not hold the vectors of {vectors.PASSAGES}"
    if not np.array_equal(generation.words.all_rows(), np.arange(generation.store.rows)):
        yield f"{words.NAME} does not hold the passages of {store.NAME}"
    yield from _misplaced(generation)


def _not_unit(rows: NDArray[np.float16]) -> int:
    wrong = 0
    for block in vectors.blocks(rows):
        lengths = np.linalg.norm(rows[block].astype(np.float32), axis=1)
        # A length that is no number compares as False, and so counts as wrong.
        wrong += int((~(np.abs(lengths - 1) <= _LENGTH_TOLERANCE)).sum())
    return wrong


def _misplaced(generation: Generation) -> Iterator[str]:
    expected = 0
    for report_id, (first, end) in sorted(generation.store.ranges().items()):
        text = generation.store.text(report_id)
        passages = generation.store.passages_of(report_id)
        if first != expected or [stored.row for stored in passages] != list(range(first, end)):
            yield f"{store.NAME}: the rows of {report_id} are not whole"
        expected = end
        for stored in passages:
            passage = stored.passage
            if passage.report_id != report_id or text[passage.start : passage.end] != passage.text:
                yield f"{store.NAME}: passage {passage.id} is not what stands in its report"
            if len(stored.sentence_rows) not in (len(passage.sentences), 0):
                yield f"{store.NAME}: passage {passage.id} lacks vectors of its sentences"
            if (stored.sentence_rows >= len(generation.sentences)).any():
                yield f"{store.NAME}: passage {passage.id} names sentence vectors that are not there"
    if expected != generation.store.rows:
        yield f"{store.NAME}: there are passages of no report"
