"""How far a sentence reaches that is laid against a statement, and whether it is on another area."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.language.areas import NATIONAL, Areas
from corpus.types import Report

_TAKES_UP = re.compile(r"(?:this|it|they|the\s+\w+)\b", re.I)
_NOT_YET = re.compile(r"\b(?:had\s+not|has\s+not|have\s+not|not\s+yet|yet\s+to|no\s+longer)\b", re.I)
_CHANGE = re.compile(
    r"(?:this|it)\s+(?:is|was|represents?|represented)\s+(?:an?\s+)?(?:\d[\d.,]*\s+per\s?cent\s+)?"
    r"(?:reduction|increase|decrease|fall|rise|drop|fewer|more|lower|higher|less)\b",
    re.I,
)
"""What tells of the figure before it which way it went ("This is a reduction of 5 percent")."""

_TURNS = re.compile(r"(?:however|but|nonetheless)\b", re.I)
_AMONG = re.compile(
    r"\b(?:highest|lowest|most|least|best|worst|largest|smallest|among|one\s+of)\b", re.I
)
_SET_AGAINST = re.compile(
    r"\b(?:than|compared\s+(?:with|to))\s+(?:\w+\s+){0,5}?(?:England|nationally|national)\b", re.I
)
"""What sets a force against England and Wales, so that the sentence is on the force."""


def extended(candidate: Candidate, report: Callable[[str], Report]) -> tuple[int, str]:
    """Where the candidate ends, and its text: with the next sentence if that turns it ("However, it has
    not met.") or tells which way its figure went ("This is a reduction of 5 percent.")."""
    passage = candidate.hit.passage
    spans = [s for s in passage.sentences if s[0] >= candidate.end]
    if passage.kind != "table_row" and spans and spans[0][0] - candidate.end <= 2:
        after = report(passage.report_id).text[slice(*spans[0])]
        takes_up = _TAKES_UP.match(after) and (_NOT_YET.search(after) or _CHANGE.match(after))
        if _TURNS.match(after) or takes_up:
            return spans[0][1], f"{candidate.text} {after}"
    return candidate.end, candidate.text


def on_the_nation(query: Query, text: str, areas: Areas) -> bool:
    """Whether a sentence is on England and Wales alone, and the statement of `query` is not."""
    named = {m.area for m in areas.find(text)}
    ranked = _AMONG.search(text) or _SET_AGAINST.search(text)
    return NATIONAL not in query.areas and named == {NATIONAL} and not ranked


def only_looked(query: Query, text: str) -> bool:
    """Whether a sentence only says what the inspectors looked at, and not what they found, and the
    statement of `query` is not on that."""
    return _LOOKED.match(text) is not None and _LOOKING.search(query.text) is None


def only_urged(query: Query, text: str) -> bool:
    """Whether a sentence only says what should be done, and the statement of `query` that it is so: what
    a force is told to do shows that nobody does it yet, if anything."""
    return _URGED.search(text) is not None and _URGING.search(query.text) is None


def only_refers(text: str) -> bool:
    """Whether a sentence is no more than a reference: the title of a paper, who published it, and when,
    or where it is to be had."""
    return _REFERENCE.match(text) is not None


_REFERENCE = re.compile(
    r"\W*(?:\d+\s+)?(?:Available\s+(?:at|from|on)\b|www\.|https?:"
    r"|(?:[A-Z][\w’'&-]*|of|for|the|and|in|on|to|a|an|[:;,()–-]|\s)+,\s(?:\w+\s){0,2}(?:19|20)\d\d\W*$)"
)

_URGED = re.compile(
    r"^\W*(?:(?:in\s+order\s+)?to\s+[^,]{3,160},\s+|within\s+[^,]{3,40},\s+|(?:in\s+addition|furthermore|also|moreover),\s+)?"
    r"(?:(?:the\s+(?:force|constabulary|service)|it|[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3})\s+(?:should|must|needs?\s+to)\s"
    # "The practice of ... should cease": nothing before is said to be so.
    r"|(?:the|this|these|such|any|all)\s(?:(?!\b(?:is|are|was|were|has|have|had|does|do|did|can|will|that|which|who)\b)"
    r"[^.;:,?!]){2,160}?\s(?:should|must)\s)",
    re.I | re.S,
)
_URGING = re.compile(
    r"\b(?:should|must|ought|needs?|needed|recommend\w*|ask(?:s|ed)?|told|urg(?:e|es|ed)|call(?:s|ed)?|want(?:s|ed)?"
    r"|expect\w*|requir\w*|suggest\w*|advis\w*|improve\w*|has\s+to|have\s+to|had\s+to|supposed|set)\b",
    re.I,
)


_LOOKED = re.compile(
    r"\W*(?:In\s+this\s+inspection,?\s+)?(?:we|HMIC(?:FRS)?|inspectors|(?:our|the|this)\s+inspection)\s+(?:also\s+)?"
    r"(?:looked|examined|considered|assessed|focused)\s+(?:at\s+|on\s+)?(?:how|whether|what|the\s+range)\b"
    r"(?!.*\bfound\b)",
    re.I | re.S,
)
_LOOKING = re.compile(r"\b(?:look|examin|consider|assess|inspect(?!or)|focus|review)\w*", re.I)
