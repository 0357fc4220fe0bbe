"""An answer before it has passed the gate: the value that composers make."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.support.gate import Derived
from assistant.types import Status
from corpus.types import Passage


@dataclass(frozen=True, slots=True)
class Quote:
    """What is to be quoted: `[start, end)` of the passage's report."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before the gate. `text` holds the markers `[1]` to `[len(quotes)]` in order; `sure` is
    how likely its quote settles a statement, where that was judged (`assistant.evidence.sense`), else
    0."""

    short: str
    text: str
    quotes: tuple[Quote, ...]
    confidence: float
    status: Status = "answered"
    derived: tuple[Derived, ...] = ()
    cautions: tuple[str, ...] = ()
    sure: float = 0.0
