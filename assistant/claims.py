"""Whether the reports support a drafter's sentence, contradict it, or do not speak of it.

A claim is checked figure by figure: what the reports give for the same thing, area and time must be the
same figure. A claim without figures is checked for its grade, its comparison, or its sense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant import facts, polarity
from assistant.areas import NATIONAL, Areas
from assistant.asking import Unit
from assistant.compose import Composer
from assistant.draft import Draft, Quote
from assistant.evidence import Candidate
from assistant.facts import Fact
from assistant.figures import READ_AHEAD, statement
from assistant.lexicon import coverage
from assistant.question import Query
from assistant.readings import FigureReader, Reading
from assistant.words import stems

Verdict = Literal["supported", "contradicted", "not_found"]

GRADES = ("outstanding", "good", "requires improvement", "inadequate", "ungraded")

_RATIO = re.compile(
    r"\b(?P<bound>less than|under|fewer than|more than|over|at least|nearly|almost|about|just)?\s*"
    r"(?P<size>half|a third|a quarter|twice|double|three times|four times)\s+"
    r"(?:as\s+(?:many|much|high|large)|the)\b",
    re.I,
)
_SIZES = {
    "half": 0.5,
    "a third": 1 / 3,
    "a quarter": 0.25,
    "twice": 2,
    "double": 2,
    "three times": 3,
    "four times": 4,
}
_ABOVE = re.compile(
    r"\b(?:above|below|higher|lower|more|less|better|worse|greater|ahead|behind)\b", re.I
)
_GRADE = re.compile(r"\b(outstanding|good|requir\w+\s+improvement|inadequate|ungraded)\b", re.I)
_NO_GRADE = re.compile(r"\b(?:did not|didn't|not|no|never)\b.{0,20}\bgrad", re.I)
_NONE = re.compile(r"\b(?:no|none|never|nobody|not any)\b", re.I)
_GRADING = re.compile(r"\b(?:grad|judg|rat(?:ed|ing))", re.I)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found on a claim: the verdict, the evidence as a draft, and what the report says."""

    verdict: Verdict
    draft: Draft | None
    right: str = ""


class Checker:
    """Checks claims against ranked evidence."""

    def __init__(self, areas: Areas, figures: FigureReader, composer: Composer) -> None:
        self._areas = areas
        self._figures = figures
        self._composer = composer

    def check(self, query: Query, ranked: Sequence[Candidate], threshold: float) -> Finding:
        """The finding on the claim that `query` was read from; evidence under `threshold` counts as
        none."""
        if not ranked or ranked[0].score < threshold:
            return Finding("not_found", None)
        if _GRADING.search(query.text):
            graded = self._grade(query, ranked)
            if graded is not None:
                return graded
            if _GRADE.search(query.text):
                return Finding("not_found", None)
        found = facts.find(query.text, self._areas)
        # A length of time beside a figure is when, not what, is claimed.
        claimed = [f for f in found if f.quantity.kind != "duration"] or found
        ratio = self._ratio(query, ranked)
        if ratio is not None:
            return ratio
        if claimed:
            return self._figures_of(query, claimed, ranked)
        compared = self._comparison(query, ranked)
        return compared or self._sense(query, ranked)

    def settle(self, query: Query, ranked: Sequence[Candidate], threshold: float) -> Draft | None:
        """Yes or No to a question that states a figure or a grade, checked as a claim; else None."""
        stated = facts.find(query.text, self._areas) or (
            _GRADE.search(query.text) and _GRADING.search(query.text)
        )
        if not stated:
            return None
        finding = self.check(replace(query, expects="figure", unit=None), ranked, threshold)
        if finding.draft is None:
            return None
        draft = finding.draft
        word = "Yes" if finding.verdict == "supported" else "No"
        return replace(
            draft, short=f"{word}: {finding.right or draft.short}", text=f"{word}. {draft.text}"
        )

    # -- figures ---------------------------------------------------------------------------------

    def _figures_of(self, query: Query, claimed: Sequence[Fact], ranked: Sequence[Candidate]) -> Finding:
        held: list[Reading] = []
        wrong: list[Reading] = []
        for fact in claimed:
            reading, right = self._figure(query, fact, ranked)
            if reading is None:
                return self._gap(query, claimed, ranked) or Finding("not_found", None)
            (held if right else wrong).append(reading)
        if wrong:
            gap = self._gap(query, claimed, ranked)
            if gap is not None and gap.verdict == "supported":
                return gap
            right_text = "; ".join(dict.fromkeys(_says(r) for r in wrong))
            return Finding("contradicted", _draft(wrong), right_text)
        return Finding("supported", _draft(held))

    def _figure(
        self, query: Query, fact: Fact, ranked: Sequence[Candidate]
    ) -> tuple[Reading | None, bool]:
        """What the reports give for a claimed figure, and whether it is the same."""
        area = fact.area or (query.areas[0] if len(query.areas) == 1 else "")
        one = replace(
            query,
            expects="figure",
            unit=_unit(fact),
            figures=(),
            areas=(area,),
            years=tuple(fact.years) or query.years,
            previous=fact.previous,
        )
        readings = [
            reading
            for candidate in ranked[:READ_AHEAD]
            for reading in self._figures.all(one, candidate, area)
            if _comparable(fact, reading)
            and not reading.features.get("year_clash")
            and not reading.features.get("area_other")
            and reading.features["bearing"] >= BEARING
        ]
        if not readings:
            return None, False
        # Of figures that fit, those that bear on all of the claim go before those that bear on a part.
        top = max(r.fit for r in readings)
        bearing = max(r.features["bearing"] for r in readings if r.fit >= top - MARGIN)
        readings = [r for r in readings if r.features["bearing"] >= bearing - NARROWER]
        best = max(readings, key=lambda r: r.fit)
        same = [r for r in readings if _same(fact, r.number) and r.fit >= best.fit - MARGIN]
        if same:
            kept = max(same, key=lambda r: r.fit)
            return kept, not self._turned(query, kept)
        if best.fit < LEAST:
            return None, False
        return best, False

    def _turned(self, query: Query, reading: Reading) -> bool:
        """Whether the claim has the figure but turns its sense round."""
        passage = reading.candidate.hit.passage
        if passage.kind == "table_row":
            return False
        start, end = reading.clause[0] - passage.start, reading.clause[1] - passage.start
        none = _NONE.search(passage.text[start:end])
        if none and not _NONE.search(query.text):
            return True
        one, other = polarity.direction(query.text), polarity.direction(passage.text[start:end])
        return one is not None and other is not None and one != other

    def _gap(self, query: Query, claimed: Sequence[Fact], ranked: Sequence[Candidate]) -> Finding | None:
        """A claim on the distance between two figures ("two points above that of ...")."""
        if len(claimed) != 1 or not _ABOVE.search(query.text):
            return None
        pair = self._pair(query, ranked)
        if pair is None:
            return None
        left, right = pair
        gap = left.number - right.number
        if not _same(claimed[0], abs(gap)):
            return None
        asked = polarity.direction(query.text)
        true = asked is None or (gap > 0) == (asked == "up")
        return Finding(
            "supported" if true else "contradicted",
            _draft([left, right]),
            "" if true else _both(left, right),
        )

    def _ratio(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        match = _RATIO.search(query.text)
        if match is None:
            return None
        pair = self._pair(query, ranked)
        if pair is None or not pair[1].number:
            return None
        ratio, size = pair[0].number / pair[1].number, _SIZES[match["size"].lower()]
        bound = (match["bound"] or "about").lower()
        if bound in {"less than", "under", "fewer than"}:
            true = ratio < size
        elif bound in {"more than", "over", "at least"}:
            true = ratio >= size
        else:
            true = abs(ratio - size) <= 0.1 * size
        return Finding(
            "supported" if true else "contradicted", _draft(list(pair)), "" if true else _both(*pair)
        )

    def _pair(self, query: Query, ranked: Sequence[Candidate]) -> tuple[Reading, Reading] | None:
        areas = [a for a in query.areas if a != NATIONAL][:1] or [""]
        if NATIONAL not in query.areas:
            return None
        found = self._composer.figures.best(
            replace(query, expects="figure", figures=(), unit=None), ranked, (areas[0], NATIONAL)
        )
        return (found[0], found[1]) if len(found) == 2 else None

    # -- without figures -------------------------------------------------------------------------

    def _grade(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        named = _GRADE.search(query.text)
        claimed = "ungraded" if _NO_GRADE.search(query.text) else named and _grade_key(named.group(1))
        if not claimed:
            return None
        draft = self._composer.judgement(replace(query, expects="judgement"), ranked)
        if draft is None:
            return None
        given = {key for key in GRADES if key in draft.short.lower()}
        if ("good" in given and claimed == "good") or claimed in given:
            return Finding("supported", draft)
        return Finding("contradicted", draft, draft.short)

    def _comparison(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        if polarity.direction(query.text) is None:
            return None
        draft = self._composer.figures.comparison(
            replace(query, expects="yesno", figures=()), ranked, yes_no=True
        )
        if draft is None or draft.confidence < 0.5 * ranked[0].score:
            return None
        if draft.short.startswith("Yes"):
            return Finding("supported", draft)
        return Finding("contradicted", draft, draft.short.removeprefix("No: "))

    def _sense(self, query: Query, ranked: Sequence[Candidate]) -> Finding:
        best = ranked[0]
        if coverage(query.concepts, stems(best.text) | stems(best.hit.passage.context)) < 0.4:
            return Finding("not_found", None)
        quote = Quote(best.hit.passage, best.start, best.end)
        sentence = " ".join(best.text.split())
        draft = Draft(sentence, f"{sentence} [1]", (quote,), best.score)
        if polarity.agrees(query.text, sentence, query.concepts):
            return Finding("supported", draft)
        return Finding("contradicted", draft, sentence)


MARGIN = 2.5
"""How much worse than the best figure a figure may fit and still prove a claim that states it."""

NARROWER = 0.15
"""How much less of a claim a figure may bear on than another that fits, and still settle it."""

BEARING = 0.4
"""The least share of what a claim is about that must stand around a figure that settles it."""

LEAST = 2.0
"""The least fit of a figure that contradicts a claim."""


def _comparable(fact: Fact, reading: Reading) -> bool:
    """Whether two figures are of one measure: shares with shares, and counts of the same things."""
    if (fact.quantity.kind == "duration") != reading.lasts:
        return False
    kind = "percent" if fact.quantity.kind == "percent" else "rate" if fact.per else "count"
    if kind != reading.unit_kind and not (kind == "percent" and " 100 " in f"{reading.unit} "):
        return False
    if kind == "count" and fact.quantity.noun:
        return bool(stems(fact.quantity.noun) & stems(f"{reading.value} {reading.label}"))
    return (fact.quantity.kind == "money") == reading.value.startswith("£")


def _unit(fact: Fact) -> Unit | None:
    if fact.per:
        return "rate"
    kind = fact.quantity.kind
    return kind if kind in {"percent", "money", "count"} else None


def _same(fact: Fact, number: float) -> bool:
    """Whether a claimed figure is `number`, rounded as the claim rounds it."""
    text = re.sub(r"[^\d.]", "", fact.quantity.text)
    if not text:
        # Worded shares ("nearly a quarter") are never exact.
        return abs(fact.quantity.value - number) <= 0.1 * fact.quantity.value
    decimals = len(text.partition(".")[2])
    return abs(fact.quantity.value - number) < 1e-9 or round(number, decimals) == fact.quantity.value


def _grade_key(grade: str) -> str:
    return "requires improvement" if "improvement" in grade.lower() else grade.lower()


def _says(reading: Reading) -> str:
    when = f" ({reading.period or reading.year})"
    return f"{reading.value} in {reading.area}{when}"


def _both(left: Reading, right: Reading) -> str:
    return f"{_says(left)}; {_says(right)}"


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
