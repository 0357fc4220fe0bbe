"""SQLite: what a report and a passage are. Row numbers count from 0 and are the ids in all engines.

Rows of one report are neighbours, and reports stand in the order of their ids: a row number is
therefore also the place by which ties are broken.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import IndexDamaged
from corpus.types import (
    Abbreviation,
    Figure,
    Footnote,
    Judgement,
    PageRun,
    Passage,
    Report,
    ReportInfo,
    Section,
    Table,
)
from index import codec
from index.manifest import REMEDY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

NAME = "passages.sqlite"

_PASSAGE = (
    "row, sentence_rows, id, report_id, force, year, kind, role, section, first_page, last_page,"
    " page_exact, start_at, end_at, text, context, sentences, notes, table_at, row_at"
)
_AT_ONCE = 500


def key(text: str) -> bytes:
    """What a text is recognised by when its vector is to be reused: 16 bytes of BLAKE2b."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Structure:
    """All of a `Report` but its info and text: one JSON value in the store."""

    pages: tuple[PageRun, ...]
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    judgements: tuple[Judgement, ...]
    abbreviations: tuple[Abbreviation, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A passage with its places: its row, and the rows of its sentences in `sentences.f16` (none where
    its only sentence shares the vector of the passage)."""

    row: int
    passage: Passage
    sentence_rows: NDArray[np.int32]


class Store:
    """Reads a finished store. Safe for use by many threads: each call holds a connection of its own.

    Every method raises IndexDamaged where the file cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        """Opens the file in `folder`, which must not change as long as it is open."""
        self._address = f"{(folder / NAME).absolute().as_uri()}?mode=ro&immutable=1"
        self._idle: deque[sqlite3.Connection] = deque()
        weakref.finalize(self, _close_all, self._idle)
        with self._connection() as connection:
            row = connection.execute("SELECT max(row) FROM passages").fetchone()[0]
        self.rows = 0 if row is None else int(row) + 1

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            yield connection
        except sqlite3.Error as error:
            raise IndexDamaged(f"{NAME} of the index cannot be read ({error}); {REMEDY}") from error
        finally:
            self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        try:
            return sqlite3.connect(self._address, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise IndexDamaged(f"{NAME} of the index cannot be opened ({error}); {REMEDY}") from error

    def infos(self) -> tuple[ReportInfo, ...]:
        """What the catalogue said of every report, in the order of their ids."""
        with self._connection() as connection:
            rows = connection.execute("SELECT info FROM reports ORDER BY id").fetchall()
        return tuple(codec.loads(ReportInfo, info) for (info,) in rows)

    def ranges(self) -> dict[str, tuple[int, int]]:
        """For every report id the rows of its passages, `[first, end)`."""
        with self._connection() as connection:
            rows = connection.execute("SELECT id, first_row, end_row FROM reports").fetchall()
        return {report_id: (first, end) for report_id, first, end in rows}

    def report(self, report_id: str) -> Report:
        """The whole report.

        Raises:
            KeyError: no such report.
        """
        with self._connection() as connection:
            found = connection.execute(
                "SELECT info, text, structure FROM reports WHERE id = ?", (report_id,)
            ).fetchone()
        if found is None:
            raise KeyError(report_id)
        structure = codec.loads(Structure, found[2])
        parts = {part.name: getattr(structure, part.name) for part in fields(Structure)}
        return Report(info=codec.loads(ReportInfo, found[0]), text=found[1], **parts)

    def text(self, report_id: str) -> str:
        """The text of a report alone.

        Raises:
            KeyError: no such report.
        """
        with self._connection() as connection:
            found = connection.execute("SELECT text FROM reports WHERE id = ?", (report_id,)).fetchone()
        if found is None:
            raise KeyError(report_id)
        return str(found[0])

    def by_rows(self, rows: Iterable[int]) -> dict[int, Stored]:
        """The passages at these rows, each under its row; rows that are not there are left out."""
        return {stored.row: stored for stored in self._where_in("row", list(rows))}

    def by_ids(self, ids: Iterable[str]) -> dict[str, Stored]:
        """The passages with these ids, each under its id; ids that are not there are left out."""
        return {stored.passage.id: stored for stored in self._where_in("id", list(ids))}

    def passages_of(self, report_id: str) -> tuple[Stored, ...]:
        """All passages of a report in the order they were added; none if there is no such report."""
        first, end = self.ranges().get(report_id, (0, 0))
        with self._connection() as connection:
            rows = connection.execute(
                f"SELECT {_PASSAGE} FROM passages WHERE row >= ? AND row < ? ORDER BY row",  # noqa: S608
                (first, end),
            ).fetchall()
        return tuple(_stored(row) for row in rows)

    def _where_in(self, column: str, values: list[Any]) -> Iterator[Stored]:
        with self._connection() as connection:
            for at in range(0, len(values), _AT_ONCE):
                part = values[at : at + _AT_ONCE]
                marks = ", ".join("?" * len(part))
                query = f"SELECT {_PASSAGE} FROM passages WHERE {column} IN ({marks})"  # noqa: S608
                yield from map(_stored, connection.execute(query, part).fetchall())

    def kinds(self) -> NDArray[np.str_]:
        """The kind of every passage, by row."""
        with self._connection() as connection:
            rows = connection.execute("SELECT kind FROM passages ORDER BY row").fetchall()
        return np.array([kind for (kind,) in rows], dtype=np.str_)

    def passage_row(self, text_key: bytes) -> int | None:
        """A row whose embedded text has this key, if there is one."""
        with self._connection() as connection:
            found = connection.execute("SELECT row FROM passages WHERE key = ?", (text_key,)).fetchone()
        return None if found is None else int(found[0])

    def sentence_row(self, text_key: bytes) -> int | None:
        """The row in `sentences.f16` of the sentence with this key, if there is one."""
        with self._connection() as connection:
            found = connection.execute("SELECT row FROM sentences WHERE key = ?", (text_key,)).fetchone()
        return None if found is None else int(found[0])

    def words(self) -> dict[str, int]:
        """The vocabulary: how often each lower-cased word occurs in all reports."""
        with self._connection() as connection:
            return dict(connection.execute("SELECT word, count FROM words").fetchall())

    def abbreviations(self) -> dict[str, tuple[str, ...]]:
        """The long forms that the reports give for each short form, in order."""
        with self._connection() as connection:
            found = connection.execute(
                "SELECT DISTINCT json_extract(a.value, '$.short'), json_extract(a.value, '$.long')"
                " FROM reports, json_each(structure, '$.abbreviations') AS a ORDER BY 1, 2"
            ).fetchall()
        longs: dict[str, tuple[str, ...]] = {}
        for short, long in found:
            longs[short] = (*longs.get(short, ()), long)
        return longs

    def integrity(self) -> str:
        """The first line of SQLite's own full check: "ok" if all is well."""
        with self._connection() as connection:
            return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])


def _close_all(connections: deque[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _stored(values: tuple[Any, ...]) -> Stored:
    row, sentence_rows, *own = values
    own[6] = tuple(json.loads(own[6]))
    own[9] = bool(own[9])
    own[14] = _spans(own[14])
    own[15] = _spans(own[15])
    return Stored(row, Passage(*own), np.frombuffer(sentence_rows, dtype="<i4"))


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple([(start, end) for start, end in json.loads(text)])
