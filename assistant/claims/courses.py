"""Claims on how one area lies from another, or went beside it: by the sentence that says so in words."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked.question import Query
from assistant.claims import findings
from assistant.claims.findings import Finding
from assistant.evidence.candidates import Candidate
from assistant.evidence.sense import Told, Weigher
from assistant.language import course, facts, multiples
from assistant.language.areas import Areas

SHARE = 0.55
"""The least share of what is compared that a sentence must speak of to settle which is more."""


class CourseChecker:
    """Checks claims that set one area beside others, and give no figure but how many times.

    Args:
        areas: finds areas in text.
        weigher: lays claims against sentences.
    """

    def __init__(self, areas: Areas, weigher: Weigher) -> None:
        self._areas = areas
        self._weigher = weigher

    def check(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """The finding on such a claim; None if it is none, or no sentence shows which is more."""
        said = course.of(query.text, self._areas)
        times = course.multiple(query.text)
        if said is None or said.kind == "change":
            return None
        if times is None and facts.find(query.text, self._areas):
            return None
        laid = [t for t in self._weigher.laid(query, ranked) if abs(t.values["turned"]) >= SHARE]
        if times is not None:
            laid = [t for t in laid if course.multiple(t.candidate.text) is not None]
        best = max(laid, key=lambda t: abs(t.values["turned"]), default=None)
        if best is None:
            return None
        share = best.values["turned"]
        same = share < 0 and (times is None or _as_many(query.text, best.candidate.text))
        draft = self._weigher.draft(Told(best, not same, abs(share)))
        return findings.of_sentence(draft, true=same)


def _as_many(claim: str, told: str) -> bool:
    """Whether both give the same multiple, and neither a limit on the other side of it."""
    return course.multiple(claim) == course.multiple(told) and not multiples.apart(claim, told)
