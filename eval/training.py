"""The weights of the assistant's two linear rankers, learnt from known answers.

One ranks sentences and table rows as evidence (`assistant.rank`), the other ranks the figures that stand
in them (`assistant.readings`). Both are fitted listwise: for each question, the probability that a
softmax over its candidates gives to the right ones is made as large as it can be (Cao et al. 2007,
"Learning to rank: from pairwise approach to listwise approach"), with a penalty on large weights, by
L-BFGS. A row that a model has seen does not score it: what is reported is the mean over held-out folds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
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
from eval import matching
from eval.types import KnownAnswer

PENALTY = {"ranker": 3e-4, "reader": 3e-3}
"""Weight of the squared weights beside the mean log loss; the best of four by cross-validation."""

FOLDS = 5
SCALE, SHIFT = 3.0, -6.0
"""The ranker's scores are divided by `SCALE` and moved by `SHIFT` before the logistic: else those of
good and of poor evidence would both round to 1."""

_FIGURES = ("number", "table", "comparison", "ambiguous")


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates: `features` of shape (n, f) and which of the n are right, shape (n,)."""

    id: str
    features: NDArray[np.float64]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights of shape (f,) with the share of questions whose first candidate is right, on held-out
    folds, and the number of questions."""

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    held_out: float
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
            out.append(
                Example(known.id, np.stack([c.features for c in ranked]).astype(np.float64), right)
            )
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
                out.append(Example(known.id, np.array(features), right))
    return out


def fit(examples: Sequence[Example], names: tuple[str, ...], penalty: float) -> Fit:
    """Weights from all examples, and how well weights from four folds do on the fifth."""
    order = np.random.default_rng(0).permutation(len(examples))
    scores = []
    for fold in np.array_split(order, FOLDS):
        held = set(fold.tolist())
        weights = _weights([examples[i] for i in order if i not in held], len(names), penalty)
        scores += [_first_is_right(weights, examples[i]) for i in fold]
    everything = _weights(list(examples), len(names), penalty)
    return Fit(names, everything, float(np.mean(scores)), len(examples))


def train(
    assistant: Assistant, rows: Sequence[KnownAnswer], folder: Path, report: Callable[[str], None]
) -> None:
    """Fits both rankers and writes their weights into `folder` (`ranker.json`, `reader.json`).

    The reader is fitted with the ranker that `assistant` has; train twice to settle both.
    """
    ranker = fit(evidence_examples(assistant, rows), evidence.FEATURES, PENALTY["ranker"])
    report(f"ranker: first candidate right {ranker.held_out:.3f} held out, {ranker.count} questions")
    scaled = {n: round(float(w) / SCALE, 3) for n, w in zip(ranker.names, ranker.weights, strict=True)}
    _write(folder / "ranker.json", {"weights": scaled, "bias": SHIFT})
    reader = fit(reading_examples(assistant, rows), readings.FEATURES, PENALTY["reader"])
    report(f"reader: first figure right {reader.held_out:.3f} held out, {reader.count} questions")
    plain = {n: round(float(w), 3) for n, w in zip(reader.names, reader.weights, strict=True)}
    _write(folder / "reader.json", {"weights": plain})


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


def _write(path: Path, value: dict[str, object]) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
