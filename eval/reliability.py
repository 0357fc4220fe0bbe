"""Whether the confidence of an answer says how often it is right.

Looked at are the rows that the assistant did not refuse (a claim: not `not_found`): there the
confidence is a forecast that what is shown is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.judge import is_right
from eval.types import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.types import Part, Result

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies in `[low, high)` (the last bin holds 1 too)."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """`brier` is the mean squared difference of confidence and outcome (Brier 1950); `ece` the mean
    over bins, by their counts, of the distance between confidence and share right (Naeini et al. 2015).
    Lower is better."""

    count: int
    brier: float
    ece: float
    bins: tuple[Bin, ...]


def reliability(results: Sequence[Result]) -> dict[Part, Reliability]:
    """That of the answers to each part of the rows (see `eval.types.Part`) that were not
    refused; rows made by rule are left out, and so is a part without answers."""
    pairs: dict[Part, list[tuple[float, float]]] = {}
    for result in results:
        if result.answer.status not in ("refused", "not_found") and not result.known.rule:
            pair = result.answer.confidence, float(is_right(result))
            pairs.setdefault(result.known.part, []).append(pair)
    return {part: of_forecasts(pairs[part]) for part in PARTS if part in pairs}


def of_forecasts(pairs: Sequence[tuple[float, float]]) -> Reliability:
    """That of forecasts: pairs of a confidence and an outcome (1 right, 0 wrong), one or
    more."""
    bins = []
    for number in range(BINS):
        inside = [p for p in pairs if min(int(p[0] * BINS), BINS - 1) == number]
        if inside:
            confidence, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            bins.append(Bin(number / BINS, (number + 1) / BINS, len(inside), confidence, right))
    brier = sum((c - y) ** 2 for c, y in pairs) / len(pairs)
    ece = sum(b.count * abs(b.confidence - b.right) for b in bins) / len(pairs)
    return Reliability(len(pairs), brier, ece, tuple(bins))
