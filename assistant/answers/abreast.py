"""Both sides of a contrast answered, and put side by side.

Each side is a question of its own with evidence of its own. Two figures are given with their difference
and what stands against comparing them; two grades or two passages each with the name of its side.
Nothing is given of one side alone.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answers.compose import Composer
from assistant.answers.figures import PAIRED
from assistant.answers.telling import compared
from assistant.asked import asking, parts
from assistant.asked.contrast import Contrast, Side
from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.evidence.marks import CHANGE_NAMED
from assistant.evidence.reading import Reading
from assistant.language import polarity
from assistant.support.draft import Draft
from assistant.types import Expects, Scope

BEARING = 0.4
"""The least share of what is asked that the clause of a figure must speak of, where the question does
not say that it wants one."""

SURE = 0.335
"""The least confidence of two sides together: with two figures there is twice as much to go wrong."""

_WORDED: frozenset[Expects] = frozenset({"judgement", "definition", "reason", "name", "list", "date"})
"""What is asked for in words, never in figures."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One side with the question that it makes and the evidence found for it, best first."""

    side: Side
    query: Query
    ranked: Sequence[Candidate]


def side_query(contrast: Contrast, side: Side, query: Query, reports: tuple[str, ...]) -> Query:
    """`query`, read from the side's own text, confined to the side; `reports` are those of its year."""
    expects: Expects = "text" if query.expects in {"yesno", "comparison"} else query.expects
    if contrast.axis in {"areas", "moments"}:
        expects = "figure"
    query = replace(query, expects=expects, changes=query.changes or contrast.changes)
    if query.changes and query.unit == "rate":
        query = replace(query, unit=None)  # What falls is a rate; by how much is a percentage.
    if side.month is not None:
        query = replace(query, months=frozenset({side.month}))
    if not reports:
        return query
    # The report is given: a year that its sentences name is then no reason for or against them.
    scope = Scope(query.scope.forces, (), reports)
    return replace(query, scope=scope, years=(), report_years=(), all_reports=False, previous=False)


class Abreast:
    """Makes drafts that hold two sides.

    Args:
        composer: composes drafts of every kind.
        evidence: finds the evidence for a query, best first.
        weighed: gives a draft, composed for a query from its evidence, its confidence.
    """

    def __init__(
        self,
        composer: Composer,
        evidence: Callable[[Query], Sequence[Candidate]],
        weighed: Callable[[Query, Sequence[Candidate], Draft], Draft | None],
    ) -> None:
        self._composer = composer
        self._figures = composer.figures
        self._evidence = evidence
        self._weighed = weighed

    def draft(self, contrast: Contrast, queries: tuple[Query, Query]) -> Draft | None:
        """Both sides in one draft, or None if either has no answer of the same kind."""
        crossed = self._crosswise(contrast, queries)
        if crossed is not None:
            return crossed
        kinds = {query.expects for query in queries}
        if not kinds & _WORDED:
            # What does not say whether it wants a figure may want one; a table has one for both sides.
            figures = tuple(replace(query, expects="figure") for query in queries)
            asked = self._asked(contrast, figures)
            found = self._of_areas(contrast, asked[0]) if contrast.axis == "areas" else None
            found = found or (None if contrast.axis == "areas" else self._of_figures(contrast, asked))
            found = found and self._sure(asked, found)
            if found is not None:
                return found
        measured = any(query.unit for query in queries) or "figure" in kinds
        moved = contrast.changes or any(polarity.direction(query.text) for query in queries)
        settles = contrast.decides or (contrast.ranks and moved)
        if contrast.axis in {"moments", "areas"} or settles or measured:
            return None
        asked = self._asked(contrast, queries)
        told = self._told(asked, notes=contrast.axis != "reports")
        return told and self._sure(asked, told)

    def _crosswise(self, contrast: Contrast, queries: tuple[Query, Query]) -> Draft | None:
        """Two areas held against each other in each of two reports, or None if that is not asked or a
        figure of the four is missing."""
        if contrast.axis != "reports" or contrast.decides or contrast.changes:
            return None
        drafts: list[Draft] = []
        for side, query in zip(contrast.sides, queries, strict=True):
            if len(query.areas) != 2:
                return None
            one, two = (Side(side.text, area=area) for area in query.areas)
            within, figure = Contrast("areas", (one, two)), replace(query, expects="figure")
            asked = self._asked(within, (figure, figure))
            found = self._of_areas(within, asked[0])
            found = found and self._sure(asked, found)
            if found is None:
                return None
            drafts.append(replace(found, short=f"{side.year}: {found.short}"))
        return parts.merge(drafts)

    def _asked(self, contrast: Contrast, queries: Sequence[Query]) -> tuple[Asked, Asked]:
        first, second = contrast.sides
        one = Asked(first, queries[0], self._evidence(queries[0]))
        if queries[0] == queries[1]:
            return one, replace(one, side=second)
        return one, Asked(second, queries[1], self._evidence(queries[1]))

    def _sure(self, asked: Sequence[Asked], draft: Draft) -> Draft | None:
        """`draft` as sure as its less sure side, or None if that is not sure enough."""
        weighed = [self._weighed(one.query, one.ranked, draft) for one in asked]
        sure = min(each.confidence if each else 0.0 for each in weighed)
        return replace(draft, confidence=sure) if sure >= SURE else None

    def _of_areas(self, contrast: Contrast, asked: Asked) -> Draft | None:
        wanted = tuple(side.area for side in contrast.sides)
        query = replace(asked.query, areas=wanted)
        found = self._figures.of_areas(query, asked.ranked, wanted)
        if not found and query.unit == "count":
            found = self._figures.of_areas(replace(query, unit=None), _rows(asked.ranked), wanted)
        if len(found) != 2 or found[0].unit_kind != found[1].unit_kind:
            return None
        return self._compared(contrast, (found[0], found[1]))

    def _of_figures(self, contrast: Contrast, asked: tuple[Asked, Asked]) -> Draft | None:
        """The figures of both sides; of one thing, the side whose figure fits better says what the other
        measures."""
        things = contrast.axis == "things"
        moved = things and any(polarity.direction(one.query.text) for one in asked)
        rows = self._of_one_table(contrast, asked) if things and not moved else None
        if rows is not None:
            return self._compared(contrast, rows)
        first, second = (self._best(one) for one in asked)
        if not things:
            if first and (not second or first.fit >= second.fit):
                second = self._best(asked[1], like=first)
            elif second:
                first = self._best(asked[0], like=second)
        if first is None or second is None or first.unit_kind != second.unit_kind:
            return None
        if first.clause == second.clause and first.value == second.value:
            return None
        if moved and any(r.label and not CHANGE_NAMED.search(r.near) for r in (first, second)):
            return None  # Levels do not tell which of two things fell.
        if contrast.axis == "moments" and not all(r.features.get("month_same") for r in (first, second)):
            return None
        bears = min(reading.features["clause_bearing"] for reading in (first, second))
        if bears < BEARING and not any(_says_measure(one.query, contrast) for one in asked):
            return None
        return self._compared(contrast, (first, second))

    def _of_one_table(
        self, contrast: Contrast, asked: tuple[Asked, Asked]
    ) -> tuple[Reading, Reading] | None:
        """Two rows of one table, if each is the best row for its side: what a table sets side by side is
        meant before what stands in sentences apart."""
        pair = []
        for one in asked:
            unit = None if one.query.unit == "count" else one.query.unit
            query = replace(one.query, unit=unit)
            pair.append(self._best(replace(one, query=query, ranked=_rows(one.ranked))))
        first, second = pair
        if first is None or second is None or first.clause == second.clause:
            return None
        left, right = first.candidate.hit.passage, second.candidate.hit.passage
        same = (left.report_id, left.table) == (right.report_id, right.table)
        return (first, second) if same else None

    def _best(self, asked: Asked, *, like: Reading | None = None) -> Reading | None:
        areas = asked.query.areas[:1] or ("",)
        query = asked.query
        found = self._figures.best(query, asked.ranked, areas, like=like, least=PAIRED)
        return found[0] if found else None

    def _compared(self, contrast: Contrast, pair: tuple[Reading, Reading]) -> Draft:
        labels = ("", "")
        if contrast.axis == "things":
            one, two = (r.label or s.label for r, s in zip(pair, contrast.sides, strict=True))
            labels = (one, two)
        elif contrast.axis == "moments":
            one, two = (_month(side) for side in contrast.sides)
            labels = (one, two)
        way = contrast.way if contrast.decides else None
        return compared(*pair, way, self._figures.caveats(*pair), labels=labels, alike=contrast.alike)

    def _told(self, asked: Sequence[Asked], *, notes: bool) -> Draft | None:
        """Each side in words. What a report found is not told by its footnotes, which explain words:
        without `notes` they are looked at last."""
        drafts: list[Draft] = []
        for one in asked:
            draft = None
            if not notes and one.query.expects != "definition":
                found = [c for c in one.ranked if c.hit.passage.kind != "footnote"]
                draft = self._composer.compose(one.query, found)
            draft = draft or self._composer.compose(one.query, one.ranked)
            if draft is None:
                return None
            name = one.side.label or str(one.side.year)
            drafts.append(replace(draft, short=f"{name}: {draft.short}", text=f"{name}: {draft.text}"))
        return parts.merge(drafts)


def _rows(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The rows of tables: what a question asks "how many" of, a table of outcomes says in percent."""
    return [c for c in ranked if c.hit.passage.kind == "table_row"]


def _says_measure(query: Query, contrast: Contrast) -> bool:
    """Whether a side says of itself that it wants a figure."""
    said = asking.expects(query.text, bare=False) == "figure" or query.unit is not None
    return said or query.keywords or contrast.decides or contrast.ranks


def one_sided(contrast: Contrast, draft: Draft) -> Draft:
    """`draft`, found for a question whose sides were not both found; if it is of one report alone, it
    says so."""
    years = {quote.passage.year for quote in draft.quotes}
    missing = [side.year for side in contrast.sides if side.year not in years]
    if contrast.axis != "reports" or len(years) != 1 or len(missing) != 1:
        return draft
    there = years.pop()
    return replace(
        draft,
        short=f"{there} only: {draft.short}",
        cautions=(*draft.cautions, f"Nothing was found that answers this for {missing[0]}."),
    )


def _month(side: Side) -> str:
    return f"{month_name[side.month[1]]} {side.month[0]}" if side.month else ""
