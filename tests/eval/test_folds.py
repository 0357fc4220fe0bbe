from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from eval.folds import FOLDS, folds
from eval.matching import shows

if TYPE_CHECKING:
    from eval.types import Evidence, KnownAnswer


def test_rows_about_the_same_evidence_lie_in_one_fold(rows: tuple[KnownAnswer, ...]) -> None:
    fold_of = folds(rows)
    about: dict[Evidence, set[int]] = {}
    for row in rows:
        for each in row.evidence:
            about.setdefault(each, set()).add(fold_of[row.id])
    assert all(len(found) == 1 for found in about.values())
    shared = [
        (one, other) for one, other in permutations(about, 2) if shows(one.report, one.quote, other)
    ]
    assert len(shared) > 100
    assert all(about[one] == about[other] for one, other in shared)


def test_a_row_made_from_another_lies_with_it(rows: tuple[KnownAnswer, ...]) -> None:
    unanswerable = [row for row in rows if not row.evidence]
    made = [replace(row, id=f"{row.id}~x", base=row.id) for row in unanswerable]
    fold_of = folds([*unanswerable, *made])
    assert all(fold_of[row.id] == fold_of[row.base] for row in made)


def test_folds_are_of_nearly_the_same_size_but_for_one_large_group(
    rows: tuple[KnownAnswer, ...],
) -> None:
    sizes = sorted(Counter(folds(rows).values()).values())
    assert len(sizes) == FOLDS
    assert sizes[-2] - sizes[0] <= 5
    # What is asked most is linked through quotes that hold one another.
    assert sizes[-1] < len(rows) / 3


def test_the_same_rows_are_parted_the_same_way(rows: tuple[KnownAnswer, ...]) -> None:
    assert folds(rows) == folds(rows)
