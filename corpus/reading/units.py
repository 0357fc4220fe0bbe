"""What the figures of a table count: unit and period, told from captions, heads and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import periods

_STOP = r"(?!(?:in|for|by|of|with|and|as|at|during|to|from|between|is|was)\b)"
_COUNT = r"(?:[0-9][0-9,]*|one million|one hundred|one thousand)"
_PER = re.compile(rf"\bper {_COUNT}(?: {_STOP}[a-z][a-z-]*){{0,3}}")
_PER_IN_NOTE = re.compile(
    rf"\b(?:per|for) ({_COUNT}) (?!months?\b|years?\b|days?\b)({_STOP}[a-z][a-z-]*)"
)
_SHARE = re.compile(r"\b(?:percentages?|per ?cent|proportions?)\b|%", re.IGNORECASE)
_RATE_OF = re.compile(r"\brates? of\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;]? and (?=(?:the|that|those)\b)|; |\. (?=[A-Z])")
_WORD = re.compile(r"[a-z][a-z-]{3,}")


def unit_of(text: str, values: Sequence[float] = ()) -> str:
    """The unit that a caption or head names: "per 1,000 population", "percent", or "".

    A "rate of outcomes" without "per" counts outcomes in a hundred offences, so it is a percentage,
    as the reports' own prose reads it ("a proportion of 12.5 percent"); `values` must bear that out.
    """
    per = _PER.search(text)
    if per is not None:
        return per[0]
    if _SHARE.search(text):
        return "percent"
    is_share = bool(values) and all(0 <= value <= 100 for value in values)
    return "percent" if is_share and _RATE_OF.search(text) else ""


def period_of(text: str) -> str:
    """The span that a caption or head names ("12 months to 30 June 2016"), or ""."""
    found = periods.find(text)
    spans = [period.text for period in found if period.months is not None]
    return next(iter([*spans, *(period.text for period in found)]), "")


def clauses(note: str) -> list[str]:
    """The parts of a note that may speak of different rows."""
    return [part.strip() for part in _CLAUSES.split(note.lstrip("*").strip()) if part.strip()]


def shared_words(text: str, label: str) -> int:
    """How many words of four letters and more a text shares with a row's label."""
    return len({*_WORD.findall(text.casefold())} & {*_WORD.findall(label.casefold())})


def of_row(label: str, note: str, starred: Sequence[str]) -> tuple[bool, str, str]:
    """Whether a note speaks of the row `label`, and the unit and period it gives that row, or "".

    `starred` are the labels of all rows with an asterisk. A clause belongs to the row whose label
    shares most words with it; with one starred row alone, the whole note does.
    """
    unit = period = ""
    speaks = False
    for clause in clauses(note):
        mine = shared_words(clause, label)
        most = max((shared_words(clause, other) for other in starred), default=0)
        if len(starred) > 1 and (mine == 0 or mine < most):
            continue
        speaks = True
        per = _PER_IN_NOTE.search(clause)
        unit = unit or (f"per {per[1]} {per[2]}" if per else "")
        period = period or next((p.text for p in periods.find(clause) if p.months is not None), "")
    return speaks, unit, period
