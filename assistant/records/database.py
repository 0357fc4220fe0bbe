"""A small SQLite file that many threads and several processes read and write at once.

Readers never wait for the writer (write-ahead log), and what is deleted is overwritten with zeros. Who
may write is SQLite's business; what a file is, and which version of it, stands in its header.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

WAIT = 10.0
"""Seconds that a call waits for another writer before it says that the file is busy."""

_PRAGMAS = ("foreign_keys = ON", "secure_delete = ON", "synchronous = NORMAL")


class Database:
    """A file of one kind. Safe for use by many threads: each call holds a connection of its own.

    Every method raises StoreError where the file cannot be read or written. A file that cannot be read
    is left as it is.
    """

    def __init__(self, path: Path, what: str, kind: int, steps: Sequence[Sequence[str]]) -> None:
        """Opens the file at `path`, or creates it for its owner alone to read.

        `what` it holds is named in messages; `kind` is the application id in its header. Each of
        `steps`, statements of SQL, takes the schema one version further: the version is their count.
        """
        self.path = path
        self._what = what
        self._idle: deque[sqlite3.Connection] = deque()
        weakref.finalize(self, _close_all, self._idle)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise StoreError(f"the {what} in {path} cannot be opened ({error.strerror})") from error
        with self._connection() as connection:
            self._check(connection, kind, len(steps))
            self._check_whole(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        with self.write() as connection:
            # Looked at again: another process may have been first.
            self._check(connection, kind, len(steps))
            for number, step in enumerate(steps[_number(connection, "user_version") :]):
                for statement in step:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
                connection.execute(f"PRAGMA application_id = {kind}")

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the file, whatever is written meanwhile."""
        with self._connection() as connection, _transaction(connection, "BEGIN"):
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A connection that alone may write; all of it is kept, or, after an exception, none."""
        with self._connection() as connection, _transaction(connection, "BEGIN IMMEDIATE"):
            yield connection

    def forget(self) -> None:
        """Empties the log, which otherwise keeps copies of deleted rows for a while.

        Where somebody reads for longer than `WAIT`, the copies stay until the next call or the last
        `close`.
        """
        with self._connection() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Closes what is open and not in use."""
        _close_all(self._idle)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = None
        try:
            connection = self._taken()
            yield connection
        except sqlite3.Error as error:
            raise StoreError(self._told(error)) from error
        finally:
            if connection is not None:
                self._idle.append(connection)

    def _taken(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _check(self, connection: sqlite3.Connection, kind: int, version: int) -> None:
        found = _number(connection, "application_id")
        empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        if found != kind and not empty:
            raise StoreError(f"{self.path} is a file of something else than {self._what}; move it away")
        written = _number(connection, "user_version")
        if written > version:
            raise StoreError(
                f"the {self._what} in {self.path} are of version {written}, written by a newer Passage "
                f"than this one, which reads up to {version}; update Passage"
            )

    def _check_whole(self, connection: sqlite3.Connection) -> None:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreError(self._damaged(found.replace("\n", " ")))

    def _told(self, error: sqlite3.Error) -> str:
        name = getattr(error, "sqlite_errorname", "")
        where = f"the {self._what} in {self.path}"
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return f"{where} are being written by somebody else; try again"
        if name.startswith("SQLITE_FULL"):
            return f"{where} cannot be kept: the disk is full; free some of it"
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return self._damaged(str(error))
        return f"{where} cannot be read or written ({error}); see to the file and its folder"

    def _damaged(self, how: str) -> str:
        return (
            f"the {self._what} in {self.path} are damaged ({how}); nothing was changed: "
            "move the file away, or put a copy that is whole in its place"
        )


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _close_all(connections: deque[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()
