"""Grades as answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.asked.question import Query
from assistant.evidence import scales
from assistant.evidence.candidates import Candidate
from assistant.evidence.forms import GRADED, about_grade
from assistant.support.draft import Draft, Quote
from corpus.types import Report


def judgement(
    query: Query, ranked: Sequence[Candidate], report_of: Callable[[str], Report]
) -> Draft | None:
    """The grade given to the inspection question that the query is about, in each year asked."""
    graded: dict[int, Candidate] = {}
    for candidate in ranked:
        passage = candidate.hit.passage
        if passage.kind != "judgement" or (query.years and passage.year not in query.years):
            continue
        known = graded.get(passage.year)
        if known is None or _graded(query, candidate) > _graded(query, known) + 0.05:
            graded[passage.year] = candidate
    if not graded:
        return None
    best = max(graded.values(), key=lambda c: (_graded(query, c), c.score))
    if _graded(query, best) < GRADED:
        return None
    kept = [c for c in graded.values() if _graded(query, c) >= 0.7 * _graded(query, best)]
    kept.sort(key=lambda c: c.hit.passage.year)
    parts, lines, quotes = [], [], []
    for number, candidate in enumerate(kept, 1):
        report = report_of(candidate.hit.passage.report_id)
        given = next(j for j in report.judgements if j.start <= candidate.start < j.end)
        when = f" in {report.info.year}" if len(kept) > 1 else ""
        parts.append(f"{given.grade}{when}")
        lines.append(f"{given.question} {given.grade} ({report.info.year}). [{number}]")
        passage = candidate.hit.passage
        quotes.append(Quote(passage, passage.start, passage.end))
    return Draft(
        "; ".join(parts),
        " ".join(lines),
        tuple(quotes),
        best.score,
        cautions=_cautions(kept, report_of) if len(kept) == 2 else (),
    )


def _cautions(graded: Sequence[Candidate], report_of: Callable[[str], Report]) -> tuple[str, ...]:
    """What stands against setting two grades side by side."""
    reports = [report_of(candidate.hit.passage.report_id) for candidate in graded]
    one, two = (
        next(j for j in report.judgements if j.start <= candidate.start < j.end)
        for report, candidate in zip(reports, graded, strict=True)
    )
    return tuple(caveat.text for caveat in scales.caveats(one, two, *reports))


def _graded(query: Query, candidate: Candidate) -> float:
    passage = candidate.hit.passage
    return about_grade(query, f"{passage.text} {' '.join(passage.section)}")
