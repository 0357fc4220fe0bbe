"""Known answers put to the assistant, and the results kept.

A run is a folder `<data folder>/eval/runs/<date>-<name>/` with `meta.json` (what was run) and
`results.jsonl` (one result a line: the whole answer, its passages without what was added for search).
A run that was interrupted is taken up again where it stopped, if code, index, model and rows are still
the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING

from corpus.errors import InputError
from eval import fingerprint
from eval.types import Engine, KnownAnswer, Result
from index import codec

if TYPE_CHECKING:
    from pathlib import Path

Answered = Callable[[Sequence[KnownAnswer]], Iterable[Result]]
"""Answers known answers, in their order."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What a run was made of. `code`, `index`, `model` and `rows` are hashes (of the four rooms, the
    index manifest, the embedding model's weights, the known answers); `started` is UTC."""

    name: str
    started: str
    code: str
    index: str
    model: str
    rows: str
    count: int

    @property
    def made_of(self) -> tuple[str, ...]:
        """What must be equal for two runs to be parts of one."""
        return self.name, self.code, self.index, self.model, self.rows


@dataclass(frozen=True, slots=True)
class Run:
    """A run with its results, in the order in which they were made."""

    folder: Path
    meta: Meta
    results: tuple[Result, ...]

    @property
    def complete(self) -> bool:
        """Whether every row has its result."""
        return len(self.results) == self.meta.count


def answer(engine: Engine, known: KnownAnswer) -> Result:
    """One known answer put to the engine, and timed."""
    began = perf_counter()
    if known.kind == "claim":
        given = engine.check(known.claim)
    else:
        given = engine.ask(known.text, history=known.turns[:-1])
    return Result(known, given, (perf_counter() - began) * 1000)


def evaluate(
    engine: Engine,
    rows: Sequence[KnownAnswer],
    *,
    progress: bool = False,
    keep: Callable[[Result], None] | None = None,
    shared: Answered | None = None,
) -> tuple[Result, ...]:
    """Every row put to the engine, in order, or answered by `shared` in its place. `progress` shows a
    bar on stderr, if that is a terminal; `keep` is called with each result as soon as it is there.

    Raises:
        PassageError: what the engine raises.
    """
    made = (answer(engine, known) for known in rows) if shared is None else shared(rows)
    return tuple(_kept_each(made, len(rows), progress, keep))


def _kept_each(
    made: Iterable[Result], count: int, progress: bool, keep: Callable[[Result], None] | None
) -> Iterator[Result]:
    from tqdm import tqdm

    for result in tqdm(made, total=count, disable=None if progress else True, unit="row"):
        if keep is not None:
            keep(result)
        yield result


def record(
    engine: Engine,
    rows: Sequence[KnownAnswer],
    home: Path,
    *,
    name: str = "run",
    index: str = "",
    model: str = "",
    progress: bool = False,
    shared: Answered | None = None,
) -> Run:
    """As `evaluate`, with each result appended to a run folder; an interrupted run is taken up again."""
    meta = Meta(
        name=name,
        started=datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ"),
        code=fingerprint.code(),
        index=index,
        model=model,
        rows=fingerprint.rows(rows),
        count=len(rows),
    )
    run = _unfinished(home, meta) or _new(home, meta)
    done = {result.known.id for result in run.results}
    with (run.folder / "results.jsonl").open("a", encoding="utf-8") as file:

        def keep(result: Result) -> None:
            file.write(codec.dumps(_kept(result)) + "\n")
            file.flush()

        left = [known for known in rows if known.id not in done]
        made = evaluate(engine, left, progress=progress, keep=keep, shared=shared)
    return Run(run.folder, run.meta, run.results + made)


def _kept(result: Result) -> Result:
    """The result without what its passages hold for search alone; that is most of its size."""
    hits = tuple(
        replace(hit, passage=replace(hit.passage, context="", sentences=(), notes=()))
        for hit in result.answer.hits
    )
    return replace(result, answer=replace(result.answer, hits=hits))


def saved(home: Path) -> tuple[Path, ...]:
    """The run folders of a data folder, oldest first."""
    return tuple(sorted(path.parent for path in (home / "eval" / "runs").glob("*/meta.json")))


def open_run(folder: Path) -> Run:
    """A run from its folder.

    Raises:
        InputError: the folder holds no run, or one that cannot be read.
    """
    try:
        meta = codec.loads(Meta, (folder / "meta.json").read_text(encoding="utf-8"), lenient=True)
        file = folder / "results.jsonl"
        lines = file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []
        results = tuple(codec.loads(Result, line, lenient=True) for line in lines)
    except (OSError, ValueError) as error:
        raise InputError(f"{folder}: no run that can be read ({error}); name another") from error
    return Run(folder, meta, results)


def _new(home: Path, meta: Meta) -> Run:
    base = home / "eval" / "runs" / f"{meta.started}-{meta.name}"
    folder, number = base, 1
    while folder.exists():
        number += 1
        folder = base.with_name(f"{base.name}-{number}")
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text(codec.dumps(meta, indent=1) + "\n", encoding="utf-8")
    return Run(folder, meta, ())


def _unfinished(home: Path, meta: Meta) -> Run | None:
    """The latest run of the same things that was cut short, its half-written last line cut off."""
    for folder in reversed(saved(home)):
        run = open_run(folder)
        if run.meta.made_of == meta.made_of and not run.complete:
            file = folder / "results.jsonl"
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            file.write_text(text[: text.rfind("\n") + 1], encoding="utf-8")
            return run
    return None
