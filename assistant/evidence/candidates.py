"""Sentences and table rows that may hold the answer, with what speaks for and against each.

Candidates come from the passages that the index finds; the features of a candidate are numbers in [0, 1]
that a linear model weighs (`assistant.evidence.rank`). Sentence vectors are read from the index, so the
question is all that is embedded while somebody waits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.asked import advice
from assistant.asked.question import Query
from assistant.evidence import sources
from assistant.evidence.entailment import Said
from assistant.language import quantities
from assistant.language.areas import short_name
from assistant.language.facts import period_years
from assistant.language.lexicon import coverage
from assistant.language.quantities import MEASURES
from assistant.language.words import STOPWORDS, stems
from assistant.support.draft import Quote
from corpus import periods
from corpus.types import Passage, Role
from index.types import Hit

FEATURES = (
    "cosine",
    "passage_cosine",
    "bm25",
    "fused",
    "coverage",
    "carried",
    "nearby",
    "heading",
    "focus",
    "row",
    "type",
    "unit",
    "year",
    "year_clash",
    "area",
    "method",
    "caption",
    "footnote",
    "judgement",
    "question",
    "pointing",
    "novel",
    "opening",
    "named",
    "role",
)
"""Names of the features, in the order of `Candidate.features`."""

_POINTING = re.compile(r"^(?:This|These|Those|It|Its|They|Their|He|She|Such|However|Also|In addition)\b")
_DEFINING = re.compile(
    r"\b(?:is|are|was)\s+(?:an?|the|regular|groups?)\b|:\s|\bknown\s+as\b|\bmeans?\b|\bdefin|\brefers?\s+to\b"
    r"|\bin\s+place\s+to\b|\bdesigned\s+to\b|\bprovides?\b|\bis\s+used\s+to\b|\bstands?\s+for\b|\([A-Z]{2,}",
)
_REASON = re.compile(
    r"\b(?:because|due\s+to|as\s+a\s+result\s+of|result(?:s|ed)?\s+from|reasons?|caused?|attribut\w+|since|"
    r"in\s+order\s+to|owing\s+to|problems?|difficult\w+|factors?|led\s+to|explain\w*)\b",
    re.I,
)
_NAME = re.compile(
    r"\b(?:chaired\s+by|led\s+by|head\s+of|by\s+a(?:n)?\s+[a-z]|officers?|detectives?|inspectors?|chief|manager|commissioner|superintendents?)\b",
    re.I,
)
_GRADE = re.compile(
    r"\b(?:outstanding|good|requires?\s+improvement|requiring\s+improvement|inadequate|ungraded|judged|graded)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence or table row at `[start, end)` of its report, found through `hit`.

    `features` has shape (len(FEATURES),); `score` is what the ranker makes of them; `said` is what it
    says of the question, where it has been read together with it (`assistant.evidence.entailment`).
    """

    hit: Hit
    start: int
    end: int
    text: str
    features: NDArray[np.float32]
    score: float = 0.0
    said: Said | None = None

    def touches(self, quote: Quote) -> bool:
        """Whether it shares text of one report with `quote`."""
        same = self.hit.passage.report_id == quote.passage.report_id
        return same and self.start < quote.end and quote.start < self.end


@dataclass(frozen=True, slots=True)
class _Read:
    """What a sentence holds, whatever the question."""

    stems: frozenset[str]
    kinds: frozenset[str]
    numbers: int
    years: frozenset[int]


@lru_cache(maxsize=50_000)
def read_sentence(text: str) -> _Read:
    """The stems, figures and years of a sentence; remembered, since good passages come back."""
    found = quantities.find(text)
    measures = [q for q in found if q.kind in MEASURES]
    years = {year for p in periods.find(text) for year in period_years(p)}
    return _Read(stems(text), frozenset(q.kind for q in measures), len(measures), frozenset(years))


@lru_cache(maxsize=20_000)
def _context_stems(context: str, section: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    return stems(context), stems(" ".join(section))


def candidates(
    query: Query,
    hits: Iterable[tuple[Hit, NDArray[np.float32]]],
    vector: NDArray[np.float32],
    label: Callable[[Passage], str],
    weight: Callable[[str], float],
) -> list[Candidate]:
    """Every sentence of the passages found, with its features.

    Args:
        query: the question.
        hits: passages with the vectors of their sentences, shape (n_sentences, dim).
        vector: the question's unit vector, shape (dim,).
        label: what tells a table row or a judgement from its like.
        weight: how much a stem tells texts apart.
    """
    found = list(hits)
    best_bm25 = max((hit.sparse_score or 0.0 for hit, _ in found), default=0.0) or 1.0
    best_fused = max((hit.score for hit, _ in found), default=0.0) or 1.0
    names = frozenset().union(
        *(stems(short_name(f)) for f in query.forces if f not in query.scope.forces)
    )
    wanted = {role for role, pattern in _ROLES.items() if pattern.search(query.text)}
    if advice.asked(query.text):
        wanted.add("recommendation")
    out = []
    for hit, vectors in found:
        passage = hit.passage
        whole = frozenset().union(
            *(read_sentence(_slice(passage, span)).stems for span in passage.sentences)
        )
        context, heading = _context_stems(passage.context, passage.section)
        spans, cosines = passage.sentences, vectors @ vector
        if passage.kind == "judgement":
            # A grade says nothing without the question it was given to.
            spans, cosines = ((passage.start, passage.end),), cosines.max(keepdims=True)
        shared = {
            "passage_cosine": max(0.0, hit.dense_score or 0.0),
            "bm25": (hit.sparse_score or 0.0) / best_bm25,
            "fused": hit.score / best_fused,
            "nearby": coverage((*query.concepts, *query.background), whole | context),
            "heading": coverage(query.concepts, heading),
            "method": float(passage.role == "method"),
            "caption": float(passage.kind == "caption"),
            "footnote": float(passage.kind == "footnote"),
            "judgement": float(passage.kind == "judgement"),
            "row": float(passage.kind == "table_row"),
            "role": float(passage.role in wanted),
            "focus": _focus(query, label(passage), weight),
        }
        before: frozenset[str] = frozenset()
        for span, cosine in zip(spans, cosines, strict=True):
            text = _slice(passage, span)
            values = shared | _of_sentence(query, passage, text, before, context, names)
            values["opening"] = float(span[0] == passage.start)
            before |= read_sentence(text).stems
            values["cosine"] = max(0.0, float(cosine))
            features = np.array([values[name] for name in FEATURES], np.float32)
            out.append(Candidate(hit, span[0], span[1], text, features))
    return out


WISHED: frozenset[Role] = frozenset({"recommendation", "area_for_improvement"})
"""Passages that say what ought to be, and not what is."""

_ROLES: dict[Role, re.Pattern[str]] = {
    "recommendation": re.compile(r"\brecom+end|\btold to\b|\basked to\b|\burged?\b|\bshould\b", re.I),
    "area_for_improvement": re.compile(
        r"\bimprov|\bget(?:ting)? better\b|\bwork on\b|\bafis?\b|\bshould\b", re.I
    ),
    "cause_of_concern": re.compile(r"\bcauses? (?:of|for) concern\b", re.I),
}


def _of_sentence(
    query: Query,
    passage: Passage,
    text: str,
    before: frozenset[str],
    context: frozenset[str],
    names: frozenset[str],
) -> dict[str, float]:
    read = read_sentence(text)
    row = passage.kind in {"table_row", "judgement"}
    # A row means nothing without its table, nor the start of a note without what it is noted to.
    noted = passage.kind == "footnote" and not before
    own = read.stems | context if row or noted else read.stems
    years = read.years | _context_years(passage)
    type_match, unit_match = _type(query, passage, text, read)
    return {
        "coverage": coverage(query.concepts, own),
        # What "it" and "this" point at stands in the sentences before.
        "carried": coverage((*query.concepts, *query.background), own | before),
        "novel": _novel(query, own),
        "named": float(not names or names <= own),
        "type": type_match,
        "unit": unit_match,
        "year": float(_year_fits(query, passage, read.years)),
        "year_clash": float(bool(query.years) and bool(years) and not years & set(query.years)),
        "area": float(not query.areas or _names_area(query, text, row)),
        "question": float(text.rstrip().endswith("?") and passage.kind != "judgement"),
        "pointing": float(bool(_POINTING.match(text))),
    }


def _novel(query: Query, own: frozenset[str]) -> float:
    """The share of the sentence's words that the question did not bring itself."""
    asked = frozenset().union(*(c.alternatives[0] for c in query.concepts))
    return len(own - asked) / len(own) if own else 0.0


def _context_years(passage: Passage) -> frozenset[int]:
    return read_sentence(passage.context).years if passage.kind == "table_row" else frozenset()


def _year_fits(query: Query, passage: Passage, years: frozenset[int]) -> bool:
    return not query.years or passage.year in query.years or bool(years & set(query.years))


def _names_area(query: Query, text: str, row: bool) -> bool:
    lowered = text.lower()
    return row or any(area.split(" ")[0].lower() in lowered for area in query.areas)


def _focus(query: Query, label: str, weight: Callable[[str], float]) -> float:
    """The share of a table row's or judgement's label, by weight, that the question asked for: the rows
    of a table, and the same rows of two tables, differ in nothing else. 0.5 for prose."""
    if not label:
        return 0.5
    asked = frozenset().union(*(a for c in query.concepts for a in c.alternatives))

    def share(text: str) -> float:
        own = {s for s in stems(text) if not s[0].isdigit() and s not in COMMON}
        total = sum(weight(s) for s in own)
        return sum(weight(s) for s in own & asked) / total if total else 0.0

    # What stands in brackets qualifies; a question need not repeat it ("(excluding fraud)").
    return max(share(label), share(_BRACKETS.sub(" ", label)))


_BRACKETS = re.compile(r"\([^()]*\)")


COMMON = stems(
    " ".join(sorted(STOPWORDS))
    + " figure table rate rates proportion percentage number outcome outcomes type group"
    " month months year years population police force constabulary recorded assigned"
)
"""Stems that most rows of most tables share."""


def _type(query: Query, passage: Passage, text: str, read: _Read) -> tuple[float, float]:
    row = passage.kind == "table_row"
    expects = query.expects
    if expects in {"figure", "comparison"}:
        unit = 1.0
        if query.unit and not row:
            unit = float(
                query.unit in read.kinds
                or (query.unit == "rate" and bool(re.search(r"\bper\b|\bfor every\b", text)))
            )
        return float(row or read.numbers > 0), unit if (row or read.numbers) else 0.0
    if expects == "definition":
        return float(bool(_DEFINING.search(text)) or passage.kind == "footnote"), 0.5
    if expects == "reason":
        return float(bool(_REASON.search(text))), 0.5
    if expects == "name" and _WHICH_FORCE.search(query.text):
        return float(any(m.group() not in query.scope.forces for m in _FORCE.finditer(text))), 0.5
    if expects == "name":
        with_whom = _WITH_WHOM.search(query.text) and _PARTNER.search(text)
        return float(bool(_NAME.search(text) or with_whom)), 0.5
    if expects == "judgement":
        return 1.0 if passage.kind == "judgement" else 0.6 * bool(_GRADE.search(text)), 0.5
    if expects == "date":
        return float(bool(periods.find(text)) or "duration" in read.kinds), 0.5
    if expects == "list":
        return float(passage.kind == "list" or text.count(",") >= 2 or text.count(";") >= 2), 0.5
    if sources.asks(query.text):
        return float(sources.tells(text)), 0.5
    if _WHERE.search(query.text):
        return float(bool(_PLACE.search(text))), 0.5
    return 0.5, 0.5


_WHICH_FORCE = re.compile(r"\b(?:which|what)\s+(?:\w+\s+)?force\b", re.I)
_FORCE = re.compile(r"\b[A-Z][\w’'-]+\s+(?:Police|Constabulary)\b")
_WITH_WHOM = re.compile(r"\bwhom?\b[^?(]*\bwith\s*(?:[?(]|$)", re.I)
_PARTNER = re.compile(r"\b(?:[Ww]ith|[Aa]longside)\s+(?:[Tt]he\s+)?[A-Z]")
"""One whom something is done together with, by name."""

_WHERE = re.compile(r"\bwhere\b", re.I)
_PLACE = re.compile(r"\b(?:in|at|across|from|near)\s+(?:the\s+|a\s+recent\s+|a\s+)?[A-Z]")


def _slice(passage: Passage, span: tuple[int, int]) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]
