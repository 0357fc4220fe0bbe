"""Two runs of the same rows set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from eval.judge import is_right
from eval.table import asked, expected, got
from eval.types import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eval.types import Result


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row came to: whether it was right, and what was answered, in a line. `part` is that of the
    row, "" where an older baseline does not say. `asked` and `expected` are left out of a stored
    baseline, since the row says them."""

    id: str
    group: str
    right: bool
    got: str
    part: str = ""
    asked: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Flip:
    """A row that is right in one run and not in the other."""

    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Comparison:
    """`better` and `worse` are the flips; `count` the rows in both runs. `p` is the exact McNemar
    probability (two-sided) of a split at least as uneven if neither run were better; `p_worse` that of
    so many for the worse (one-sided). `gone` and `new` are the ids that only one of the runs has."""

    count: int
    better: tuple[Flip, ...]
    worse: tuple[Flip, ...]
    p: float
    p_worse: float
    gone: tuple[str, ...]
    new: tuple[str, ...]


def outcome(result: Result) -> Outcome:
    """What a row came to."""
    known = result.known
    return Outcome(
        id=known.id,
        group=known.label,
        right=is_right(result),
        part=known.part,
        asked=asked(result),
        expected=expected(result),
        got=got(result),
    )


def compare(before: Iterable[Outcome], after: Iterable[Outcome]) -> Comparison:
    """The rows that two runs share, compared; rows are matched by id."""
    old = {each.id: each for each in before}
    new = {each.id: each for each in after}
    both = [Flip(old[row], new[row]) for row in old if row in new]
    better = tuple(f for f in both if f.after.right and not f.before.right)
    worse = tuple(f for f in both if f.before.right and not f.after.right)
    return Comparison(
        count=len(both),
        better=better,
        worse=worse,
        p=mcnemar(len(better), len(worse)),
        p_worse=tail(len(better) + len(worse), len(worse)),
        gone=tuple(row for row in old if row not in new),
        new=tuple(row for row in new if row not in old),
    )


def apart(before: Iterable[Outcome], after: Iterable[Outcome]) -> tuple[tuple[str, Comparison], ...]:
    """Two runs compared, each sort of rows apart and under its name: used to build or not, written by
    hand or made by rule. Many easy rows of one sort would hide a loss among the few of another."""
    old, new = list(before), list(after)
    sorts = {each.id: _sort(each) for each in (*old, *new)}
    return tuple(
        (
            sort,
            compare([o for o in old if sorts[o.id] == sort], [o for o in new if sorts[o.id] == sort]),
        )
        for sort in dict.fromkeys(sorts.values())
    )


def _sort(outcome: Outcome) -> str:
    by_rule = ", made by rule" if outcome.group.startswith("rule ") else ""
    return f"rows {outcome.part or PARTS[0]}{by_rule}"


def mcnemar(better: int, worse: int) -> float:
    """Exact two-sided McNemar test (McNemar 1947, with binomial probabilities): how likely a split of
    the flips at least as uneven as this is, if each flip goes either way with probability one half."""
    return min(1.0, 2 * tail(better + worse, max(better, worse)))


def tail(flips: int, at_least: int) -> float:
    """How likely `at_least` or more of `flips` fair coins show heads."""
    ways = sum(comb(flips, k) for k in range(at_least, flips + 1))
    share: float = ways / 2**flips
    return share


def told(sorts: Iterable[tuple[str, Comparison]]) -> str:
    """What `apart` gives, for a terminal."""
    return "\n".join(f"{name}:\n{as_text(comparison)}" for name, comparison in sorts)


def as_text(comparison: Comparison) -> str:
    """A comparison for a terminal: every flip with both answers, then the test."""
    lines = []
    for name, flips in (("worse", comparison.worse), ("better", comparison.better)):
        lines += [line for flip in flips for line in _flip(name, flip)]
    split = f"{len(comparison.better)} better, {len(comparison.worse)} worse"
    lines.append(f"{comparison.count} rows in both: {split}; McNemar p = {comparison.p:.3g}")
    for name, ids in (("only before", comparison.gone), ("only after", comparison.new)):
        if ids:
            lines.append(f"{name}: {len(ids)} rows ({_some(ids)})")
    return "\n".join(lines)


def _flip(name: str, flip: Flip) -> tuple[str, ...]:
    return (
        f"{name}: {flip.after.id} [{flip.after.group}] {flip.after.asked}",
        f"    expected {flip.after.expected}",
        f"    before   {flip.before.got}",
        f"    after    {flip.after.got}",
    )


def _some(ids: Sequence[str], most: int = 5) -> str:
    return ", ".join(ids[:most]) + (", ..." if len(ids) > most else "")
