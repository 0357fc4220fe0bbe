"""A generation being written, report by report, in memory that does not grow with the reports."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index import nearest, vectors
from index.manifest import Counts, File, Nearest, sha256_of
from index.store import key
from index.storing import StoreWriter
from index.vectors import VectorWriter
from index.words import WordsWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from corpus.types import Passage, Report
    from index.reuse import Vectors
    from index.types import Embedder

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SLICE = 128
_UNLISTED = (".lock",)


class Draft:
    """Writes the files of one generation. Use `add` for each report in the order of their ids, then
    `finish`; or `abandon`."""

    def __init__(self, folder: Path, embedder: Embedder, known: Vectors) -> None:
        """Starts in the empty `folder`; `known` gives the vectors of texts embedded before."""
        self._folder = folder
        self._embedder = embedder
        self._known = known
        self._store = StoreWriter(folder)
        self._words = WordsWriter(folder)
        self._passages = VectorWriter(folder / vectors.PASSAGES)
        self._sentences = VectorWriter(folder / vectors.SENTENCES)
        self._vocabulary: Counter[str] = Counter()
        self._reports = self._sentence_count = self._embedded = self._reused = 0

    def add(
        self, report: Report, passages: Sequence[Passage], embedding: Callable[[int, int], None]
    ) -> None:
        """Adds a report with its passages.

        Args:
            report: the report.
            passages: its passages; each gets the next row.
            embedding: told how many of this report's new texts have been embedded, and of how many.

        Raises:
            OSError, sqlite3.Error: the disk is full, or an id is there twice.
        """
        passage_keys = [key(passage.embedded) for passage in passages]
        wanted = dict(zip(passage_keys, (passage.embedded for passage in passages), strict=True))
        fresh: dict[bytes, None] = {}
        rows = [self._sentence_rows(report.text, passage, fresh, wanted) for passage in passages]
        found = self._vectors(wanted, embedding)
        for passage_key in passage_keys:
            self._passages.append(found[passage_key])
        for sentence_key in fresh:
            self._sentences.append(found[sentence_key])
        for row, passage in enumerate(passages, self._store.rows):
            self._words.add(row, passage)
        self._store.add_report(report, passages, rows)
        self._vocabulary.update(_WORD.findall(report.text.lower().replace("’", "'")))
        self._reports += 1
        self._sentence_count += sum(len(passage.sentences) for passage in passages)

    def _sentence_rows(
        self, text: str, passage: Passage, fresh: dict[bytes, None], wanted: dict[bytes, str]
    ) -> list[int]:
        """Rows of the passage's sentences; those seen for the first time go into `fresh` and `wanted`.
        A text has one row however many reports repeat it."""
        if len(passage.sentences) == 1:
            return []
        rows = []
        for start, end in passage.sentences:
            sentence = text[start:end]
            sentence_key = key(sentence)
            row = self._store.sentence_row(sentence_key)
            if row is None:
                row = self._store.add_sentence(sentence_key)
                fresh[sentence_key] = None
                wanted[sentence_key] = sentence
            rows.append(row)
        return rows

    def _vectors(
        self, wanted: Mapping[bytes, str], embedding: Callable[[int, int], None]
    ) -> dict[bytes, NDArray[np.floating]]:
        found: dict[bytes, NDArray[np.floating]] = {}
        missing: list[bytes] = []
        for text_key in wanted:
            vector = self._known(text_key)
            if vector is None:
                missing.append(text_key)
            else:
                found[text_key] = vector
        self._reused += len(found)
        self._embedded += len(missing)
        # Texts of like length in one batch waste no time on padding.
        missing.sort(key=lambda text_key: -len(wanted[text_key]))
        for at in range(0, len(missing), _SLICE):
            embedding(at, len(missing))
            part = missing[at : at + _SLICE]
            encoded = self._embedder.encode([wanted[text_key] for text_key in part])
            found.update(zip(part, encoded, strict=True))
        return found

    def finish(self) -> tuple[Counts, Nearest, tuple[File, ...]]:
        """Completes and closes all files, and says what they hold.

        Raises:
            OSError, sqlite3.Error: the disk is full.
        """
        self._passages.close()
        self._sentences.close()
        self._words.finish()
        self._store.add_words(self._vocabulary)
        self._store.finish()
        way = nearest.choose(self._store.rows)
        rows = vectors.open_vectors(self._folder / vectors.PASSAGES, self._embedder.dimension)
        nearest.build(rows, way, self._folder / nearest.NAME)
        counts = Counts(
            reports=self._reports,
            passages=self._store.rows,
            sentences=self._sentence_count,
            sentence_vectors=self._store.sentence_rows,
            words=len(self._vocabulary),
            embedded=self._embedded,
            reused=self._reused,
        )
        return counts, way, _files(self._folder)

    def abandon(self) -> None:
        """Closes all files; they are worthless."""
        self._passages.close()
        self._sentences.close()
        self._store.abandon()
        self._words.abandon()


def _files(folder: Path) -> tuple[File, ...]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in _UNLISTED)
    return tuple(
        File(path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path))
        for path in sorted(paths)
    )
