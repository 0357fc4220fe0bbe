"""Whether the reports support a drafter's sentence, contradict it, or do not speak of it.

A claim on a grade is checked against the grade given, one on two figures against both, one with figures
figure by figure; any other, and one whose figures the reports do not give as such, against the sentence
that settles it most surely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.compose import Composer
from assistant.asked import comparing
from assistant.asked.question import Query
from assistant.claims import findings, graded, printed, timing
from assistant.claims.changes import ChangeChecker
from assistant.claims.courses import CourseChecker
from assistant.claims.dated import DateChecker
from assistant.claims.findings import Finding, Verdict
from assistant.claims.pairs import PairChecker
from assistant.claims.places import PlaceChecker
from assistant.claims.respective import in_order
from assistant.claims.stated import FigureChecker, points
from assistant.evidence.candidates import Candidate
from assistant.evidence.readings import FigureReader
from assistant.evidence.sense import Weigher
from assistant.language import facts, multiples, polarity
from assistant.language.altered import altered
from assistant.language.areas import Areas
from assistant.language.grading import claimed as claimed_grade
from assistant.language.grading import names_grade, would_differ
from assistant.language.unevidenced import unevidenced
from assistant.support.draft import Draft, Quote
from assistant.types import Expects
from corpus.types import Report

__all__ = ["Checker", "Finding", "Verdict"]


def stated(query: Query, areas: Areas) -> Query:
    """`query` as a statement: on figures if it gives any. What was asked before is no part of it: its
    words would speak for or against."""
    expects: Expects = "figure" if facts.find(query.put, areas) else "text"
    return replace(query, text=query.put, expects=expects, unit=None)


_JUDGES = re.compile(
    r"\b(?:hmic(?:frs)?|inspectors|inspectorate)\s+(?:\w+\s+){0,2}?(?:ok|okay|content|happy|pleased|satisfied|comfortable|unhappy"
    r"|dissatisfied|concerned|worried)\s+(?:with|about|at|by)\b"
    r"|\b(?:hmic(?:frs)?|inspectors|inspectorate)\b[^.?]{0,80}?\b(?:un)?acceptabl[ey]\b",
    re.I,
)
"""Where it is said what the inspectors think of something."""


_SINCE = re.compile(
    r"\bsince\s+(?:the|this|that|our|its|hmic(?:frs)?['’]s|the\s+inspectors['’]?)\s+(?:last\s+|latest\s+)?"
    r"(?:inspections?|reports?|fieldwork|visits?)\b(?!\s+(?:of|in|from)\s+\w+\s*\d{4}|\s+(?:of|in|from)\s+\d{4})",
    re.I,
)
"""What says that something came about after the report was made, which it cannot tell; after an earlier
inspection it can, and says so itself."""


_AGED = re.compile(
    r"\b(?:aged|(?:\w+s|people|men|women|children|anyone|everyone)\s+(?:under|over))\s+$", re.I
)


def _is_age(text: str, fact: facts.Fact) -> bool:
    """Whether a number tells of whom a claim speaks ("drivers under 25"), and no figure of them."""
    quantity = fact.quantity
    bare = quantity.kind == "count" and not (quantity.noun or fact.per)
    return bare and _AGED.search(text[: quantity.start]) is not None


def _of_another(claimed: facts.Fact, query: Query, given: Sequence[facts.Fact]) -> bool:
    """Whether a sentence that gives the figures of two areas gives a claimed one for the other."""
    area = claimed.area or (query.areas[0] if len(query.areas) == 1 else "")
    kind = claimed.quantity.kind
    alike = [f for f in given if f.quantity.kind == kind and f.area]
    same = [f for f in alike if f.quantity.value == claimed.quantity.value]
    own = any(f.area == area for f in alike)
    return bool(area) and own and bool(same) and all(f.area != area for f in same)


def _unsaid(claim: str, finding: Finding) -> bool:
    """Whether a claim is found to have the right figures, but says "not" where what gives them does
    not."""
    if finding.verdict != "supported" or finding.draft is None:
        return False
    told = " ".join(map(_read, finding.draft.quotes))
    return polarity.denies_more(polarity.folded(claim), polarity.folded(told))


def _turned(claim: str, told: str) -> bool:
    """Whether a claim is what is `told` with one thing turned round, gives another grade, or is that of
    which no evidence was found."""
    return altered(claim, told) or would_differ(claim, told) or unevidenced(claim, told)


def _elsewhen(claim: str, quotes: Sequence[Quote]) -> bool:
    """Whether what is quoted is of another time than a claim."""
    around = " ".join(quote.passage.embedded for quote in quotes)
    return timing.elsewhen(claim, " ".join(map(_read, quotes)), around)


def _read(quote: Quote) -> str:
    """What is quoted, of a row of a table with its heads."""
    passage = quote.passage
    if passage.kind == "table_row":
        return passage.embedded
    return passage.text[quote.start - passage.start : quote.end - passage.start]


class Checker:
    """Checks claims against ranked evidence.

    Args:
        areas: finds areas in text.
        figures: reads figures off candidates.
        composer: composes drafts of figures.
        report: gives a report by its id.
        weigher: lays statements without figures against evidence.
    """

    def __init__(
        self,
        areas: Areas,
        figures: FigureReader,
        composer: Composer,
        report: Callable[[str], Report],
        weigher: Weigher,
    ) -> None:
        self._areas = areas
        self._figures = FigureChecker(figures)
        self._pairs = PairChecker(areas, composer.figures)
        self._changes = ChangeChecker(figures)
        self._courses = CourseChecker(areas, weigher)
        self._places = PlaceChecker(areas, weigher)
        self._dates = DateChecker(weigher)
        self._weigher = weigher
        self._report = report

    def check(self, query: Query, ranked: Sequence[Candidate], threshold: float) -> Finding:
        """The finding on the claim that `query` was read from; evidence under `threshold` counts as
        none."""
        if not ranked or ranked[0].score < threshold:
            return Finding("not_found", None)
        found = self._found(query, ranked)
        told_of = found.draft.quotes if found.draft is not None else ()
        if found.verdict == "supported" and found.draft is not None:
            if any(_turned(query.text, _read(quote)) for quote in told_of):
                return findings.of_sentence(found.draft, true=False)
            if _elsewhen(query.text, told_of):
                return Finding("not_found", None)
        since = _SINCE.search(query.text) is not None
        if since and not any(_SINCE.search(quote.passage.text) for quote in told_of):
            return Finding("not_found", None)
        return found

    def _found(self, query: Query, ranked: Sequence[Candidate]) -> Finding:
        told = self._told(query, ranked)
        if told is not None:
            return told
        found = self.read_off(query, ranked)
        if found is None or self._denied(query, ranked, found):
            return self._sense(query, ranked)
        return found

    def read_off(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """The finding by a grade, by figures, by which is more or which way it went, where the reports
        give them; None where what is said must be judged."""
        if names_grade(query.text):
            found = graded.check(query, ranked, self._report)
            # "It played no part in the grades" denies something, and not that a grade was given.
            if found is not None or claimed_grade(query.text) != "ungraded":
                return found or Finding("not_found", None)
        told = self._told(query, ranked)
        if told is not None:
            return told
        if _JUDGES.search(query.text):
            return None  # Whether a figure pleases is not told by the figure.
        ratio = self._pairs.ratio(query, ranked)
        if ratio is not None:
            return ratio
        figures = self._claimed(query)
        if not figures:
            return (
                self._pairs.equal(query, ranked)
                or self._pairs.order(query, ranked)
                or self._changes.check(query, ranked)
            )
        finding = self._stated(query, figures, ranked)
        return None if finding.verdict == "not_found" or _unsaid(query.text, finding) else finding

    def _told(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """The finding by a sentence that says in words which of two areas is ahead, the place that a
        force takes, or when something was: of that the cross-encoder is the poorer judge."""
        if names_grade(query.text):
            return None
        return (
            self._places.check(query, ranked)
            or self._courses.check(query, ranked)
            or self._dates.check(query, ranked)
        )

    def _denied(self, query: Query, ranked: Sequence[Candidate], found: Finding) -> bool:
        """Whether a figure of the claim stands in a sentence that denies it all the same."""
        if names_grade(query.text):
            return False  # A grade is what it is.
        quotes = found.draft.quotes if found.draft is not None else ()
        return found.verdict == "supported" and self._weigher.denied(query, ranked, quotes)

    def settle(self, query: Query, ranked: Sequence[Candidate], threshold: float) -> Draft | None:
        """Yes or No to a question, checked as a claim; None if the evidence does not settle it."""
        if polarity.offers_both(query.text):
            return None
        if comparing.asked(query.text):
            ranked = [candidate for candidate in ranked if comparing.told(candidate.text)]
        finding = self.check(stated(query, self._areas), ranked, threshold)
        if finding.draft is None:
            return None
        word = "Yes" if finding.verdict == "supported" else "No"
        said = finding.right or finding.draft.short
        return replace(finding.draft, short=f"{word}: {said}", text=f"{word}. {finding.draft.text}")

    def _claimed(self, query: Query) -> list[facts.Fact]:
        found = [f for f in facts.find(query.text, self._areas) if not _is_age(query.text, f)]
        # A length of time beside a figure is when, not what, is claimed.
        measured = [f for f in found if f.quantity.kind != "duration"] or list(found)
        return in_order(query.text, measured, self._areas)

    def _stated(
        self, query: Query, figures: Sequence[facts.Fact], ranked: Sequence[Candidate]
    ) -> Finding:
        finding = self._figures.check(query, figures, ranked)
        apart = [figure for figure in figures if points(figure)] or list(figures)
        if finding.verdict != "supported" and len(apart) == 1:
            gap = self._pairs.gap(query, apart[0], ranked)
            others = [figure for figure in figures if figure is not apart[0]]
            if gap is not None and gap.verdict == "supported" and others:
                beside = self._figures.check(query, others, ranked)
                return gap if beside.verdict == "supported" else beside
            if gap is not None:
                return gap
        if finding.verdict == "supported" and len(figures) == 1 and multiples.find(query.text) is None:
            # "At 7 percent, it lay above theirs": the figure may be right, and that not.
            order = self._pairs.order(query, ranked)
            told = finding.draft.short.split() if finding.draft is not None else []
            if (
                order is not None
                and order.verdict == "contradicted"
                and told[:1] == order.right.split()[:1]
            ):
                return order
        return finding

    def _sense(self, query: Query, ranked: Sequence[Candidate]) -> Finding:
        told = self._weigher.weigh(query, ranked)
        if told is None:
            return Finding("not_found", None)
        draft = self._weigher.draft(told)
        if told.denies:
            return findings.of_sentence(draft, true=False)
        claimed = self._claimed(query)
        passage = told.traits.candidate.hit.passage
        if printed.others(query.text, [fact.quantity for fact in claimed], passage.text):
            return Finding("not_found", None)
        given = facts.find(told.traits.candidate.text, self._areas)
        if any(_of_another(fact, query, given) for fact in claimed):
            return findings.of_sentence(draft, true=False)
        return findings.of_sentence(draft, true=True)
