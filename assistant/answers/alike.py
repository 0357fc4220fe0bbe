"""Whether two figures are of one thing: of two reports, of a force and the nation, of two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.worth import tells_change
from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.evidence.counted import names_counted, one_name
from assistant.evidence.marks import bearing
from assistant.evidence.reading import Reading
from assistant.evidence.spoken import unspoken
from assistant.language import baseline
from assistant.language.areas import NATIONAL
from assistant.language.words import stems

ALIKE = 0.55
"""The least share of what the clause of one figure speaks of, of what is asked, that the clause of
another report's must speak of to be given beside it. Of 66 pairs for known questions all but one below
it are of different things, and all but three above it of one."""

CLOSE = 0.75
"""The least score of the evidence for another report's figure, as a share of that of the first's."""

NEARLY, SPOKEN = 0.85, 0.4
"""... if only that says that two counts of things of one name are of one thing; and the least share of
what is asked that both must then speak of."""

_OF_TIME = stems(
    "year years month months period previous preceding prior earlier last before annual compared"
    " comparison"
)
"""What says when, which the clauses of two reports say differently."""


def same_thing(query: Query, one: Reading, other: Reading) -> bool:
    """Whether the figure `other` of another report answers `query` by measuring what `one` does."""
    passage = other.candidate.hit.passage
    return (
        one.unit_kind == other.unit_kind
        and (
            other.candidate.score >= CLOSE * one.candidate.score
            or _same_stretch(query, one, other)
            or _same_count(query, one, other)
        )
        and _speaks_of(query, other) >= ALIKE * _speaks_of(query, one)
        and _shares_row(one, other)
        and _is_term(one) == _is_term(other)
        and tells_change(one) == tells_change(other)
        # Of forces that saw a rise, another report's number of forces says nothing.
        and not (one.features.get("change_same") and other.features.get("change_unsaid"))
        and _counts_alike(query, one, other)
        and not unspoken(query, f"{passage.context} {passage.text}")
    )


def _speaks_of(query: Query, reading: Reading) -> float:
    """The share of what is asked, times aside, that the clause of a figure speaks of."""
    asked = tuple(c for c in query.concepts if not c.alternatives[0] <= _OF_TIME)
    return bearing(replace(query, concepts=asked), reading.clause_text)


def of_stretch(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Those of `ranked` that tell a change over just the stretch of years that is asked for, if one is:
    each report words that in its own way ("the 12 months prior", "since the previous year"), and is
    found by it the worse or the better."""
    asked = baseline.asked(query.text) if query.changes else None
    return [c for c in ranked if asked is not None and baseline.years(c.text) == asked]


def _same_stretch(query: Query, one: Reading, other: Reading) -> bool:
    return len(of_stretch(query, (one.candidate, other.candidate))) == 2


def _same_count(query: Query, one: Reading, other: Reading) -> bool:
    """Whether two figures count things of one name, in clauses that speak of as much of what is asked:
    each report says in its own words what it counted."""
    counted = one.counts and other.counts and not (one.label or other.label)
    named = counted and one_name(stems(one.unit), stems(other.unit))
    return named and _speaks_of(query, other) >= max(SPOKEN, NEARLY * _speaks_of(query, one))


def _is_term(reading: Reading) -> bool:
    """Whether a length of time is the one that a recommendation sets ("Within three months, ...")."""
    term = rf"\W*within\s+(?:the\s+next\s+)?{re.escape(reading.value)}\b"
    return reading.lasts and re.match(term, reading.clause_text, re.I) is not None


def _counts_alike(query: Query, one: Reading, other: Reading) -> bool:
    """Whether two counts, where the question does not say of what, are of things of one name."""
    if not (one.counts and other.counts) or names_counted(query):
        return True
    return one_name(stems(one.unit), stems(other.unit))


def _shares_row(one: Reading, other: Reading) -> bool:
    """Whether what is told beside a row of a table speaks of anything that its label does."""
    if not one.label and not other.label:
        return True
    return bool(stems(one.label or one.clause_text) & stems(other.label or other.clause_text))


def same_base(one: Reading, other: Reading) -> bool:
    """Whether two rates are both of people or both of homes: reports give burglary by households."""
    return ("household" in one.unit) == ("household" in other.unit)


def set_beside(home: Reading, national: Reading) -> bool:
    """Whether a piece of evidence gives, beside a figure of a force, that of England and Wales for the
    same thing."""
    if national.area != NATIONAL or home.area == NATIONAL:
        return False
    if not national.features.get("area_same") or (home.clause == national.clause and not home.label):
        return False
    counted = stems(home.unit), stems(national.unit)
    return home.unit_kind != "count" or bool(counted[0] & counted[1])


def likeness(one: Reading, other: Reading) -> float:
    """How far two figures are of the same row of two tables, or told together, from 0 to 4."""
    told = (one.candidate.hit.passage.id, one.candidate.start)
    if not other.label and told == (other.candidate.hit.passage.id, other.candidate.start):
        return 4.0
    left, right = stems(one.label), stems(other.label)
    shared = len(left & right) / len(left | right) if left | right else 0.0
    return 3.0 * shared + float(one.unit == other.unit)
