"""How well a figure answers a question, beyond how well it fits it."""

from __future__ import annotations

import re

from assistant.asked import asking
from assistant.asked.question import Query
from assistant.evidence.demands import KINDS, head_unmet
from assistant.evidence.marks import COMPARES
from assistant.evidence.reading import Reading
from assistant.language import polarity
from assistant.language.words import stems, tokens

CHANGE = 2.0
"""How much less a figure of a change ("fell by 16 percent") fits a question that asks for a level, or
for a change the other way."""

UNNAMED = 2.0
"""How much less a figure fits of whose row the question names nothing, or that does not say what it
counts."""

DENIED = 4.0
"""How much less the figure of a row fits that denies what the question does not deny ("victim does not
support police action")."""

OF_A_KIND = 2.0
"""How much less the figure of a row fits whose table is of one kind of crime or of people alone, where
the question is of none ("domestic-related offences" of "all offences")."""

MARGIN = 4.0
"""How much more a margin of error fits where one is asked for: they are rare."""

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
        - CHANGE * (bool(told.get("change_extra")) and not query.changes and _changes(reading))
        - CHANGE * told.get("way_clash", 0.0)
        - NARROWER * told.get("narrower", 0.0)
        - NARROWER * (query.changes and not told["clause_bearing"])
        - UNNAMED * told.get("label_unmet", 0.0)
        - UNNAMED * head_unmet(query, reading)
        - DENIED * denies_apart(query, reading)
        - OF_A_KIND * _of_a_kind(query, reading)
    )


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


def denies_apart(query: Query, reading: Reading) -> bool:
    """Whether a row denies what the question does not deny, or grants what is said to be withheld."""
    if not reading.label:
        return False
    label = polarity.folded(reading.label)
    denied = polarity.denials(label)
    if not denied:
        withheld = (stems(m["what"]) for m in _WITHHELD.finditer(query.text))
        return bool(frozenset().union(_behind_denials(query), *withheld) & stems(label))
    until = denied[1] if len(denied) > 1 else None
    after = stems(" ".join(label.split()[denied[0] + 1 : until]))
    asked = frozenset().union(*(a for c in query.concepts for a in c.alternatives))
    return bool(after & asked) and not after & _denied(query)


def _behind_denials(query: Query) -> frozenset[str]:
    """The stems of what a question denies: of the three words behind each denial."""
    aside = [match.span() for match in asking.set_aside(query.text)]
    return frozenset().union(
        *(
            stems(match["what"])
            for match in _DENIES.finditer(query.text)
            if not any(a <= match.start() < b for a, b in aside)
        )
    )


_DENIES = re.compile(
    r"\b(?:no|not|never|without|nor|\w+n['’]t)\s+(?P<what>(?:[\w-]+\s*){1,3})", re.IGNORECASE
)

_WITHHELD = re.compile(
    r"\b(?:withh[eo]ld\w*|refus\w+|declin\w+|unwilling)\s+(?:to\s+|their\s+|any\s+)?(?P<what>[\w-]+)",
    re.I,
)

_CLAUSE_ENDS = re.compile(
    r"[,;:?]|\bbut\b|\b(?:and|yet|although|though|while)\s+(?:the|no|not|there)\b", re.I
)


def _denied(query: Query) -> frozenset[str]:
    """The stems of the clauses of a question that deny, by every name of what they speak of."""
    clauses = [
        clause
        for clause in _CLAUSE_ENDS.split(query.text)
        if polarity.denials(polarity.folded(clause)) or _WITHHELD.search(clause)
    ]
    named = (a for c in query.concepts for a in c.alternatives if any(c.surface in s for s in clauses))
    return stems(" ".join(clauses)).union(*named)


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
