"""What is handed to whoever asked: an answer with its citations, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import refusal
from assistant.answers.voice import voice
from assistant.asked.question import Query
from assistant.support.draft import Draft, Quote
from assistant.types import Answer, Citation, Reason
from index.search import Index
from index.types import Hit


def given(index: Index, query: Query, hits: tuple[Hit, ...], draft: Draft, right: str = "") -> Answer:
    """A draft as an answer. `right` is what the reports say instead of a claim that they contradict."""
    return Answer(
        status=draft.status,
        short=draft.short,
        text=draft.text,
        citations=tuple(_citation(index, n, q) for n, q in enumerate(draft.quotes, 1)),
        hits=_first(draft.quotes, hits),
        scope=query.scope,
        understood=query.text,
        confidence=draft.confidence,
        right=right,
        cautions=draft.cautions,
    )


def withheld(
    index: Index,
    query: Query,
    hits: tuple[Hit, ...],
    reason: Reason | None,
    what: str = "",
    detail: str = "",
) -> Answer:
    """A refusal; without a reason, that a claim was not found."""
    explanation = refusal.explain(reason or "not_in_reports", index.infos(), what)
    if detail:
        explanation = f"{explanation} Withheld: {detail}."
    return Answer(
        status="refused" if reason else "not_found",
        short="",
        text=explanation,
        citations=(),
        hits=hits,
        scope=query.scope,
        understood=query.text,
        confidence=0.0,
        reason=reason,
        explanation=explanation,
    )


def _citation(index: Index, marker: int, quote: Quote) -> Citation:
    report = index.report(quote.passage.report_id)
    first, last = report.page_at(quote.start), report.page_at(quote.end - 1)
    return Citation(
        marker=marker,
        report_id=report.id,
        page=first.number,
        last_page=last.number,
        page_exact=first.exact and last.exact,
        section=quote.passage.section,
        quote=report.text[quote.start : quote.end],
        start=quote.start,
        end=quote.end,
        voice=voice(quote.passage, report.text[quote.start : quote.end]),
    )


def _first(quotes: Sequence[Quote], hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """`hits` with the quoted passages before the others."""
    quoted = {quote.passage.id for quote in quotes}
    return tuple(sorted(hits, key=lambda hit: hit.passage.id not in quoted))
