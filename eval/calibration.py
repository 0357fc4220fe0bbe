"""Whether the confidence of an answer says how often it is right.

Looked at are the rows that the assistant did not refuse (a claim: not `not_found`): there the
confidence is a forecast that what is shown is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.judge import is_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.types import Result

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
class Calibration:
    """`brier` is the mean squared difference of confidence and outcome (Brier 1950); `ece` the mean
    over bins, by their counts, of the distance between confidence and share right (Naeini et al. 2015).
    Lower is better; both are nan where nothing was answered."""

    count: int
    brier: float
    ece: float
    bins: tuple[Bin, ...]


def calibrate(results: Sequence[Result]) -> Calibration:
    """The calibration of all answers that were not refused, rows made by rule left out."""
    pairs = [
        (r.answer.confidence, float(is_right(r)))
        for r in results
        if r.answer.status not in ("refused", "not_found") and not r.known.rule
    ]
    if not pairs:
        return Calibration(0, float("nan"), float("nan"), ())
    bins = []
    for number in range(BINS):
        inside = [p for p in pairs if min(int(p[0] * BINS), BINS - 1) == number]
        if inside:
            confidence, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            bins.append(Bin(number / BINS, (number + 1) / BINS, len(inside), confidence, right))
    brier = sum((c - y) ** 2 for c, y in pairs) / len(pairs)
    ece = sum(b.count * abs(b.confidence - b.right) for b in bins) / len(pairs)
    return Calibration(len(pairs), brier, ece, tuple(bins))
