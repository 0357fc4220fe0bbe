"""How much of a report answers in words: a sentence, the one beside it, an item, or a whole list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Candidate
from assistant.question import Query
from corpus import sentences
from corpus.types import Report

ITEM = re.compile(r"^\s*(?:[•*–-]|\(?[a-z0-9]{1,2}[.)])\s*", re.I)
_CONCLUDES = re.compile(
    r"(?:therefore|consequently|as a result|this means|this makes|this meant|however, this|these|it)\b",
    re.I,
)
_EXPLAINS = re.compile(r"this (?:is|was) (?:due to|because|caused)\b", re.I)

NEIGHBOUR = 0.65
NEIGHBOUR_REASON = 0.6


def extent(
    query: Query, report: Report, ranked: Sequence[Candidate]
) -> tuple[tuple[int, int], tuple[str, ...]]:
    """What of the report answers in words: its span, and the items if it is a list.

    A sentence that leads in to a list ("... explain how:") brings the list; an item is taken whole; the
    whole list is taken where a list is asked for and no item stands out.
    """
    best, text = ranked[0], report.text
    start, end = best.start, best.end
    if text[start:end].rstrip().endswith(":"):
        following = _items_after(text, end)
        if following:
            return (start, following[-1][1]), tuple(clean(text[slice(*item)]) for item in following)
        gap = len(text[end:]) - len(text[end:].lstrip())
        if end + gap < len(text):
            return (start, _line(text, end + gap)[1]), ()
    line = _line(text, start)
    if not ITEM.match(text[slice(*line)]):
        return _with_neighbour(query, ranked), ()
    items = _items_around(text, line)
    if (
        query.expects in {"list", "definition"}
        and len(items) > 1
        and (_counts(query) or not _stands_out(ranked, line, items))
    ):
        return (items[0][0], items[-1][1]), tuple(clean(text[slice(*item)]) for item in items)
    return line, (clean(text[slice(*line)]),)


def _with_neighbour(query: Query, ranked: Sequence[Candidate]) -> tuple[int, int]:
    """The best sentence, with the one beside it that leads up to it or carries it on, if that answers
    nearly as well; reasons often stand in two sentences."""
    best = ranked[0]
    span = (best.start, best.end)
    beside = {c.start: c for c in ranked if c.hit.passage.id == best.hit.passage.id}
    places = sorted(beside)
    at = places.index(best.start)
    near = [beside[places[i]] for i in (at - 1, at + 1) if 0 <= i < len(places)]
    share = NEIGHBOUR_REASON if query.expects == "reason" else NEIGHBOUR
    completing = [
        c
        for c in near
        if (c.end <= best.start and query.expects == "reason" and _CONCLUDES.match(best.text))
        or (c.start >= best.end and _EXPLAINS.match(c.text))
    ]
    near = completing or [c for c in near if c.score >= share * best.score]
    near = [c for c in near if not c.text.rstrip().endswith(":")]
    if near:
        other = max(near, key=lambda c: c.score)
        span = (min(span[0], other.start), max(span[1], other.end))
    return span


def _counts(query: Query) -> bool:
    """Whether the question says how many it wants ("the five questions")."""
    return any(figure.kind == "count" and 2 <= figure.value <= 20 for figure in query.figures)


def _stands_out(
    ranked: Sequence[Candidate], line: tuple[int, int], items: Sequence[tuple[int, int]]
) -> bool:
    """Whether one item of a list answers far better than every other."""
    report = ranked[0].hit.passage.report_id
    others = [
        c.score
        for c in ranked
        if c.hit.passage.report_id == report
        and items[0][0] <= c.start < items[-1][1]
        and not line[0] <= c.start < line[1]
    ]
    return max(others, default=0.0) < 0.8 * ranked[0].score


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def sentences_of(report: Report, at: int) -> list[tuple[int, int]]:
    """The sentence that holds the character `at`, as a list of one, or none."""
    start = report.text.rfind("\n\n", 0, at)
    start = 0 if start < 0 else start + 2
    end = report.text.find("\n\n", at)
    end = len(report.text) if end < 0 else end
    return [
        (start + a, start + b)
        for a, b in sentences.split(report.text[start:end])
        if start + a <= at < start + b
    ]


def _items_after(text: str, end: int) -> list[tuple[int, int]]:
    """The lines that follow `end` as long as they are list items; one blank line may stand between."""
    items = []
    at = end
    while at < len(text):
        start = len(text[at:]) - len(text[at:].lstrip("\n ")) + at
        if (
            start >= len(text)
            or text[at:start].count("\n") > 2
            or not ITEM.match(text[start : start + 12])
        ):
            break
        items.append(_line(text, start))
        at = items[-1][1]
    return items


def _items_around(text: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    first = line[0]
    while first > 0:
        previous = _line(text, text.rfind("\n", 0, first))
        before = _line(text, max(0, len(text[:first].rstrip()) - 1))
        if previous[0] >= first or not ITEM.match(text[slice(*before)]):
            break
        first = before[0]
    return _items_after(text, first - 1 if first else 0)


def clean(text: str) -> str:
    """`text` on one line, single blanks between its words."""
    return " ".join(text.split())
