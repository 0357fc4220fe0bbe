"""The confidence of an answer and the threshold below which it is withheld, fitted by cross-validation.

What is fitted is the probability that an answer is right (`assistant.answers.calibration`). It learns
from every known answer, answered by a ranker that had not seen the row, and from the same questions with
their evidence hidden: then whatever is said is, nearly always, wrong, as it is for a question that the
reports leave open. Those tell which features matter; scale and shift are then fitted to known answers
alone, so that a confidence means what it says: to those that nobody has looked at, where there are any,
since on the others rules were made to be right.

The threshold is that of least cost among those that refuse few of the answerable questions and most of
the others. Plain questions nearby (`eval.types.Part`) count for the weights, and not for the threshold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from tqdm import tqdm

from assistant.answers.calibration import FEATURES
from assistant.evidence.entailment import Entailment
from assistant.evidence.rank import Ranker
from assistant.evidence.sense import Sense
from eval.logistic import regress
from eval.reliability import Reliability, of_forecasts
from eval.types import KnownAnswer
from eval.watching import Seen, Watched
from index.search import Index

COST = 2.0
"""What a wrong answer costs, if to withhold a right one costs 1."""

ANSWERABLE_REFUSED = 0.05
UNANSWERABLE_REFUSED = 0.92
"""The aims: of the answerable questions at most so many are refused, of the others at least."""

PENALTY = 0.05
"""Weight of the squared weights, of features with a deviation of 1, beside the mean log loss."""

HIDDEN = 0.5
"""How much a row with its evidence hidden weighs beside a known answer."""

LEFT_OPEN = 3.0
"""How much an unanswerable row weighs beside one that has an answer: of what is asked in earnest more is
left open by the reports than among the known answers, and to answer that is the worst error."""

NEARBY = 2.0
"""How much a question nearby (`eval.types.Part`) weighs beside any other, for the same reason."""

STEPS = tuple(step / 100 for step in range(100))
"""The thresholds that are tried."""


@dataclass(frozen=True, slots=True)
class Trade:
    """What a threshold does to the questions and follow-ups: the share of the answerable and of the
    unanswerable that is refused, the same of questions with their evidence hidden, how many wrong
    answers are given, and how many right ones withheld."""

    threshold: float
    answerable_refused: float
    unanswerable_refused: float
    hidden_refused: float
    wrong_given: int
    right_withheld: int

    @property
    def short(self) -> float:
        """By how much it misses the two aims, in sum."""
        over = max(0.0, self.answerable_refused - ANSWERABLE_REFUSED)
        return over + max(0.0, UNANSWERABLE_REFUSED - self.unanswerable_refused)

    @property
    def cost(self) -> float:
        """Of its wrong answers and of those it withholds."""
        return COST * self.wrong_given + self.right_withheld


def train(
    index: Index,
    rows: Sequence[KnownAnswer],
    fold_of: Mapping[str, int],
    rankers: Sequence[Ranker],
    folder: Path,
    report: Callable[[str], None],
    entailment: Entailment | None = None,
    senses: Sequence[Sense] | None = None,
) -> None:
    """Fits weights and threshold and writes them into `folder` (`calibration.json`).

    `rankers` holds for each fold one that was fitted without it, as does `senses`; `entailment` is the
    packaged one if None, and what judges statements if `senses` is.
    """
    seen = look(index, rows, fold_of, rankers, entailment, senses)
    told = [s for s in seen if s.features is not None]
    confidence = crossvalidated(told, [fold_of[s.known.id] for s in told])
    known = [(s, c) for s, c in zip(told, confidence, strict=True) if not s.hidden]
    unseen = [(s, c) for s, c in known if s.known.unseen]
    for sort, some in (("all rows", known), ("unseen rows", unseen)):
        if some:
            before = of_forecasts([(s.support, float(s.right)) for s, _ in some])
            after = of_forecasts([(c, float(s.right)) for s, c in some])
            report(
                f"confidence, cross-validated, {sort}: {_errors(after)}; the bare score of the evidence:"
                f" {_errors(before)}"
            )
    at = {id(s): c for s, c in zip(told, confidence, strict=True)}
    trades = trades_of(seen, [at.get(id(s), 0.0) for s in seen])
    chosen = choose(trades)
    for each in (*trades[::10], chosen):
        report(_line(each, chosen))
    weights, bias = fit(told)
    rounded = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    value = {"weights": rounded, "bias": round(bias, 4), "threshold": chosen.threshold}
    (folder / "calibration.json").write_text(json.dumps(value, indent=2) + "\n", "utf-8")


def look(
    index: Index,
    rows: Sequence[KnownAnswer],
    fold_of: Mapping[str, int],
    rankers: Sequence[Ranker],
    entailment: Entailment | None = None,
    senses: Sequence[Sense] | None = None,
) -> list[Seen]:
    """Every row as answered by the ranker of its fold, and every answerable question once more with its
    evidence hidden."""
    judges: Sequence[Sense | None] = senses or [None] * len(rankers)
    assistants = [
        Watched(index, ranker, entailment, sense) for ranker, sense in zip(rankers, judges, strict=True)
    ]
    seen = []
    for known in tqdm(rows, desc="confidence", unit="row", leave=False):
        assistant = assistants[fold_of[known.id]]
        seen.append(assistant.see(known))
        if known.should_answer:
            seen.append(assistant.see(known, hide=True))
    return seen


def crossvalidated(told: Sequence[Seen], folds: Sequence[int]) -> NDArray[np.float64]:
    """The confidence of each answer, by weights that were fitted without its fold."""
    confidence = np.zeros(len(told))
    for fold in set(folds):
        weights, bias = fit([s for s, f in zip(told, folds, strict=True) if f != fold])
        for number, (each, of) in enumerate(zip(told, folds, strict=True)):
            if of == fold and each.features is not None:
                confidence[number] = expit(each.features @ weights + bias)
    return confidence


def fit(told: Sequence[Seen]) -> tuple[NDArray[np.float64], float]:
    """Weights of shape (f,) and bias, from answers with their features."""
    values = np.array([s.features for s in told], np.float64)
    right = np.array([s.right for s in told], np.float64)
    hidden = np.array([s.hidden for s in told])
    deviation = values.std(axis=0) + 1e-9
    counts = np.array([_count(s) for s in told])
    weights, bias = regress(values / deviation, right, counts, PENALTY)
    odds = (values / deviation) @ weights + bias
    unseen = ~hidden & np.array([s.known.unseen for s in told])
    plain = unseen if unseen.any() else ~hidden
    scale, shift = regress(odds[plain, None], right[plain], np.ones(plain.sum()), 0.0)
    return scale[0] * weights / deviation, float(scale[0] * bias + shift)


def _count(seen: Seen) -> float:
    if seen.hidden:
        return HIDDEN
    left_open = LEFT_OPEN if seen.known.should_refuse else 1.0
    return left_open * (NEARBY if seen.known.part == "nearby" else 1.0)


def trade(seen: Sequence[Seen], confidence: Sequence[float], threshold: float) -> Trade:
    """What `threshold` does, if `confidence` is that of each answer (0 where there is none)."""
    asked = [
        (s, s.features is not None and c >= threshold)
        for s, c in zip(seen, confidence, strict=True)
        if s.known.kind != "claim"
    ]
    known = [(s, given) for s, given in asked if not s.hidden]
    withheld = (s for s, given in known if not given and s.features is not None)
    return Trade(
        threshold=threshold,
        answerable_refused=_refused(given for s, given in known if s.known.should_answer),
        unanswerable_refused=_refused(given for s, given in known if s.known.should_refuse),
        hidden_refused=_refused(given for s, given in asked if s.hidden),
        wrong_given=sum(given and not s.right for s, given in known),
        right_withheld=sum(s.right for s in withheld),
    )


def trades_of(seen: Sequence[Seen], confidence: Sequence[float]) -> list[Trade]:
    """What each of `STEPS` does. The aims are for questions as they come: those nearby, which were
    written to be the hardest to refuse, are left aside."""
    asked = [(s, c) for s, c in zip(seen, confidence, strict=True) if s.known.part != "nearby"]
    return [trade([s for s, _ in asked], [c for _, c in asked], step) for step in STEPS]


def choose(trades: Sequence[Trade]) -> Trade:
    """The trade of least cost among those that reach both aims, or where none does, that miss them by
    least; of equal ones the highest threshold."""
    return min(trades, key=lambda t: (round(t.short, 6), t.cost, -t.threshold))


def _refused(given: Iterable[bool]) -> float:
    listed = list(given)
    return 1 - sum(listed) / len(listed) if listed else float("nan")


def _errors(fit: Reliability) -> str:
    return f"Brier {fit.brier:.3f}, ECE {fit.ece:.3f} of {fit.count}"


def _line(each: Trade, chosen: Trade) -> str:
    return (
        f"{'chosen' if each is chosen else 'threshold'} {each.threshold:.2f}: refused of the answerable "
        f"{each.answerable_refused:.3f}, of the unanswerable {each.unanswerable_refused:.3f}, with "
        f"evidence hidden {each.hidden_refused:.3f}; {each.wrong_given} wrong given, "
        f"{each.right_withheld} right withheld"
    )
