"""Sentences that say what a thing is, and not only something of it."""

from __future__ import annotations

import re

from assistant.asked.question import Query
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.language.lexicon import Concept
from assistant.language.words import content, stem, stems

_ASKING = stems(
    "define definition mean meaning meant stand term word phrase name full short abbreviation letters"
    " explanation footnote annex glossary describe call report report's inspection"
)
"""What only asks for a meaning."""

_SAYS_WHAT = re.compile(
    r"^\W*(?:\d+\s+)?(?:(?:an?|the)\s+)?(?P<subject>[^.;:!?]{2,90}?)\s+"
    r"(?:(?:is|are)\s+(?:an?|any|the|one|someone|somebody|anyone|those|people|persons|crimes|offences|meetings"
    r"|groups|when|where|regular|local)\b|means?\b|refers?\s+to\b|defines?\b|describes?\b|covers?\b)",
    re.I,
)
_BARE = re.compile(r"^\W*(?:\d+\s+)?An?\s+[a-z]")
_LEANS = re.compile(r"^(?:this|these|it|they)\b(?!\s+(?:year|report|inspection|section)\b)", re.I)
_YEAR_CLASH = FEATURES.index("year_clash")


def defines(query: Query, candidate: Candidate) -> bool:
    """Whether a sentence says of the very thing whose meaning `query` asks for what it is, be it as a
    footnote that says no more than that ("A board that hears complaints.")."""
    term = tuple(c for c in query.concepts if not c.alternatives[0] <= _ASKING)
    if not term or candidate.features[_YEAR_CLASH]:
        return False
    told = _SAYS_WHAT.match(candidate.text)
    if told is not None:
        return _is_term(term, told["subject"])
    passage = candidate.hit.passage
    noted = passage.kind == "footnote" and candidate.start == passage.start
    behind = stems(passage.text[candidate.end - passage.start :])
    return noted and bool(_BARE.match(candidate.text)) and all(c.met_by(behind) for c in term)


def _is_term(term: tuple[Concept, ...], subject: str) -> bool:
    """Whether `subject` names the term and nothing else."""
    own = frozenset(t.stem for t in content(subject))
    known = frozenset().union(*(a for c in term for a in c.alternatives))
    return all(c.met_by(stems(subject)) for c in term) and own <= known


def carried_on(candidate: Candidate) -> int:
    """Where what a sentence says of a thing ends: with the next sentence, if that goes on with it ("This
    tool ...")."""
    passage = candidate.hit.passage
    behind = next((s for s in passage.sentences if s[0] >= candidate.end), None)
    if behind is None:
        return candidate.end
    text = passage.text[behind[0] - passage.start : behind[1] - passage.start]
    return behind[1] if _LEANS.match(text) else candidate.end


_WHO_DEFINES = re.compile(
    r"\b(?:do|does|did|has|have)\s+(?:the\s+)?(?P<who>[\w-]+)\s+(?:\w+ly\s+)?"
    r"(?:defined?|(?:mean|meant|understand|understood)\s+by|explain(?:ed)?|describe[sd]?)\b"
    r"|\b(?P<whose>[\w-]+?)['’]s\s+(?:\w+\s+)?(?:definition|glossary|wording|meaning)\b",
    re.I,
)


def whose_word(question: str) -> str:
    """`question` without the one whose word for a thing it asks for ("How does the BDA define ...?"):
    that one's own name is not what is to be spelled out."""
    match = _WHO_DEFINES.search(question)
    if match is None:
        return question
    start, end = match.span(match.lastgroup or 0)
    return f"{question[:start]} {question[end:]}"


def begins_with(short: str, text: str) -> bool:
    """Whether a sentence has an abbreviation for its subject ("The BDA registers boats")."""
    return bool(re.match(rf"\W*(?:(?:an?|the)\s+)?{re.escape(short)}\b", text, re.I))


def says_more(long: str, candidate: Candidate) -> bool:
    """Whether the sentence behind one in which `long` is what an abbreviation stands for goes on with
    that very thing: "These orders ..." with orders."""
    passage = candidate.hit.passage
    behind = passage.text[candidate.end - passage.start : carried_on(candidate) - passage.start]
    named = re.match(r"\W*(?:this|these)\s+([\w-]+)", behind, re.I)
    return named is not None and stem(named[1]) == stem(long.rsplit(maxsplit=1)[-1])


def spelled_out(long: str, question: str) -> bool:
    """Whether a question itself says what an abbreviation stands for: more is asked of it then."""
    return stems(long) <= stems(question)


def in_number(short: str, long: str, told: str, question: str) -> str:
    """What an abbreviation stands for, in the singular where the question has it so and `told`, where it
    is spelled out, the plural ("emergency reserve teams (ERTs)")."""
    many = re.search(rf"\(\s*{re.escape(short)}s\s*\)", told)
    if not many or not long.endswith("s") or re.search(rf"\b{re.escape(short)}['’]?s\b", question):
        return long
    return f"{long[:-3]}y" if long.endswith("ies") else long[:-1]
