"""The weights of the assistant's two linear rankers, learnt from known answers.

One ranks sentences and table rows as evidence (`assistant.rank`), the other ranks the figures that stand
in them (`assistant.readings`). Both are fitted listwise: for each question, the probability that a
softmax over its candidates gives to the right ones is made as large as it can be (Cao et al. 2007,
"Learning to rank: from pairwise approach to listwise approach"), with a penalty on large weights, by
L-BFGS. A row that a model has seen does not score it, nor does a row about the same evidence: what is
reported is the mean over held-out folds (`eval.folds`). Confidence and threshold are fitted after them,
on answers by the rankers of the folds (`eval.calibrating`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp
from tqdm import tqdm

from assistant import evidence, rank, readings
from assistant.engine import Assistant
from assistant.evidence import Candidate
from assistant.figures import READ_AHEAD, wanted_areas
from assistant.question import Query
from assistant.rank import Ranker
from eval import calibrating, matching
from eval.folds import FOLDS, folds
from eval.types import KnownAnswer

PENALTY = {"ranker": 3e-4, "reader": 3e-3}
"""Weight of the squared weights beside the mean log loss; the best of four by cross-validation."""

SCALE, SHIFT = 3.0, -6.0
"""The ranker's scores are divided by `SCALE` and moved by `SHIFT` before the logistic: else those of
good and of poor evidence would both round to 1."""

_FIGURES = ("number", "table", "comparison", "ambiguous")


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates: `features` of shape (n, f), which of the n are right, shape (n,), and the
    passage that each stands in, by number, shape (n,)."""

    id: str
    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    passages: NDArray[np.int64]


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


def evidence_examples(assistant: Assistant, rows: Sequence[KnownAnswer]) -> list[Example]:
    """The sentences and rows found for each row, right where they hold its evidence."""
    out = []
    for known in tqdm(rows, desc="evidence", unit="row", leave=False):
        if not known.evidence:
            continue
        ranked, _ = assistant.evidence(_query(assistant, known))
        right = np.array([_proves(candidate, known) for candidate in ranked])
        if right.any():
            features = np.stack([c.features for c in ranked]).astype(np.float64)
            out.append(Example(known.id, features, right, _numbered(ranked)))
    return out


def reading_examples(assistant: Assistant, rows: Sequence[KnownAnswer]) -> list[Example]:
    """The figures that stand in the best evidence of each row that asks for one, right where they are
    accepted."""
    out = []
    for known in tqdm(rows, desc="figures", unit="row", leave=False):
        if known.kind == "claim" or not known.accept or known.type not in {*_FIGURES, None}:
            continue
        query = _query(assistant, known)
        if query.expects not in {"figure", "comparison"} and not query.keywords:
            continue
        ranked, _ = assistant.evidence(query)
        for area in wanted_areas(query):
            found = [r for c in ranked[:READ_AHEAD] for r in assistant.figures.all(query, c, area)]
            right = np.array([_accepted(reading, known) for reading in found], bool)
            if right.any():
                features = [[r.features.get(name, 0.0) for name in readings.FEATURES] for r in found]
                places = _numbered([r.candidate for r in found])
                out.append(Example(known.id, np.array(features), right, places))
    return out


def fit(
    examples: Sequence[Example], names: tuple[str, ...], penalty: float, fold_of: Mapping[str, int]
) -> Fit:
    """Weights from all examples, and how well weights from all folds but one do on that one."""
    by_fold = tuple(
        _weights([e for e in examples if fold_of[e.id] != fold], len(names), penalty)
        for fold in range(FOLDS)
    )
    held = [(by_fold[fold_of[e.id]], e) for e in examples]
    everything = _weights(examples, len(names), penalty)
    first = float(np.mean([_first_is_right(w, e) for w, e in held]))
    in_five = float(np.mean([_place(w, e) <= 5 for w, e in held]))
    return Fit(names, everything, by_fold, first, in_five, len(examples))


def train(
    assistant: Assistant, rows: Sequence[KnownAnswer], folder: Path, report: Callable[[str], None]
) -> None:
    """Fits both rankers and the confidence, and writes their weights into `folder` (`ranker.json`,
    `reader.json`, `calibration.json`).

    The reader is fitted with the ranker that `assistant` has, and the confidence with the reader that
    the package has; train twice to settle all.
    """
    fold_of = folds(rows)
    ranker = fit(evidence_examples(assistant, rows), evidence.FEATURES, PENALTY["ranker"], fold_of)
    report(
        f"ranker, held out: first candidate right {ranker.first:.3f}, a right passage in the first five"
        f" {ranker.in_five:.3f}; {ranker.count} questions"
    )
    _write(folder / "ranker.json", {"weights": _scaled(ranker.weights), "bias": SHIFT})
    reader = fit(reading_examples(assistant, rows), readings.FEATURES, PENALTY["reader"], fold_of)
    report(f"reader, held out: first figure right {reader.first:.3f}; {reader.count} questions")
    plain = {n: round(float(w), 3) for n, w in zip(reader.names, reader.weights, strict=True)}
    _write(folder / "reader.json", {"weights": plain})
    rankers = [Ranker.of(_scaled(weights), SHIFT) for weights in ranker.by_fold]
    calibrating.train(assistant.index, rows, fold_of, rankers, folder, report)


def _scaled(weights: NDArray[np.float64]) -> dict[str, float]:
    return {n: round(float(w) / SCALE, 3) for n, w in zip(evidence.FEATURES, weights, strict=True)}


def packaged_folder() -> Path:
    """Where the weights that come with the package lie."""
    return Path(rank.__file__).parent / "data"


def _query(assistant: Assistant, known: KnownAnswer) -> Query:
    if known.kind == "claim":
        return assistant.understand_claim(known.claim or "")
    turns = known.turns or (known.question or "",)
    return assistant.understand(turns[-1], history=turns[:-1])


def _proves(candidate: Candidate, known: KnownAnswer) -> bool:
    report = candidate.hit.passage.report_id
    return any(e.report == report and matching.overlaps(candidate.text, e.quote) for e in known.evidence)


def _accepted(reading: readings.Reading, known: KnownAnswer) -> bool:
    said = reading.value
    return (
        not reading.features.get("area_other")
        and any(matching.stands_in(phrase, said) for group in known.accept for phrase in group)
        and not any(matching.stands_in(phrase, said) for phrase in known.reject)
    )


def _weights(examples: Sequence[Example], size: int, penalty: float) -> NDArray[np.float64]:
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


def _numbered(candidates: Sequence[Candidate]) -> NDArray[np.int64]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(c.hit.passage.id, len(numbers)) for c in candidates], np.int64)


def _write(path: Path, value: dict[str, object]) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
