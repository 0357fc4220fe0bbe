"""Plots of the report page as SVG, in the colours of the text around them.

Each is marked as an image with a name; its figures stand in a table beside it, for whoever cannot see
it.
"""

from __future__ import annotations

from html import escape
from math import isnan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.reliability import Reliability

STROKES = {"solid": "", "dashed": "6 3", "dotted": "2 3"}
"""How lines are told apart, by the word that the key uses."""

_WIDE, _HIGH, _EDGE = 580, 180, 30
_SIDE = 240


def lines(name: str, drawn: Sequence[Sequence[float]]) -> str:
    """Lines over the same steps, each value in [0, 1] or nan where there is none; the first solid, then
    as in `STROKES`."""
    made = []
    for values, dash in zip(drawn, STROKES.values(), strict=False):
        step = _WIDE / max(len(values) - 1, 1)
        spots = [(_EDGE + i * step, 10 + _HIGH * (1 - v)) for i, v in enumerate(values) if not isnan(v)]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        made.append(
            '<polyline fill="none" stroke="currentColor" stroke-width="2" '
            f'stroke-dasharray="{dash or "none"}" points="{points}"/>'
        )
    return _image(name, _EDGE + _WIDE + 10, _HIGH + 20, _scale(_WIDE, _HIGH) + "".join(made))


def reliability(name: str, fit: Reliability) -> str:
    """The share of answers that are right against their confidence, a dot for each bin, the larger the
    more answers it has; on the diagonal the confidence says what happens."""
    most = max(b.count for b in fit.bins)
    dots = "".join(
        f'<circle cx="{_EDGE + _SIDE * b.confidence:.1f}" cy="{10 + _SIDE * (1 - b.right):.1f}" '
        f'r="{3 + 7 * (b.count / most) ** 0.5:.1f}" fill="currentColor" fill-opacity=".75"/>'
        for b in fit.bins
    )
    diagonal = (
        f'<path d="M{_EDGE} {10 + _SIDE}L{_EDGE + _SIDE} 10" stroke="currentColor" '
        'stroke-dasharray="4 4" opacity=".6"/>'
    )
    return _image(name, _EDGE + _SIDE + 10, _SIDE + 30, _scale(_SIDE, _SIDE, True) + diagonal + dots)


def _image(name: str, width: float, height: float, inside: str) -> str:
    return (
        f'<svg role="img" aria-label="{escape(name)}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'style="max-width:{width:.0f}px">{inside}</svg>'
    )


def _scale(wide: float, high: float, across: bool = False) -> str:
    """The axes, marked at 0, 0.5 and 1."""
    path = f"M{_EDGE} 10V{10 + high}H{_EDGE + wide}"
    axis = f'<path d="{path}" fill="none" stroke="currentColor" opacity=".5"/>'
    marks: list[tuple[float, float, str, float]] = [
        (_EDGE - 4, 14 + high * (1 - v), "end", v) for v in (0, 0.5, 1)
    ]
    if across:
        marks += [(_EDGE + wide * v, 26 + high, "middle", v) for v in (0, 0.5, 1)]
    return axis + "".join(
        f'<text x="{x}" y="{y}" text-anchor="{at}" font-size="11" fill="currentColor">{v:g}</text>'
        for x, y, at, v in marks
    )
