"""Years that a question names only as the end of a term: "by 1 May 2019", "until 2020".

A report sets such terms for what lies ahead of it. A year that no report covers is then no year of a
figure or finding: the question is for the report that sets the term.
"""

from __future__ import annotations

from collections.abc import Collection

from corpus import periods


def due(text: str, covered: Collection[int]) -> tuple[int, ...]:
    """The years that `text` names as the end of a term alone, later than all those `covered`, each once.

    Args:
        text: a question.
        covered: the inspection years of the reports in question.
    """
    if not covered:
        return ()
    named = periods.find(text)
    ahead = [p for p in named if p.relation == "by" and p.months is None and p.last_year > max(covered)]
    others = {p.last_year for p in named if p not in ahead}
    return tuple(dict.fromkeys(p.last_year for p in ahead if p.last_year not in others))
