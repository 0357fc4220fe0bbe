"""The gate: figures that must hold, and a baseline that must not be lost.

`baselines/thresholds.toml` says which figures must reach what. `baselines/baseline.json` holds what
every row came to when it was stored; the gate breaks if so many more rows have become wrong than right
that chance would do it in fewer than one case of twenty.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import InputError
from eval.compare import Comparison, Outcome, apart, outcome
from eval.types import PARTS
from index import codec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.measures import Figure
    from eval.types import Result

_KEPT = ("id", "part", "group", "right", "got")

LEVEL = 0.05
"""One-sided McNemar probability under which a loss against the baseline is no chance."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The mean of `measure` over `group` of `part` (a `Part`, or "set <name>") must be at least, or at
    most, so much."""

    group: str
    measure: str
    part: str = PARTS[0]
    at_least: float = float("-inf")
    at_most: float = float("inf")


@dataclass(frozen=True, slots=True)
class Breach:
    """Why the gate is shut, in a line."""

    why: str


def packaged() -> tuple[Path, Path]:
    """The thresholds and the baseline that come with the package."""
    folder = Path(str(files("eval"))) / "baselines"
    return folder / "thresholds.toml", folder / "baseline.json"


def load_thresholds(path: Path) -> tuple[Threshold, ...]:
    """The thresholds of a TOML file: tables `[[threshold]]` of part, group, measure, at_least or
    at_most.

    Raises:
        InputError: the file is missing or malformed.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["threshold"]
        thresholds = tuple(Threshold(**table) for table in tables)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: no thresholds ({error}); write tables [[threshold]] with group, measure and "
            "at_least or at_most"
        ) from error
    for each in thresholds:
        if each.at_least == float("-inf") and each.at_most == float("inf"):
            raise InputError(f"{path}: {each.group} {each.measure} has neither at_least nor at_most")
    return thresholds


def load_baseline(path: Path) -> tuple[Outcome, ...]:
    """What every row came to when the baseline was stored.

    Raises:
        InputError: the file is missing or malformed.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return tuple(codec.made(Outcome, each, lenient=True) for each in stored)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            f"{path}: no baseline ({error}); store one with: passage eval gate --update"
        ) from error


def save_baseline(results: Sequence[Result], path: Path) -> None:
    """Store what every row came to, a line each so that a change of it can be read in a diff."""
    kept = (codec.plain(outcome(result)) for result in results)
    lines = (json.dumps({name: each[name] for name in _KEPT}, ensure_ascii=False) for each in kept)
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def check_thresholds(figures: Sequence[Figure], thresholds: Sequence[Threshold]) -> tuple[Breach, ...]:
    """The thresholds that are broken. A figure that is not there, or has no value, breaks its own."""
    at = {(figure.part, figure.group, figure.measure): figure.mean for figure in figures}
    breaches = []
    for each in thresholds:
        mean = at.get((each.part, each.group, each.measure), float("nan"))
        if isnan(mean) or not each.at_least <= mean <= each.at_most:
            due = (
                f"at least {each.at_least}"
                if each.at_least > float("-inf")
                else f"at most {each.at_most}"
            )
            where = f"rows {each.part}, {each.group}"
            breaches.append(Breach(f"{where}: {each.measure} is {mean:.3f}; it must be {due}"))
    return tuple(breaches)


def check_baseline(
    results: Sequence[Result], baseline: Sequence[Outcome]
) -> tuple[tuple[tuple[str, Comparison], ...], tuple[Breach, ...]]:
    """The comparison with the baseline, each sort of rows apart (see `compare.apart`), and a breach for
    each that lost more than by chance."""
    sorts = apart(baseline, map(outcome, results))
    breaches = []
    for name, found in sorts:
        if found.worse and found.p_worse < LEVEL:
            change = f"{len(found.worse)} lost and {len(found.better)} won of {found.count}"
            chance = f"one-sided McNemar p = {found.p_worse:.4f}"
            breaches.append(Breach(f"{name}: {change} since the baseline ({chance})"))
    return sorts, tuple(breaches)
