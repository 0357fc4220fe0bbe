"""A logistic regression: named weights and a bias, and the probability that they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

BIAS = "bias"
"""What the bias is called among stored weights."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights of shape (n,), one for each of `names`, and a bias."""

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    bias: float

    @classmethod
    def of(cls, names: tuple[str, ...], stored: Mapping[str, float]) -> Logistic:
        """A regression from weights by name, `BIAS` among them; what is not named weighs nothing."""
        return cls(names, np.array([stored.get(name, 0.0) for name in names]), stored[BIAS])

    def stored(self) -> dict[str, float]:
        """What `of` reads, with four decimals."""
        named = zip(self.names, self.weights, strict=True)
        return {name: round(float(w), 4) for name, w in named} | {BIAS: round(self.bias, 4)}

    def probability(self, values: Mapping[str, float]) -> float:
        """Of what has these values."""
        told = np.array([values[name] for name in self.names])
        return 1.0 / (1.0 + exp(-(float(told @ self.weights) + self.bias)))
