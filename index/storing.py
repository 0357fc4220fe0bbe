"""SQLite being filled; `index.store` reads it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from index import codec
from index.store import NAME, Structure, key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from corpus.types import Passage, Report

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE reports (
    id TEXT PRIMARY KEY, info TEXT NOT NULL, text TEXT NOT NULL, structure TEXT NOT NULL,
    first_row INTEGER NOT NULL, end_row INTEGER NOT NULL
) STRICT;
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report_id TEXT NOT NULL, force TEXT NOT NULL,
    year INTEGER NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL, section TEXT NOT NULL,
    first_page INTEGER NOT NULL, last_page INTEGER NOT NULL, page_exact INTEGER NOT NULL,
    start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, text TEXT NOT NULL, context TEXT NOT NULL,
    sentences TEXT NOT NULL, notes TEXT NOT NULL, table_at INTEGER, row_at INTEGER,
    key BLOB NOT NULL, sentence_rows BLOB NOT NULL
) STRICT;
CREATE TABLE sentences (key BLOB PRIMARY KEY, row INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"""


class StoreWriter:
    """Fills a new store, report by report. Nothing is safe on disk before `close`."""

    def __init__(self, folder: Path) -> None:
        """Creates the file in `folder`."""
        self._connection = sqlite3.connect(folder / NAME, isolation_level=None)
        self._connection.executescript(_SCHEMA)
        self._connection.execute("BEGIN")
        self.rows = 0
        self.sentence_rows = 0

    def sentence_row(self, sentence: bytes) -> int | None:
        """The row of the sentence with this key, if it has been added."""
        found = self._connection.execute(
            "SELECT row FROM sentences WHERE key = ?", (sentence,)
        ).fetchone()
        return None if found is None else int(found[0])

    def add_sentence(self, sentence: bytes) -> int:
        """Gives the sentence with this key the next row."""
        row = self.sentence_rows
        self._connection.execute("INSERT INTO sentences VALUES (?, ?)", (sentence, row))
        self.sentence_rows += 1
        return row

    def add_report(
        self, report: Report, passages: Sequence[Passage], sentence_rows: Sequence[Sequence[int]]
    ) -> None:
        """Adds a report and its passages, each with the rows of its sentences.

        Raises:
            sqlite3.IntegrityError: a report or passage id is there already.
            sqlite3.OperationalError: the disk is full.
        """
        structure = Structure(**{part.name: getattr(report, part.name) for part in fields(Structure)})
        first, end = self.rows, self.rows + len(passages)
        self._connection.execute(
            "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?)",
            (report.id, codec.dumps(report.info), report.text, codec.dumps(structure), first, end),
        )
        self._connection.executemany(
            f"INSERT INTO passages VALUES ({', '.join('?' * 21)})",  # noqa: S608
            (
                _values(row, passage, rows)
                for row, passage, rows in zip(range(first, end), passages, sentence_rows, strict=True)
            ),
        )
        self.rows = end

    def add_words(self, counts: Mapping[str, int]) -> None:
        """Adds the vocabulary, once."""
        self._connection.executemany("INSERT INTO words VALUES (?, ?)", sorted(counts.items()))

    def finish(self) -> None:
        """Commits and closes."""
        self._connection.execute("CREATE INDEX passage_keys ON passages (key)")
        self._connection.execute("COMMIT")
        self._connection.close()

    def abandon(self) -> None:
        """Closes without finishing; the file is worthless."""
        self._connection.close()


def _values(row: int, passage: Passage, sentence_rows: Sequence[int]) -> tuple[Any, ...]:
    return (
        row,
        passage.id,
        passage.report_id,
        passage.force,
        passage.year,
        passage.kind,
        passage.role,
        json.dumps(passage.section, ensure_ascii=False),
        passage.first_page,
        passage.last_page,
        int(passage.page_exact),
        passage.start,
        passage.end,
        passage.text,
        passage.context,
        json.dumps(passage.sentences),
        json.dumps(passage.notes),
        passage.table,
        passage.row,
        key(passage.embedded),
        np.asarray(sentence_rows, dtype="<i4").tobytes(),
    )
