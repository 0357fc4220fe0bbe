"""Claims on the place that a force takes among all: by the sentence that gives its place."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked.question import Query
from assistant.claims import findings
from assistant.claims.findings import Finding
from assistant.evidence.candidates import Candidate
from assistant.evidence.sense import Told, Weigher
from assistant.evidence.topics import spoken_of, subject
from assistant.language import course, placing
from assistant.language.areas import NATIONAL, Areas
from assistant.language.lexicon import Concept
from assistant.language.words import stems

SHARE = 0.5
"""The least share of what a place is taken in that a sentence must speak of to settle which it is."""

DENIES = 0.6
"""The same for one that gives another place."""


class PlaceChecker:
    """Checks claims that count those ahead of a force, or give its place.

    Args:
        areas: finds areas in text.
        weigher: lays claims against sentences.
    """

    def __init__(self, areas: Areas, weigher: Weigher) -> None:
        self._areas = areas
        self._weigher = weigher

    def check(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """The finding on such a claim; None if it is none, or no sentence tells the place."""
        said = placing.claimed(query.text)
        if said is None:
            return None
        rest = stems(f"{query.text[: said.start]} {query.text[said.end :]}")
        about = course.subject(
            tuple(c for c in subject(query.concepts) if c.alternatives[0] <= rest and not self._area(c))
        )
        laid = [
            (spoken_of(about, traits.candidate), place.number == said.number, traits)
            for traits in self._weigher.laid(query, ranked)
            if {m.area for m in self._areas.find(traits.candidate.text)} <= {NATIONAL, *query.areas}
            for place in placing.told(traits.candidate.text)
            if place.way == said.way
        ]
        # What is told twice ("the fourth highest", "the highest") settles nothing if it differs.
        near = [one for one in laid if one[0] >= SHARE]
        if not near or len({same for _, same, _ in near}) > 1:
            return None
        share, same, traits = max(near, key=lambda one: one[0])
        if not same and share < DENIES:
            return None
        draft = self._weigher.draft(Told(traits, not same, share))
        return findings.of_sentence(draft, true=same)

    def _area(self, concept: Concept) -> bool:
        return bool(self._areas.find(concept.surface))
