"""Dates as answers: the moment that a question asks for, of all that its evidence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from assistant.asked import asking
from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.evidence.extent import clean
from assistant.evidence.forms import sentence_answers
from assistant.language import quantities
from assistant.language.areas import Areas
from assistant.language.facts import period_years
from assistant.language.lexicon import coverage
from assistant.language.words import stems, tokens
from assistant.support.draft import Draft, Quote
from corpus import periods

_AHEAD = re.compile(
    r"\b(?:will|by|due|deadline|expect\w*|anticipat\w*|planned|plans\s+to|aims?\s+to|intend\w*|scheduled|forthcoming)\b",
    re.I,
)
_EXPECTS = re.compile(r"\b(?:reckon|expect|anticipat|hop(?:e|es|ing)\b|forecast|foresee)\w*", re.I)
_WAS = re.compile(r"\b(?:was|were|had|did)\b", re.I)
_WITHIN = re.compile(r"\b(?:within|every|after|no\s+later\s+than)\s+(?:the\s+(?:next|first)\s+)?$", re.I)
_AT_ONCE = re.compile(r"\bimmediately\b|\bwith\s+immediate\s+effect\b", re.I)
_ASKS_BEGIN = re.compile(
    r"\bsince when\b|\bwhen\b.*\b(?:start(?:ed)?|beg[aiu]n|com(?:e|ing) in(?:to)?|c[ao]me in(?:to)?|"
    r"introduced?|brought in|launched?|set up|established?|take effect|appl(?:y|ied)|in force)\b",
    re.I,
)
_BEGAN = re.compile(
    r"\b(?:since|introduced|launched|began|begun|started|commenced|established|set up|brought in|"
    r"in force|into force|in place)\s+(?:(?:since|in|from|on)\s+)?$",
    re.I,
)
_LEANS = re.compile(r"(?:this|these|those|it|they|its|their)\b", re.I)
_PAST = re.compile(r"\bwhen\s+(?:did|was|were|had)\b", re.I)
READ_AHEAD = 8
CLOSE = 0.6
"""The least score of a sentence, as a share of the best one's, for its dates to be looked at."""

OWN, NEAR, TENSE, BEGAN, EXPECTED = 1.5, 1.0, 1.0, 2.5, 1.0
"""How much it counts that the sentence speaks of what is asked, that the moment stands near those words,
that both look ahead or both do not, that it is when something began, where that is asked, and that the
sentence tells what somebody expects, likewise; beside the logit of the sentence's score."""

TERM = 1.0
"""How much less a term counts than a date: reports tell how soon things are done as a rule, too."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """A moment as a sentence names it, from `start` on; `years` are those that a date is known by;
    `began` says that something has held since then."""

    text: str
    start: int
    ahead: bool
    years: frozenset[int]
    began: bool = False


def moment(query: Query, ranked: Sequence[Candidate], areas: Areas) -> Draft | None:
    """The moment asked for, with the sentence that names it: a date, or the time within which something
    is or ought to be ("within three months"); None if no good sentence names one."""
    options: list[tuple[float, _Moment, Candidate]] = []
    for candidate in ranked[:READ_AHEAD]:
        if candidate.score < CLOSE * ranked[0].score or not sentence_answers(
            query, candidate.text, areas
        ):
            continue
        named = list(_dates(candidate.text))
        # The year that the question names is not its answer, if there is another.
        found = [m for m in named if not m.years <= set(query.years)] or named
        if asking.says("ahead", query.text) or not _PAST.search(query.text):
            found += _terms(candidate.text)
        options += [(_worth(query, candidate, one), one, candidate) for one in found]
    if not options:
        return None
    # A time that the question itself names tells nothing, as long as another moment is told.
    told = [option for option in options if not _known(query, option[1])]
    if asking.says("ahead", query.text) and any(one.ahead for _, one, _ in told):
        # What is to be is told by no date of what was ("On 1 March there was a queue").
        told = [t for t in told if t[1].ahead or not _WAS.search(t[2].text)]
    _, best, where = max(told or options, key=lambda option: option[0])
    quote = Quote(where.hit.passage, where.start, where.end)
    return Draft(best.text, f"{clean(where.text)} [1]", (quote,), where.score)


def _known(query: Query, one: _Moment) -> bool:
    """Whether a moment is a bare year that the question names, or of the month that it, or what was
    asked before it, does."""
    if bool(one.years) and one.years <= set(query.years) and one.text.isdigit():
        return True
    asked = {(p.last_year, p.last_month) for p in periods.find(query.text) if p.last_month}
    told = {(p.last_year, p.last_month) for p in periods.find(one.text)}
    return bool(told) and told <= asked


def _dates(text: str) -> Iterator[_Moment]:
    for period in periods.find(text):
        ahead = period.relation == "by" or bool(_AHEAD.search(text, 0, period.end))
        began = period.relation == "since" or bool(_BEGAN.search(text, 0, period.start))
        yield _Moment(period.text, period.start, ahead, frozenset(period_years(period)), began)


def _terms(text: str) -> Iterator[_Moment]:
    """The terms that `text` sets: "within three months", "every 28 days", "immediately"."""
    for quantity in quantities.find(text):
        lead = _WITHIN.search(text, 0, quantity.start)
        if quantity.kind == "duration" and lead:
            yield _Moment(text[lead.start() : quantity.end], lead.start(), True, frozenset())
    for match in _AT_ONCE.finditer(text):
        yield _Moment(match.group(), match.start(), True, frozenset())


def _worth(query: Query, candidate: Candidate, one: _Moment) -> float:
    score = min(max(candidate.score, 1e-6), 1 - 1e-6)
    return (
        log(score / (1 - score))
        + OWN * coverage(query.concepts, stems(_with_what_it_leans_on(candidate)))
        + NEAR * _nearness(query, candidate.text, one.start)
        + TENSE * (one.ahead == asking.says("ahead", query.text))
        + EXPECTED * bool(_EXPECTS.search(query.text) and _EXPECTS.search(candidate.text))
        + BEGAN * (one.began and bool(_ASKS_BEGIN.search(query.text)))
        - TERM * (not one.years)
    )


def _with_what_it_leans_on(candidate: Candidate) -> str:
    """A sentence; one that points back ("This has been in force") with the one before it."""
    passage = candidate.hit.passage
    before = [a for a, b in passage.sentences if b <= candidate.start][-1:]
    if not before or not _LEANS.match(candidate.text):
        return candidate.text
    return passage.text[before[0] - passage.start : candidate.end - passage.start]


def _nearness(query: Query, text: str, start: int) -> float:
    """The weighted share of the question's concepts that stand near the moment, in [0, 1], each counted
    by 1 / (1 + distance / 8), in words."""
    words = tokens(text)
    place = next((i for i, word in enumerate(words) if word.end > start), len(words))
    total = near = 0.0
    for concept in (*query.concepts, *query.background):
        keys = frozenset().union(*concept.alternatives)
        total += concept.weight
        near += concept.weight * max(
            (1 / (1 + abs(i - place) / 8) for i, word in enumerate(words) if word.stem in keys),
            default=0.0,
        )
    return near / total if total else 0.0
