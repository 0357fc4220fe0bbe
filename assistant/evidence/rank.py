"""The ranker of evidence: a linear model over the features of `assistant.evidence.candidates`, and what
the best candidates say of the question when both are read together (`assistant.evidence.entailment`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from assistant import shipped
from assistant.evidence.candidates import FEATURES, Candidate

_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of shape (len(FEATURES),) and a bias; a score is their logistic, in (0, 1).

    `reading` is what the log odds that a candidate speaks of the question weigh beside that, and
    `usual` what they are for evidence, so that reading leaves the score of such as it is.
    """

    weights: NDArray[np.float32]
    bias: float
    reading: float = 0.0
    usual: float = 0.0

    @classmethod
    def of(
        cls, weights: Mapping[str, float], bias: float, reading: float = 0.0, usual: float = 0.0
    ) -> Ranker:
        """A ranker from weights by feature name; a feature that is not named weighs nothing."""
        named = np.array([weights.get(name, 0.0) for name in FEATURES], np.float32)
        return cls(named, bias, reading, usual)

    @classmethod
    @cache
    def packaged(cls) -> Ranker:
        """The ranker that comes with the package (`data/ranker.json`)."""
        stored = shipped.weights("ranker.json")
        return cls.of(stored["weights"], stored["bias"], stored["reading"], stored["usual"])

    def rank(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates with their scores, best first; equal ones in the order of the reports."""
        listed = list(candidates)
        if not listed:
            return []
        features = np.stack([c.features for c in listed])
        scores = 1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias)))
        return _sorted(replace(c, score=float(s)) for c, s in zip(listed, scores, strict=True))

    def reread(self, ranked: Sequence[Candidate]) -> list[Candidate]:
        """Ranked candidates in a new order, by score and by what those say that have been read. What has
        not been read comes behind what has, table rows aside: a sentence is not to lead because it was
        too poor to be read."""
        scores = [self._with(c) for c in ranked]
        least = min((s for c, s in zip(ranked, scores, strict=True) if c.said is not None), default=1.0)
        bounded = (
            s if c.said is not None or c.hit.passage.kind == "table_row" else min(s, least)
            for c, s in zip(ranked, scores, strict=True)
        )
        # Most keep the score they have: copies of all would cost more than the sorting.
        return _sorted(
            c if s == c.score else replace(c, score=s) for c, s in zip(ranked, bounded, strict=True)
        )

    def _with(self, candidate: Candidate) -> float:
        if candidate.said is None:
            return candidate.score
        odds = log_odds(candidate.score) + self.reading * (candidate.said.speaks - self.usual)
        return 1 / (1 + exp(-odds))


def log_odds(score: float) -> float:
    """The logarithm of the odds of a score in [0, 1], within what single precision can tell from 1."""
    kept = min(max(score, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


def _sorted(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda c: (-c.score, c.hit.passage.report_id, c.start))
