"""The ranker of evidence: a linear model over the features of `assistant.evidence`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import FEATURES, Candidate


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of shape (len(FEATURES),) and a bias; a score is their logistic, in (0, 1)."""

    weights: NDArray[np.float32]
    bias: float

    @classmethod
    def of(cls, weights: Mapping[str, float], bias: float) -> Ranker:
        """A ranker from weights by feature name; a feature that is not named weighs nothing."""
        return cls(np.array([weights.get(name, 0.0) for name in FEATURES], np.float32), bias)

    @classmethod
    @cache
    def packaged(cls) -> Ranker:
        """The ranker that comes with the package (`data/ranker.json`)."""
        stored = json.loads((files("assistant") / "data" / "ranker.json").read_text("utf-8"))
        return cls.of(stored["weights"], stored["bias"])

    def rank(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates with their scores, best first; equal ones in the order of the reports."""
        listed = list(candidates)
        if not listed:
            return []
        features = np.stack([c.features for c in listed])
        scores = 1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias)))
        scored = [replace(c, score=float(s)) for c, s in zip(listed, scores, strict=True)]
        return sorted(scored, key=lambda c: (-c.score, c.hit.passage.report_id, c.start))
