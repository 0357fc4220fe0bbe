"""How well a figure answers a question, beyond how well it fits it."""

from __future__ import annotations

import re

from assistant.answers.denied import denies_apart
from assistant.asked.question import Query
from assistant.evidence.demands import head_unmet
from assistant.evidence.excepted import leaves_out_alike
from assistant.evidence.marks import CHANGE_NAMED, COMPARES
from assistant.evidence.reading import Reading
from assistant.evidence.spoken import KINDS
from assistant.language import polarity
from assistant.language.words import stems, tokens

CHANGE = 2.0
"""How much less a figure of a change ("fell by 16 percent") fits a question that asks for a level, or
for a change the other way."""

UNNAMED = 2.0
"""How much less a figure fits of whose row the question names nothing, or that does not say what it
counts."""

DENIED = 4.0
"""How much less a figure fits of what denies what the question does not deny ("crews who did not
reply")."""

LOOKED_UP = 3.0
"""How many times more a change tells against a figure where a few words look up how much there is."""

RATE_FOR_NUMBER = 2.0
"""How much less a rate fits where a number is asked for: it answers where no number is told."""

OF_A_KIND = 2.0
"""How much less the figure of a row fits whose table is of one kind of crime or of people alone, where
the question is of none ("domestic-related offences" of "all offences")."""

MARGIN = 4.0
"""How much more a margin of error fits where one is asked for: they are rare."""

ENDS = 2.0
"""How much more both ends of a move or a range fit where both are asked for."""

LEFT_OUT = 2.0
"""How much more a figure fits that is told without what the question sets aside too."""

AT_MOST = 2.0
"""How much more a figure fits that is told as a limit, where the most is asked for."""

NARROWER = 1.0
"""How much less a figure fits that is told of a narrower thing than the one asked about."""

_THAN_BEFORE = re.compile(
    r"\s+(?:fewer|more|less|lower|higher)\b.*\bthan\b"
    r".*\b(?:previous|preceding|year before|earlier|last year)\b",
    re.I | re.S,
)
"""What follows a figure that holds a level against an earlier one: it tells a change all the same."""

_CHANGED_BY = re.compile(
    r"\b(?:(?!to\b)[\w'’-]+\s+){1,7}by\s+(?:(?:about|around|nearly|almost|over|some|more\s+than)\s+)?$",
    re.I,
)
"""What stands before a figure of a change, whatever else is said: "has reduced this by about"."""


_CHANGE_OF = re.compile(
    r"\b(?:increase|decrease|reduction|rise|fall|drop)\s+of\s+(?:\w+\s+){0,2}$", re.I
)


def tells_change(reading: Reading) -> bool:
    """Whether a figure of a sentence says by how much something changed, not how much there is."""
    at = reading.clause_text.find(reading.value)
    of = at > 0 and _CHANGE_OF.search(reading.clause_text, 0, at) is not None
    return not reading.label and (of or _told_as_change(reading))


def _told_as_change(reading: Reading) -> bool:
    at = reading.clause_text.find(reading.value)
    if at < 0:
        return False
    told = _CHANGED_BY.search(reading.clause_text, 0, at)
    if told and polarity.direction(told.group()) is not None:
        return True
    return bool(_THAN_BEFORE.match(reading.clause_text, at + len(reading.value)))


def worth(query: Query, reading: Reading) -> float:
    """The fit of a figure, less what tells against its being the answer."""
    told = reading.features
    rare = MARGIN if query.unit == "margin" else 0.0
    return (
        reading.fit
        + rare
        + LEFT_OUT * leaves_out_alike(query, reading)
        + AT_MOST * _is_limit(query, reading)
        + ENDS * told.get("ends", 0.0)
        - CHANGE * _change_untold(query, reading)
        - RATE_FOR_NUMBER * (query.unit == "count" and reading.unit_kind == "rate")
        - CHANGE * told.get("way_clash", 0.0)
        - NARROWER * told.get("narrower", 0.0)
        - NARROWER * (query.changes and not told["clause_bearing"])
        - UNNAMED * told.get("label_unmet", 0.0)
        - UNNAMED * head_unmet(query, reading)
        - DENIED * denies_apart(query, reading)
        - OF_A_KIND * _of_a_kind(query, reading)
    )


_MOST = re.compile(r"\b(?:longest|at\s+(?:the\s+)?most|maximum|up\s+to\s+how)\b", re.I)
_LIMIT = re.compile(
    r"\b(?:up\s+to|(?:no|not)\s+(?:longer|more)\s+than|at\s+most|maximum\s+of)\s+(?:\w+\s+)?$", re.I
)


def _is_limit(query: Query, reading: Reading) -> bool:
    """Whether the most is asked for, and a figure is told as that ("no longer than nine days")."""
    at = reading.clause_text.find(reading.value)
    asked = at > 0 and _MOST.search(query.text) is not None
    return asked and _LIMIT.search(reading.clause_text, 0, at) is not None


def _change_untold(query: Query, reading: Reading) -> float:
    """How much a figure of a change tells against its answering a question that asks for none."""
    if not reading.features.get("change_extra") or query.changes or not _changes(reading):
        return 0.0
    looked_up = query.keywords and query.unit is None and not CHANGE_NAMED.search(query.text)
    return LOOKED_UP if looked_up and tells_change(reading) else 1.0


def _changes(reading: Reading) -> bool:
    """Whether the clause of a figure tells a change, and not only that one level lies above another."""
    return polarity.direction(COMPARES.sub(" ", reading.clause_text)) is not None


def _of_a_kind(query: Query, reading: Reading) -> bool:
    """Whether the table of a row is of a kind of crime or of people that the question does not name:
    that kind stands before all that its caption says it is of."""
    if not reading.label or reading.features.get("table_named"):
        return False
    concepts = (*query.concepts, *query.background)
    asked = frozenset().union(*(a for c in concepts for a in c.alternatives))
    caption = [t.stem for t in tokens(reading.near.removesuffix(reading.label))]
    kinds = [
        KINDS.intersection(caption[max(0, at - 2) : at])
        for at, word in enumerate(caption)
        if word in _CASES
    ]
    return bool(kinds) and all(kind and not kind & asked for kind in kinds)


_CASES = stems("crime offence incident case victim")
"""What tables of crime are of."""


def clashes(query: Query, reading: Reading) -> bool:
    """Whether the figure is that of another time than the one asked for, or of another area than the one
    named: never an answer."""
    clashes = {"year_clash", "month_clash", "span_clash", "level"}
    if query.areas:
        clashes.add("area_other")
    if query.previous and not query.changes and not query.ranged:
        clashes.add("previous_clash")
    if reading.features.get("way_clash") and not reading.features["clause_bearing"]:
        return True  # Something else went the other way.
    if reading.features.get("level") and _told_as_change(reading):
        clashes.discard("level")
    return any(reading.features.get(name) for name in clashes)
