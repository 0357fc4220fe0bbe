"""What the evidence says of a statement without figures: that it is so, that it is not, or nothing.

A sentence speaks of a statement if it meets most of what the statement is about in its words, or if the
cross-encoder, which read both together, finds that it does (`assistant.entailment`); one that merely
shares its subject neither affirms nor denies. Which way it speaks is told by words (`assistant.stance`,
`assistant.rivals`): of that the small model is the poorer judge. Where it is firmly of the other mind,
the sentence settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant import polarity, rivals, stance
from assistant.areas import NATIONAL, Areas
from assistant.draft import Draft, Quote
from assistant.entailment import Said
from assistant.evidence import FEATURES, Candidate
from assistant.extent import clean
from assistant.lexicon import Concept
from assistant.question import Query
from assistant.words import content, listed, stem, stems
from corpus.types import Report

READ = 8
"""How many candidates are laid against a statement."""

AFFIRMS = 0.62
"""The least share of a statement that a sentence must speak of to affirm it."""

LIKELY = 1.28
ALIKE = 1.33
"""The least sums of share and cosine to affirm a statement: `ALIKE` where the share is below `AFFIRMS`.
Sentences that were merely related to 35 statements of no report reached 1.27."""

DENIES = 0.5
"""The least share to deny a statement, and the least cosine that must come with it (`NEAR`)."""

NEAR = 0.42
NEAR_ENOUGH = 1.1
"""The least sum of share and cosine of a denial."""

MUTE = -3.0
"""Log odds that a sentence speaks of a statement below which it does not, whatever words they share."""

SPEAKS = 0.0
TOUCHES = 0.25
"""The log odds from which it speaks of a statement in other words, and the share that it must still meet
in its own."""

IN_ITS_WORDS = 0.9
"""The share from which a sentence that is like a statement is judged by words alone: of one so close
the model, which learnt how little can make a sentence say something else, is too suspicious."""

OTHERWISE = (-1.0, 2.0)
"""How the model must lean (log odds that a sentence affirms) for the sentence not to be held to affirm,
and not to be held to deny."""

CARRIED = 0.85
"""What a word is worth that stands in the sentences before."""

CLOSE = 0.1
"""How much less of a statement a sentence may speak of than the best, and still be chosen."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that speaks of a statement: whether it denies it, how much of it it speaks of in
    [0, 1], by its words or by the model, and its span in the report, with the next sentence where that
    carries it on."""

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
        told = [t for c in ranked[:READ] if (t := self._told(query, c)) is not None]
        if not told:
            return None
        top = max(t.share for t in told)
        near = [t for t in told if t.share >= top - CLOSE]
        # Of sentences that speak of it alike, the one that speaks of little else.
        return max(near, key=lambda t: t.candidate.score + _focus(query, t.candidate))

    def draft(self, told: Told) -> Draft:
        """What settles a statement, as an answer."""
        return told.draft(self._report(told.candidate.hit.passage.report_id))

    def _told(self, query: Query, candidate: Candidate) -> Told | None:
        if candidate.features[_PLACE["year_clash"]] or candidate.features[_PLACE["question"]]:
            return None
        concepts = topic(query.concepts)
        cosine, said = float(candidate.features[_PLACE["cosine"]]), candidate.said
        end, text = self._extended(candidate)
        if self._elsewhere(query, text):
            return None
        clash = rivals.conflict(query.text, text, self._areas)
        how = stance.denial(query.text, text, concepts)
        if clash or how is not None:
            # What is denied in its own words must be spoken of; what is opposed is told by its opposite.
            about = [
                c
                for c in concepts
                if not (c.alternatives[0] <= clash or (how == "opposed" and _polar(c)))
            ]
            share = _share(about, candidate, text)
            alike = share >= DENIES and cosine >= NEAR and share + cosine >= NEAR_ENOUGH
            said = None if alike and share >= IN_ITS_WORDS else said
            if not _speaks(said, alike, share) or _leans(said) > OTHERWISE[1]:
                return None
            return Told(candidate, candidate.start, end, True, _spoken(said, share))
        share = _share(concepts, candidate, text)
        alike = share >= DENIES and share + cosine >= (LIKELY if share >= AFFIRMS else ALIKE)
        said = None if alike and share >= IN_ITS_WORDS else said
        if not _speaks(said, alike, share) or _leans(said) < OTHERWISE[0]:
            return None
        around = f"{text} {candidate.hit.passage.text}"
        if rivals.unmet(query.text, around, self._areas) or _way_unsaid(query.text, text):
            return None
        return Told(candidate, candidate.start, end, False, _spoken(said, share))

    def _extended(self, candidate: Candidate) -> tuple[int, str]:
        """The candidate, with the next sentence if that turns it ("However, it has not met.")."""
        passage = candidate.hit.passage
        spans = [s for s in passage.sentences if s[0] >= candidate.end]
        if passage.kind != "table_row" and spans and spans[0][0] - candidate.end <= 2:
            after = self._report(passage.report_id).text[slice(*spans[0])]
            if _TURNS.match(after) or (_TAKES_UP.match(after) and _NOT_YET.search(after)):
                return spans[0][1], f"{candidate.text} {after}"
        return candidate.end, candidate.text

    def _elsewhere(self, query: Query, text: str) -> bool:
        """Whether a sentence is on England and Wales alone, and the statement is not."""
        named = {m.area for m in self._areas.find(text)}
        return NATIONAL not in query.areas and named == {NATIONAL} and not _AMONG.search(text)


def _speaks(said: Said | None, alike: bool, share: float) -> bool:
    """Whether a sentence speaks of a statement: in its words (`alike`) unless the model finds it mute,
    or in others where the model finds so."""
    if said is None or said.speaks < MUTE:
        return said is None and alike
    return alike or (share >= TOUCHES and said.speaks > SPEAKS)


def _leans(said: Said | None) -> float:
    """Which way a sentence speaks, by the model; 0 where it was not read or says nothing."""
    return said.leans if said is not None and said.speaks > SPEAKS else 0.0


def _spoken(said: Said | None, share: float) -> float:
    return share if said is None else said.yes + said.no


_PLACE = {name: place for place, name in enumerate(FEATURES)}
_TAKES_UP = re.compile(r"(?:this|it|they|the\s+\w+)\b", re.I)
_NOT_YET = re.compile(r"\b(?:had\s+not|has\s+not|have\s+not|not\s+yet|yet\s+to|no\s+longer)\b", re.I)
_TURNS = re.compile(r"(?:however|but|nonetheless)\b", re.I)
_AMONG = re.compile(
    r"\b(?:highest|lowest|most|least|best|worst|largest|smallest|among|one\s+of)\b", re.I
)
_FRAMING = frozenset(map(stem, listed("framing")))


def _way_unsaid(statement: str, sentence: str) -> bool:
    """Whether a statement says that something rose or fell, and the sentence nothing of the kind."""
    said = polarity.direction(polarity.folded(statement))
    return (
        said is not None
        and polarity.direction(polarity.folded(sentence)) is None
        and said not in {polarity.way_of(polarity.folded(sentence), 0)}
    )


def _focus(query: Query, candidate: Candidate) -> float:
    """The share of a sentence's words that the statement speaks of."""
    named = frozenset().union(*(a for c in query.concepts for a in c.alternatives))
    words = {token.stem for token in content(candidate.text)}
    return len(words & named) / len(words) if words else 0.0


def topic(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts of a statement without those that only frame it ("HMIC found that ...")."""
    kept = tuple(c for c in concepts if not c.alternatives[0] <= _FRAMING)
    return kept or tuple(concepts)


def subject(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts that say what a statement is about, and not how or which way; all if none does."""
    return tuple(c for c in topic(concepts) if not _polar(c)) or tuple(concepts)


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
