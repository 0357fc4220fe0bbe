"""What an answer must hold to be one at all: a grade where a grade is asked for, a force where one is.

A sentence can be about the right thing and still not answer. These demands are hard: evidence that fails
them is passed over, and a question whose evidence fails them all is refused.
"""

from __future__ import annotations

import re

from assistant import quantities
from assistant.areas import Areas
from assistant.lexicon import Concept, coverage
from assistant.question import Query
from assistant.readings import Reading
from assistant.words import STOPWORDS, Token, listed, stem, stems, tokens
from corpus import periods

_GRADE = re.compile(
    r"\b(?:ungraded|deteriorat\w+|(?:judg|grad|rated|assessed)\w*\b.{0,80}"
    r"\b(?:outstanding|good|requir\w+\s+improvement|inadequate))\b",
    re.I,
)
_WHICH_FORCE = re.compile(
    r"\b(?:which|what)\s+(?!(?:has|have|had|did|do|does|is|are|was|were|must|should|can|could|would|will|may|the|"
    r"this|that|our|your|makes?|made)\b)(?:(?!the\b)\w+\s+){0,2}(?:forces?|constabular(?:y|ies))\b",
    re.I,
)
_PERSON_ASKED = re.compile(
    r"^(?:\W*)(?:who(?:'s| is| was| are| were)\s+(?:the\s+|its\s+|their\s+)?(?:[\w'-]+\s+){0,6}?"
    r"(?:chief constable|commissioner|superintendent|inspector|detective|officer|chair|leader|director|"
    r"author|head)\b|(?:what(?:'s| is| was| are| were) )?(?:the )?names? of (?:[\w'-]+\s+){0,4}?"
    r"(?:constable|commissioner|superintendent|inspector|detective|officer|chair\w*|leader|director|author|"
    r"head|lead|manager|minister|secretary|person|man|woman)\b)",
    re.I,
)
_PERSON = re.compile(r"(?<![.!?]\s)(?<!^)\b(?:Mr|Mrs|Ms|Dr|Sir|Dame)?\s?[A-Z][a-z]+\s[A-Z][a-z]+\b")
_NOT_PERSONS = listed("not_persons")
_COUNTED = re.compile(r"\bhow many\s+((?:[\w'’&/-]+\s+){1,6})", re.I)
_NUMBER_OF = re.compile(r"\bnumber of\s+((?:[\w'’&/-]+\s*){1,5})", re.I)
_HEAD_STOP = listed("after_a_head")


def sentence_answers(query: Query, text: str, areas: Areas) -> bool:
    """Whether a sentence holds what `query` asks for, as far as its form tells."""
    if query.expects == "judgement" and not (_GRADE.search(text) and about_grade(query, text) >= GRADED):
        return False
    if query.unit == "money" and not any(q.kind == "money" for q in quantities.find(text)):
        return False
    if query.expects == "date" and not (
        periods.find(text)
        or any(q.kind == "duration" for q in quantities.find(text))
        or re.search(r"\b(?:immediately|daily|weekly|monthly|annually|now)\b", text, re.I)
    ):
        return False
    named = set(areas.forces(text)) - set(query.scope.forces)
    if (
        _WHICH_FORCE.search(query.text)
        and query.expects in {"name", "list", "text", "figure"}
        and not named
    ):
        return False
    return not _PERSON_ASKED.search(query.text) or _names_person(text)


GRADED = 0.45
"""The least share of what a question is about that an inspection question must speak of, for its grade
to be the one asked for."""

_GRADING = frozenset(map(stem, listed("grading")))


def about_grade(query: Query, text: str) -> float:
    """The weighted share of what is graded, by the question, that `text` speaks of, in [0, 1]."""
    about = [c for c in query.concepts if not any(a & _GRADING for a in c.alternatives)]
    return coverage(about, stems(text)) if about else 1.0


def reading_answers(query: Query, reading: Reading) -> bool:
    """Whether a figure is of the measure asked for, and counts what is to be counted."""
    kind = reading.unit_kind
    if query.excluded & stems(f"{reading.clause_text} {reading.near}"):
        return False
    if reading.unit_kind == "rate" and _NOT_RATE.search(query.text):
        return False
    if query.unit == "count" and (reading.unit_kind == "percent" or _asks_total(query, reading)):
        return False
    if reading.features.get("mentioned"):
        return False
    if query.unit == "percent" and kind != "percent" and not re.search(r"\b100\b", reading.unit):
        return False
    if query.unit == "rate" and kind != "rate":
        return False
    if query.unit == "money" and not reading.value.startswith("£"):
        return False
    if query.unit == "duration" and not reading.lasts:
        return False
    if query.unit in {"rate", "percent", "count"} and reading.lasts:
        return False
    if re.search(r"\brate\b", query.text, re.I) and query.unit is None and kind == "count":
        return False
    measured = _measured(query)
    said = stems(f"{reading.value} {reading.near} {reading.clause_text}")
    return not measured or any(m <= said for m in measured)


def _asks_total(query: Query, reading: Reading) -> bool:
    """Whether how many there are is asked, and the figure says how many for every so many."""
    return reading.unit_kind == "rate" and not reading.label


_NOT_RATE = re.compile(r"\bnot (?:just |only )?(?:the |a )?rates?\b", re.I)


def head_unmet(query: Query, reading: Reading) -> bool:
    """Whether `query` asks how many there are of something that is not what the figure counts."""
    heads = _heads(query) if query.unit == "count" else frozenset()
    beside = reading.near if reading.label else "" if reading.counts else reading.clause_text
    return bool(heads) and not heads & stems(f"{reading.value} {beside}")


_KINDS_OF_CRIME = frozenset(map(stem, listed("kinds_of_crime")))
_MONTHS = stems("January February March April May June July August September October November December")


_MEASURED = frozenset({"figure", "comparison"})
_SUCH_AS = re.compile(r"\b(?:like|such as|e\.?g\.?|including|for example|say)\b[^?;:]*$", re.I)


def unspoken(query: Query, said: str) -> tuple[str, ...]:
    """The names and the kinds of crime that `query` asks about and `said` does not speak of, as the
    question has them: what is told of another thing does not answer it."""
    found = stems(said)
    shouted = sum(word[:1].isupper() for word in query.text.split()) * 2 > len(query.text.split())
    return tuple(
        concept.surface
        for concept in query.concepts
        if not concept.met_by(found)
        and (
            (query.expects in _MEASURED and concept.alternatives[0] & _KINDS_OF_CRIME)
            or (not shouted and _is_name(concept, query.text))
        )
    )


def _is_name(concept: Concept, text: str) -> bool:
    """Whether a concept is written as a name: capital letters, but not for beginning a sentence."""
    at = text.find(concept.surface)
    if at < 0 or concept.alternatives[0] & _MONTHS or _SUCH_AS.search(text, 0, at):
        return False
    if sum(c.isupper() for c in concept.surface) >= 2:
        return True
    begins = not text[:at].strip() or text[:at].rstrip()[-1] in ".?!:;–-"
    return concept.surface[0].isupper() and not begins


_RATE_OF = re.compile(r"([\w'’-]+)\s+(?:rates?|percentages?)\b", re.I)


def _measured(query: Query) -> tuple[frozenset[str], ...]:
    """What "rate" is a rate of, by every name: {arrest} of "the domestic abuse arrest rate"."""
    match = _RATE_OF.search(query.text)
    if match is None:
        return ()
    words = [t for t in tokens(match.group(1)) if t.text.lower() not in STOPWORDS]
    if not words:
        return ()
    last = words[-1].stem
    return next((c.alternatives for c in query.concepts if last in c.alternatives[0]), ())


_ANYONE = stems("people person persons individuals residents")
"""Heads that every count of persons meets, whatever it calls them."""


def _heads(query: Query) -> frozenset[str]:
    """The stems of what is to be counted, by every name it has; empty if the question does not say."""
    match = _COUNTED.search(query.text) or _NUMBER_OF.search(query.text)
    if match is None:
        return frozenset()
    run: list[Token] = []
    for token in tokens(match.group(1)):
        if token.text.lower() in _HEAD_STOP:
            break
        run.append(token)
    run = [t for t in run if t.text.lower() not in STOPWORDS]
    if len(run) > 1 and run[-1].text.lower().endswith("ed"):
        # "people signed (up)": what they did, not what they are.
        run.pop()
    if not run:
        return frozenset()
    head = run[-1].stem
    if head in _ANYONE:
        return frozenset()
    return frozenset({head}).union(
        *(
            other
            for c in query.concepts
            if any(head in a for a in c.alternatives)
            for other in c.alternatives
        )
    )


def _names_person(text: str) -> bool:
    for match in _PERSON.finditer(text):
        if not any(word.lower() in _NOT_PERSONS for word in match.group().split()):
            return True
    return False
