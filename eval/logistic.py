"""Logistic regressions, fitted to weighted rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from assistant.evidence.logistic import Logistic


def regressed(
    names: tuple[str, ...],
    examples: Iterable[tuple[float, Mapping[str, float], bool]],
    penalty: float,
) -> Logistic:
    """The regression over these features of examples: how much one counts, its values by name, and
    whether it is so. `penalty` is that of features with a deviation of 1."""
    listed = [(weight, [values[name] for name in names], right) for weight, values, right in examples]
    weight, values, right = map(np.array, zip(*listed, strict=True))
    deviation = values.std(axis=0)
    deviation[deviation == 0] = 1.0
    weights, bias = regress(values / deviation, right.astype(float), weight, penalty)
    return Logistic(names, weights / deviation, bias)


def regress(
    values: NDArray[np.float64],
    right: NDArray[np.float64],
    weight: NDArray[np.float64],
    penalty: float,
) -> tuple[NDArray[np.float64], float]:
    """Weights of shape (f,) and bias for `values` of shape (n, f) and what is `right`, shape (n,), 0 or
    1: of least mean log loss with `penalty` on the squared weights, by L-BFGS."""
    share = weight / weight.sum()

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = values @ w[:-1] + w[-1]
        off = share * (expit(odds) - right)
        slope = values.T @ off + 2 * penalty * w[:-1]
        lost = share @ (np.logaddexp(0, odds) - right * odds) + penalty * (w[:-1] @ w[:-1])
        return float(lost), np.append(slope, off.sum())

    start = np.zeros(values.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found[:-1], float(found[-1])
