"""Linear rankers, fitted listwise.

For each question, the probability that a softmax over its candidates gives to the right ones is made as
large as it can be (Cao et al. 2007, "Learning to rank: from pairwise approach to listwise approach"),
with a penalty on large weights, by L-BFGS.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from eval.folds import FOLDS


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates: `features` of shape (n, f), which of the n are right, shape (n,), and the
    passage that each stands in, by number, shape (n,). `question` and `texts` are what a cross-encoder
    is given, "" for what it does not read; `texts` is empty where it reads none."""

    id: str
    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    passages: NDArray[np.int64]
    question: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights of shape (f,), those fitted without each fold, and on the fold left out the share of
    questions whose first candidate is right (`first`) and of those with a right one in the first five
    passages (`in_five`); `count` questions."""

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    by_fold: tuple[NDArray[np.float64], ...]
    first: float
    in_five: float
    count: int


def fit(
    examples: Sequence[Example], names: tuple[str, ...], penalty: float, fold_of: Mapping[str, int]
) -> Fit:
    """Weights from all examples, and how well weights from all folds but one do on that one."""
    by_fold = tuple(
        weights_of([e for e in examples if fold_of[e.id] != fold], penalty) for fold in range(FOLDS)
    )
    held = [(by_fold[fold_of[e.id]], e) for e in examples]
    everything = weights_of(examples, penalty)
    first = float(np.mean([_first_is_right(w, e) for w, e in held]))
    in_five = float(np.mean([_place(w, e) <= 5 for w, e in held]))
    return Fit(names, everything, by_fold, first, in_five, len(examples))


def weights_of(examples: Sequence[Example], penalty: float) -> NDArray[np.float64]:
    """Weights of shape (f,) from one example or more."""
    size = examples[0].features.shape[1]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, gradient = 0.0, np.zeros(size)
        for example in examples:
            scores = example.features @ weights
            whole, right = logsumexp(scores), logsumexp(scores[example.right])
            total += float(whole - right)
            share = np.exp(scores - whole)
            share[example.right] -= np.exp(scores[example.right] - right)
            gradient += share @ example.features
        count = len(examples)
        return total / count + penalty * float(
            weights @ weights
        ), gradient / count + 2 * penalty * weights

    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    solution: NDArray[np.float64] = found.x
    return solution


def _first_is_right(weights: NDArray[np.float64], example: Example) -> bool:
    return bool(example.right[int(np.argmax(example.features @ weights))])


def _place(weights: NDArray[np.float64], example: Example) -> int:
    """The rank, from 1, of the first passage that holds a right candidate."""
    order = np.argsort(-(example.features @ weights), kind="stable")
    passages = list(dict.fromkeys(example.passages[order].tolist()))
    right = set(example.passages[example.right].tolist())
    return 1 + next(place for place, passage in enumerate(passages) if passage in right)
