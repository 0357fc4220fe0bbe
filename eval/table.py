"""Figures and misses as plain text for a terminal."""

from __future__ import annotations

from collections import defaultdict
from math import isnan
from typing import TYPE_CHECKING

from eval.ranking import found_at, hits_of, is_ranked
from eval.types import PARTS

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
    "same": "same",
    "elapsed_p50": "p50ms",
    "elapsed_p95": "p95ms",
}
"""Measures in the order of the table's columns, and their heads."""


def by_group(figures: Sequence[Figure]) -> str:
    """A table for each part, then one of the sets: a line a group, a column a measure; means alone."""
    width = max((len(f.group if f.part in PARTS else f.part) for f in figures), default=0)
    heads = "".join(f"{head:>8}" for head in COLUMNS.values())
    tables = []
    for title, lines in sections(figures):
        shown = [f"{title}\n{'':<{width}}     n{heads}"]
        for name, of in lines:
            cells = "".join(f"{_number(of.get(measure)):>8}" for measure in COLUMNS)
            shown.append(f"{name:<{width}}{_count(of.get('right')):>6}{cells}")
        tables.append("\n".join(shown))
    return "\n\n".join(tables)


Line = tuple[str, dict[str, "Figure"]]
"""A name, and its figures by measure."""


def sections(figures: Sequence[Figure]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """The figures as they are told: of each part that has rows by group, those made by rule last; then
    of each set as a whole."""
    of: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        of[figure.part, figure.group][figure.measure] = figure
    told = []
    for part in PARTS:
        lines = [(group, each) for (where, group), each in of.items() if where == part]
        told.append((f"Rows {part}", sorted(lines, key=lambda line: line[0].startswith("rule "))))
    told.append(("Sets", [(where, each) for (where, _), each in of.items() if where not in PARTS]))
    return tuple((title, tuple(lines)) for title, lines in told if lines)


def with_intervals(figures: Iterable[Figure]) -> str:
    """One line a figure: part, group, measure, mean, 95 percent interval and count."""
    return "\n".join(
        f"{f.part:<18} {f.group:<20} {f.measure:<18} {_number(f):>7}  [{f.low:.3f}, {f.high:.3f}]"
        f"  n = {f.count:.0f}"
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
        f"{known.id} [{known.source}; {known.label}] {asked(result)}\n"
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
