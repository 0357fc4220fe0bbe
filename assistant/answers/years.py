"""Other years for a question that leaves open which: what answers it for one year may crowd out the
others from what is found first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answers.best import READ_AHEAD
from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.language import polarity
from assistant.support.draft import Draft
from assistant.types import Scope
from corpus.types import ReportInfo

OTHERS = 2
"""The years, newest first, that such a question is looked up for besides the one found."""


def with_others(
    query: Query,
    ranked: Sequence[Candidate],
    draft: Draft,
    infos: Iterable[ReportInfo],
    find: Callable[[Query], Sequence[Candidate]],
) -> list[Candidate]:
    """`ranked` with what `find` gives for other years in which `infos` are on the forces that `draft` is
    on, behind the best; nothing if the question names a year, or `draft` tells several."""
    told = {quote.passage.year for quote in draft.quotes}
    if not _asks_figure(query) or query.years or query.filtered or len(told) > 1:
        return []
    forces = tuple(dict.fromkeys(quote.passage.force for quote in draft.quotes))
    years = sorted({info.year for info in infos if info.force in forces} - told)[-OTHERS:]
    known = {(c.hit.passage.id, c.start) for c in ranked}
    more = [
        candidate
        for year in years
        for candidate in find(replace(query, scope=Scope(forces, (year,))))
        if (candidate.hit.passage.id, candidate.start) not in known
    ]
    if not more:
        return []
    behind = sorted((*ranked[READ_AHEAD:], *more), key=lambda c: -c.score)
    return [*ranked[:READ_AHEAD], *behind]


def _asks_figure(query: Query) -> bool:
    """Whether a figure is asked for; which way something went, or how it compares with the year before,
    is told with one."""
    if query.expects == "figure":
        return True
    of_change = query.expects == "comparison" or polarity.offers_both(query.text)
    return query.changes and of_change and query.expects in {"comparison", "yesno"}
