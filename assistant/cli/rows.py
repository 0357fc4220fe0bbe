"""Rows of a batch: read from a file of JSON lines, answered one by one, in order."""

from __future__ import annotations

import json
import reprlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from assistant.types import Scope
from assistant.wire import AnswerObject, RowKind, answer_object, unreadable_object
from corpus.errors import InputError, QuestionError

if TYPE_CHECKING:
    from assistant.engine import Assistant

KINDS: tuple[RowKind, ...] = ("question", "followup", "claim")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input: its number, from 1, and its bytes."""

    number: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """What a row asks. `texts` is the conversation, last the question; of a claim, the claim alone."""

    id: str
    kind: RowKind
    texts: tuple[str, ...]


def lines(path: Path) -> Iterator[Line]:
    """The lines of `path` that are not blank, one at a time; a file of any size can be read.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(stream, start=1):
                if raw.strip():
                    yield Line(number, raw)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; check its name") from error


def row_id(line: Line) -> str | None:
    """The id in a line, or None where it has none."""
    value = _object(line.raw).get("id")
    return value if isinstance(value, str) else None


def respond(assistant: Assistant, line: Line, scope: Scope) -> AnswerObject:
    """The row that answers `line`; one that cannot be read is refused as unreadable, and says why."""
    started = perf_counter()
    try:
        row = read_row(line)
        if row.kind == "claim":
            answer = assistant.check(row.texts[0], scope=scope)
        else:
            answer = assistant.ask(row.texts[-1], scope=scope, history=row.texts[:-1])
    except (InputError, QuestionError) as error:
        kind = _object(line.raw).get("kind")
        return unreadable_object(
            str(error),
            row_id=row_id(line),
            kind=kind if kind in KINDS else None,
            elapsed_ms=_since(started),
        )
    return answer_object(answer, row_id=row.id, kind=row.kind, elapsed_ms=_since(started))


def read_row(line: Line) -> Row:
    """What `line` asks; `id`, `kind` and `question`, `turns` or `claim` are looked at, nothing else.

    Raises:
        InputError: it is not JSON, not an object, or lacks one of these or has it as another type.
    """
    row = _parse(line)
    identifier = _string(row, "id", line)
    kind = _string(row, "kind", line)
    if kind == "followup":
        turns = row.get("turns")
        if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
            raise InputError(
                f"row {line.number}: turns is a list of questions, not {reprlib.repr(turns)}"
            )
        for turn in turns:
            _check_text(turn, "turns", line)
        return Row(identifier, "followup", tuple(turns))
    if kind == "question":
        return Row(identifier, "question", (_string(row, "question", line),))
    if kind == "claim":
        return Row(identifier, "claim", (_string(row, "claim", line),))
    raise InputError(
        f"row {line.number}: the kind {reprlib.repr(kind)} is unknown; use {', '.join(KINDS)}"
    )


def _parse(line: Line) -> dict[str, object]:
    try:
        value = json.loads(line.raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"row {line.number} is not UTF-8 (byte {error.start + 1})") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"row {line.number} is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise InputError(f"row {line.number} is not a JSON object but {reprlib.repr(value)}")
    return value


def _object(raw: bytes) -> dict[str, object]:
    """The object in `raw`, or an empty one where there is none."""
    try:
        return _parse(Line(0, raw))
    except InputError:
        return {}


def _string(row: dict[str, object], key: str, line: Line) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        fault = f"{key} is a string, not {reprlib.repr(value)}" if key in row else f"it has no {key}"
        raise InputError(f"row {line.number}: {fault}")
    _check_text(value, key, line)
    return value


def _check_text(value: str, key: str, line: Line) -> None:
    # JSON can spell half of a surrogate pair, which no text has.
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise InputError(f"row {line.number}: {key} has half a surrogate pair, which is no text")


def _since(started: float) -> float:
    return (perf_counter() - started) * 1000
