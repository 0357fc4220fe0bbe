"""What speaks for a figure being the one asked for, and what against: the values of
`assistant.evidence.reading.FEATURES` that take more than a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log

from assistant.asked.question import Query
from assistant.evidence.candidates import COMMON, Candidate
from assistant.evidence.candidates import FEATURES as EVIDENCE
from assistant.language import baseline, polarity
from assistant.language.facts import Fact
from assistant.language.lexicon import Concept, coverage
from assistant.language.quantities import Quantity
from assistant.language.words import MEASURE_STEMS, STOPWORDS, listed, stem, stems, tokens
from corpus import periods, sentences
from corpus.types import Report, Row, Table

CONTINUES = re.compile(
    r"^(?:This|These|It|Its|In the same period|Over (?:this|that|the same|this same) period"
    r"|However, this)\b"
)


def asked_stems(query: Query) -> frozenset[str]:
    """The stems of all that the question names, by every name."""
    return frozenset().union(*(a for c in query.concepts for a in c.alternatives))


_ALL_OF = stems("total all overall every any") | COMMON
"""What the label of a row may hold that a question about the whole need not say."""

_OUTCOME = re.compile(r"\boutcomes?\s+(?:(?:types?|numbers?|no\.?|codes?)\s+)?(\d{1,2})\b", re.I)


def label_unmet(query: Query, row: Row, report: Report) -> bool:
    """Whether the question names nothing that tells this row from the others of its table: no word of
    its label, or another number than the one before it ("outcome 16")."""
    numbers = _OUTCOME.findall(query.text)
    if numbers:
        return report.text[row.start : row.end].split()[0] not in numbers
    own = stems(f"{row.group} {row.label}")
    named = asked_stems(query) | frozenset().union(
        *(a for c in query.background for a in c.alternatives)
    )
    return bool(own - _ALL_OF) and not own & named


CHANGE_NAMED = re.compile(
    r"\b(?:changes?|differences?|increases?|decreases?|rises?|falls?|reductions?|growth)\b", re.I
)

COMPARES = re.compile(
    r"\b(?:higher|lower|more|less|fewer|greater|smaller|above|below|better|worse|most|least|highest|lowest)\b",
    re.I,
)
"""Words that hold one level against another; they tell of no change."""


def narrower(query: Query, clause: str) -> bool:
    """Whether the clause speaks only of a narrower thing than the question ("victim-based crime" of
    "crime"): a word that the question does not say stands before each mention of one it does."""
    words = [t for t in tokens(clause) if t.text.lower() not in STOPWORDS]
    asked = asked_stems(query)
    own = frozenset().union(*(c.alternatives[0] for c in query.concepts if not _measures(c)))
    mentions = [i for i, word in enumerate(words) if word.stem in own]
    return bool(mentions) and all(
        i > 0
        and words[i - 1].stem not in asked | COMMON | MEASURE_STEMS | _WAYS
        and not words[i - 1].is_number
        and words[i].start - words[i - 1].end == 1
        for i in mentions
    )


def spans_clash(query: Query, text: str, fact: Fact) -> bool:
    """Whether the figure is that of a change over another number of years than the question's."""
    asked = baseline.asked(query.text)
    changed = polarity.direction(text[fact.start : fact.end]) or beside_a_change(text, fact)
    if asked is None or not changed:
        return False
    sentence = next((text[a:b] for a, b in sentences.split(text) if a <= fact.quantity.start < b), text)
    if CONTINUES.match(sentence):
        sentence = text[: fact.end]
    told = baseline.years(sentence)
    return told is not None and told != asked


def one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind; "of the 46 files" names their number."""
    return one.kind == other.kind or {one.kind, other.kind} == {"count", "denominator"}


_AVERAGE_BESIDE = re.compile(r"compared\s+(?:with|to)\b[^.;]*\b(?:average|figure)\s+(?:of\s+)?$", re.I)


def beside_a_change(text: str, fact: Fact) -> bool:
    """Whether the figure is an average held against a change: "by 24 percent compared with an average of
    18"."""
    lead = text[fact.start : fact.quantity.start]
    changed = polarity.direction(COMPARES.sub(" ", clause_of(text, fact))) is not None
    return changed and _AVERAGE_BESIDE.match(lead) is not None


_MOVE = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}£?\d[^.;]*?\bto\s+(?:[a-z]+\s+){0,3}£?\d[\d.,]*", re.I)


def moves(text: str, fact: Fact) -> bool:
    """Whether the figure is one end of a move ("from 40 to 32")."""
    return any(m.start() <= fact.quantity.start < m.end() for m in _MOVE.finditer(text))


_WAYS = frozenset(map(stem, listed("up_wide") | listed("down_wide"))) | stems(
    "move moved change changed"
)


def bearing(query: Query, around: str) -> float:
    """The weighted share of what the question is about, its words of measure aside, that `around` speaks
    of: a figure of another thing has none."""
    about = [c for c in (*query.concepts, *query.background) if not _measures(c)]
    return coverage(about, stems(around)) if about else 1.0


def _measures(concept: Concept) -> bool:
    """Whether a concept says how much or which way rather than of what."""
    own = concept.alternatives[0]
    return own <= MEASURE_STEMS or all(s[0] in "£0123456789" for s in own) or own <= _WAYS


_FIGURE = re.compile(r"\b(?:figure|fig\.?|table)\s+(\d+)\b", re.I)

_LEANING = re.compile(
    r"\s*(?:this|these|those|it|its|which|that|compared|in comparison|higher|lower|more|less|fewer|"
    r"greater|against|as against|while|whereas)\b",
    re.I,
)


def clause_of(text: str, fact: Fact) -> str:
    """The clause of a figure, with what it leans on before it: the rest of its sentence, or where that
    leans itself ("This has fallen to ..."), all the text."""
    clause = text[fact.start : fact.end]
    if not _LEANING.match(clause):
        return clause
    start = next((a for a, b in sentences.split(text) if a <= fact.start < b), 0)
    return text[: fact.end] if CONTINUES.match(text[start:]) else text[start : fact.end]


def named_table(query: Query, table: Table) -> dict[str, float]:
    """Whether the question names the table by its number, or another."""
    asked = {m.group(1) for m in _FIGURE.finditer(query.text)}
    own = set(re.findall(r"\d+", table.label))
    return {
        "table_named": float(bool(asked & own)),
        "table_other": float(bool(asked) and not asked & own),
    }


def asks_rate(query: Query) -> bool:
    """Whether the question says "rate"."""
    return bool(re.search(r"\brates?\b", query.text, re.I))


FROM = re.compile(r"\bfrom\s+(?:just\s+|approximately\s+|about\s+|under\s+|over\s+)*$", re.I)


def shared(query: Query, candidate: Candidate, years: Iterable[int], report: Report) -> dict[str, float]:
    """What figures of rows and of sentences have in common: how good the evidence is, and whether one of
    `years`, or the report's year where there is none, is asked for."""
    score = min(max(candidate.score, 1e-6), 1 - 1e-6)
    found = frozenset(years)
    named = set(query.years)
    return {
        "evidence": log(score / (1 - score)),
        "focus": float(candidate.features[EVIDENCE.index("focus")]),
        "year_same": float(bool(found & named) or (not found and report.info.year in named)),
        "year_clash": float(bool(named) and bool(found) and not found & named),
    }


def on_base(text: str, fact: Fact) -> bool:
    """Whether the only time that the clause of a figure names is what a change is held against ("a fall
    of 5 percent on 2015")."""
    inside = [p for p in periods.find(text) if fact.start <= p.start < fact.end]
    held = bool(inside) and all(_BASE.search(text, fact.start, p.start) for p in inside)
    return held and polarity.direction(text[fact.start : fact.end]) is not None


_BASE = re.compile(
    r"\b(?:on|from|since|than(?:\s+in)?|against|compared\s+(?:with|to))\s+(?:the\s+)?$", re.I
)


def nearness(query: Query, text: str, fact: Fact) -> float:
    """The weighted share of the question's concepts that stand near the figure, in [0, 1]: each counts
    by 1 / (1 + distance / 8), in words, and half as much beyond the figure's clause."""
    words = tokens(text)
    place = next((i for i, w in enumerate(words) if w.end > fact.quantity.start), len(words))
    total = near = 0.0
    for concept in query.concepts:
        total += concept.weight
        keys = frozenset().union(*concept.alternatives)
        best = 0.0
        for i, word in enumerate(words):
            if word.stem in keys:
                inside = fact.start <= word.start < fact.end
                best = max(best, (1.0 if inside else 0.5) / (1 + abs(i - place) / 8))
        near += concept.weight * best
    return near / total if total else 0.0
