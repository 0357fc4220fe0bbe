"""How much of a report answers in words: a sentence, the one beside it, an item, or a whole list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.asked.question import Query
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.language import rivals
from assistant.language.quantities import SMALL
from corpus import sentences
from corpus.types import Kind, Report

ITEM = re.compile(r"^\s*(?:[•*–-]|\(?[a-z0-9]{1,2}[.)])\s*", re.I)
_CONCLUDES = re.compile(
    r"(?:therefore|consequently|as a result|this means|this makes|this meant|however, this|these|it)\b",
    re.I,
)
_LEANS = re.compile(r"(?:this|these|those|they|such)\b(?!\s+(?:year|report|section|inspection)\b)", re.I)
EXPLAINS = re.compile(r"this (?:is|was) (?:due to|because|caused)\b", re.I)
_ANNOUNCES = re.compile(
    r"\b(?:in|for)\s+(?:(?:a\s+)?(?:number|variety|range)\s+of|several|various|many|different|two|three|four)\s+"
    r"(?:\w+\s+)?(?:ways|reasons|respects|areas)\W*$",
    re.I,
)
"""What says that there are several, and leaves it to the next sentence to say which."""
_ENUMERATES = re.compile(
    r"(?:they|these|those|it|this|(?:[\w-]+\s+){0,3}(?:examples?|agencies|members))\s+(?:[\w-]+\s+){0,3}?"
    r"(?:includ\w+|(?:are|were)\s*:|range[sd]?|compris\w+)",
    re.I,
)

_COMPLETES = re.compile(rf"{ITEM.pattern}[a-z]")
_OF_ITEMS = frozenset({"list", "definition"})

LONGEST = 700
"""Characters of a sentence with the items of its list that are still quoted as one."""

NEIGHBOUR = 0.65
NEIGHBOUR_REASON = 0.6
FARTHER = 0.95
"""What a sentence must score, as a share of the best one's, to be quoted with it: the one beside it, of
reasons, and the one beside both."""

CONTEXT = 0.5
"""... and to be told with it in the full answer, as what stands around it."""

_RUNNING: frozenset[Kind] = frozenset({"paragraph", "footnote"})

_COVERAGE = FEATURES.index("coverage")


def extent(
    query: Query, report: Report, best: Candidate, ranked: Sequence[Candidate]
) -> tuple[tuple[int, int], tuple[str, ...]]:
    """What of the report answers in words: its span, and the items if it is a list.

    A sentence that leads in to a list ("... explain how:") brings the list; an item is taken whole; the
    whole list is taken where a list is asked for and no item stands out.
    """
    text = report.text
    start, end = best.start, best.end
    if text[start:end].rstrip().endswith(":"):
        following = _items_after(text, end)
        if following:
            told = tuple(clean(text[slice(*item)]) for item in following)
            return (start, following[-1][1]), told if query.expects in _OF_ITEMS else ()
        gap = len(text[end:]) - len(text[end:].lstrip())
        if end + gap < len(text):
            return (start, _line(text, end + gap)[1]), ()
    if query.expects == "list" and (listed := _told_next(text, start, end)):
        return (start, listed[-1][1]), tuple(clean(text[slice(*item)]) for item in listed)
    line = _line(text, start)
    if not ITEM.match(text[slice(*line)]):
        return _with_neighbours(query, best, ranked), ()
    items = _items_around(text, line)
    if (
        query.expects in _OF_ITEMS
        and len(items) > 1
        and (_counts(query) or not _stands_out(best, ranked, line, items))
    ):
        return (items[0][0], items[-1][1]), tuple(clean(text[slice(*item)]) for item in items)
    lead = _lead(best, items) if query.expects not in _OF_ITEMS else None
    if lead is not None and line[1] - lead <= LONGEST:
        return (lead, line[1]), ()
    return line, (clean(text[slice(*line)]),)


_NEXT = re.compile(
    r"\s*(?P<lead>(?:the|these|those|they)\b(?:\s+(?P<noun>[\w-]+))??\s+(?:are|were|include))\s*:", re.I
)
_SO_MANY = re.compile(rf"\b(?:{'|'.join(SMALL[1:])}|\d{{1,2}})\s+(?:[\w-]+\s+)?", re.I)


def _told_next(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list that the sentence behind `[start, end)` leads in to, if the one there says how
    many there are of what it lists: "There are three grades of call. The grades are:"."""
    follows = _NEXT.match(text, end)
    count = _SO_MANY.search(text, start, end)
    if follows is None or count is None:
        return []
    noun = follows["noun"]
    return _items_after(text, follows.end()) if not noun or noun in text[count.start() : end] else []


def _lead(best: Candidate, items: Sequence[tuple[int, int]]) -> int | None:
    """Where the sentence starts that leads in to a list, if `best` only completes it."""
    if not _COMPLETES.match(best.text):
        return None
    passage = best.hit.passage
    before = [(a, b) for a, b in passage.sentences if b <= items[0][0]]
    if not before or not passage.text[: before[-1][1] - passage.start].rstrip().endswith(":"):
        return None
    return before[-1][0]


def _with_neighbours(query: Query, best: Candidate, ranked: Sequence[Candidate]) -> tuple[int, int]:
    """The best sentence with what it leans on or what carries it on, else with the one beside it if that
    answers nearly as well; reasons often stand in two sentences."""
    beside = {c.start: c for c in _around(query, best, ranked)}
    places = sorted(beside)
    at = places.index(best.start)
    before = beside[places[at - 1]] if at else None
    behind = [beside[place] for place in places[at + 1 : at + 3]]
    after = behind[0] if behind else None
    near = []
    if before is not None and _CONCLUDES.match(best.text):
        near.append(before)
    if query.expects == "list" and not _lists(best.text):
        near += [c for c in behind if _lists(c.text) and _ENUMERATES.match(c.text)]
    if after is not None and (EXPLAINS.match(after.text) or _ANNOUNCES.search(best.text)):
        near.append(after)
    if not near:
        share = NEIGHBOUR_REASON if query.expects == "reason" else NEIGHBOUR
        near = _closest((before, after), share * best.score)
        if near and query.expects != "name":
            first, last = sorted((at, places.index(near[0].start)))
            ends = (beside[places[i]] for i in (first - 1, last + 1) if 0 <= i < len(places))
            near += _closest(tuple(ends), FARTHER * best.score)
    if not near and before is not None and _LEANS.match(best.text):
        near.append(before)
    opening = min((best, *near), key=lambda c: c.start)
    place = places.index(opening.start)
    if place and _CONCLUDES.match(opening.text):
        opening = beside[places[place - 1]]
    return opening.start, max(c.end for c in (best, *near))


def _around(query: Query, best: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences around the best one in its passage, up to the first on either side that is on
    something else: what is told of one thing does not answer for another."""
    own = sorted((c for c in ranked if c.hit.passage.id == best.hit.passage.id), key=lambda c: c.start)
    at = next(n for n, c in enumerate(own) if c.start == best.start)

    def same(c: Candidate) -> bool:
        return not (answered_before(query, c) or of_another(query, best, c))

    before = list(takewhile(same, reversed(own[:at])))[::-1]
    return [*before, own[at], *takewhile(same, own[at + 1 :])]


def of_another(query: Query, best: Candidate, candidate: Candidate) -> bool:
    """Whether a sentence is on another operation than the best one, where one answer is asked for."""
    own, other = rivals.operations(best.text), rivals.operations(candidate.text)
    return query.expects not in _OF_ITEMS and bool(own and other) and not own & other


def answered_before(query: Query, candidate: Candidate) -> bool:
    """Whether a sentence answered the turn before, and the same is asked now of something else."""
    report_id = candidate.hit.passage.report_id
    return any(
        place.said
        and place.report_id == report_id
        and place.start < candidate.end
        and candidate.start < place.end
        for place in query.beside
    )


def in_context(best: Candidate, ranked: Sequence[Candidate], span: tuple[int, int]) -> tuple[int, int]:
    """`span`, that of `best` and of what is quoted with it, with the sentence before and the one behind
    if they may well answer too. Of 393 known questions that ask for prose the best sentence is the right
    one for 0.76, but its passage for 0.89."""
    passage = best.hit.passage
    if passage.kind not in _RUNNING:
        return span
    start, end = span
    own = [c for c in ranked if c.hit.passage.id == passage.id and c.score >= CONTEXT * best.score]
    before = [a for a, b in passage.sentences if b <= start][-1:]
    after = [a for a, _ in passage.sentences if a >= end][:1]
    near = [c for c in own if c.start in (*before, *after)]
    return min((start, *(c.start for c in near))), max((end, *(c.end for c in near)))


def _closest(beside: Sequence[Candidate | None], least: float) -> list[Candidate]:
    """The one of those `beside` that answers best, if any scores `least`; of equals, the one that speaks
    of more of what is asked."""
    near = [c for c in beside if c is not None and c.score >= least]
    near = [c for c in near if not c.text.rstrip().endswith(":")]
    return sorted(near, key=lambda c: (-round(c.score, 3), -c.features[_COVERAGE]))[:1]


def _lists(text: str) -> bool:
    """Whether a sentence tells three things or more in a row."""
    return text.count(",") + text.count(" and ") >= 2


def _counts(query: Query) -> bool:
    """Whether the question says how many it wants ("the five questions")."""
    return any(figure.kind == "count" and 2 <= figure.value <= 20 for figure in query.figures)


def _stands_out(
    best: Candidate,
    ranked: Sequence[Candidate],
    line: tuple[int, int],
    items: Sequence[tuple[int, int]],
) -> bool:
    """Whether one item of a list answers far better than every other."""
    report = best.hit.passage.report_id
    others = [
        c.score
        for c in ranked
        if c.hit.passage.report_id == report
        and items[0][0] <= c.start < items[-1][1]
        and not line[0] <= c.start < line[1]
    ]
    return max(others, default=0.0) < 0.8 * best.score


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
