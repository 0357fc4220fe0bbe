"""Whether reading question and sentence together ranks better than the linear ranker, and at what price.

The best sentences of the linear ranker, weighted without the fold that is scored, are read by a
cross-encoder (`eval.pairs`) that has seen no known answer. Compared are the linear order, that of the
cross-encoder alone, and the two added with weights fitted on the other folds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from eval import asked, pairs, public
from eval.compare import mcnemar
from eval.listwise import Example, Fit, weights_of

if TYPE_CHECKING:
    from corpus.types import Passage

READ = (4, 8)
"""How many of the best sentences are read."""

PENALTY = 1e-3
"""Weight of the squared weights of the two scores."""

TIMED = 40
"""Questions that are timed."""


@dataclass(frozen=True, slots=True)
class Read:
    """The best sentences of a question, by the linear ranker: its scores and the logits of the
    cross-encoder, shape (n, 2), and which are right, shape (n,)."""

    scores: NDArray[np.float64]
    right: NDArray[np.bool_]

    def first(self, order: NDArray[np.float64]) -> bool:
        """Whether the one that `order`, shape (n,), puts first is right."""
        return bool(self.right[int(np.argmax(order))])


def train(
    passages: Sequence[Passage],
    examples: Sequence[Example],
    linear: Fit,
    fold_of: Mapping[str, int],
    *,
    data: Path,
    folder: Path,
    minutes: float,
    report: Callable[[str], None],
) -> None:
    """Trains a cross-encoder on the public sets in `data` and on questions made from `passages`, writes
    it into `folder`, and reports how it ranks.

    Raises:
        InputError: `data` holds none of the sets.
    """
    choices = [*public.load(data), *asked.questions(passages)]
    report(f"cross-encoder: {len(choices)} questions, {minutes:.0f} minutes of one core")
    pairs.train(choices, folder, minutes=minutes, report=report)
    compare(folder, examples, linear, fold_of, report)


def compare(
    folder: Path,
    examples: Sequence[Example],
    linear: Fit,
    fold_of: Mapping[str, int],
    report: Callable[[str], None],
) -> None:
    """Reports how the cross-encoder in `folder` ranks the candidates of `examples`."""
    model = pairs.Reader.open(folder)
    weights = [linear.by_fold[fold_of[e.id]] for e in examples]
    read = [
        _read(model, e, w, max(READ)) for e, w in zip(tqdm(examples, leave=False), weights, strict=True)
    ]
    for count in READ:
        best = [Read(r.scores[:count], r.right[:count]) for r in read]
        ms = _milliseconds(model, examples[:: max(1, len(examples) // TIMED)], count)
        report(f"best {count} read, {ms:.1f} ms a question: {_compared(examples, best, fold_of)}")


def _compared(examples: Sequence[Example], best: Sequence[Read], fold_of: Mapping[str, int]) -> str:
    """How often the first is right by each order, and McNemar's test of both against the linear one."""
    as_examples = [
        Example(e.id, r.scores, r.right, np.arange(len(r.right)))
        for e, r in zip(examples, best, strict=True)
    ]
    added = {
        fold: weights_of([e for e in as_examples if fold_of[e.id] != fold and e.right.any()], PENALTY)
        for fold in set(fold_of.values())
    }
    linear = np.array([r.first(r.scores[:, 0]) for r in best])
    alone = np.array([r.first(r.scores[:, 1]) for r in best])
    folded = zip(examples, best, strict=True)
    both = np.array([r.first(r.scores @ added[fold_of[e.id]]) for e, r in folded])
    won, lost = int((both & ~linear).sum()), int((linear & ~both).sum())
    return (
        f"first candidate right of {len(best)}: linear ranker {linear.mean():.3f}, cross-encoder "
        f"{alone.mean():.3f}, both {both.mean():.3f} ({won} won, {lost} lost, "
        f"McNemar p = {mcnemar(won, lost):.3g})"
    )


def _read(model: pairs.Reader, example: Example, weights: NDArray[np.float64], count: int) -> Read:
    linear = example.features @ weights
    best = np.argsort(-linear, kind="stable")[:count]
    logits = model.scores(example.question, [example.texts[i] for i in best])
    return Read(np.column_stack([linear[best], logits]), example.right[best])


def _milliseconds(model: pairs.Reader, examples: Sequence[Example], count: int) -> float:
    """What reading `count` sentences takes, the median."""
    times = []
    for example in examples:
        began = perf_counter()
        model.scores(example.question, example.texts[:count])
        times.append((perf_counter() - began) * 1000)
    return float(np.median(times))
