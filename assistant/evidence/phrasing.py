"""A figure and its time, in words that can stand alone."""

from __future__ import annotations

import re

from assistant.language.facts import Fact, period_years
from corpus import periods

_TO = re.compile(r"\b(?:to|and)\s+(?:[a-z]+\s+){0,3}$", re.I)

_BETWEEN = re.compile(r"\b(?:from|between)\s+(?:[a-z]+\s+){0,2}$", re.I)


def ends(text: str, low: Fact, rest: tuple[Fact, ...]) -> str:
    """The range that `low` begins ("between 210 to 280"), or ""."""
    opening = _BETWEEN.search(text, 0, low.quantity.start)
    if not opening or not rest:
        return ""
    high = rest[0].quantity
    if not _TO.search(text[low.quantity.end : high.start]):
        return ""
    return text[opening.start() : high.end]


def beside(text: str, fact: Fact) -> str:
    """Six words before the figure and six behind it, within its clause."""
    before = text[fact.start : fact.quantity.start].split()[-6:]
    after = text[fact.quantity.end : fact.end].split()[:6]
    return " ".join((*before, *after))


def phrase(fact: Fact) -> tuple[str, str]:
    """A figure with its unit, and the unit."""
    quantity = fact.quantity
    if quantity.kind == "margin":
        return f"± {quantity.text}", "percent" if "percent" in quantity.text else ""
    noun = f" {quantity.noun}" if quantity.noun else ""
    unit = f"{noun} {fact.per}".strip() if quantity.kind in {"count", "single"} else ""
    if quantity.kind == "percent":
        unit = "percent"
        return quantity.text, unit
    return f"{quantity.text} {unit}".strip(), unit


_IN_BRACKETS = re.compile(r"(?P<figure>\d[\d.,]*\s*(?:%|per\s?cent))\s*\(\s*(?:±|\+/-)?\s*$", re.I)


def with_its_figure(text: str, fact: Fact, margin: str) -> str:
    """A margin of error behind the figure that it stands in brackets after, or alone."""
    match = _IN_BRACKETS.search(text, 0, fact.quantity.start)
    return f"{' '.join(match['figure'].split())} ({margin})" if match else margin


def period(text: str, fact: Fact) -> str:
    """The time that a figure is for, as printed, or ""."""
    inside = [p for p in periods.find(text) if fact.start <= p.start < fact.end]
    if fact.years:
        inside = [p for p in inside if set(period_years(p)) & fact.years] or [
            p for p in periods.find(text) if set(period_years(p)) & fact.years
        ]
    own = [p for p in inside if (p.last_year, p.last_month) in fact.months]
    found = own if len(fact.months) == 1 and own else inside
    return found[0].text if found else ""
