"""Which pieces of evidence are looked at for a figure, beside the best ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.question import Query
from assistant.evidence import subject
from assistant.evidence.candidates import COMMON, Candidate
from assistant.evidence.marks import CHANGE_NAMED, asked_stems
from assistant.language.words import stems

_VALUES = re.compile(r"\d[\d.,]*")


def rows_named(query: Query, ranked: Sequence[Candidate], ahead: int) -> tuple[Candidate, ...]:
    """The rows behind the first `ahead` whose label the question names, of a table that has a row among
    those: all rows of a table are found by its caption, and those of other things may come first."""
    asked = asked_stems(query)
    tables = {_table_of(c) for c in ranked[:ahead]} - {None}
    return tuple(
        c
        for c in ranked[ahead:]
        if _table_of(c) in tables and stems(_VALUES.sub(" ", c.text)) & asked - COMMON
    )


def _table_of(candidate: Candidate) -> tuple[str, int | None] | None:
    passage = candidate.hit.passage
    return (passage.report_id, passage.table) if passage.kind == "table_row" else None


def tells_none(query: Query, candidate: Candidate) -> bool:
    """Whether a candidate tells no change of what is asked, as a row that gives a level, or what is of
    crime where anti-social behaviour is asked about: such are many, and would crowd out the sentences
    that tell one."""
    passage = candidate.hit.passage
    if subject.apart(query.text, candidate.text):
        return True
    return passage.kind == "table_row" and not CHANGE_NAMED.search(f"{passage.context} {passage.text}")
