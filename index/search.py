"""The open index: passages found by meaning and by words, and everything stored about them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import IndexStale
from index import home as homes
from index.fusion import fuse
from index.generation import Generation
from index.manifest import REMEDY, Manifest
from index.recent import Recent
from index.selection import Selection
from index.stale import reasons
from index.types import Embedder, Filters, Hit
from index.words import query_terms, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.types import Passage, Report, ReportInfo
    from index.store import Stored

_REPORTS_KEPT = 32
_PASSAGES_KEPT = 8192


class Index:
    """An index open for searching. Many threads may use one `Index` at once."""

    def __init__(self, home: Path, embedder: Embedder, generation: Generation) -> None:
        """Takes an open generation; `open` finds the current one."""
        self._home = home
        self._embedder = embedder
        self._view = _View(generation)

    @classmethod
    def open(cls, home: Path, embedder: Embedder, *, folder: Path | None = None) -> Index:
        """Opens the current generation in the data folder `home`.

        Args:
            home: the data folder.
            embedder: the model that questions are embedded with.
            folder: the reports; if given, the index must have been built from just these.

        Raises:
            IndexMissing: no index has been built.
            IndexDamaged: a file is missing, cut short or altered.
            IndexStale: it was built from other reports, by another model or by another version.
        """
        return cls(home, embedder, _fitting(home, embedder, folder))

    def reload_if_changed(self) -> bool:
        """Opens the current generation if it is a newer one, and says whether it was. Calls under way
        finish in the generation they began in.

        Raises:
            IndexMissing, IndexDamaged, IndexStale: as `open`; the generation already open stays in use.
        """
        if homes.current(self._home).generation == self.manifest.generation:
            return False
        self._view = _View(_fitting(self._home, self._embedder, None))
        return True

    @property
    def manifest(self) -> Manifest:
        """What the open generation says of itself."""
        return self._view.generation.manifest

    def embed(self, text: str) -> NDArray[np.float32]:
        """The unit vector of `text`, shape (dimension,)."""
        vector: NDArray[np.float32] = self._embedder.encode([text])[0]
        return vector

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        filters: Filters = Filters(),  # noqa: B008  (immutable)
        candidates: int = 100,
        vector: NDArray[np.float32] | None = None,
        expansion: Sequence[str] = (),
    ) -> tuple[Hit, ...]:
        """The `k` best passages for `query`, best first.

        Meaning (cosine) and words (BM25) each rank up to `candidates` passages, and the rankings are
        fused by `index.fusion`. Equal scores stand in the order of report ids, then of places.

        Args:
            query: any text; none of its characters are syntax.
            k: how many at most.
            filters: what every hit must satisfy. What nothing satisfies gives no hits.
            candidates: how deep each engine looks; at least `k`.
            vector: the query's unit vector, if it is at hand.
            expansion: further words for the search by words alone.
        """
        view, depth = self._view, max(k, candidates)
        among = view.selection.rows(filters)
        if k < 1 or not view.generation.store.rows or (among is not None and not len(among)):
            return ()
        dense = view.generation.nearest.search(
            self.embed(query) if vector is None else vector, depth, among
        )
        words = [*query_terms(query), *(term for extra in expansion for term in terms(extra))]
        sparse = view.generation.words.search(words, depth, filters)
        best = fuse(dense, sparse)[:k]
        found = view.at_rows([hit.row for hit in best])
        return tuple(
            Hit(
                found[hit.row].passage,
                hit.score,
                hit.dense_rank,
                hit.dense_score,
                hit.sparse_rank,
                hit.sparse_score,
            )
            for hit in best
        )

    def passage(self, passage_id: str) -> Passage:
        """The passage with this id.

        Raises:
            KeyError: there is none.
        """
        return self._view.with_id(passage_id).passage

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """The passages with these ids, in their order.

        Raises:
            KeyError: one is not there.
        """
        wanted = list(ids)
        found = self._view.generation.store.by_ids(dict.fromkeys(wanted))
        return tuple(found[passage_id].passage for passage_id in wanted)

    def passages_of(self, report_id: str) -> tuple[Passage, ...]:
        """All passages of a report, in the chunker's order.

        Raises:
            KeyError: no such report.
        """
        return self._view.of_report(report_id)

    def report(self, report_id: str) -> Report:
        """The whole report.

        Raises:
            KeyError: no such report.
        """
        return self._view.report(report_id)

    def infos(self) -> tuple[ReportInfo, ...]:
        """What the catalogue says of every report, in the order of their ids."""
        return self._view.infos

    def vocabulary(self) -> Mapping[str, int]:
        """How often each lower-cased word occurs in all reports."""
        return self._view.vocabulary()

    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        """The long forms that the reports give for each short form."""
        return self._view.abbreviations()

    def vector(self, passage: Passage) -> NDArray[np.float32]:
        """The unit vector of a passage, shape (dimension,).

        Raises:
            KeyError: the passage is not in the index.
        """
        view = self._view
        vector: NDArray[np.float32] = view.generation.passages[view.with_id(passage.id).row].astype(
            np.float32
        )
        return vector

    def sentence_vectors(self, passage: Passage) -> NDArray[np.float32]:
        """The unit vectors of a passage's sentences, shape (len(passage.sentences), dimension).

        A passage of a single sentence has its own vector there, which its context is part of.

        Raises:
            KeyError: the passage is not in the index.
        """
        view = self._view
        stored = view.with_id(passage.id)
        if len(stored.sentence_rows):
            return view.generation.sentences[stored.sentence_rows].astype(np.float32)
        return view.generation.passages[[stored.row] * len(passage.sentences)].astype(np.float32)

    def check_filters(self, filters: Filters) -> None:
        """Does nothing if some passage satisfies the filters.

        Raises:
            FilterError: none does; the message says which values there are.
        """
        self._view.selection.check(filters)


def _fitting(home: Path, embedder: Embedder, folder: Path | None) -> Generation:
    generation = Generation.current(home)
    stale = reasons(generation.manifest, embedder=embedder, folder=folder)
    if stale:
        raise IndexStale(f"the index is out of date: {stale[0]}; {REMEDY}")
    return generation


class _View:
    """A generation with its caches: what an `Index` swaps as a whole when it reloads."""

    def __init__(self, generation: Generation) -> None:
        store = generation.store
        self.generation = generation
        self.infos = store.infos()
        self.selection = Selection(self.infos, store.ranges(), store.kinds)
        self.report = lru_cache(_REPORTS_KEPT)(store.report)
        self.of_report = lru_cache(_REPORTS_KEPT)(self._of_report)
        self.vocabulary = lru_cache(1)(store.words)
        self.abbreviations = lru_cache(1)(store.abbreviations)
        self._by_row: Recent[int, Stored] = Recent(_PASSAGES_KEPT)
        self._by_id: Recent[str, Stored] = Recent(_PASSAGES_KEPT)

    def at_rows(self, rows: Iterable[int]) -> dict[int, Stored]:
        """The passages at these rows."""
        found = {row: self._by_row.get(row) for row in rows}
        fresh = self.generation.store.by_rows(row for row, stored in found.items() if stored is None)
        for stored in fresh.values():
            self._keep(stored)
        return {row: stored or fresh[row] for row, stored in found.items()}

    def with_id(self, passage_id: str) -> Stored:
        """The passage with this id, or KeyError."""
        stored = self._by_id.get(passage_id)
        if stored is None:
            stored = self.generation.store.by_ids([passage_id])[passage_id]
            self._keep(stored)
        return stored

    def _of_report(self, report_id: str) -> tuple[Passage, ...]:
        stored = self.generation.store.passages_of(report_id)
        if not stored:
            self.report(report_id)
        return tuple(one.passage for one in stored)

    def _keep(self, stored: Stored) -> None:
        self._by_row.put(stored.row, stored)
        self._by_id.put(stored.passage.id, stored)
