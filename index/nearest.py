"""FAISS: passages found by the cosine of their vectors.

Up to `EXACT_LIMIT` passages every vector is compared. Above it an inverted file (Jégou, Douze and
Schmid, "Product Quantization for Nearest Neighbor Search", 2011, section IV) looks into the cells
nearest to the question only, with 8 bits for each dimension.

Measured by `bench.growth --ways` on vectors of near-identical reports (2 cores, x86-64, 24 GB), as
milliseconds a question, megabytes, and the share of the exact 100 nearest that is found:

    100,000 passages    exact 24 ms, 154 MB; IVF 0.16 ms, 41 MB, 0.987; HNSW 0.35 ms, 181 MB, 0.589
    1,000,000 passages  exact 132 ms, 1,536 MB; IVF 1.1 ms, 398 MB, 0.988
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import faiss
import numpy as np

from index.manifest import Nearest
from index.vectors import blocks

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

NAME = "nearest.faiss"

_faiss: Any = faiss
"""The stubs of FAISS do not know what its Python layer adds to the C++ classes."""

EXACT_LIMIT = 50_000
"""Passages up to which every vector is compared: 12 ms, about what it takes to embed the question."""

SUBSET_LIMIT = 4_000
"""Passages that a filter may leave for numpy to compare them all. With 19,000 left of 100,000 that took
14.7 ms, FAISS 1.8 ms at a recall of 0.995."""

_TRAINING_PER_CELL = 40
_TRAINING_OF_RANGES = 100_000
_CELLS_PER_PROBE = 32


def choose(count: int) -> Nearest:
    """The way to search among `count` passages."""
    if count <= EXACT_LIMIT:
        return Nearest("exact")
    nlist = 1 << int(np.log2(4 * np.sqrt(count)) + 0.5)
    return Nearest("ivf", nlist=nlist, nprobe=nlist // _CELLS_PER_PROBE)


def build(vectors: NDArray[np.float16], way: Nearest, path: Path) -> None:
    """Writes the FAISS index of `vectors`, shape (n, dimension); a vector's id is its row.

    Raises:
        OSError: the file cannot be written.
    """
    dimension = vectors.shape[1]
    index: Any = faiss.IndexFlatIP(dimension)
    if way.kind == "ivf":
        index = faiss.IndexIVFScalarQuantizer(
            index, dimension, way.nlist, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
        )
        index.cp.max_points_per_centroid = _TRAINING_PER_CELL
        index.train(_sample(vectors, max(way.nlist * _TRAINING_PER_CELL, _TRAINING_OF_RANGES)))
    for block in blocks(vectors):
        index.add(vectors[block].astype(np.float32))
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:
        raise OSError(f"{path.name} cannot be written: {str(error).splitlines()[-1]}") from error


def _sample(vectors: NDArray[np.float16], size: int) -> NDArray[np.float32]:
    # A fixed seed: the same vectors give the same cells.
    chosen = np.random.default_rng(0).choice(len(vectors), size=min(size, len(vectors)), replace=False)
    return vectors[np.sort(chosen)].astype(np.float32)


class NearestIndex:
    """Searches a finished FAISS index; many threads may."""

    def __init__(self, path: Path, way: Nearest, vectors: NDArray[np.float16]) -> None:
        """Opens the file. `vectors` are the passages' own, for the exact scores of a small subset.

        Raises:
            ValueError: it cannot be read.
        """
        try:
            self._index: Any = faiss.read_index(str(path))
        except (RuntimeError, MemoryError) as error:
            raise ValueError(f"FAISS cannot read it ({str(error).splitlines()[-1]})") from error
        self._way = way
        self._vectors = vectors

    @property
    def rows(self) -> int:
        """How many passages it holds."""
        return int(self._index.ntotal)

    @property
    def rounded(self) -> bool:
        """Whether it holds the vectors with fewer bits than they came with."""
        return self._way.kind == "ivf"

    @property
    def dimension(self) -> int:
        """Length of its vectors."""
        return int(self._index.d)

    def search(
        self, vector: NDArray[np.float32], limit: int, among: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """The nearest passages: rows with cosines, best first, equal cosines in the order of rows.

        Args:
            vector: of length 1, shape (dimension,).
            limit: how many at most.
            among: the only rows allowed, ascending; all if None.
        """
        if among is not None and len(among) <= SUBSET_LIMIT:
            rows, scores = self._exact(vector, limit, among)
        else:
            rows, scores = self._faiss(vector, limit, among)
        order = np.lexsort((rows, -scores))
        return [(int(rows[at]), float(scores[at])) for at in order]

    def _exact(
        self, vector: NDArray[np.float32], limit: int, among: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        if not len(among):
            return among, np.empty(0, dtype=np.float32)
        consecutive = among[-1] - among[0] + 1 == len(among)
        chosen = self._vectors[among[0] : among[-1] + 1] if consecutive else self._vectors[among]
        scores = chosen.astype(np.float32) @ vector
        best = np.lexsort((among, -scores))[:limit]
        return among[best], scores[best]

    def _faiss(
        self, vector: NDArray[np.float32], limit: int, among: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        scores, rows = self._index.search(
            vector.reshape(1, -1), min(limit, max(self.rows, 1)), params=self._parameters(among)
        )
        found = rows[0] >= 0
        return rows[0][found], scores[0][found]

    def _parameters(self, among: NDArray[np.int64] | None) -> Any:
        options: dict[str, Any] = {}
        nprobe = self._way.nprobe
        if among is not None:
            allowed = np.zeros(self.rows, dtype=bool)
            allowed[among] = True
            options["sel"] = _faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
            # The fewer passages are allowed, the further away the nearest of them lie.
            nprobe = min(self._way.nlist, nprobe * self.rows // len(among))
        if self._way.kind == "exact":
            return _faiss.SearchParameters(**options)
        return _faiss.SearchParametersIVF(nprobe=nprobe, **options)

    def disagreements(self) -> int:
        """How many rows of the file are not there exactly once, or not at the place of their vector.

        An exact index must hold the passages' vectors themselves; of an inverted file only the ids are
        compared, because its vectors are rounded.
        """
        if self._way.kind == "exact":
            wrong = abs(self.rows - len(self._vectors))
            for block in blocks(self._vectors[: self.rows]):
                own = self._vectors[block].astype(np.float32)
                held = self._index.reconstruct_n(block.start, len(own))
                wrong += int((own != held).any(axis=1).sum())
            return wrong
        lists = self._index.invlists
        seen = np.zeros(len(self._vectors), dtype=np.int64)
        for cell in range(self._way.nlist):
            size = lists.list_size(cell)
            if size:
                np.add.at(seen, faiss.rev_swig_ptr(lists.get_ids(cell), size), 1)
        return int((seen != 1).sum())
