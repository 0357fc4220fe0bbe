"""`--force`, `--year` and `--report` as a scope, checked against the reports there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from assistant.types import Scope
from corpus.errors import FilterError
from corpus.types import ReportInfo

V = TypeVar("V", str, int)

NAMED = 12
"""How many values an error lists before it says how many more there are."""


def read_scope(
    infos: Sequence[ReportInfo],
    forces: Iterable[str] | None,
    years: Iterable[int] | None,
    reports: Iterable[str] | None,
) -> Scope:
    """The scope that the options name. A force may be named by the start of its name, in any case.

    Raises:
        FilterError: a value that no report of `infos` has, a start of two forces' names, or values
            that no report has together; the message lists the values that exist.
    """
    names = sorted({info.force for info in infos})
    scope = Scope(
        forces=tuple(dict.fromkeys(_force(name, names) for name in forces or ())),
        years=tuple(
            dict.fromkeys(_known("year", year, sorted({i.year for i in infos})) for year in years or ())
        ),
        reports=tuple(
            dict.fromkeys(_known("report", one, sorted(i.id for i in infos)) for one in reports or ())
        ),
    )
    if not any(holds(scope, info) for info in infos):
        kept = _listed(f"{info.id} ({info.force}, {info.year})" for info in infos)
        raise FilterError(f"no report meets all of these filters together; there are {kept}")
    return scope


def holds(scope: Scope, info: ReportInfo) -> bool:
    """Whether `info` is one of the reports that `scope` allows."""
    return (
        (not scope.forces or info.force in scope.forces)
        and (not scope.years or info.year in scope.years)
        and (not scope.reports or info.id in scope.reports)
    )


def _force(given: str, names: Sequence[str]) -> str:
    wanted = " ".join(given.casefold().split())
    exact = [name for name in names if name.casefold() == wanted]
    found = exact or [name for name in names if wanted and name.casefold().startswith(wanted)]
    if not found:
        raise FilterError(f"no report is of the force {given!r}; there are reports of {_listed(names)}")
    if len(found) > 1:
        raise FilterError(
            f"{given!r} is the start of several forces: {_listed(found)}; name one in full"
        )
    return found[0]


def _known(what: str, given: V, values: Sequence[V]) -> V:
    if given not in values:
        raise FilterError(f"no report has the {what} {given!r}; there are {_listed(map(str, values))}")
    return given


def _listed(values: Iterable[str]) -> str:
    every = list(values)
    more = f" and {len(every) - NAMED} more" if len(every) > NAMED else ""
    return ", ".join(every[:NAMED]) + more
