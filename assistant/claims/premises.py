"""What a question takes for granted ("Why did burglary rise?"), laid against the evidence.

A reason, a moment or one of several can only be asked for if the thing is so. Where figures, checked as
those of a claim, or the sentences found deny it, the answer is what denies it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked.question import Query
from assistant.asked.ways import decides_of
from assistant.claims.checker import Checker, stated
from assistant.claims.upheld import upheld
from assistant.evidence.candidates import Candidate
from assistant.evidence.sense import Told, Traits, Weigher
from assistant.language import averted, facts, supposed
from assistant.language.areas import Areas
from assistant.support.draft import Draft
from assistant.types import Expects

_GRANTS = re.compile(
    r"\bwhy\b|\bhow\s+come\b|\breasons?\b|\b(?:on\s+)?what\s+grounds?\b"
    r"|\bwhat(?:['’]s)?\s+(?:explains|explained|caused|causes|drove|fuelled|(?:is|was)\s+driving|led|(?:lies\s+|is\s+|was\s+)?behind"
    r"|accounts?\s+for|made|makes|pushed|earned|prompted|brought|saw|sent|triggered|stopped|kept|convinced|persuaded|reassured)\b"
    r"|\bwhat\s+(?:did|do|does)\b.{0,60}?\b(?:like|admire|dislike)\s+(?:so\s+much\s+)?about\b|\bso\s+(?:well|badly)\s+that\b"
    r"|\bwhat\s+did\b.{0,80}?\b(?:do|done)\s+to\b|\bhow\b.{0,60}?\b(?:explain|account\s+for|justif)\w*\b"
    r"|\bhow\s+did\b.{0,60}?\b(?:manage|come\s+to|get\s+to)\b|\b(?:praise|criticis)\w*\b"
    r"|\bwhen\s+(?:did|was|were|had|has|have)\b|\bhow\s+has\b.{0,60}?\bmanaged\b"
    r"|\bwho\s+(?:is|was)\s+to\s+blame\b|\b(?:what|which)\s+(?:\w+\s+)?factors\b.{0,40}\b(?:account|explain|caus)\w*"
    r"|\b(?:its|their|this|that)\s+(?:\S+\s+){0,4}?(?:increase|rise|growth|fall|drop|reduction|decline)\s+in\b",
    re.I,
)
_OF_SEVERAL = re.compile(r"\b(?:which|how\s+many|what)\s+of\s+", re.I)
_SUPPOSES = re.compile(r"\bif\b|\bwould\b|\bwhether\b", re.I)
_ASKS = re.compile(
    r"^(?:and\s+|but\s+|so\s+)?(?:why|how\s+come|when|what\s+(?:explains|explained|caused|drove|made|led\s+to"
    r"|lies\s+behind|(?:is|was)\s+behind|were\s+the\s+reasons?(?:\s+\w+\s+gave)?\s+for))\s+",
    re.I,
)
OPEN: frozenset[Expects] = frozenset({"reason", "text", "list", "date", "name"})
"""What may be asked for by a question whose premise is laid against sentences, not figures."""

_CHECKED = OPEN | {"figure"}

_OPEN_ENDED = re.compile(r"\bif\b|\bwhether\b|(?<!who\s)\bwould\b(?!\s+go\s+without)", re.I)

PLAINLY = 0.4
"""The least share of a question that a sentence must speak of to deny plainly what it supposes."""

OTHERWISE = "The report says otherwise"
"""How a correction begins."""

SURE = 0.5
"""The least confidence of figures that correct a question: they must deny, not merely differ."""


def granted(query: Query, areas: Areas) -> Query | None:
    """What `query` takes for granted, as a claim, or None if it grants nothing that can be checked."""
    if query.expects not in _CHECKED or _SUPPOSES.search(query.text) or averted.saved(query.text):
        return None
    numbered = _OF_SEVERAL.search(query.text) and facts.find(query.text, areas)
    if not numbered and not _GRANTS.search(query.text):
        return None
    if query.expects == "figure" and not numbered:
        return None
    text = _ASKS.sub("", query.text)
    return stated(replace(query, text=text), areas)


def corrected(
    query: Query,
    ranked: Sequence[Candidate],
    checker: Checker,
    weigher: Weigher,
    areas: Areas,
    threshold: float,
) -> Draft | None:
    """A correction of what `query` takes for granted, or None if the evidence does not deny it."""
    if not ranked or ranked[0].score < threshold:
        return None
    claim = granted(query, areas)
    finding = checker.read_off(claim, ranked) if claim is not None else None
    if finding is not None and finding.verdict == "contradicted" and finding.draft is not None:
        return _correction(finding.draft, finding.right) if finding.draft.confidence >= SURE else None
    if query.expects not in OPEN:
        return None
    laid = weigher.laid(query, ranked)
    plain = _plainly_denied(query, laid)
    if plain is not None:
        draft = weigher.draft(plain)
        return _correction(draft, draft.short)
    if _SUPPOSES.search(query.text):
        return None
    told = weigher.corrects(query, laid, grants=claim is not None)
    if told is None or upheld(query, told.traits):
        return None
    draft = weigher.draft(told)
    return _correction(draft, draft.short)


def _plainly_denied(query: Query, laid: Sequence[Traits]) -> Told | None:
    """Of what is laid against `query` the sentence that plainly denies what it supposes, or None."""
    if _OPEN_ENDED.search(query.text) or decides_of(query.text):
        return None
    for traits in laid:
        told = traits.candidate.text
        if traits.values["share"] >= PLAINLY and supposed.denied(query.text, told, query.concepts):
            return Told(traits, True, SURE)
    return None


def _correction(draft: Draft, right: str) -> Draft:
    return replace(
        draft,
        short=f"{OTHERWISE}: {right}",
        text=f"{OTHERWISE}. {draft.text}",
        status="corrected",
    )
