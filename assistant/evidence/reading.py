"""A figure that was read off a piece of evidence, and what it weighs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant import shipped
from assistant.evidence.candidates import Candidate
from assistant.language.areas import short_name

FEATURES = (
    "evidence",
    "row",
    "near",
    "clause",
    "sentence",
    "focus",
    "own",
    "area_same",
    "area_other",
    "area_unsaid",
    "year_same",
    "year_clash",
    "previous_same",
    "previous_clash",
    "unit_same",
    "unit_other",
    "noun_same",
    "noun_other",
    "mentioned",
    "from",
    "duration",
    "percent",
    "change_same",
    "change_row",
    "change_unsaid",
    "change_extra",
    "table_named",
    "table_other",
    "rate_word",
    "month_same",
    "month_clash",
    "ends",
    "bearing",
    "clause_bearing",
    "span_clash",
    "way_clash",
    "label_unmet",
    "narrower",
    "level",
)
"""What speaks for and against a figure being the one asked for; weighed by `data/reader.json`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read off one piece of evidence.

    `value` is the figure with its unit, `number` the figure alone; `period` is the time it is for, as
    printed, or ""; `year` its year. `spans` are what must be quoted to prove it, `clause` is where it
    stands. `near` is what stands right beside it, of a table row the labels and the caption;
    `clause_text` the whole clause, with what it leans on; `counts` says that a noun follows the figure,
    `lasts` that it is a length of time.
    `features` holds the values of `FEATURES` that are not 0, and `fit` what they weigh together.
    """

    candidate: Candidate
    area: str
    value: str
    number: float
    unit: str
    period: str
    year: int
    label: str
    spans: tuple[tuple[int, int], ...]
    clause: tuple[int, int]
    near: str
    clause_text: str
    counts: bool
    lasts: bool
    features: dict[str, float]
    fit: float

    @property
    def unit_kind(self) -> str:
        """The sort of unit, for asking whether two figures compare: "percent", "per ..." or "count"."""
        if self.unit.startswith("percent"):
            return "percent"
        return "rate" if re.search(r"\b(?:per|for every|in every)\b", self.unit) else "count"


@cache
def _weights() -> dict[str, float]:
    stored = shipped.weights("reader.json")
    weights: dict[str, float] = stored["weights"]
    return weights


def weigh(features: dict[str, float]) -> float:
    """How well a figure with these `FEATURES` fits."""
    weights = _weights()
    return sum(weights[name] * value for name, value in features.items())


def labelled(readings: Iterable[Reading], *, areas: bool, times: bool) -> str:
    """Readings in one line, each with the area and the time it is for where asked."""
    parts = []
    for reading in readings:
        where = f" in {short_name(reading.area)}" if areas else ""
        when = f" ({reading.period or reading.year})" if times else ""
        parts.append(f"{reading.value}{where}{when}")
    return "; ".join(parts)
