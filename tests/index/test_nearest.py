"""FAISS against numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from index import nearest
from index.manifest import Nearest
from index.nearest import NearestIndex
from index.vectors import VectorWriter, open_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

COUNT, DIMENSION = 25_000, 24


def _unit(rows: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(rows, DIMENSION)).astype(np.float32)
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> NDArray[np.float16]:
    path = tmp_path_factory.mktemp("vectors") / "v.f16"
    writer = VectorWriter(path)
    for part in np.array_split(_unit(COUNT, seed=1), 7):
        writer.append(part)
    writer.close()
    return open_vectors(path, DIMENSION)


WAYS = [Nearest("exact"), Nearest("ivf", nlist=32, nprobe=32)]


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: way.kind)
def index(
    request: pytest.FixtureRequest,
    vectors: NDArray[np.float16],
    tmp_path_factory: pytest.TempPathFactory,
) -> NearestIndex:
    path = tmp_path_factory.mktemp("nearest") / nearest.NAME
    nearest.build(vectors, request.param, path)
    return NearestIndex(path, request.param, vectors)


def _numpy(
    vectors: NDArray[np.float16], query: NDArray[np.float32], limit: int, among: NDArray[np.int64]
) -> list[tuple[int, float]]:
    cosines = vectors[among].astype(np.float64) @ query.astype(np.float64)
    best = np.argsort(-cosines, kind="stable")[:limit]
    return [(int(among[at]), float(cosines[at])) for at in best]


@pytest.mark.parametrize("allowed", [COUNT, 22_000, 40, 1])
def test_rows_and_cosines_are_those_of_numpy(
    index: NearestIndex, vectors: NDArray[np.float16], allowed: int
) -> None:
    among = np.sort(np.random.default_rng(2).permutation(COUNT)[:allowed])
    query = _unit(1, seed=3)[0]
    expected = _numpy(vectors, query, 10, among)
    found = index.search(query, 10, None if allowed == COUNT else among)
    # Eight bits a dimension move a cosine by a few thousandths, and with it the order of near equals.
    rounded = index.rounded and allowed > nearest.SUBSET_LIMIT
    assert [score for _, score in found] == pytest.approx(
        [score for _, score in expected], abs=0.01 if rounded else 1e-5
    )
    shared = {row for row, _ in found} & {row for row, _ in expected}
    assert len(shared) >= (8 if rounded else 10) * min(allowed, 10) // 10


def test_neighbouring_rows_alone(index: NearestIndex, vectors: NDArray[np.float16]) -> None:
    query = _unit(1, seed=4)[0]
    among = np.arange(500, 900)
    assert [row for row, _ in index.search(query, 20, among)] == [
        row for row, _ in _numpy(vectors, query, 20, among)
    ]


def test_equal_cosines_stand_in_the_order_of_rows(tmp_path: Path) -> None:
    same = np.repeat(_unit(1, seed=5), 6, axis=0).astype(np.float16)
    nearest.build(same, WAYS[0], tmp_path / nearest.NAME)
    found = NearestIndex(tmp_path / nearest.NAME, WAYS[0], same).search(_unit(1, seed=6)[0], 6)
    assert [row for row, _ in found] == [0, 1, 2, 3, 4, 5]


def test_no_row_allowed_finds_nothing(index: NearestIndex) -> None:
    assert index.search(_unit(1, seed=7)[0], 5, np.empty(0, dtype=np.int64)) == []


def test_the_ids_of_a_sound_file_agree(index: NearestIndex) -> None:
    assert index.disagreements() == 0


def test_a_changed_vector_is_a_disagreement(vectors: NDArray[np.float16], tmp_path: Path) -> None:
    part = np.array(vectors[:300])
    nearest.build(part, WAYS[0], tmp_path / nearest.NAME)
    part[17] = part[18]
    assert NearestIndex(tmp_path / nearest.NAME, WAYS[0], part).disagreements() == 1


def test_few_passages_are_searched_exactly_and_many_are_not() -> None:
    assert nearest.choose(nearest.EXACT_LIMIT) == Nearest("exact")
    assert nearest.choose(nearest.EXACT_LIMIT + 1).kind == "ivf"


def test_a_file_of_half_vectors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v.f16").write_bytes(b"\0" * (2 * DIMENSION + 2))
    with pytest.raises(ValueError, match="whole vectors"):
        open_vectors(tmp_path / "v.f16", DIMENSION)
