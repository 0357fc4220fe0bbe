"""Two runs of the same rows set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from eval.judge import is_right
from eval.table import asked, expected, got

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eval.types import Result


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row came to: whether it was right, and what was answered, in a line. `asked` and
    `expected` are left out of a stored baseline, since the row says them."""

    id: str
    group: str
    right: bool
    got: str
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
        group=f"rule {known.rule}" if known.rule else known.group,
        right=is_right(result),
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


def mcnemar(better: int, worse: int) -> float:
    """Exact two-sided McNemar test (McNemar 1947, with binomial probabilities): how likely a split of
    the flips at least as uneven as this is, if each flip goes either way with probability one half."""
    return min(1.0, 2 * tail(better + worse, max(better, worse)))


def tail(flips: int, at_least: int) -> float:
    """How likely `at_least` or more of `flips` fair coins show heads."""
    ways = sum(comb(flips, k) for k in range(at_least, flips + 1))
    share: float = ways / 2**flips
    return share


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
