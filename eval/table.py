"""Figures and misses as plain text for a terminal."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from eval.ranking import found_at, hits_of, is_ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eval.measures import Figure
    from eval.types import Result, Score

COLUMNS = {
    "right": "right",
    "short": "short",
    "full": "full",
    "R@1": "R@1",
    "R@5": "R@5",
    "R@10": "R@10",
    "RR": "RR",
    "nDCG@10": "nDCG",
    "cited": "cited",
    "cite_precision": "c.prec",
    "refused": "refus",
    "wrongly_refused": "wrong-r",
    "premise": "premis",
    "verdict": "verdict",
    "reason": "reason",
    "elapsed_p50": "p50ms",
    "elapsed_p95": "p95ms",
}
"""Measures in the order of the table's columns, and their heads."""


def by_group(figures: Sequence[Figure]) -> str:
    """One line a group, one column a measure; means alone."""
    at = {(f.group, f.measure): f for f in figures}
    groups = list(dict.fromkeys(f.group for f in figures))
    groups.sort(key=lambda g: g.startswith("rule "))
    width = max(map(len, groups), default=0)
    lines = [" " * width + "     n" + "".join(f"{head:>8}" for head in COLUMNS.values())]
    for group in groups:
        cells = "".join(f"{_number(at.get((group, measure))):>8}" for measure in COLUMNS)
        lines.append(f"{group:<{width}}{_count(at.get((group, 'right'))):>6}{cells}")
    return "\n".join(lines)


def with_intervals(figures: Iterable[Figure]) -> str:
    """One line a figure: group, measure, mean, 95 percent interval and count."""
    return "\n".join(
        f"{f.group:<20} {f.measure:<18} {_number(f):>7}  [{f.low:.3f}, {f.high:.3f}]  n = {f.count:.0f}"
        for f in figures
        if f.count
    )


def misses(results: Iterable[Result], scores: Iterable[Score]) -> str:
    """Every row that is not right: what was asked, expected and got, and where its evidence ranks."""
    why = {s.id: s.why for s in scores if s.measure == "right" and s.value < 1}
    return "\n".join(_miss(r, why[r.known.id]) for r in results if r.known.id in why)


def ranks(result: Result) -> str:
    """Where the evidence of a row stands among the hits: "1, 4", "none", or "-" without evidence."""
    if not is_ranked(result.known):
        return "-"
    found = found_at(result.known, hits_of(result))
    return ", ".join("none" if rank is None else str(rank) for rank in found)


def asked(result: Result) -> str:
    """What was asked: a conversation with its turns in order."""
    return " / ".join(result.known.turns) or result.known.text


def expected(result: Result) -> str:
    """What would have been right."""
    known = result.known
    if known.kind == "claim":
        return f"{known.verdict}. {known.right}".strip()
    return known.answer


def got(result: Result) -> str:
    """What was answered: the status, the reason of a refusal, and the short answer."""
    answer = result.answer
    status = f"{answer.status} ({answer.reason})" if answer.reason else answer.status
    return f"{status}: {answer.short or answer.right}"


def _miss(result: Result, why: str) -> str:
    known = result.known
    return (
        f"{known.id} [{known.rule or known.group}] {asked(result)}\n"
        f"    expected {expected(result)}\n"
        f"    got      {got(result)}\n"
        f"    evidence rank {ranks(result)}; confidence {result.answer.confidence:.2f}; {why}"
    )


def _number(figure: Figure | None) -> str:
    if figure is None or isnan(figure.mean):
        return ""
    return f"{figure.mean:.1f}" if figure.measure.startswith("elapsed") else f"{figure.mean:.3f}"


def _count(figure: Figure | None) -> str:
    return "" if figure is None else f"{figure.count:.0f}"
