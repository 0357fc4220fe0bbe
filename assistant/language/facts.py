"""Figures with what they are about: the area and the years that each figure of a sentence belongs to.

A sentence that compares ("by 9 percent in Kent compared with a reduction of 7 percent across
England and Wales") is cut into clauses at the words that compare; a figure belongs to the area and the
period of its own clause, and only without one to those that stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from assistant.language import quantities
from assistant.language.areas import AreaMention, Areas
from assistant.language.quantities import MEASURES, Quantity, QuantityKind
from corpus import periods, sentences

_CUT = re.compile(
    r"""
    ,?\s+(?=(?:which|this)\s+(?:is|was|are|were|compares?|compared|means?|meant)\b)
    | ,?\s+(?=compared\s+(?:with|to)\b) | ,?\s+(?=(?:in\s+)?comparison\s+(?:with|to)\b)
    | ,?\s+(?=(?:higher|lower|more|less|fewer|greater|smaller|better|worse)\s+than\b)
    | ,?\s+(?=as\s+(?:against|opposed\s+to)\b) | ,?\s+(?=against\s+(?:the|a|an|\d))
    | \s+(?=and\s+(?:a|an|the)\s+(?:very\s+|relatively\s+)?(?:\w+\s+)?
          (?:proportion|number|percentage|rate|total)\b)
    | (?<=;)\s+ | ,\s+(?=(?:while|whereas|whilst|but|although)\b) | \s+(?=rather\s+than\b)
    | (?<=[.!?])\s+(?=[A-Z])
    | \s+(?=and\s+(?:by\s+)?(?:£?\d[\d.,]*|\w+)\s*(?:%|per\s?cent)\s+(?:in|across|for|of|nationally)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
WHOLE = 100
"""What no bare number beside a percentage is above if it is one too ("fell by 9 percent, to 4,500")."""

_PREVIOUS_YEAR = re.compile(
    r"\b(?:the\s+)?(?:previous|preceding|prior)\s+(?:year|12[\s-]month|12\s+months|twelve\s+months)"
    r"|\b(?:the\s+)?year\s+before\b|\blast\s+year\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of a text and what it is about.

    `area` is a full force name, "England and Wales", or "" where the text names none for it; `years` are
    those named for it, `months` the same as (year, month) where a month is named; `previous` says that
    it is the figure of the year before. `start` and `end` bound the clause it stands in; `per` is the
    base of its rate as printed ("per 1,000 population").
    """

    quantity: Quantity
    area: str
    years: frozenset[int]
    months: frozenset[tuple[int, int]]
    previous: bool
    start: int
    end: int
    per: str


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the clauses of `text`, in order, cut where it compares or ends a sentence."""
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    return tuple((a, b) for a, b in pairwise(cuts) if text[a:b].strip())


def find(text: str, areas: Areas, kinds: frozenset[QuantityKind] = MEASURES) -> tuple[Fact, ...]:
    """Every figure of `text` of the given kinds, in order; by default all that measure something."""
    numbers = [q for q in quantities.find(text) if q.kind in kinds]
    if not numbers:
        return ()
    mentions = tuple(m for m in areas.find(text) if not _RANKED.search(text, 0, m.start))
    named = periods.find(text)
    spans = clauses(text)
    facts = []
    in_period = [(p.start, p.end) for p in named]
    for number in numbers:
        if any(a <= number.start and number.end <= b for a, b in in_period):
            continue
        start, end = next((s for s in spans if s[0] <= number.start < s[1]), (0, len(text)))
        times = _times(text, number, start, end, named)
        facts.append(
            Fact(
                quantity=number,
                area=_area(number, start, end, mentions),
                years=frozenset(year for p in times for year in period_years(p)),
                months=frozenset((p.last_year, p.last_month) for p in times if p.last_month),
                previous=_of_previous_year(text, start, end),
                start=start,
                end=end,
                per=_per(text, start, end),
            )
        )
    return tuple(_unit_shared(text, facts))


_RANKED = re.compile(
    r"\b(?:highest|lowest|largest|smallest|biggest|best|worst|most|least)\b[^.;,:]{0,90}"
    r"\b(?:in|across|of|among|within)\s+(?:(?:all|any|other|the|police|forces?|in|across|of)\s+){0,4}$",
    re.I,
)
"""What stands before an area that something is ranked in ("among the lowest in England and Wales"): the
figure beside it is that of what is ranked."""

_ELIDED = re.compile(
    r"(?:^|[,;:(]|\b(?:and|against|to|than|with|in|at|was|were|is|only|but|versus|vs|from|over|under|nearly|about)\b)"
    r"\s*(?:just\s+)?$",
    re.I,
)
_UNNAMED = re.compile(
    r"\s*(?:[.,;)]|$|(?:in|for|across|nationally|among|at|elsewhere|and|against)\b)", re.I
)


def _unit_shared(text: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts, each bare number with the unit of the figure before it in its sentence ("86 percent of
    adults and 41 of children", "5.4 per 1,000 here against 6.2 nationally"), or of the one it leads to
    ("from 60 to 80 percent")."""
    last: Fact | None = None
    for fact, following in zip_longest(facts, facts[1:]):
        bare = fact.quantity.kind == "count" and not (fact.quantity.noun or fact.per)
        leads = bare and following is not None and following.quantity.kind == "percent"
        if leads and text[fact.quantity.end : following.quantity.start].strip() == "to":
            yield replace(fact, quantity=replace(fact.quantity, kind="percent"), per=following.per)
            continue
        if (
            bare
            and last is not None
            and not (last.quantity.kind == "percent" and fact.quantity.value > WHOLE)
            and (last.per or last.quantity.kind in {"percent", "duration"})
            and not re.search(r"[.?!]\s", text[last.quantity.end : fact.quantity.start])
            and _ELIDED.search(text[: fact.quantity.start])
            and _UNNAMED.match(text, fact.quantity.end)
        ):
            kind = last.quantity.kind
            yield replace(fact, quantity=replace(fact.quantity, kind=kind), per=last.per)
            continue
        last = None if bare else fact
        yield fact


def _of_previous_year(text: str, start: int, end: int) -> bool:
    """Whether the clause `[start, end)` is about the year before, and does not merely look back."""
    match = _PREVIOUS_YEAR.search(text, start, end)
    return match is not None and not _LOOKS_BACK.search(text, start, match.start())


_LOOKS_BACK = re.compile(
    r"\b(?:than|compared|comparison|against|from|over|since|on)\b[^.;]{0,60}$", re.IGNORECASE
)


def _area(number: Quantity, start: int, end: int, mentions: tuple[AreaMention, ...]) -> str:
    inside = [m for m in mentions if start <= m.start < end]
    if inside:
        # In print the area follows its figure more often than it leads it.
        return min(
            inside,
            key=lambda m: (
                (m.start - number.end) if m.start >= number.end else (number.start - m.end) * 1.5
            ),
        ).area
    return ""


def _times(
    text: str, number: Quantity, start: int, end: int, named: tuple[periods.Period, ...]
) -> tuple[periods.Period, ...]:
    inside = [p for p in named if start <= p.start < end]
    if len(inside) > 1:
        # "from 800 in May 2018 to 650 in July 2018": the period next behind the figure.
        after = [p for p in inside if p.start >= number.end]
        inside = [min(after, key=lambda p: p.start)] if after else [inside[-1]]
    before = [p for p in named if p.start < start and not _is_deadline(text, p, start)]
    told = [p for p in before if not _HELD_AGAINST.search(text, 0, p.start)]
    return tuple(inside or (told or before)[-1:])


_HELD_AGAINST = re.compile(
    r"\b(?:compared\s+(?:with|to)|against|than(?:\s+in)?)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before a period that another is held against, and that later sentences are not about."""


_DUE = re.compile(
    r"\b(?:by|before|until)\s+(?:the\s+)?(?:(?:end|start|beginning)\s+of\s+)?(?=[A-Z\d]|$)"
)
_AHEAD = re.compile(
    r"\b(?:will|would|due|plans?|planned|aims?|expect\w*|anticipat\w*|intend\w*)\b", re.I
)


def _is_deadline(text: str, period: periods.Period, start: int) -> bool:
    """Whether a period is one by which an earlier sentence than that at `start` says that something will
    be done ("will be in place by May 2019"): what follows it is not of that time."""
    sentence = next(((a, b) for a, b in sentences.split(text) if a <= period.start < b), None)
    if sentence is None or sentence[1] > start:
        return False
    due = _DUE.match(period.text) or _DUE.search(text[sentence[0] : period.start] + " ")
    return due is not None and bool(_AHEAD.search(text, sentence[0], period.start))


def period_years(period: periods.Period) -> tuple[int, ...]:
    """The years that a period is known by: its last, and its first where it is named ("between 2010 and
    2014"), but not where a length implies it ("12 months to June 2014" is 2014)."""
    if period.first_year is None or period.months is not None:
        return (period.last_year,)
    return (period.first_year, period.last_year)


_PER = re.compile(
    r"\b(?:per|for\s+every|for\s+each|in\s+every)\s+(?:£?\d[\d,.]*|one|a|ten|hundred|thousand|million|head)"
    r"(?:\s+(?:hundred|thousand|million))?(?:\s+(?:of\s+the\s+)?[a-z-]+){0,1}"
    r"(?:\s+(?:abuse\s+related\s+offences|abuse\s+(?:crimes|offences)|crime\s+groups|related\s+offences))?",
    re.I,
)


def _per(text: str, start: int, end: int) -> str:
    match = _PER.search(text, start, end)
    return " ".join(match.group().split()) if match else ""
