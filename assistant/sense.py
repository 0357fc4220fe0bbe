"""What the evidence says of a statement without figures: that it is so, that it is not, or nothing.

A sentence speaks of a statement if it meets most of what the statement is about; one that merely shares
its subject does not, so that it neither affirms nor denies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant import polarity, rivals, stance
from assistant.areas import NATIONAL, Areas
from assistant.draft import Draft, Quote
from assistant.evidence import FEATURES, Candidate
from assistant.extent import clean
from assistant.lexicon import Concept
from assistant.question import Query
from assistant.words import listed, stem, stems
from corpus.types import Report

READ = 8
"""How many candidates are laid against a statement."""

AFFIRMS = 0.62
"""The least share of a statement that a sentence must speak of to affirm it."""

DENIES = 0.62
"""The same to deny it, its words of direction and degree aside: those are what is denied."""

CARRIED = 0.85
"""What a word is worth that stands in the sentences before."""

CLOSE = 0.1
"""How much less of a statement a sentence may speak of than the best, and still overrule it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that speaks of a statement: whether it denies it, how much of it it speaks of in
    [0, 1], and its span in the report, with the next sentence where that carries it on."""

    candidate: Candidate
    start: int
    end: int
    denies: bool
    share: float

    def draft(self, report: Report) -> Draft:
        """The sentence as an answer."""
        said = clean(report.text[self.start : self.end])
        quote = Quote(self.candidate.hit.passage, self.start, self.end)
        return Draft(said, f"{said} [1]", (quote,), self.candidate.score)


class Weigher:
    """Lays statements against evidence.

    Args:
        report: gives a report by its id.
        areas: finds forces in text.
    """

    def __init__(self, report: Callable[[str], Report], areas: Areas) -> None:
        self._report = report
        self._areas = areas

    def weigh(self, query: Query, ranked: Sequence[Candidate]) -> Told | None:
        """The sentence that settles the statement of `query`, or None if none speaks of it."""
        told = [t for c in ranked[:READ] if (t := self._told(query, c, ranked)) is not None]
        if not told:
            return None
        top = max(t.share for t in told)
        near = [t for t in told if t.share >= top - CLOSE]
        # The first of them is the best ranked.
        return max(near, key=lambda t: (round(t.share, 1), t.candidate.score))

    def draft(self, told: Told) -> Draft:
        """What settles a statement, as an answer."""
        return told.draft(self._report(told.candidate.hit.passage.report_id))

    def _told(self, query: Query, candidate: Candidate, ranked: Sequence[Candidate]) -> Told | None:
        if candidate.features[_PLACE["year_clash"]] or candidate.features[_PLACE["question"]]:
            return None
        concepts = topic(query.concepts)
        end, text = self._extended(candidate, ranked)
        if self._elsewhere(query, text):
            return None
        clash = rivals.conflict(query.text, text, self._areas)
        if clash or stance.denies(query.text, text, concepts):
            about = [c for c in concepts if not (_polar(c) or c.alternatives[0] <= clash)]
            share = _share(about, candidate, text)
            return Told(candidate, candidate.start, end, True, share) if share >= DENIES else None
        share = _share(concepts, candidate, text)
        around = f"{text} {candidate.hit.passage.text}"
        if share < AFFIRMS or rivals.unmet(query.text, around, self._areas):
            return None
        return Told(candidate, candidate.start, end, False, share)

    def _extended(self, candidate: Candidate, ranked: Sequence[Candidate]) -> tuple[int, str]:
        """The candidate, with the next sentence if that takes it up ("However, it has not met.")."""
        passage = candidate.hit.passage
        spans = [s for s in passage.sentences if s[0] >= candidate.end]
        text = self._report(passage.report_id).text
        if passage.kind != "table_row" and spans and spans[0][0] - candidate.end <= 2:
            after = text[slice(*spans[0])]
            if _TAKES_UP.match(after) and (
                polarity.denials(polarity.folded(after)) or _TURNS.match(after)
            ):
                return spans[0][1], f"{candidate.text} {after}"
        return candidate.end, candidate.text

    def _elsewhere(self, query: Query, text: str) -> bool:
        """Whether a sentence is on England and Wales alone, and the statement is not."""
        named = {m.area for m in self._areas.find(text)}
        return NATIONAL not in query.areas and named == {NATIONAL} and not _AMONG.search(text)


_PLACE = {name: place for place, name in enumerate(FEATURES)}
_TAKES_UP = re.compile(
    r"(?:however|but|this|these|it|they|nonetheless|the\s+\w+\s+(?:had|has|have|was|is))\b", re.I
)
_TURNS = re.compile(r"(?:however|but|nonetheless)\b", re.I)
_AMONG = re.compile(
    r"\b(?:highest|lowest|most|least|best|worst|largest|smallest|among|one\s+of)\b", re.I
)
_FRAMING = frozenset(map(stem, listed("framing")))


def topic(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts of a statement without those that only frame it ("HMIC found that ...")."""
    kept = tuple(c for c in concepts if not c.alternatives[0] <= _FRAMING)
    return kept or tuple(concepts)


def _polar(concept: Concept) -> bool:
    """Whether a concept has an opposite: it says how or which way, not what."""
    return concept.alternatives[0] <= polarity.POLAR


def _share(concepts: Sequence[Concept], candidate: Candidate, text: str) -> float:
    """The weighted share of the concepts that a candidate speaks of: half by its own words and those of
    its table or note, half with, for less, the sentences and headings before it."""
    if not concepts:
        return 1.0
    passage = candidate.hit.passage
    own = stems(f"{text} {passage.context}" if passage.kind in _SHORT else text)
    before = stems(f"{' '.join(passage.section)} {passage.text[: candidate.end - passage.start]}")
    total = met = 0.0
    for concept in concepts:
        alone = concept.met_by(own)
        total += concept.weight
        met += concept.weight * (alone + max(alone, CARRIED * concept.met_by(before))) / 2
    return met / total


_SHORT = frozenset({"table_row", "judgement", "footnote"})
