"""Dates as answers: the moment that a question asks for, of all that its evidence names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

from assistant import asking
from assistant.areas import Areas
from assistant.demands import sentence_answers
from assistant.draft import Draft, Quote
from assistant.evidence import Candidate
from assistant.extent import clean
from assistant.facts import period_years
from assistant.lexicon import coverage
from assistant.question import Query
from assistant.words import stems, tokens
from corpus import periods
from corpus.periods import Period

_AHEAD = re.compile(
    r"\b(?:will|by|due|deadline|expect\w*|anticipat\w*|planned|plans\s+to|aims?\s+to|intend\w*|scheduled|forthcoming)\b",
    re.I,
)
READ_AHEAD = 8
CLOSE = 0.6
"""The least score of a sentence, as a share of the best one's, for its dates to be looked at."""

OWN, NEAR, TENSE = 1.5, 1.0, 1.0
"""How much it counts that the sentence speaks of what is asked, that the date stands near those words,
and that both look ahead or both do not; beside the logit of the sentence's score."""


def moment(query: Query, ranked: Sequence[Candidate], areas: Areas) -> Draft | None:
    """The moment asked for, with the sentence that names it; None if no good sentence names one."""
    options: list[tuple[float, Period, Candidate]] = []
    for candidate in ranked[:READ_AHEAD]:
        if candidate.score < CLOSE * ranked[0].score or not sentence_answers(
            query, candidate.text, areas
        ):
            continue
        named = periods.find(candidate.text)
        # The year that the question names is not its answer, if there is another.
        found = [p for p in named if not set(period_years(p)) <= set(query.years)] or list(named)
        options += [(_worth(query, candidate, period), period, candidate) for period in found]
    if not options:
        return None
    _, best, where = max(options, key=lambda option: option[0])
    quote = Quote(where.hit.passage, where.start, where.end)
    return Draft(best.text, f"{clean(where.text)} [1]", (quote,), where.score)


def _worth(query: Query, candidate: Candidate, period: Period) -> float:
    score = min(max(candidate.score, 1e-6), 1 - 1e-6)
    ahead = period.relation == "by" or bool(_AHEAD.search(candidate.text, 0, period.end))
    return (
        log(score / (1 - score))
        + OWN * coverage(query.concepts, stems(candidate.text))
        + NEAR * _nearness(query, candidate.text, period)
        + TENSE * (ahead == asking.says("ahead", query.text))
    )


def _nearness(query: Query, text: str, period: Period) -> float:
    """The weighted share of the question's concepts that stand near the date, in [0, 1], each counted
    by 1 / (1 + distance / 8), in words."""
    words = tokens(text)
    place = next((i for i, word in enumerate(words) if word.end > period.start), len(words))
    total = near = 0.0
    for concept in (*query.concepts, *query.background):
        keys = frozenset().union(*concept.alternatives)
        total += concept.weight
        near += concept.weight * max(
            (1 / (1 + abs(i - place) / 8) for i, word in enumerate(words) if word.stem in keys),
            default=0.0,
        )
    return near / total if total else 0.0
