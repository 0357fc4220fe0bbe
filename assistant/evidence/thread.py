"""What a follow-up leans on: the places of the reports that answered the turn before.

"Whom do they share it with?" asks about what was answered before, which as a rule is told in the same
paragraph. Evidence gains the nearer it stands to what was quoted there; the gain is bounded, so that
what is clearly about something else stays behind what is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from assistant.asked.question import Place, Query
from assistant.evidence.candidates import FEATURES, Candidate
from corpus.types import Passage

GAIN = 0.7
"""What is added to the log odds of a sentence in the paragraph that answered the turn before."""

SAME = 0.5
"""What is added to those of a sentence that was quoted there, if it can answer this turn too."""

SPENT = -1.0
"""What is added if it cannot: it gives no reason where one is asked, or is silent on the new thing."""

REACH = 400.0
"""Characters over which the gain falls to 1/e of itself in the paragraphs around."""

FARTHEST = 1500
"""Characters beyond which nothing is near."""


def near(query: Query, passage: Passage) -> bool:
    """Whether a passage is one that `query` leans on, or stands beside it."""
    there = (place for place in query.beside if place.report_id == passage.report_id)
    return any(_apart(place, passage) <= FARTHEST for place in there)


def nearer(query: Query, candidates: Sequence[Candidate]) -> list[Candidate]:
    """`candidates` ranked again, those near what was quoted before ahead of where they stood."""
    moved = [_moved(query, candidate) for candidate in candidates]
    return sorted(moved, key=lambda c: (-c.score, c.hit.passage.report_id, c.start))


def _moved(query: Query, candidate: Candidate) -> Candidate:
    gain = _gain(query, candidate)
    if not gain:
        return candidate
    score = min(max(candidate.score, 1e-6), 1 - 1e-6)
    odds = log(score / (1 - score)) + gain
    return replace(candidate, score=1 / (1 + exp(-odds)))


def _gain(query: Query, candidate: Candidate) -> float:
    passage = candidate.hit.passage
    there = [place for place in query.beside if place.report_id == passage.report_id]
    if any(place.start < candidate.end and candidate.start < place.end for place in there):
        return _of_quoted(query, candidate)
    if passage.kind == "table_row" and not _on_another(query):
        return 0.0  # Its neighbours are other things, however near they stand.
    apart = min((_apart(place, passage) for place in there), default=FARTHEST + 1)
    return GAIN * exp(-apart / REACH) if apart <= FARTHEST else 0.0


def _apart(place: Place, passage: Passage) -> int:
    """Characters between a passage and a place, 0 within it."""
    return max(0, place.start - passage.end, passage.start - place.end)


def _of_quoted(query: Query, candidate: Candidate) -> float:
    told = dict(zip(FEATURES, candidate.features, strict=True))
    if _on_another(query) and told["coverage"] == 0:
        return SPENT
    if told["type"] == 0:
        # Why a thing is so is not told by what says that it is.
        return SPENT if query.expects == "reason" else 0.0
    return SAME


def _on_another(query: Query) -> bool:
    """Whether the same is asked of something else than before."""
    return any(place.said for place in query.beside)
