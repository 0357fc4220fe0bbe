"""Whether a sentence that seems to deny what a question takes for granted leaves it standing.

The model that lays sentences against a question is easily led to see a denial in what only differs in
words. That it stands is told by three things: the sentence says what ought to be and not what is; or its
words oppose nothing, and it gives a reason (or the next does, "This was because ..."), or what comes
before it says as the question does that something is not so.
"""

from __future__ import annotations

import re

from assistant.asked.question import Query
from assistant.evidence.candidates import WISHED, Candidate
from assistant.evidence.extent import EXPLAINS
from assistant.evidence.sense import Traits
from assistant.language import polarity
from assistant.language.grading import claimed
from assistant.language.lexicon import coverage
from assistant.language.words import stems

SAID = 0.75
"""The share of a question that a sentence must speak of to say that what it denies is not so."""

_REASON = re.compile(r"\b(?:because|due\s+to|owing\s+to|as\s+a\s+result\s+of|attribut\w+)\b", re.I)


def upheld(query: Query, traits: Traits) -> bool:
    """Whether what `query` takes for granted stands, for all that a sentence laid against it says."""
    candidate, values = traits.candidate, traits.values
    if candidate.hit.passage.role in WISHED or _graded_so(query, candidate):
        return True
    if values["opposed"] or values["turned"] > 0:
        return False
    if values["denied"]:
        return _denied_before(query, candidate)
    return query.expects == "reason" and _explains(candidate)


def _graded_so(query: Query, candidate: Candidate) -> bool:
    """Whether it is a grade, and the one that the question names."""
    graded = candidate.hit.passage.kind == "judgement"
    return graded and claimed(query.text) is not None and claimed(query.text) == claimed(candidate.text)


def _explains(candidate: Candidate) -> bool:
    """Whether a sentence, or the one behind it, gives a reason: only what is so has one."""
    return bool(_REASON.search(candidate.text) or EXPLAINS.match(_beside(candidate)[1]))


def _denied_before(query: Query, candidate: Candidate) -> bool:
    """Whether the sentence before denies what the question denies."""
    before = _beside(candidate)[0]
    return _denies(query.text) and _denies(before) and coverage(query.concepts, stems(before)) >= SAID


def _denies(text: str) -> bool:
    return bool(polarity.denials(polarity.folded(text)))


def _beside(candidate: Candidate) -> tuple[str, str]:
    """The sentences before and behind a candidate in its passage, "" where there is none."""
    passage = candidate.hit.passage
    before = [s for s in passage.sentences if s[1] <= candidate.start][-1:]
    behind = [s for s in passage.sentences if s[0] >= candidate.end][:1]
    one, other = (
        "".join(passage.text[a - passage.start : b - passage.start] for a, b in spans)
        for spans in (before, behind)
    )
    return one, other
