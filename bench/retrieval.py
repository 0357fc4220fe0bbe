"""Retrieval alone, on the same known answers and with the same embedding model:

(a) the stock recipe: LangChain's RecursiveCharacterTextSplitter (1000, 200) over the raw files and a
    flat FAISS index of all-MiniLM-L6-v2 vectors;
(b) the search of Passage's index by itself;
(c) the ranked hits of the assistant.

Run: `python -m bench.retrieval [--home FOLDER] [--out FILE.json]`. Prints a table; writes JSON. Scored
are the questions that have evidence, follow-ups and claims left out, since (a) and (b) know no
conversation. Times are of one warm question, embedding included, in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

from assistant.engine import Assistant
from corpus import catalogue
from eval.dataset import load, packaged
from eval.ranking import DEPTHS, Ranked, is_ranked, rank
from eval.types import KnownAnswer
from index.embedding import SentenceEmbedder
from index.types import Embedder

K = 10
MEASURES = tuple(f"R@{k}" for k in DEPTHS)

Search = Callable[[str], Ranked]


def stock(embedder: Embedder) -> Search:
    """The recipe of a first tutorial, over the reports as their files stand."""
    import faiss
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = [
        (info.id, chunk)
        for info in catalogue.load()
        for chunk in splitter.split_text((catalogue.DEFAULT_FOLDER / info.file).read_text("utf-8"))
    ]
    vectors = embedder.encode([text for _, text in chunks])
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)

    def search(question: str) -> Ranked:
        _, found = flat.search(embedder.encode([question]), K)
        return [chunks[i] for i in found[0]]

    return search


def of_index(assistant: Assistant) -> Search:
    """The index by itself, over all reports."""
    return lambda question: [
        (hit.passage.report_id, hit.passage.text) for hit in assistant.index.search(question, k=K)
    ]


def of_assistant(assistant: Assistant) -> Search:
    """The hits that come with an answer."""
    return lambda question: [
        (hit.passage.report_id, hit.passage.text) for hit in assistant.ask(question).hits[:K]
    ]


def measure(search: Search, rows: Sequence[KnownAnswer]) -> dict[str, float]:
    """Mean recall at each depth, and the 50th and 95th percentile of the time of a question."""
    search(rows[0].question)
    ranked, times = [], []
    for row in rows:
        began = perf_counter()
        found = search(row.question)
        times.append((perf_counter() - began) * 1000)
        ranked.append((row, found))
    scores = rank(ranked)
    figures = {m: float(np.mean([s.value for s in scores if s.measure == m])) for m in MEASURES}
    p50, p95 = np.percentile(times, [50, 95])
    return {**figures, "p50_ms": float(p50), "p95_ms": float(p95)}


def main() -> None:
    """Measure all three and print them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--home", type=Path, help="the data folder, of the index")
    parser.add_argument("--out", type=Path, help="where the JSON goes; else it is printed")
    asked = parser.parse_args()
    given, more = packaged()
    assistant = Assistant.open(asked.home)
    embedder = SentenceEmbedder.load(None)
    searches = {
        "stock recipe": stock(embedder),
        "Passage's index": of_index(assistant),
        "Passage's assistant": of_assistant(assistant),
    }
    told: dict[str, object] = {"machine": platform.platform(), "processor": platform.processor()}
    for name, path in (("rows as given", given), ("rows of our own", more)):
        rows = [row for row in load(path) if row.kind == "question" and is_ranked(row)]
        results = {who: measure(search, rows) for who, search in searches.items()}
        told[name] = {"count": len(rows), **results}
        print(f"{name}: {len(rows)} questions")
        print(f"{'':<22}" + "".join(f"{head:>9}" for head in (*MEASURES, "p50 ms", "p95 ms")))
        for who, figures in results.items():
            cells = "".join(f"{v:>9.3f}" if k in MEASURES else f"{v:>9.1f}" for k, v in figures.items())
            print(f"{who:<22}{cells}")
        print()
    text = json.dumps(told, indent=1)
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
