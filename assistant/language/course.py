"""Which way things went, and which of two areas lies above the other: what a statement says of it, laid
against what a sentence says of the same.

A statement has one of three courses: a change ("burglary rose"), an order ("a lower rate than theirs")
or a pace ("fell more slowly than elsewhere"). A sentence shows its own by its words ("which is lower
than", "over three times the rate") or, of an order and a pace, by its two figures, each of an area.
Better and worse are more or less by what is counted: more crime is worse, more trust is better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.language import facts, polarity, stance
from assistant.language.areas import NATIONAL, Areas
from assistant.language.lexicon import Concept
from assistant.language.polarity import Direction
from assistant.language.words import listed, stem, stems, tokens

Kind = Literal["change", "order", "pace"]

CARRIED = 0.85
"""What a word of the subject is worth that stands in the sentences before."""


@dataclass(frozen=True, slots=True)
class Course:
    """Which way a thing went (`change`), lies from its like elsewhere (`order`), or went faster or
    slower than that (`pace`)."""

    kind: Kind
    way: Direction


def _stems(*names: str) -> frozenset[str]:
    return frozenset(stem(word) for name in names for word in listed(name))


_ROSE, _FELL = _stems("rose"), _stems("fell")
_MORE, _LESS = _stems("more_than"), _stems("less_than")
_BETTER, _WORSE = _stems("better_than"), _stems("worse_than")
_FAST, _SLOW = _stems("faster_than"), _stems("slower_than")
_NO_SUBJECT = (
    _stems("moves", "measures") | _ROSE | _FELL | _MORE | _LESS | _BETTER | _WORSE | _FAST | _SLOW
)
_WELCOME, _UNWELCOME = _stems("welcome"), _stems("unwelcome")

_ELSEWHERE = re.compile(
    r"\b(?:(?:any|every)where\s+else|elsewhere"
    r"|(?:most|all|many|nearly\s+(?:all|every)|(?:any|every))?\s*other\s+(?:police\s+)?(?:forces?|areas?|parts)"
    r"|most\s+(?:police\s+)?forces|rest\s+of\s+(?:the\s+)?(?:country|england|forces)|(?:the\s+)?average"
    r"|country\s+as\s+a\s+whole|whole\s+country)\b",
    re.I,
)
_THAN = re.compile(r"\b(?:than|above|below|compared|behind|ahead|against|extent)\b", re.I)
_TIMES = {
    "half": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
    "twice": 2.0,
    "double": 2.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "ten": 10.0,
}
_MULTIPLE = re.compile(
    r"\b(?P<times>twice|double|(?:two|three|four|five|six|ten|several|many|\d+)\s+times"
    r"|(?P<part>half|a\s+third|a\s+quarter))\s+"
    r"(?:that|as\s+(?:many|much|high|large|common|likely|often)|what|their"
    r"|the\s+(?:\w+\s+){0,3}?(?:rates?|levels?|numbers?|proportion|share|average|figures?|national|england))\b",
    re.I,
)
_UTMOST = re.compile(
    r"\b(?:(?P<up>highest|(?<!than )most(?!\s+(?:(?:other|police)\s+)*(?:forces|areas|parts)\b)|largest)"
    r"|(?P<down>lowest|least|fewest|smallest))\b",
    re.I,
)
_BECAME = re.compile(
    r"\b(?:get|gets|got|getting|gotten|become|becomes|became|becoming|keeps?|kept|grow\w*|been|since|than)\b",
    re.I,
)
_POINTS = re.compile(
    r"^(?:and\s+|but\s+)?(?:this|that|it|they|these|which)\b|\b(?:this|these|such)\s+[a-z]", re.I
)


def turned(
    statement: str, sentence: str, before: str, concepts: Sequence[Concept], areas: Areas
) -> float:
    """How surely `sentence`, which stands behind `before`, shows another course of what `statement` is
    about: the share of its subject that is spoken of; below 0 where it shows the same course, and 0
    where either shows none."""
    said = of(statement, areas)
    if said is None:
        return 0.0
    said = _of_force(said, statement, areas)
    weighed = stems(statement)
    about = subject(concepts)
    found = [
        (share, course.way == said.way)
        for course, clause in _shown(sentence, areas, weighed)
        if course.kind == said.kind
        for share in [_share(clause, sentence, before, about, course.kind)]
        if share > 0
    ]
    if not found:
        return 0.0
    if _denies(statement) != _denies(sentence):
        return 0.0
    share, same = max(found)
    return -share if same else share


def of(text: str, areas: Areas) -> Course | None:
    """The course that a statement gives, or None if it gives none, or more than one way."""
    return next(_courses(text, areas, stems(text)), None)


def subject(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts that say what is compared or what changed, and not how; all if none does."""
    return tuple(c for c in concepts if not c.alternatives[0] <= _NO_SUBJECT) or tuple(concepts)


def multiple(text: str) -> float | None:
    """How many times as many `text` says that one thing is of another, or None if it does not."""
    match = _MULTIPLE.search(text)
    if match is None:
        return None
    word = match["times"].lower().split()
    if word[0].isdigit():
        return float(word[0])
    return _TIMES.get(word[1] if word[0] == "a" else word[0])


def _of_force(course: Course, text: str, areas: Areas) -> Course:
    """The course of the force, where `text` gives that of England and Wales beside it."""
    if course.kind == "change" or not nation_leads(text, areas):
        return course
    return Course(course.kind, "down" if course.way == "up" else "up")


def nation_leads(text: str, areas: Areas) -> bool:
    """Whether `text` says how England and Wales lies from a force, and not how the force lies from it:
    it names both, England and Wales first and not as what is held against ("compared with ...")."""
    named = areas.find(text)
    if not named or named[0].area != NATIONAL or _HELD_AGAINST.search(text, 0, named[0].start):
        return False
    behind = next((m for m in named if m.area != NATIONAL), None)
    return behind is not None and _BETWEEN.search(text, named[0].end, behind.start) is not None


_HELD_AGAINST = re.compile(
    r"\b(?:than|unlike|against|above|below|ahead|behind|(?:compared|comparison)\s+(?:with|to))\b[^.;,]*$"
    r"|\bas\s+(?:in\s+|across\s+|for\s+|that\s+(?:of|in|for|across)\s+)?(?:the\s+)?$",
    re.I,
)
_BETWEEN = re.compile(
    r"\b(?:than|as|of|above|below|ahead|behind)\b|\b(?:twice|double|half|times)\s+(?:the|that|what)\b",
    re.I,
)


def _courses(text: str, areas: Areas, subject: frozenset[str]) -> Iterator[Course]:
    """What a text says of an area beside others, and, behind that, of how a thing changed."""
    words = frozenset(t.stem for t in tokens(polarity.folded(text)))
    changed = _one(words & _ROSE, words & _FELL)
    compared = _compared(text, words, subject)
    elsewhere = areas.national(text) or _ELSEWHERE.search(text) is not None
    if elsewhere and (_THAN.search(text) or _MULTIPLE.search(text) or _UTMOST.search(text)):
        paced = _one(words & _FAST, words & _SLOW)
        way = paced or compared
        if way is not None:
            yield Course("order" if changed is None and paced is None else "pace", way)
    elif not words & (_ROSE | _FELL | _FAST | _SLOW):
        better = _quality(words & _BETTER, words & _WORSE, subject)
        changed = compared if _BECAME.search(text) else better
    if changed is not None:
        yield Course("change", changed)


def _compared(text: str, words: frozenset[str], subject: frozenset[str]) -> Direction | None:
    multiple, utmost = _MULTIPLE.search(text), _UTMOST.search(text)
    if multiple is not None:
        return "down" if multiple["part"] else "up"
    if utmost is not None:
        return "up" if utmost["up"] else "down"
    amount = _one(words & _MORE, words & _LESS)
    return amount or _quality(words & _BETTER, words & _WORSE, subject)


def _quality(better: frozenset[str], worse: frozenset[str], subject: frozenset[str]) -> Direction | None:
    """Better and worse as more and less of what is counted."""
    way = _one(better, worse)
    if way is None or not (subject & _UNWELCOME) or subject & _WELCOME:
        return way
    return "down" if way == "up" else "up"


def _one(up: frozenset[str], down: frozenset[str]) -> Direction | None:
    return None if bool(up) == bool(down) else ("up" if up else "down")


def _shown(sentence: str, areas: Areas, subject: frozenset[str]) -> Iterator[tuple[Course, str]]:
    """The courses that a sentence shows, each with the clause that shows it."""
    yield from ((course, sentence) for course in _of_figures(sentence, areas))
    for clause in stance.split(sentence):
        courses = _courses(clause, areas, subject)
        yield from ((_of_force(course, clause, areas), clause) for course in courses)


def _of_figures(sentence: str, areas: Areas) -> Iterator[Course]:
    """The order or the pace that two figures of a sentence show, one of a force and one of England and
    Wales."""
    given = facts.find(sentence, areas)
    own = [f for f in given if f.area != NATIONAL]
    other = [f for f in given if f.area == NATIONAL]
    if len(own) != 1 or len(other) != 1:
        return
    one, two = own[0], other[0]
    if (one.quantity.kind, bool(one.per)) != (two.quantity.kind, bool(two.per)):
        return
    if one.quantity.value == two.quantity.value:
        return
    way: Direction = "up" if one.quantity.value > two.quantity.value else "down"
    went = [polarity.direction(polarity.folded(sentence[f.start : f.end])) for f in (one, two)]
    words = frozenset(t.stem for t in tokens(polarity.folded(sentence)))
    if not words & (_ROSE | _FELL):
        yield Course("order", way)
    elif None in went or went[0] == went[1]:
        yield Course("pace", way)


def _share(clause: str, sentence: str, before: str, concepts: Sequence[Concept], kind: Kind) -> float:
    """The share of the subject that stands in the clause, or before it where that carries it on."""
    own, around = stems(clause), stems(f"{before} {sentence}")
    leans = _POINTS.match(clause.strip()) is not None or kind != "change"
    total = met = 0.0
    touched = leans
    for concept in concepts:
        total += concept.weight
        alone = concept.met_by(own)
        touched = touched or alone > 0
        met += concept.weight * max(alone, CARRIED * concept.met_by(around))
    return met / total if total and touched else 0.0


def _denies(text: str) -> bool:
    return bool(polarity.denials(polarity.folded(text)))
