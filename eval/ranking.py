"""How well the hits of an answer are ranked: recall@k, RR and nDCG@10, computed by `ir-measures`.

Relevance is judged by overlap with the evidence quotes. What must be found is one need: any one of the
quotes, or, where `evidence_all`, each quote is a need of its own.

- R@k is the share of a row's needs that a hit among the first k holds. Each need is a query with one
  relevant document to `ir-measures`, and a row is the mean of its needs.
- RR and nDCG@10 rank the hits themselves, one query a row: relevant is each hit that is the first to
  hold a need, and one more document that was not found for each need that no hit holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError
from eval.judge import holds
from eval.types import KnownAnswer, Result, Score

if TYPE_CHECKING:
    from types import ModuleType

DEPTHS = (1, 5, 10)
"""The ranks k at which recall is measured."""

Ranked = Sequence[tuple[str, str]]
"""What was found, best first: report id and text of each passage."""


def is_ranked(known: KnownAnswer) -> bool:
    """Whether a row has a ranking to measure: it has evidence, and is not a false premise."""
    return bool(known.evidence) and known.type != "false_premise"


def found_at(known: KnownAnswer, ranked: Ranked) -> tuple[int | None, ...]:
    """Rank (from 1) of the first passage that holds each need, None where none does."""
    firsts = []
    for evidence in known.evidence:
        at = (i for i, (report, text) in enumerate(ranked, 1) if holds(text, report, evidence, known))
        firsts.append(next(at, None))
    if known.evidence_all:
        return tuple(firsts)
    return (min((first for first in firsts if first is not None), default=None),)


def hits_of(result: Result) -> Ranked:
    """The hits of an answer as `rank` takes them."""
    return [(hit.passage.report_id, hit.passage.text) for hit in result.answer.hits]


def rank(rows: Iterable[tuple[KnownAnswer, Ranked]]) -> tuple[Score, ...]:
    """R@1, R@5, R@10, RR and nDCG@10 of every row that `is_ranked`.

    Raises:
        SettingsError: `ir-measures` is not installed.
    """
    ir = _ir_measures()
    needs: list[Any] = []
    need_run: list[Any] = []
    qrels: list[Any] = []
    run: list[Any] = []
    why: dict[str, str] = {}
    # Queries go by number: the C code under ir-measures crashes on an id with a NUL character.
    ids: list[str] = []
    for known, ranked in rows:
        if not is_ranked(known):
            continue
        query = str(len(ids))
        ids.append(known.id)
        found = found_at(known, ranked)
        why[known.id] = "evidence at rank " + ", ".join("none" if f is None else str(f) for f in found)
        for number, first in enumerate(found):
            needs.append(ir.Qrel(f"{query}#{number}", f"hit-{first}", 1))
            qrels.append(ir.Qrel(query, f"hit-{first}" if first else f"none-{number}", 1))
            need_run += _documents(ir, f"{query}#{number}", len(ranked))
        run += _documents(ir, query, len(ranked))
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    for metric in (
        *ir.iter_calc([ir.R @ k for k in DEPTHS], needs, need_run),
        *ir.iter_calc([ir.RR, ir.nDCG @ 10], qrels, run),
    ):
        row = ids[int(metric.query_id.partition("#")[0])]
        values[row, str(metric.measure)].append(metric.value)
    return tuple(
        Score(row, measure, sum(each) / len(each), why[row]) for (row, measure), each in values.items()
    )


def _documents(ir: ModuleType, query: str, count: int) -> list[Any]:
    """The hits of a query, scored so that ranks survive; at least one, so that no query is left out."""
    ranks = range(1, count + 1)
    return [ir.ScoredDoc(query, f"hit-{r}", -float(r)) for r in ranks] or [
        ir.ScoredDoc(query, "nothing", 0.0)
    ]


def _ir_measures() -> ModuleType:
    try:
        import ir_measures
    except ImportError as error:
        raise SettingsError(
            "ranking measures need ir-measures; install it with: pip install 'passage[dev]'"
        ) from error
    return ir_measures
