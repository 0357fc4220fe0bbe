"""What retrieval finds, on the same known answers and with the same embedding model, in one run:

(a) the stock recipe: LangChain's RecursiveCharacterTextSplitter (1000, 200) over the raw files and a
    flat FAISS index of all-MiniLM-L6-v2 vectors;
(b) the search of Passage's index by itself;
(c) the ranked hits of the assistant.

Scored are the questions that have evidence; follow-ups and claims are left out, since (a) and (b) know
no conversation. Times are of one warm question, embedding included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean
from time import perf_counter

from assistant.engine import Assistant
from assistant.settings import Settings
from bench.figures import Figure, percentile
from corpus.catalogue import DEFAULT_FOLDER, load
from eval.dataset import load as load_rows
from eval.dataset import sets
from eval.ranking import DEPTHS, Ranked, is_ranked, rank
from eval.types import KnownAnswer
from index.build import build
from index.embedding import SentenceEmbedder
from index.types import Embedder, Hit

TITLE = "Retrieval: share of the evidence found among the first k"
K = 10
AIM = {5: "at least 0.95"}

Search = Callable[[str], Ranked]


def measure() -> list[Figure]:
    """Recall and time of all three, on each set that comes with the package."""
    settings = Settings.read()
    embedder = SentenceEmbedder.load()
    build(DEFAULT_FOLDER, settings.home, embedder)
    assistant = Assistant.open(settings.home, reports=DEFAULT_FOLDER)
    searches: dict[str, Search] = {
        "stock": stock(embedder),
        "index": lambda question: _ranked(assistant.index.search(question, k=K)),
        "assistant": lambda question: _ranked(assistant.ask(question).hits[:K]),
    }
    figures = []
    for each in sets():
        rows = [row for row in load_rows(*each.paths) if row.kind == "question" and is_ranked(row)]
        figures.append(Figure(f"{each.name}: questions", len(rows), ""))
        for who, search in searches.items():
            figures += _scored(f"{each.name}: {who}", search, rows, aim=who != "stock")
    return figures


def stock(embedder: Embedder) -> Search:
    """The recipe of a first tutorial, over the reports as their files stand."""
    import faiss
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = [
        (info.id, chunk)
        for info in load()
        for chunk in splitter.split_text((DEFAULT_FOLDER / info.file).read_text("utf-8"))
    ]
    vectors = embedder.encode([text for _, text in chunks])
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)

    def search(question: str) -> Ranked:
        _, found = flat.search(embedder.encode([question]), K)
        return [chunks[i] for i in found[0]]

    return search


def _ranked(hits: Sequence[Hit]) -> Ranked:
    return [(hit.passage.report_id, hit.passage.text) for hit in hits]


def _scored(name: str, search: Search, rows: Sequence[KnownAnswer], *, aim: bool) -> list[Figure]:
    search(rows[0].question)
    found, times = [], []
    for row in rows:
        began = perf_counter()
        ranked = search(row.question)
        times.append((perf_counter() - began) * 1000)
        found.append((row, ranked))
    scores = rank(found)
    return [
        *(
            Figure(
                f"{name}, recall@{k}",
                fmean(score.value for score in scores if score.measure == f"R@{k}"),
                "",
                AIM.get(k, "") if aim else "",
            )
            for k in DEPTHS
        ),
        Figure(f"{name}, p50", percentile(times, 0.5), "ms"),
        Figure(f"{name}, p95", percentile(times, 0.95), "ms"),
    ]
