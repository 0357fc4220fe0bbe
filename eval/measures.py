"""Scores of rows gathered into figures: each a mean with its count and a 95 percent interval."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from eval.judge import judge
from eval.ranking import hits_of, rank
from eval.sameness import sameness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from eval.types import KnownAnswer, Result, Score

RESAMPLES = 2000
SEED = 20141116

ALL = "all"
"""The group of every row of a part or a set that was written by hand."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The mean of one measure over one group of a part (see `eval.types.Part`), or over a whole set.

    `part` is the part's or the set's name.
    `count` is the sum of the weights: the rows, or for a share of citations or refusals, their number.
    `low` and `high` bound the 95 percent percentile bootstrap interval (Efron 1979), rows resampled
    with their weights. For `elapsed_p50` and `elapsed_p95` `mean` is that quantile, in milliseconds.
    """

    part: str
    group: str
    measure: str
    mean: float
    low: float
    high: float
    count: float


def score(results: Sequence[Result]) -> tuple[Score, ...]:
    """Every score of every row: what `judge` says, what its hits are worth, and whether an answer stays
    when the question is only written otherwise."""
    judged = [s for result in results for s in judge(result)]
    ranked = rank((result.known, hits_of(result)) for result in results)
    return (*judged, *ranked, *sameness(results))


def places(known: KnownAnswer) -> tuple[tuple[str, str], ...]:
    """The parts and groups that a row counts in, and the whole of its set. Rows made by rule count in
    their rule's group alone."""
    if known.rule:
        return ((known.part, known.label),)
    groups = (ALL, known.group) if known.kind != "claim" else (ALL, "claim", known.group)
    return (*((known.part, group) for group in groups), (f"set {known.source}", ALL))


def summarise(results: Sequence[Result], scores: Iterable[Score] | None = None) -> tuple[Figure, ...]:
    """All figures of a run, by part, group and measure, in the order in which they appear."""
    of = {r.known.id: places(r.known) for r in results}
    gathered: dict[tuple[str, str, str], list[Score]] = defaultdict(list)
    for one in score(results) if scores is None else scores:
        for part, group in of[one.id]:
            gathered[part, group, one.measure].append(one)
    figures = []
    for (part, group, measure), each in gathered.items():
        values = np.array([s.value for s in each])
        if measure == "elapsed_ms":
            figures += [_quantile((part, group), values, q) for q in (50, 95)]
        else:
            weights = np.array([s.weight for s in each])
            figures.append(_mean((part, group, measure), values, weights))
    return tuple(figures)


def _mean(
    place: tuple[str, str, str], values: NDArray[np.float64], weights: NDArray[np.float64]
) -> Figure:
    total = float(weights.sum())
    if total == 0:
        return Figure(*place, float("nan"), float("nan"), float("nan"), 0)
    drawn = _resampled(len(values))
    sums = weights[drawn].sum(axis=1)
    means = (values * weights)[drawn].sum(axis=1)[sums > 0] / sums[sums > 0]
    low, high = np.percentile(means, [2.5, 97.5])
    return Figure(*place, float((values * weights).sum() / total), float(low), float(high), total)


def _quantile(place: tuple[str, str], values: NDArray[np.float64], q: int) -> Figure:
    low, high = np.percentile(np.percentile(values[_resampled(len(values))], q, axis=1), [2.5, 97.5])
    mean = float(np.percentile(values, q))
    return Figure(*place, f"elapsed_p{q}", mean, float(low), float(high), len(values))


def _resampled(count: int) -> NDArray[np.int64]:
    """Row numbers drawn with replacement, shape (RESAMPLES, count); the same for the same count."""
    return np.random.default_rng(SEED).integers(0, count, size=(RESAMPLES, count))
