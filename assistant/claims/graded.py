"""Claims on grades: whether the grade that a force was given is the one claimed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.grades import judgement
from assistant.asked.question import Query
from assistant.claims.findings import Finding
from assistant.evidence.candidates import Candidate
from assistant.language.grading import GRADES, claimed
from assistant.language.words import listed, stem
from corpus.types import Report

_WORDS = frozenset(map(stem, listed("grading"))) | frozenset(
    stem(word) for grade in GRADES for word in grade.split()
)


def check(query: Query, ranked: Sequence[Candidate], report: Callable[[str], Report]) -> Finding | None:
    """The finding on a claim that a grade was given; None if no grade was given to what it is about."""
    named = claimed(query.text)
    about = tuple(c for c in query.concepts if not c.alternatives[0] <= _WORDS)
    draft = judgement(replace(query, expects="judgement", concepts=about), ranked, report)
    if named is None or draft is None:
        return None
    given = {grade for grade in GRADES if grade in draft.short.lower()}
    if named in given:
        return Finding("supported", draft)
    return Finding("contradicted", draft, draft.short)
