"""Claims with figures: whether what the reports give for the same thing, area and time is the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.best import READ_AHEAD
from assistant.asked.asking import Unit
from assistant.asked.question import Query
from assistant.claims import findings
from assistant.claims.findings import Finding
from assistant.evidence import shares
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading
from assistant.evidence.readings import FigureReader
from assistant.evidence.topics import subject
from assistant.language import bounds, course, polarity, quantities, rivals
from assistant.language.bounds import Bound
from assistant.language.facts import Fact
from assistant.language.words import stems, tokens

MARGIN = 2.5
"""How much worse than the best figure a figure may fit and still prove a claim that states it."""

NARROWER = 0.15
"""How much less of a claim a figure may bear on than another that fits, and still settle it."""

BEARING = 0.4
"""The least share of what a claim is about that must stand around a figure that settles it."""

DENIES = 0.6
"""The same for one that contradicts it."""

LEAST = 2.0
"""The least fit of a figure that contradicts a claim."""

TENS = 10
"""What a count in words may be rounded to: "forty vans", but not "forty-eight"."""

_NONE = re.compile(
    r"\b(?:no(?!\s+(?:more|fewer|less|longer|later)\s+than)|none|never|nobody|nothing|not any)\b", re.I
)


class FigureChecker:
    """Checks the figures of claims.

    Args:
        figures: reads figures off candidates.
    """

    def __init__(self, figures: FigureReader) -> None:
        self._figures = figures

    def check(self, query: Query, claimed: Sequence[Fact], ranked: Sequence[Candidate]) -> Finding:
        """The finding on a claim that states `claimed`, figure by figure."""
        exchanged = self._exchanged(query, claimed, ranked)
        if exchanged:
            return findings.of_figures(exchanged, true=False)
        held: list[Reading] = []
        wrong: list[Reading] = []
        # A number without a noun or a unit is read last: it may belong to another ("under 18").
        for fact in sorted(claimed, key=_bare):
            if _bare(fact) and any(fact.quantity.value in quantities.values(_told_in(r)) for r in held):
                continue
            reading, right = self._figure(query, fact, ranked)
            if reading is None:
                return Finding("not_found", None)
            (held if right else wrong).append(reading)
        if wrong:
            return findings.of_figures(wrong, true=False)
        if shares.swapped(query.text, claimed, held):
            return findings.of_figures(held, true=False)
        return findings.of_figures(held, true=True)

    def _exchanged(
        self, query: Query, claimed: Sequence[Fact], ranked: Sequence[Candidate]
    ) -> tuple[Reading, ...]:
        """The figures of two areas, if a claim gives each that of the other."""
        if len(claimed) != 2 or not all(fact.area for fact in claimed):
            return ()
        if claimed[0].area == claimed[1].area:
            return ()
        found = [self._comparable(query, fact, ranked) for fact in claimed]
        if not all(found):
            return ()
        one, two = (max(readings, key=lambda r: r.fit) for readings in found)
        given = (claimed[1].quantity.value, claimed[0].quantity.value)
        same = one.candidate.hit.passage.id == two.candidate.hit.passage.id
        crossed = same and one.number != two.number and (one.number, two.number) == given
        return (one, two) if crossed else ()

    def _figure(
        self, query: Query, fact: Fact, ranked: Sequence[Candidate]
    ) -> tuple[Reading | None, bool]:
        """What the reports give for a claimed figure, and whether it is the same."""
        given = self._comparable(query, fact, ranked)
        hoped = [r for r in given if _hoped_for(query, r)]
        readings = [r for r in given if r not in hoped]
        if not readings:
            return None, False
        # Of figures that fit, those that bear on all of the claim go before those that bear on a part.
        top = max(r.fit for r in readings)
        bearing = max(r.features["bearing"] for r in readings if r.fit >= top - MARGIN)
        readings = [r for r in readings if r.features["bearing"] >= bearing - NARROWER]
        best = max(readings, key=lambda r: r.fit)
        bound = bounds.of(query.text, fact.quantity)
        level = 0.0 if bound in bounds.OPEN else MARGIN
        same = [r for r in readings if _same(fact, bound, r) and r.fit >= best.fit - level]
        if not same and _differs_by(query.text, fact):
            same = [r for r in readings if _is_between(fact, r) and r.fit >= best.fit - level]
        if same:
            kept = max(same, key=lambda r: r.fit)
            return kept, not _turned(query, fact, kept)
        # "No longer than nine days, with the aim of five" does not leave open whether it is five.
        meant = {r.clause for r in hoped if _same(fact, bound, r)}
        if best.clause in meant:
            return best, False
        row = best.candidate.hit.passage.kind == "table_row"
        if row and best.features["clause_bearing"] < BEARING:
            return None, False  # What heads all rows of a table does not tell which is meant.
        if best.fit < LEAST or best.features["bearing"] < DENIES:
            return None, False
        if bound in {"just_above", "just_below"} and bounds.holds(
            "about", fact.quantity.value, best.number
        ):
            return (
                None,
                False,
            )  # So near, on the wrong side: it proves nothing, and may be of another time.
        return best, False

    def _comparable(self, query: Query, fact: Fact, ranked: Sequence[Candidate]) -> list[Reading]:
        """The figures of the same measure, area and time that bear on what the claim is about."""
        area = fact.area or (query.areas[0] if len(query.areas) == 1 else "")
        # A share in words ("a quarter") is not what the claim is about.
        shares_in = (f.text for f in query.figures if f.kind == "percent" and f.text[:1].isalpha())
        worded = stems(" ".join(shares_in))
        about = course.subject(subject(query.concepts))
        one = replace(
            query,
            expects="figure",
            unit=_unit(fact),
            concepts=tuple(c for c in about if not c.alternatives[0] <= worded) or about,
            figures=(),
            areas=(area,),
            years=tuple(fact.years) or query.years,
            previous=fact.previous,
        )
        return [
            reading
            for candidate in ranked[:READ_AHEAD]
            for reading in self._figures.all(one, candidate, area)
            if _of_one_measure(query, fact, reading)
            and not reading.features.get("year_clash")
            and not reading.features.get("area_other")
            and reading.features["bearing"] >= BEARING
            and not self._is_for_another(query, reading)
        ]

    def _is_for_another(self, query: Query, reading: Reading) -> bool:
        """Whether a figure is that of children where the claim is on adults, and the like."""
        own = " ".join(reading.clause_text.split())
        if _NON.search(query.text) and not _NON.search(_led_to(reading)):
            return True
        return bool(rivals.groups_clash(query.text, own))


def _led_to(reading: Reading) -> str:
    """What stands before a figure in its sentence, from the figure before it on; of a row, its label."""
    if reading.label:
        return reading.label
    told = _told_in(reading)
    at = told.find(reading.value.split()[0])
    before = [q.end for q in quantities.find(told) if q.end <= at]
    return told[max(before, default=0) : max(at, 0)]


_NON = re.compile(r"\bnon[ -][A-Za-z]{2,}", re.I)
"""What is none of a kind ("non-urgent calls"): no figure of the kind is one of that."""


def _of_one_measure(query: Query, fact: Fact, reading: Reading) -> bool:
    """Whether two figures are of one measure: shares with shares, and counts of the same things."""
    if (fact.quantity.kind == "duration") != reading.lasts:
        return False
    shared = fact.quantity.kind == "percent" or points(fact)
    kind = "percent" if shared else "rate" if fact.per else "count"
    if kind != reading.unit_kind and not (kind == "percent" and " 100 " in f"{reading.unit} "):
        return False
    if kind == "count" and fact.quantity.noun:
        beside = reading.label if reading.counts else reading.clause_text
        return bool(_head(query, fact.quantity.noun) & stems(f"{reading.value} {beside}"))
    return (fact.quantity.kind == "money") == reading.value.startswith("£")


def _head(query: Query, noun: str) -> frozenset[str]:
    """What is counted, by every name: "officers" of "police officers on patrol"."""
    words = tokens(re.split(r"\b(?:of|in|on|for|who|that|with|an?|per|each|every)\b", noun)[0] or noun)
    while len(words) > 1 and words[-1].text.endswith(("ed", "ing")):
        words = words[:-1]
    if not words:
        return stems(noun)
    last = words[-1].stem
    others = (
        a for c in query.concepts if any(last in a for a in c.alternatives) for a in c.alternatives
    )
    return frozenset({last}).union(*others)


def _differs_by(text: str, fact: Fact) -> bool:
    """Whether a claim gives by how many a count changed: "down by some 500", "500 fewer"."""
    quantity = fact.quantity
    before, after = text[: quantity.start], text[quantity.end :]
    if quantity.kind == "percent" or points(fact):
        return points(fact)
    return quantity.kind == "count" and bool(_BY.search(before) or _FEWER.match(after))


def points(fact: Fact) -> bool:
    """Whether a figure is the distance between two percentages ("ten percentage points", "ten
    points")."""
    return _POINTS.search(f"{fact.quantity.text} {fact.quantity.noun}".strip()) is not None


_POINTS = re.compile(r"\bpoints?$", re.I)


def _is_between(fact: Fact, reading: Reading) -> bool:
    """Whether a claimed figure is by how much two counts of a sentence lie apart ("from 900 to 400")."""
    told = _told_in(reading)
    pair = _FROM_TO.search(told)
    if pair is None or reading.candidate.hit.passage.kind == "table_row":
        return False
    if bool(pair["unit"]) != (fact.quantity.kind == "percent" or points(fact)):
        return False
    one, two = (float(pair[side].replace(",", "")) for side in ("one", "two"))
    return reading.number in {one, two} and bounds.holds("about", fact.quantity.value, abs(one - two))


_BY = re.compile(r"\bby\s+(?:(?:about|around|some|nearly|almost|roughly|approximately|over)\s+)?$", re.I)
_FEWER = re.compile(r"\s+(?:fewer|more|less)\b", re.I)
_FROM_TO = re.compile(
    r"\bfrom\s+(?:[a-z]+\s+)?(?P<one>\d[\d,]*)(?:\s*(?:%|per\s?cent))?(?!\.?\d)\b[^.;]{0,30}?"
    r"\bto\s+(?:[a-z]+\s+)?(?P<two>\d[\d,]*)\b(?!\.\d)(?P<unit>\s*(?:%|per\s?cent))?(?!\s*per\b)",
    re.I,
)


def _hoped_for(query: Query, reading: Reading) -> bool:
    """Whether a report gives a figure as one to be reached, and the claim as one that is so."""
    passage = reading.candidate.hit.passage
    if passage.kind == "table_row" or _HOPED.search(query.text):
        return False
    clause = passage.text[reading.clause[0] - passage.start : reading.clause[1] - passage.start]
    at = clause.find(reading.value.split()[0])
    hoped = list(_HOPED.finditer(clause, 0, max(at, 0)))
    return bool(hoped) and not re.search(r"[,;]", clause[hoped[-1].end() : at])


_HOPED = re.compile(
    r"\b(?:aspir\w+|target(?:s|ed)?|goals?|ambitions?|aim(?:s|ed|ing)?|hop(?:es?|ed|ing)|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?)\b",
    re.I,
)
"""What says that a figure is yet to be reached."""


def _unit(fact: Fact) -> Unit | None:
    if fact.per:
        return "rate"
    kind = "percent" if points(fact) else fact.quantity.kind
    return kind if kind in {"percent", "money", "count"} else None


def _same(fact: Fact, bound: Bound, reading: Reading) -> bool:
    """Whether a claimed figure is true of the one read, rounded as the claim rounds it."""
    claimed, number = fact.quantity.value, reading.number
    told = _told(reading)
    if bound != "exact":
        return bounds.holds(bound, claimed, number, told=told)
    text = re.sub(r"[^\d.]", "", fact.quantity.text)
    if not text and fact.quantity.kind == "count" and claimed % TENS:
        return claimed == number
    if not text or (fact.quantity.kind == "percent" and not _printed(fact)):
        # Worded shares ("a quarter") are never exact.
        return bounds.holds("about", claimed, number)
    decimals = len(text.partition(".")[2])
    return abs(claimed - number) < 1e-9 or round(number, decimals) == claimed


def _printed(fact: Fact) -> bool:
    return re.match(r"£?\d", fact.quantity.text) is not None and " in " not in fact.quantity.text


def _bare(fact: Fact) -> bool:
    return fact.quantity.kind == "count" and not (fact.quantity.noun or fact.per)


def _told_in(reading: Reading) -> str:
    passage = reading.candidate.hit.passage
    start, end = reading.spans[0][0], reading.spans[-1][1]
    return passage.text[start - passage.start : end - passage.start]


def _told(reading: Reading) -> Bound:
    """How exactly the report means its figure."""
    passage = reading.candidate.hit.passage
    if passage.kind == "table_row":
        return "exact"
    text = passage.text[reading.clause[0] - passage.start : reading.clause[1] - passage.start]
    found = next((q for q in quantities.find(text) if q.value == reading.number), None)
    return bounds.of(text, found) if found is not None else "exact"


def _turned(query: Query, fact: Fact, reading: Reading) -> bool:
    """Whether the claim has the figure but turns its sense round."""
    passage = reading.candidate.hit.passage
    if passage.kind == "table_row":
        return False
    clause = passage.text[reading.clause[0] - passage.start : reading.clause[1] - passage.start]
    if _NONE.search(clause) and not _NONE.search(query.text):
        return True
    if not _margins(query.text) <= _margins(passage.text):
        return True
    one = polarity.way_of(query.text, fact.quantity.start)
    place = clause.find(reading.value.split()[0])
    other = polarity.way_of(clause, max(0, place)) or polarity.direction(reading.clause_text)
    return one is not None and other is not None and one != other


def _margins(text: str) -> frozenset[float]:
    """The figures behind a plus-minus sign."""
    return frozenset(q.value for q in quantities.find(text) if q.kind == "margin")
