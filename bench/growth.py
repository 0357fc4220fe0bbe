"""How the index grows: 10,000, 100,000 and 1,000,000 passages of synthetic reports.

`python -m bench.growth --sizes 10000 100000 1000000` measures each size in a process of its own, prints
a table and writes JSON. What is timed is all of a build but reading and embedding (`bench.build` has
those), and searching with the question's vector at hand.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import faiss
import numpy as np
import psutil
from rich.console import Console
from rich.table import Table
from tqdm import tqdm

from bench import synthetic
from bench.figures import Figure, machine, percentile
from eval.dataset import load, packaged
from index import home as homes
from index import nearest, reuse, vectors
from index.draft import Draft
from index.embedding import SentenceEmbedder
from index.generation import Generation
from index.home import Pointer
from index.manifest import FORMAT, Manifest
from index.search import Index
from index.selection import Selection
from index.types import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

TITLE = "Growth"
SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = 100
HNSW_LIMIT = 200_000
"""Above it HNSW is left out of the comparison: its time and memory grow faster than its worth."""
DEPTH = 100
MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Growth:
    """What one size costs. Times of a search are milliseconds with the vector at hand; `in_year` filters
    by one year, `in_report` by force and year. `recall` is the share of the exact 100 nearest found."""

    passages: int
    sentences: int
    way: str
    build_seconds: float
    passages_per_second: float
    nearest_seconds: float
    disk_mb: float
    build_peak_mb: float
    open_seconds: float
    search_mb: float
    p50: float
    p95: float
    p50_in_year: float
    p95_in_year: float
    p50_in_report: float
    p95_in_report: float
    recall: float
    recall_in_year: float


def measure(sizes: Sequence[int] = SIZES) -> list[Figure]:
    """The figures of each size; the largest takes some ten minutes."""
    found = []
    for grown in map(_in_own_process, sizes):
        label = f"{grown.passages:,} passages"
        found += [
            Figure(f"{label}, built without embedding", grown.passages_per_second, "passages/s"),
            Figure(f"{label}, disk", grown.disk_mb, "MB"),
            Figure(f"{label}, peak memory of the build", grown.build_peak_mb, "MB"),
            Figure(f"{label}, memory while searching", grown.search_mb, "MB"),
            Figure(f"{label}, search p50", grown.p50, "ms"),
            Figure(f"{label}, search p95", grown.p95, "ms"),
            Figure(f"{label}, recall against exact", grown.recall, ""),
        ]
    return found


def grow(size: int, home: Path) -> Growth:
    """Builds an index of `size` passages in `home`, and measures it."""
    real = SentenceEmbedder.load()
    embedder = synthetic.PerturbedEmbedder(real, synthetic.spread(real))
    embedder.encode([passage.embedded for _, cut in synthetic.originals() for passage in cut])
    began = time.perf_counter()
    manifest, embedding, finding = _build(size, home, embedder)
    seconds = time.perf_counter() - began - embedding
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.perf_counter()
    index = Index.open(home, embedder)
    opening = time.perf_counter() - began
    questions = [row.question for row in load(*packaged()) if row.kind == "question"][:QUESTIONS]
    asked = list(zip(questions, real.encode(questions), strict=True))
    year, force = synthetic.YEARS[0], f"{synthetic.FORCES[0]} Constabulary"
    in_year = Filters(years=frozenset({year}))
    in_report = Filters(forces=frozenset({force}), years=frozenset({year}))
    times = [_times(index, asked, filters) for filters in (Filters(), in_year, in_report)]
    generation = Generation.current(home)
    return Growth(
        passages=manifest.counts.passages,
        sentences=manifest.counts.sentences,
        way=f"{manifest.nearest.kind} {manifest.nearest.nlist}/{manifest.nearest.nprobe}",
        build_seconds=seconds,
        passages_per_second=manifest.counts.passages / seconds,
        nearest_seconds=finding,
        disk_mb=manifest.size / MEGA,
        build_peak_mb=peak,
        open_seconds=opening,
        search_mb=_anonymous_mb(),
        p50=percentile(times[0], 0.5),
        p95=percentile(times[0], 0.95),
        p50_in_year=percentile(times[1], 0.5),
        p95_in_year=percentile(times[1], 0.95),
        p50_in_report=percentile(times[2], 0.5),
        p95_in_report=percentile(times[2], 0.95),
        recall=_recall(index, generation, asked, Filters()),
        recall_in_year=_recall(index, generation, asked, in_year),
    )


def _build(
    size: int, home: Path, embedder: synthetic.PerturbedEmbedder
) -> tuple[Manifest, float, float]:
    """The manifest, the seconds that making up vectors took, and those of the FAISS index."""
    homes.folder(home).mkdir(parents=True)
    made = homes.new_generation(home)
    timed = _Timed(embedder)
    draft = Draft(made, timed, reuse.nothing)
    with tqdm(total=size, unit="passage", file=sys.stderr) as bar:
        for report, cut in synthetic.reports(size):
            draft.add(report, cut, lambda _done, _texts: None)
            bar.update(len(cut))
    counts, way, files = draft.finish()
    rows = vectors.open_vectors(made / vectors.PASSAGES, embedder.dimension)
    began = time.perf_counter()
    nearest.build(rows, way, home / "again.faiss")
    finding = time.perf_counter() - began
    (home / "again.faiss").unlink()
    manifest = Manifest(
        format=FORMAT,
        generation=made.name,
        previous="",
        built="",
        seconds=0.0,
        model=embedder.name,
        weights_sha256=embedder.weights_sha256,
        dimension=embedder.dimension,
        chunker=_chunker(),
        catalogue_sha256="",
        sources=(),
        counts=counts,
        nearest=way,
        files=files,
    )
    homes.point(home, Pointer(made.name, manifest.save(made)))
    return manifest, timed.seconds + finding, finding


def _chunker() -> str:
    from corpus.passages import CHUNKER_VERSION

    return str(CHUNKER_VERSION)


class _Timed:
    """An embedder that counts the seconds another one takes."""

    def __init__(self, inner: synthetic.PerturbedEmbedder) -> None:
        self._inner = inner
        self.name = inner.name
        self.weights_sha256 = inner.weights_sha256
        self.dimension = inner.dimension
        self.seconds = 0.0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        began = time.perf_counter()
        encoded = self._inner.encode(texts)
        self.seconds += time.perf_counter() - began
        return encoded


def _anonymous_mb() -> float:
    """Memory of this process that no file backs: pages of mapped files can be dropped at any time."""
    memory = psutil.Process().memory_info()
    return float(memory.rss - getattr(memory, "shared", 0)) / MEGA


def _times(
    index: Index, asked: Sequence[tuple[str, NDArray[np.float32]]], filters: Filters
) -> list[float]:
    for question, vector in asked[:5]:
        index.search(question, vector=vector, filters=filters)
    times = []
    for question, vector in asked:
        began = time.perf_counter()
        index.search(question, vector=vector, filters=filters)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _recall(
    index: Index,
    generation: Generation,
    asked: Sequence[tuple[str, NDArray[np.float32]]],
    filters: Filters,
) -> float:
    among = Selection(index.infos(), generation.store.ranges(), generation.store.kinds).rows(filters)
    found = [{row for row, _ in generation.nearest.search(vector, DEPTH, among)} for _, vector in asked]
    exact = _exact(generation.passages, np.array([vector for _, vector in asked]), among)
    shares = [len(one & other) / len(other) for one, other in zip(found, exact, strict=True)]
    return float(np.mean(shares))


def _exact(
    rows: NDArray[np.float16], questions: NDArray[np.float32], among: NDArray[np.int64] | None
) -> list[set[int]]:
    """The rows of the `DEPTH` greatest cosines with each question, by comparing all."""
    best_scores = np.full((len(questions), DEPTH), -np.inf, dtype=np.float32)
    best_rows = np.full((len(questions), DEPTH), -1, dtype=np.int64)
    allowed = np.ones(len(rows), dtype=bool) if among is None else np.isin(np.arange(len(rows)), among)
    for block in vectors.blocks(rows):
        scores = questions @ rows[block].astype(np.float32).T
        scores[:, ~allowed[block]] = -np.inf
        places = np.broadcast_to(np.arange(block.start, block.start + scores.shape[1]), scores.shape)
        scores = np.concatenate([best_scores, scores], axis=1)
        places = np.concatenate([best_rows, places], axis=1)
        top = np.argpartition(-scores, DEPTH - 1, axis=1)[:, :DEPTH]
        best_scores = np.take_along_axis(scores, top, axis=1)
        best_rows = np.take_along_axis(places, top, axis=1)
    return [{int(row) for row in found if row >= 0} for found in best_rows]


def _in_own_process(size: int) -> Growth:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "bench.growth", "--one", str(size), "--home", home],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return Growth(**json.loads(done.stdout))


def _ways(rows: NDArray[np.float16], questions: NDArray[np.float32]) -> list[dict[str, Any]]:
    """Build seconds, bytes, milliseconds and recall of each way to search, side by side."""
    exact = _exact(rows, questions, None)
    made: dict[str, Callable[[], Any]] = {
        "exact": lambda: faiss.IndexFlatIP(rows.shape[1]),
        "HNSW 32": lambda: faiss.IndexHNSWFlat(rows.shape[1], 32, faiss.METRIC_INNER_PRODUCT),
    }
    if len(rows) > HNSW_LIMIT:
        del made["HNSW 32"]
    found = []
    with tempfile.TemporaryDirectory() as place:
        for name, make in made.items():
            seconds = time.perf_counter()
            index: Any = make()
            for block in tqdm(vectors.blocks(rows), desc=name, file=sys.stderr):
                index.add(rows[block].astype(np.float32))
            seconds = time.perf_counter() - seconds
            path = Path(place) / "index"
            faiss.write_index(index, str(path))
            for effort in (16, 64, 256) if name.startswith("HNSW") else (0,):
                if effort:
                    index.hnsw.efSearch = effort
                found.append(_way(f"{name} {effort or ''}", index, seconds, path, questions, exact))
        way = nearest.choose(max(len(rows), nearest.EXACT_LIMIT + 1))
        seconds = time.perf_counter()
        nearest.build(rows, way, path)
        seconds = time.perf_counter() - seconds
        index = faiss.read_index(str(path))
        for nprobe in (8, 16, 32, 64, 128):
            index.nprobe = nprobe
            found.append(_way(f"IVF {way.nlist} SQ8 {nprobe}", index, seconds, path, questions, exact))
    return found


def _way(
    name: str,
    index: Any,
    seconds: float,
    path: Path,
    questions: NDArray[np.float32],
    exact: list[set[int]],
) -> dict[str, Any]:
    times, hits = [], []
    for question, right in zip(questions, exact, strict=True):
        began = time.perf_counter()
        rows = index.search(question.reshape(1, -1), DEPTH)[1][0]
        times.append((time.perf_counter() - began) * 1000)
        hits.append(len({int(row) for row in rows} & right) / len(right))
    return {
        "way": name.strip(),
        "build s": round(seconds, 1),
        "MB": round(path.stat().st_size / MEGA),
        "p50 ms": round(percentile(times, 0.5), 2),
        "recall@100": round(float(np.mean(hits)), 4),
    }


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--out", type=Path, default=Path("growth.json"), help="where the JSON goes")
    parser.add_argument("--ways", type=int, help="compare ways to search among so many vectors instead")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(asdict(grow(wanted.one, wanted.home))))
        return
    if wanted.ways:
        rows = _compared(wanted.ways)
    else:
        rows = [asdict(_in_own_process(size)) for size in wanted.sizes]
    _show(rows)
    wanted.out.write_text(json.dumps({"machine": machine(), "rows": rows}, indent=2) + "\n")


def _compared(size: int) -> list[dict[str, Any]]:
    real = SentenceEmbedder.load()
    embedder = synthetic.PerturbedEmbedder(real, synthetic.spread(real))
    cut = (passage.embedded for _, passages in synthetic.reports(size) for passage in passages)
    rows = np.empty((size, embedder.dimension), dtype=np.float16)
    for block in tqdm(vectors.blocks(rows), desc="vectors", file=sys.stderr):
        rows[block] = embedder.encode(list(islice(cut, len(rows[block]))))
    questions = [row.question for row in load(*packaged()) if row.kind == "question"][:QUESTIONS]
    return _ways(rows, real.encode(questions))


def _show(rows: list[dict[str, Any]]) -> None:
    table = Table("", *(str(number) for number in range(1, len(rows) + 1)), title=TITLE)
    for name in rows[0]:
        table.add_row(name, *(_shown(row[name]) for row in rows))
    Console().print(table)


def _shown(value: object) -> str:
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
