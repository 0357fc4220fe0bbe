"""Known answers parted for cross-validation: rows about the same evidence lie in one fold.

A model that has seen how one row is worded has seen the evidence of every other row about it. So rows
that share evidence, in whole or in part, and rows made from one another go together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from eval.matching import shows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.types import Evidence, KnownAnswer

FOLDS = 5


def folds(rows: Sequence[KnownAnswer], count: int = FOLDS) -> dict[str, int]:
    """The fold of each row, by its id: groups of rows about the same evidence, drawn in an order that is
    always the same, the largest first, each into the fold that is the smallest."""
    group = _groups(rows)
    sizes = Counter(group.values())
    drawn = np.random.default_rng(0).permutation(sorted(sizes)).tolist()
    filled = [0] * count
    fold_of: dict[str, int] = {}
    for name in sorted(drawn, key=lambda name: -sizes[name]):
        fold_of[name] = filled.index(min(filled))
        filled[fold_of[name]] += sizes[name]
    return {row: fold_of[name] for row, name in group.items()}


def _groups(rows: Sequence[KnownAnswer]) -> dict[str, str]:
    """The id of one row of its group, for each row."""
    group = {row.id: row.id for row in rows}

    def join(one: str, other: str) -> None:
        old, new = group[other], group[one]
        if old != new:
            group.update({row: new for row, name in group.items() if name == old})

    touching = _touching(rows)
    seen: dict[Evidence, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row.base in group:
            join(row.base, row.id)
        shared = {earlier for e in row.evidence for other in touching[e] for earlier in seen[other]}
        for earlier in sorted(shared):
            join(rows[earlier].id, row.id)
        for each in row.evidence:
            seen[each].append(number)
    return group


def _touching(rows: Sequence[KnownAnswer]) -> dict[Evidence, list[Evidence]]:
    """For each quote of `rows` those that show it or that it shows, itself among them."""
    found: dict[Evidence, list[Evidence]] = {e: [e] for row in rows for e in row.evidence}
    for one, other in combinations(found, 2):
        if shows(one.report, one.quote, other) or shows(other.report, other.quote, one):
            found[one].append(other)
            found[other].append(one)
    return found
