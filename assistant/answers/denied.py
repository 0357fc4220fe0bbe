"""Whether a figure is told of those that do what a question asks of those that do not, or the other way
round: "victims who did not reply" for "victims who replied"."""

from __future__ import annotations

import re

from assistant.asked import asking
from assistant.asked.question import Query
from assistant.evidence.reading import Reading
from assistant.language import polarity
from assistant.language.words import stems

_PARTS = re.compile(r"[();:,–]|\s-\s")
"""What parts the label of a row: what one part denies, another may grant."""


def denies_apart(query: Query, reading: Reading) -> bool:
    """Whether what a figure is told of denies what the question does not, or grants what it denies."""
    return _row_apart(query, reading.label) if reading.label else _clause_apart(query, reading)


def _row_apart(query: Query, label: str) -> bool:
    parts = [part for part in _PARTS.split(polarity.folded(label)) if part.strip()]
    denying = [part for part in parts if polarity.denials(part)]
    granted = stems(" ".join(part for part in parts if part not in denying))
    withheld = (stems(m["what"]) for m in _WITHHELD.finditer(query.text))
    refused = frozenset().union(_behind_denials(query), *withheld) - stems(" ".join(denying))
    if refused & granted:
        return True
    after = _after_denial(polarity.folded(label))
    return bool(after & _named(query)) and not after & _denied(query)


_NON = re.compile(r"\bnon-\s?(?P<what>\w+(?:\s+\w+){0,3})", re.I)
_OTHERS = re.compile(r"\b(?:non|not|no|never|without|outside|other\s+than|rest|except\w*)\b|n't\b", re.I)

TOLD = 10
"""The words before a figure within which a "non-" is of what it counts."""

_DOES_NOT = re.compile(
    r"\b(?:who|which|that|where\s+(?:the\s+)?\w+)\s+(?:do|does|did)\s+not\s+(?P<what>\w+)", re.I
)
"""A clause that narrows what is counted by what it does not do; denials elsewhere may be of anything."""


def _clause_apart(query: Query, reading: Reading) -> bool:
    """Whether the clause of a figure counts those that are not what the question asks of ("non-members")
    or that do not do it."""
    at = max(reading.clause_text.find(reading.value), 0)
    before = " ".join(reading.clause_text[:at].split()[-TOLD:])
    others = () if _OTHERS.search(query.text) else _NON.finditer(before)
    told = [stems(match["what"]) for match in (*others, *_DOES_NOT.finditer(reading.clause_text))]
    return any(what & _named(query) and not what & _denied(query) for what in told)


def _after_denial(label: str) -> frozenset[str]:
    """The stems behind the first denial of a label, up to the next."""
    denied = polarity.denials(label)
    until = denied[1] if len(denied) > 1 else None
    return stems(" ".join(label.split()[denied[0] + 1 : until])) if denied else frozenset()


def _named(query: Query) -> frozenset[str]:
    return frozenset().union(*(a for c in query.concepts for a in c.alternatives))


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
    r"\b(?:withh[eo]ld\w*|refus\w+|declin\w+|unwilling|a?wait(?:ing|ed)?(?:\s+(?:on|for))?)\s+"
    r"(?:to\s+|their\s+|any\s+|an?\s+|the\s+)?(?P<what>[\w-]+)",
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
