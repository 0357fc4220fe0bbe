"""Questions that set one thing against another, taken apart into what is asked of each side.

Two reports, two areas, two moments or two things can be compared. A side keeps all of the question but
the other side and the words that compare, so that it can be answered as a question of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import parts
from assistant.asked.alone import ASKING, BY_HOW, blanked, content_of
from assistant.asked.axis import Contrast, Side
from assistant.asked.question import Query
from assistant.asked.two_areas import of_areas
from assistant.asked.two_moments import of_moments
from assistant.asked.two_reports import of_reports
from assistant.asked.two_things import of_things
from assistant.language.areas import Areas
from assistant.types import Scope

__all__ = ["Contrast", "Side", "find", "spanning"]

_DECIDED = re.compile(
    r"\bhow\b(?!\s+(?:many|much|often|far)\b).{0,60}?\b(?:decid|determin|establish|classif|defin)\w*\s+"
    r"(?:that|whether|if|when|what|who)\b",
    re.I | re.S,
)
"""What asks how it is told which of two things is the case, and not for the two."""


def find(
    text: str, years: Sequence[int], areas: Areas, home: str, *, named: Sequence[str] = ()
) -> Contrast | None:
    """The contrast that `text` asks for, or None.

    Args:
        text: the question, resolved from its conversation.
        years: the inspection years that the reports in question cover, in order.
        areas: finds areas in text.
        home: the force that "nationally" is held against, or "".
        named: the areas whose figures the question asks for.
    """
    plain = text.replace("’", "'")
    if _DECIDED.search(plain) or _asks_apart(plain, areas):
        return None
    between_areas = of_areas(plain, areas, home, named)
    return (
        of_reports(plain, years)
        or of_moments(plain)
        or (between_areas if len(named) > 1 else None)
        or of_things(plain, areas)
        or between_areas
    )


def spanning(query: Query, found: Contrast) -> Query:
    """`query` over the years of both reports that `found` holds against each other: by words a question
    may name one of them alone ("the newer report ... the older one"). A query whose years are open or
    set by the user stays as it is."""
    years = tuple(side.year for side in found.sides if side.year is not None)
    known = set(query.years)
    if query.filtered or not known or len(years) < 2 or not known < set(years):
        return query
    scope = Scope(query.scope.forces, years, query.scope.reports)
    return replace(query, years=years, report_years=(), scope=scope)


def _asks_apart(text: str, areas: Areas) -> bool:
    """Whether `text` asks several things, each of its own words."""
    pieces = parts.split(text)
    if len(pieces) < 2:
        return False
    lead = content_of(BY_HOW.sub(" ", pieces[0]))
    rest = [blanked(p, [(m.start, m.end) for m in areas.find(p)]) for p in pieces[1:]]
    others = [content_of(BY_HOW.sub(" ", p)) - lead - ASKING for p in rest]
    return any(len({w for w in own if not w[0].isdigit()}) > 1 for own in others)
