"""What a sentence must hold to answer at all: a grade where a grade is asked for, a force where one is.

A sentence can be about the right thing and still not answer. These demands are hard: evidence that fails
them is passed over, and a question whose evidence fails them all is refused.
"""

from __future__ import annotations

import re

from assistant.asked.question import Query
from assistant.evidence import doers, trouble
from assistant.language import averted, named, polarity, quantities
from assistant.language.areas import Areas
from assistant.language.lexicon import coverage
from assistant.language.words import listed, stem, stems
from corpus import periods

_GRADE = re.compile(
    r"\b(?:ungraded|deteriorat\w+|(?:judg|grad|rated|assessed)\w*\b.{0,80}"
    r"\b(?:outstanding|good|requir\w+\s+improvement|inadequate))\b",
    re.I,
)
_WHICH_FORCE = re.compile(
    r"\b(?:which|what)\s+(?!(?:has|have|had|did|do|does|is|are|was|were|must|should|can|could|would|will|may|the|"
    r"this|that|our|your|makes?|made)\b)(?:(?!the\b)\w+\s+){0,2}(?:forces?|constabular(?:y|ies))\b"
    r"|\bwho(?:['’]s|\s+is|\s+are|\s+was|\s+were)\s+(?:missing|absent|excluded|left\s+out|not\s+(?:in|on|shown))\b"
    r".{0,40}\b(?:charts?|graphs?|figures?|tables?|data)\b",
    re.I,
)
_OFFICE = (
    r"(?:constable|commissioner|superintendent|inspector|sergeant|detective|officer|captain|commander|chair\w*"
    r"|leader|director|author|head|lead|manager|minister|mayor|coroner|secretary|person|man|woman)\b"
)
_PERSON_ASKED = re.compile(
    rf"^\W*who(?:['’]?s| is| was| are| were)\s+(?:(?:the|its|their)\s+)?(?:[\w'’-]+\s+){{0,6}}?{_OFFICE}"
    rf"|\bnames? of (?:[\w'’-]+\s+){{0,4}}?{_OFFICE}|^(?:\W*)(?:please )?name (?:the|its|their|that) "
    rf"(?:[\w'’-]+\s+){{0,5}}?{_OFFICE}|^\W*who\b[^?(]*\bnames?\W*$"
    rf"|\bby name\b,?\s+(?:[\w'’-]+\s+){{0,5}}?{_OFFICE}|{_OFFICE}[^?]{{0,80}}\bby name\W*$",
    re.I,
)
"""What asks for somebody by name: who holds an office, or "name" at the end of a hurried question."""

_FOUND_ASKED = re.compile(
    r"\b(?:say|said|tell|told|find|found|findings?|show|showed|shown|reveal\w*|named|raised|mentioned"
    r"|results?|complain\w*|conclu\w+|answer(?:s|ed)?|thought|think|came out|come out)\b",
    re.I,
)
_ASKED_IN = re.compile(r"\b(?:surveys?|polls?|questionnaires?|consultations?)\b", re.I)
_FOUND_TOLD = re.compile(
    r"\b(?:found|findings?|show(?:s|ed|n|ing)?|said|told|reveal\w*|identif\w+|highlight\w*|conclu\w+|results?"
    r"|reported|felt|feel|thought|believ\w+|rais(?:ed|ing)|agreed|satisf\w+|dissatisf\w+|cited|named|indicat\w+"
    r"|suggest\w*|respon(?:d|se)\w*|replie[sd]|per\s?cent|percent)\b|%",
    re.I,
)
_PERSON = re.compile(
    r"(?<![.!?]\s)(?<!^)(?<!\b[Tt]he\s)\b(?:Mr|Mrs|Ms|Dr|Sir|Dame)?\s?[A-Z][a-z]+\s[A-Z][a-z]+\b"
)
_NOT_PERSONS = listed("not_persons")


def sentence_answers(query: Query, text: str, areas: Areas) -> bool:
    """Whether a sentence holds what `query` asks for, as far as its form tells."""
    if query.expects == "judgement" and not (_GRADE.search(text) and about_grade(query, text) >= GRADED):
        return False
    if averted.unmet(query.text, text):
        return False
    if _asks_findings(query.text) and not _FOUND_TOLD.search(text):
        return False
    if query.unit == "money" and not any(q.kind == "money" for q in quantities.find(text)):
        return False
    if query.expects == "date" and not (
        periods.find(text)
        or any(q.kind == "duration" for q in quantities.find(text))
        or re.search(r"\b(?:immediate(?:ly)?|daily|weekly|monthly|annually|now)\b", text, re.I)
    ):
        return False
    if asks_how_often(query.text) and not tells_how_often(text):
        return False
    if trouble.asks(query.text) and not trouble.tells(text):
        return False
    if trouble.lack_untold(query.text, text):
        return False
    if named.wanted(query.text) and not named.given(query.text, text, areas):
        return False
    if (
        named.rank_unmet(query.text, text)
        or _circular(query.text, text)
        or doers.untold(query.put, text)
    ):
        return False
    if _force_untold(query, text, areas):
        return False
    return not _PERSON_ASKED.search(query.text) or _names_person(query.text, text)


def _force_untold(query: Query, text: str, areas: Areas) -> bool:
    """Whether it is asked which force, and `text` names none but those asked about, or forces that did
    not do what is asked of those that did."""
    if not _WHICH_FORCE.search(query.text) or query.expects not in {"name", "list", "text", "figure"}:
        return False
    others = set(areas.forces(text)) - set(query.scope.forces)
    return not others or _denies(text) != _denies(query.text)


def _asks_findings(question: str) -> bool:
    """Whether it is asked what came out of a survey: that there was one does not tell it."""
    return bool(_ASKED_IN.search(question) and _FOUND_ASKED.search(question))


_WHO_DOES = re.compile(r"^(?:and\s+|but\s+|so\s+)?who\s+(?P<does>[a-z]+s)\b", re.I)
_NOUN = re.compile(r"(?P<by>\b(?:by|to|with)\s+(?:the|its|their|an?)\s+)?\b[\w-]+", re.I)


def _circular(question: str, text: str) -> bool:
    """Whether of one who does something `text` says no more than that there is one: "by the chair" where
    it is asked who chairs."""
    asked = _WHO_DOES.search(question)
    if asked is None:
        return False
    does = stem(asked["does"])
    words = _NOUN.finditer(text)
    said = [m["by"] for m in words if stem(m.group().split()[-1]) == does]
    return bool(said) and all(said)


_HOW_OFTEN = re.compile(r"\bhow (?:often|frequent(?:ly)?|regular(?:ly)?)\b", re.I)
_SPAN = r"(?:hour|day|night|shift|week|fortnight|month|quarter|year)"
_FREQUENCY = re.compile(
    rf"\b(?:each|every|per|an?|once|twice)\s+(?:(?:\w+|\d+)\s+)?{_SPAN}s?\b|\b(?:hour|dai|week|fortnight|month|"
    r"quarter|year|annual|routine|regular|frequent|rare|seldom|occasional|constant|continual)ly\b"
    r"|\b(?:regular|frequent|occasional|often|always|never)\b",
    re.I,
)


def asks_how_often(question: str) -> bool:
    """Whether it is asked how often something happens."""
    return bool(_HOW_OFTEN.search(question))


def tells_how_often(text: str) -> bool:
    """Whether `text` tells how often something happens: "each day", "six-weekly", "rarely", or in how
    many of all cases."""
    return tells_interval(text) or any(q.kind == "percent" for q in quantities.find(text))


def tells_interval(text: str) -> bool:
    """Whether `text` tells at what intervals something happens, or roughly how often."""
    return bool(_FREQUENCY.search(text))


_LEFT_OUT = re.compile(
    r"\b(?:missing(?!\s+(?:person|people|child|from\s+(?:home|care)|episode))|absent|excluded|omitted|left\s+out"
    r"|kept\s+out)\b",
    re.I,
)
"""What is said of one who is not among others, without a word of denial."""


def _denies(text: str) -> bool:
    return bool(polarity.denials(polarity.folded(text)) or _LEFT_OUT.search(text))


GRADED = 0.45
"""The least share of what a question is about that an inspection question must speak of, for its grade
to be the one asked for."""

_GRADING = frozenset(map(stem, listed("grading")))
_SAYS_LITTLE = stems("police force forces constabulary way ways how hmic inspectors overall")


def about_grade(query: Query, text: str) -> float:
    """The weighted share of what is graded, by the question, that `text` speaks of, in [0, 1]."""
    about = [
        c
        for c in query.concepts
        if not (any(a & _GRADING for a in c.alternatives) or c.alternatives[0] <= _SAYS_LITTLE)
    ]
    return coverage(about, stems(text)) if about else 1.0


def _names_person(question: str, text: str) -> bool:
    """Whether `text` holds what may be the name of somebody whom `question` does not name itself."""
    known = stems(question)
    for match in _PERSON.finditer(text):
        words = match.group().split()
        if not stems(match.group()) <= known and not any(w.lower() in _NOT_PERSONS for w in words):
            return True
    return False
