"""The output file of a batch: whole or not there, and nothing done is done twice.

Rows are written to `OUT.part` one by one; the finished file takes its name by a rename.
After a kill, what stands in `OUT.part` can be resumed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path

from assistant.cli.rows import Line, row_id
from assistant.wire import AnswerObject
from corpus.errors import InputError


class Output:
    """Where the rows of one batch go. `done` counts those of an earlier run that are kept."""

    def __init__(self, path: Path) -> None:
        """Takes the finished file's path; `open` looks at what lies there first."""
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        self.done = 0

    @classmethod
    def open(cls, path: Path, source: Path, *, resume: bool, overwrite: bool) -> Output:
        """The output at `path` for the rows of `source`, with nothing of an earlier run in its way.

        Raises:
            InputError: `path` cannot be written, is the input, exists already, or a part of it does,
                and neither `resume` nor `overwrite` says what is to become of them.
        """
        output = cls(path)
        if resume and overwrite:
            raise InputError("--resume and --overwrite exclude each other; give one of them")
        if not path.absolute().parent.is_dir():
            raise InputError(f"the folder of {path} does not exist; make it first")
        if path.exists() and source.exists() and path.samefile(source):
            raise InputError(f"{path} is the input as well; name another output")
        if path.exists() and not overwrite:
            raise InputError(f"{path} exists; --overwrite replaces it")
        if output.part.exists() and not resume and not overwrite:
            raise InputError(
                f"{output.part} is left from a run that was cut short; "
                "--resume continues it, --overwrite starts again"
            )
        if not resume:
            output.part.unlink(missing_ok=True)
        return output

    def remaining(self, source: Iterator[Line]) -> Iterator[Line]:
        """`source` from the first line on whose row is not in the part yet.

        A last row that a kill cut short is dropped, to be answered again.

        Raises:
            InputError: the part is not of this input: an id differs, or it has more rows.
        """
        for number, done in enumerate(self._done(), start=1):
            line = next(source, None)
            if line is None or row_id(line) != done:
                raise InputError(
                    f"row {number} of {self.part} is {done!r}, which is not that row of the input; "
                    "--overwrite starts again"
                )
            self.done = number
        return source

    def write(self, rows: Iterable[AnswerObject]) -> None:
        """Append `rows`, each as it comes, then give the file its name.

        Raises:
            InputError: the disk is full, or the folder cannot be written.
        """
        with self._told():
            # Unbuffered: a buffer that could not be written would be tried again on closing.
            stream = self.part.open("ab", buffering=0)
        with stream:
            for row in rows:
                with self._told():
                    _append(stream, _encoded(row))
            with self._told():
                os.fsync(stream.fileno())
        with self._told():
            self.part.replace(self.path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise InputError(
                f"{self.part} cannot be written ({error.strerror}); rows before this are kept, "
                "--resume continues"
            ) from error

    def _done(self) -> Iterator[str | None]:
        """The ids of the whole rows in the part; what follows them is cut off."""
        if not self.part.exists():
            return
        whole = 0
        with self.part.open("r+b") as stream:
            for raw in stream:
                if not raw.endswith(b"\n"):
                    break
                whole += len(raw)
                yield row_id(Line(0, raw))
            stream.truncate(whole)


def _append(stream: RawIOBase, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) or 0 :]


def _encoded(row: AnswerObject) -> bytes:
    # Half a surrogate pair in an id comes out as the JSON escape it came in as.
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
