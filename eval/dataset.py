"""Known answers read from and written to JSON lines."""

from __future__ import annotations

import json
import tomllib
from dataclasses import MISSING, dataclass, fields, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import InputError
from eval.types import KINDS, REASONS, TYPES, VERDICTS, Evidence, KnownAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHOICES = {
    "kind": KINDS,
    "type": ("", *TYPES),
    "verdict": ("", *VERDICTS),
    "reason": ("", *REASONS),
}
_ASKED = {"question": "question", "followup": "turns", "claim": "claim"}
_MARKS = ("held_out", "unseen", "nearby")
_TOLD_BY_PLACE = ("source", *_MARKS)
_DEFAULTS = {f.name: f.default for f in fields(KnownAnswer) if f.name not in _TOLD_BY_PLACE}


@dataclass(frozen=True, slots=True)
class KnownSet:
    """A set of known answers: its files, whether it is for measuring alone, whether weights are fitted
    to it, but nobody has looked at its rows, and whether these are plain questions, mostly left open,
    that are counted apart."""

    name: str
    paths: tuple[Path, ...]
    held_out: bool = False
    unseen: bool = False
    nearby: bool = False


def sets() -> tuple[KnownSet, ...]:
    """The sets that come with the package and have files (`sets/sets.toml`)."""
    folder = Path(str(files("eval"))) / "sets"
    listed = tomllib.loads((folder / "sets.toml").read_text(encoding="utf-8"))["set"]
    found = (
        KnownSet(
            each["name"],
            tuple(path for pattern in each["files"] for path in sorted(folder.glob(pattern))),
            *(each.get(mark, False) for mark in _MARKS),
        )
        for each in listed
    )
    return tuple(each for each in found if each.paths)


def packaged() -> tuple[Path, ...]:
    """The files of all sets that come with the package, in their order."""
    return tuple(path for each in sets() for path in each.paths)


def load(*paths: Path) -> tuple[KnownAnswer, ...]:
    """The rows of one or more files, in order, each with the set that its file belongs to. A file that
    did not come with the package is a set of its own, named for it, and was not used to build it.

    Raises:
        InputError: a file is missing or not UTF-8, a line is not a JSON object, a field is unknown,
            of the wrong kind or missing, or an id stands twice. Names file, line and field.
    """
    rows: list[KnownAnswer] = []
    seen: dict[str, str] = {}
    owners = {path.resolve(): each for each in sets() for path in each.paths}
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                f"{path}: cannot be read ({error}); give a UTF-8 file of JSON lines"
            ) from error
        owner = owners.get(path.resolve(), KnownSet(path.stem, (path,), held_out=True))
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            where = f"{path.name} line {number}"
            row = parse(line, where)
            if row.id in seen:
                raise InputError(
                    f"{where}: field 'id' {row.id!r} stands already in {seen[row.id]}; make it unique"
                )
            seen[row.id] = where
            place = {name: getattr(owner, name) for name in _MARKS}
            rows.append(replace(row, source=owner.name, **place))
    return tuple(rows)


def parse(line: str, where: str) -> KnownAnswer:
    """One row from one line of JSON; `where` opens the message of an error.

    Raises:
        InputError: as `load`.
    """
    try:
        raw = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON ({error.msg} at column {error.colno})") from error
    if not isinstance(raw, dict):
        raise InputError(f"{where}: a {type(raw).__name__} where an object is due")
    values = {name: _value(name, value, where) for name, value in raw.items()}
    for name in ("id", "kind"):
        if not values.get(name):
            raise InputError(f"{where}: field {name!r} is missing")
    kind = values["kind"]
    told = {"question": ["type"], "claim": ["verdict"]}.get(kind, [])
    needed = [_ASKED[kind], *([] if values.get("draft") else told)]
    for name in needed:
        if not values.get(name):
            raise InputError(f"{where}: field {name!r} is missing, and a {kind} needs it")
    return KnownAnswer(**values)


def complete(rows: Iterable[KnownAnswer]) -> tuple[KnownAnswer, ...]:
    """`rows`, of which none may be a draft: what a draft comes to is no measure of anything.

    Raises:
        InputError: one is.
    """
    known = tuple(rows)
    drafts = [row.id for row in known if row.draft]
    if drafts:
        raise InputError(
            f"{len(drafts)} of {len(known)} rows are drafts, the first {drafts[0]!r}; complete them "
            "until passage eval validate finds no fault"
        )
    return known


def save(rows: Iterable[KnownAnswer], path: Path) -> None:
    """Write rows as JSON lines, leaving out fields that hold their default."""
    path.write_text("".join(f"{dump(row)}\n" for row in rows), encoding="utf-8")


def dump(row: KnownAnswer) -> str:
    """One row as a line of JSON. `parse` of it gives the row back."""
    values = {name: getattr(row, name) for name in _DEFAULTS}
    values["evidence"] = [{"report": e.report, "quote": e.quote} for e in row.evidence]
    kept = {k: v for k, v in values.items() if _DEFAULTS[k] is MISSING or v not in (_DEFAULTS[k], [])}
    return json.dumps(kept, ensure_ascii=False)


def _value(name: str, value: Any, where: str) -> Any:
    """`value` of field `name`, checked and with its lists as tuples."""

    def need(ok: bool, due: str) -> None:
        if not ok:
            raise InputError(f"{where}: field {name!r} is {value!r}; it must be {due}")

    if name not in _DEFAULTS:
        raise InputError(f"{where}: field {name!r} is unknown; the fields are {', '.join(_DEFAULTS)}")
    if name in ("answerable", "evidence_all", "confusable", "draft"):
        need(isinstance(value, bool), "true or false")
    elif name in ("turns", "reject"):
        need(_strings(value), "a list of texts")
        return tuple(value)
    elif name == "accept":
        ok = isinstance(value, list) and all(_strings(group) and group for group in value)
        need(ok, "a list of lists of texts")
        return tuple(tuple(group) for group in value)
    elif name == "evidence":
        ok = isinstance(value, list) and all(map(_evidence, value))
        need(ok, "a list of objects of report and quote")
        return tuple(Evidence(e["report"], e["quote"]) for e in value)
    else:
        need(isinstance(value, str), "a text")
        if name in _CHOICES:
            need(value in _CHOICES[name], "one of " + ", ".join(filter(None, _CHOICES[name])))
    return value


def _evidence(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"report", "quote"} and _strings([*value.values()])


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
