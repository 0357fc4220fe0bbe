"""What a report holds against what it has just told: "However, this was not always so".

"Did that work everywhere?" asks whether what was told holds throughout. Where the sentence behind it
takes some of it back, that is said, in its own words and without a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.evidence.extent import clean
from assistant.support.draft import Draft, Quote

_THROUGHOUT = re.compile(
    r"\b(?:well|effective(?:ly)?|consistent(?:ly)?|uniform(?:ly)?|always|everywhere|throughout|across\s+the\s+board"
    r"|enough|sufficient(?:ly)?|proper(?:ly)?|adequate(?:ly)?|successful(?:ly)?|fully)\b",
    re.I,
)
_TAKES_BACK = re.compile(r"(?:however|but|nevertheless|nonetheless|that\s+said|although|yet)\b", re.I)


def taken_back(query: Query, ranked: Sequence[Candidate]) -> Draft | None:
    """What stands behind the answer to the turn before and takes some of it back, if `query` asks
    whether that holds throughout or well; else None."""
    if not _THROUGHOUT.search(query.put):
        return None
    for place in query.beside:
        for candidate in ranked:
            passage = candidate.hit.passage
            if passage.report_id != place.report_id or not passage.start <= place.start < passage.end:
                continue
            quoted = [a for a, _ in passage.sentences if place.start < a < place.end]
            behind = [a for a, _ in passage.sentences if a >= place.end][:1]
            if candidate.start in (*quoted, *behind) and _TAKES_BACK.match(candidate.text):
                quote = Quote(passage, candidate.start, candidate.end)
                return Draft(
                    clean(candidate.text), f"{clean(candidate.text)} [1]", (quote,), candidate.score
                )
    return None
