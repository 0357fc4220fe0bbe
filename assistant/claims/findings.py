"""What was found on a claim, and the words in which figures prove it or put it right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answers.telling import statement
from assistant.evidence.reading import Reading
from assistant.language import polarity
from assistant.support.draft import Draft, Quote

Verdict = Literal["supported", "contradicted", "not_found"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found on a claim: the verdict, the evidence as a draft, and what the report says."""

    verdict: Verdict
    draft: Draft | None
    right: str = ""


def of_figures(readings: Sequence[Reading], *, true: bool) -> Finding:
    """The finding that these figures make: they prove the claim, or put it right."""
    return of_sentence(_draft(readings), true=true)


def of_sentence(draft: Draft, *, true: bool) -> Finding:
    """The finding that a quoted sentence makes: it says what the claim does, or otherwise."""
    return Finding("supported", draft) if true else Finding("contradicted", draft, draft.short)


_CHANGE = re.compile(
    r"\b(?P<up>rose|risen|rise|increas\w+|grew|grown|growth|went up|up by)\b"
    r"|\b(?P<down>fell|fallen|fall|decreas\w+|reduc\w+|declin\w+|drop\w*|went down|down by|fewer|cut)\b",
    re.I,
)


def _says(reading: Reading) -> str:
    """The figure with its area and time, and which way it went where it measures a change."""
    passage = reading.candidate.hit.passage
    way = ""
    clause = passage.text[reading.clause[0] - passage.start : reading.clause[1] - passage.start]
    if passage.kind != "table_row" and polarity.direction(clause) is not None:
        match = _CHANGE.search(clause)
        way = f"{match.group().lower()}: " if match is not None else ""
    return f"{way}{reading.value} in {reading.area} ({reading.period or reading.year})"


def _draft(readings: Sequence[Reading]) -> Draft:
    quotes: list[Quote] = []
    lines: list[str] = []
    for reading in readings:
        quote = Quote(reading.candidate.hit.passage, reading.spans[0][0], reading.spans[-1][1])
        if quote not in quotes:
            quotes.append(quote)
        lines.append(f"{statement(reading)} [{quotes.index(quote) + 1}]")
    short = "; ".join(dict.fromkeys(_says(r) for r in readings))
    confidence = min(r.candidate.score for r in readings)
    return Draft(short, " ".join(dict.fromkeys(lines)), tuple(quotes), confidence)
