"""Years that a question names only as the end of a term: "by 1 May 2019", "due in 2020".

A report sets such terms for what lies ahead of it. A year that no report covers is then no year of a
figure or finding: the question is for the report that sets the term.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus import periods

_EXPECTED = re.compile(
    r"\b(?:due|planned|expected|scheduled|earmarked|promised|to\s+(?:be\s+)?\w+|coming)\s+(?:\w+\s+){0,3}?(?:in|for|during)\s+$",
    re.I,
)
"""What says of a moment behind it that something is yet to come then."""


def due(text: str, covered: Collection[int]) -> tuple[int, ...]:
    """The years that `text` names as the end of a term alone, later than all those `covered`, each once.

    Args:
        text: a question.
        covered: the inspection years of the reports in question.
    """
    if not covered:
        return ()
    named = periods.find(text)
    later = [p for p in named if p.months is None and p.last_year > max(covered)]
    ahead = [p for p in later if p.relation == "by" or _EXPECTED.search(text, 0, p.start)]
    others = {p.last_year for p in named if p not in ahead}
    return tuple(dict.fromkeys(p.last_year for p in ahead if p.last_year not in others))
