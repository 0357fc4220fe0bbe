"""Sentences about another figure than they were about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

FIGURE = re.compile(r"(?<![\w.,£])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|[.,]\d)")
"""A figure in text, without a sign of money."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_PERCENT = re.compile(r"\s*(?:%|per ?cent)")
_FACTORS = (0.3, 0.5, 0.6, 0.7, 1.3, 1.4, 1.6, 1.8, 2.2, 2.7, 3.1, 4.3)


def others(figure: re.Match[str], draw: Random) -> list[str]:
    """Figures of the same form (decimals, thousands commas) as a match of `FIGURE` and another value, in
    random order; no percentage above 100."""
    percent = _PERCENT.match(figure.string, figure.end()) is not None
    decimals = len(figure.group().partition(".")[2])
    value = float(figure.group().replace(",", ""))
    made = []
    for factor in draw.sample(_FACTORS, len(_FACTORS)):
        new = round(value * factor + (1 if decimals == 0 else 0), decimals)
        if not percent or new <= 100:
            comma = "," if "," in figure.group() else ""
            made.append(f"{new:{comma}.{decimals}f}")
    return [other for other in made if other != figure.group()]


def altered(sentence: str, draw: Random) -> str | None:
    """`sentence` with one of its figures, years aside, changed; None if it has none."""
    figures = [found for found in FIGURE.finditer(sentence) if not YEAR.fullmatch(found.group())]
    if not figures:
        return None
    figure = draw.choice(figures)
    return f"{sentence[: figure.start()]}{others(figure, draw)[0]}{sentence[figure.end() :]}"
