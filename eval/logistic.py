"""Logistic regression with weighted rows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit


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
