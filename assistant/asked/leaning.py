"""What a turn, or a later part of a question, leans on: the places that answered before it."""

from __future__ import annotations

import re

from assistant.asked.question import Place
from assistant.support.draft import Draft

_PARTITIVE = re.compile(r"\bhow\s+many\s+of\s+(?:them|those|these)\b", re.I)
_POINTS_BACK = re.compile(r"\b(?:it|its|they|them|their|this|these|those)\b", re.I)


def narrows(turn: str) -> bool:
    """Whether a turn asks for a part of what was counted before ("how many of them were women?")."""
    return bool(_PARTITIVE.search(turn))


def points_back(piece: str) -> bool:
    """Whether a part of a question speaks of what an earlier part named ("and what is it for?")."""
    return bool(_POINTS_BACK.search(piece))


def places_of(draft: Draft, said: str = "") -> tuple[Place, ...]:
    """Where the quotes of a draft stand; `said` is as in `Place`."""
    return tuple(Place(q.passage.report_id, q.start, q.end, said) for q in draft.quotes)
