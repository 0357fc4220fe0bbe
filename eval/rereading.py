"""How much it counts, in the order of evidence, what a sentence says of the question when both are read.

The best sentences by the linear ranker, weighted without the fold that is scored, are read by the
cross-encoder, which has seen no known answer. Its log odds are weighed beside the ranker's own, fitted
listwise on the other folds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant.evidence.entailment import Entailment
from assistant.evidence.finder import READ
from eval.compare import mcnemar
from eval.listwise import Example, Fit, weights_of

PENALTY = 1e-3
"""Weight of the squared weights of the two scores."""

SCALE = 3.0
"""The ranker's scores are divided by it before they become odds (`eval.training`)."""


@dataclass(frozen=True, slots=True)
class Blend:
    """What the log odds that a sentence speaks of the question weigh beside the ranker's, and what they
    are, on average, for evidence (`assistant.evidence.rank.Ranker`)."""

    reading: float
    usual: float


def fit(
    examples: Sequence[Example],
    linear: Fit,
    fold_of: Mapping[str, int],
    entailment: Entailment,
    report: Callable[[str], None],
) -> Blend:
    """The blend from all examples; reports how it orders those of a fold that it was not fitted on."""
    bar = tqdm(examples, desc="reading", unit="row", leave=False)
    read = [_read(e, linear.by_fold[fold_of[e.id]], entailment) for e in bar]
    learnt = [e for e in read if e.right.any()]
    if not learnt:
        report("reading: no evidence among the sentences read, so that it counts for nothing")
        return Blend(0.0, 0.0)
    by_fold = {
        fold: weights_of([e for e in learnt if fold_of[e.id] != fold] or learnt, PENALTY)
        for fold in set(fold_of.values())
    }
    before = np.array([_first(e, np.array([1.0, 0.0])) for e in read])
    after = np.array([_first(e, by_fold[fold_of[e.id]]) for e in read])
    won, lost = int((after & ~before).sum()), int((before & ~after).sum())
    report(
        f"reading the best {READ}, held out: first sentence right of {len(read)}: ranker alone"
        f" {before.mean():.3f}, with reading {after.mean():.3f} ({won} won, {lost} lost, McNemar"
        f" p = {mcnemar(won, lost):.2g})"
    )
    odds, speaks = weights_of(learnt, PENALTY)
    right = np.concatenate([e.features[e.right, 1] for e in learnt])
    # Where the ranker's order says nothing, there is nothing that reading could be weighed against.
    share = float(speaks / odds) if odds > 0 else 0.0
    return Blend(round(share, 3), round(float(right.mean()), 3))


def _read(example: Example, weights: NDArray[np.float64], entailment: Entailment) -> Example:
    """The best sentences of an example: the ranker's odds and the cross-encoder's, shape (n, 2)."""
    odds = example.features @ weights / SCALE
    order = [n for n in np.argsort(-odds, kind="stable").tolist() if example.texts[n]][:READ]
    said = entailment.read(example.question, [example.texts[n] for n in order])
    features = np.column_stack([odds[order], [each.speaks for each in said]])
    return Example(example.id, features, example.right[order], example.passages[order])


def _first(example: Example, weights: NDArray[np.float64]) -> bool:
    return bool(len(example.right) and example.right[int(np.argmax(example.features @ weights))])
