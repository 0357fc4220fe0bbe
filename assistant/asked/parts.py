"""Questions that ask several things at once, taken apart and put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.draft import Draft, Quote

_JOINT = re.compile(
    r"(?:[,;?]\s*(?:and\s+)?|\s+and\s+)(?=(?:how (?:many|much|often|long|big)|"
    r"what \w+ (?:was|were|is|are|did|does|has|had)|"
    r"what (?:%|percent\w*|share|proportion|number|rate|figure|was|were|is|are|did)|"
    r"who|when|where|why)(?!\w))",
    re.I,
)
_AUXILIARY = r"(?:is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|must)"
_ASKING = re.compile(
    r"\b(?:how (?:many|much|often|long|big)|what|who|why|which"
    rf"|(?:when|where)(?=['’]s\b|\s+{_AUXILIARY}\b|\W*$))\b",
    re.I,
)
"""What asks; "when" and "where" may also open a clause that only says of what a question asks."""
_YES_NO = re.compile(rf"\s*{_AUXILIARY}\b", re.I)
_THEN_AND_NOW = re.compile(
    r"\b(?:ago|years?\s+back|before|then|originally|at first)\b.{0,30}"
    r"\b(?:now|these days|today|nowadays)\b"
    r"|\b(?:now|these days|today|nowadays)\b.{0,40}\b(?:ago|years?\s+back|before|then)\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?P<what>what (?:percent\w*|share|proportion|number|rate)|how many|how much)\b[^?;]*"
    r"\band (?P=what) (?:in|for|across|nationally|locally|elsewhere)\b"
    r"|\band what(?:['’]s| is| was| are| were) the (?:national|local) (?:increase|decrease|rise|fall"
    r"|change|reduction|drop|rate|figure|share|percentage|average|level|one)\b",
    re.I,
)
"""What asks the same of another area: "what share here, and what share in the country, was ..."."""
_MARKER = re.compile(r"\[(\d+)\]")


def split(question: str) -> tuple[str, ...]:
    """The parts of `question`, each with what the first says before it begins to ask; just the question
    itself if it asks one thing."""
    if _THEN_AND_NOW.search(question):
        return (question,)  # Both ends of one move.
    if _ELSEWHERE.search(question):
        return (question,)  # One measure of two areas.
    pieces = [piece.strip() for piece in _JOINT.split(question) if piece and piece.strip()]
    while len(pieces) > 1 and not _ASKING.search(pieces[0]):
        pieces[:2] = [f"{pieces[0]}, {pieces[1]}"]
    if len(pieces) < 2 or not all(_ASKING.search(piece) for piece in pieces):
        return (question,)
    asking = _ASKING.search(pieces[0])
    lead = pieces[0][: asking.start()] if asking and not _YES_NO.match(pieces[0]) else ""
    return (pieces[0], *(f"{lead}{piece}" for piece in pieces[1:]))


def merge(drafts: Sequence[Draft]) -> Draft:
    """One draft of several: short answers side by side, markers numbered through."""
    quotes: list[Quote] = []
    texts = []
    for draft in drafts:
        places = []
        for quote in draft.quotes:
            if quote not in quotes:
                quotes.append(quote)
            places.append(quotes.index(quote) + 1)
        texts.append(_renumbered(draft.text, places))
    return Draft(
        short="; ".join(dict.fromkeys(draft.short for draft in drafts)),
        text=" ".join(dict.fromkeys(texts)),
        quotes=tuple(quotes),
        confidence=min(draft.confidence for draft in drafts),
        status="corrected" if any(d.status == "corrected" for d in drafts) else "answered",
        derived=tuple(d for draft in drafts for d in draft.derived),
        cautions=tuple(dict.fromkeys(c for draft in drafts for c in draft.cautions)),
    )


def _renumbered(text: str, places: Sequence[int]) -> str:
    return _MARKER.sub(lambda match: f"[{places[int(match[1]) - 1]}]", text)
