"""What a statement is about, and how much of that a sentence speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.candidates import Candidate
from assistant.language import polarity
from assistant.language.lexicon import Concept
from assistant.language.words import listed, stem, stems

CARRIED = 0.85
"""What a word is worth that stands in the sentences before."""

_FRAMING = frozenset(map(stem, listed("framing")))


def topic(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts of a statement without those that only frame it ("HMIC found that ...")."""
    kept = tuple(c for c in concepts if not c.alternatives[0] <= _FRAMING)
    return kept or tuple(concepts)


def subject(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts that say what a statement is about, and not how or which way; all if none does."""
    return tuple(c for c in topic(concepts) if not polar(c)) or tuple(concepts)


def polar(concept: Concept) -> bool:
    """Whether a concept has an opposite: it says how or which way, not what."""
    return concept.alternatives[0] <= polarity.POLAR


def share_of(concepts: Sequence[Concept], candidate: Candidate, text: str) -> float:
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


def spoken_of(concepts: Sequence[Concept], candidate: Candidate) -> float:
    """The weighted share of the concepts that a sentence speaks of, or, for less, what stands before it
    in its passage; 0 if there are none."""
    passage = candidate.hit.passage
    own = stems(candidate.text)
    before = stems(passage.text[: candidate.start - passage.start])
    total = sum(c.weight for c in concepts)
    met = sum(c.weight * max(c.met_by(own), CARRIED * c.met_by(before)) for c in concepts)
    return met / total if total else 0.0


_SHORT = frozenset({"table_row", "judgement", "footnote"})
