"""Claims that set two figures against each other: "higher than", "two points above", "half as many"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers.best import READ_AHEAD
from assistant.answers.figures import FigureComposer
from assistant.asked.asking import Unit
from assistant.asked.question import Query
from assistant.claims import changes, findings
from assistant.claims.findings import Finding
from assistant.claims.stated import points
from assistant.evidence.candidates import Candidate
from assistant.evidence.extent import clean
from assistant.evidence.reading import Reading
from assistant.evidence.topics import spoken_of, subject
from assistant.language import course, multiples, polarity
from assistant.language.areas import NATIONAL, Areas
from assistant.language.facts import Fact
from assistant.language.lexicon import Concept
from assistant.language.multiples import Multiple
from assistant.language.words import stems
from assistant.support.draft import Draft, Quote
from corpus import periods

_COMPARES = re.compile(
    r"\b(?P<up>more\s+quickly|higher|more(?!\s+slowly)|happier|greater|larger|bigger|longer|better|above|ahead|faster|exceed\w*|earlier)\b"
    r"|\b(?P<down>more\s+slowly|lower|fewer|less|smaller|shorter|worse|below|behind|slower|later)\b",
    re.I,
)
_EQUAL = re.compile(
    r"\b(?:the\s+(?:very\s+)?same\s+(?:share|proportion|percentage|rate|number|level|figure)|an?\s+(?:equal|identical)\s+"
    r"(?:share|proportion|percentage|rate|number|level))\b",
    re.I,
)
_BEARS = 0.36
"""The least share of what is compared that must stand beside each of the two figures."""

_CORRECTS = 0.5
"""The same for two figures that contradict."""

_IN_WORDS = 0.4
"""The least share of a claim that a sentence must speak of to support how many times it says."""

CLOSE = 1e-6
"""How near two differences must be to be one, for what binary fractions lose."""

_REACH = 4
"""Words that may stand between a "not" and the comparison that it denies ("not recorded at a slightly
higher rate")."""

_OTHER = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|against|above|below|ahead\s+of|behind|exceed\w*)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a text says of two figures: which way the first lies from the second. `areas` are the two
    areas in that order, `years` the two years, each empty if it does not compare those."""

    way: polarity.Direction
    areas: tuple[str, ...]
    years: tuple[int, ...]


def compared(text: str, query: Query, areas: Areas) -> Comparison | None:
    """The comparison of two areas or two years that `text` makes, or None."""
    match = _COMPARES.search(text)
    if match is None:
        change, years = polarity.direction(text), tuple(sorted(query.years))
        if change is None or len(years) != 2 or len(query.areas) > 1:
            return None
        return Comparison(change, (), (years[1], years[0]))
    said = course.of(text, areas)
    way: polarity.Direction = "up" if match["up"] else "down"
    if said is not None and said.kind == "order":
        # Worse is more of what is unwelcome.
        way = said.way
    other = _OTHER.search(text, match.start())
    cut = other.start() if other else len(text)
    named = areas.find(text)
    behind = [m.area for m in named if m.start >= cut]
    before = [m.area for m in named if m.start < cut]
    home = next((a for a in query.areas if a != NATIONAL), "")
    if behind or (NATIONAL in query.areas and len(query.areas) == 2 and other):
        second = behind[0] if behind else NATIONAL
        first = next((a for a in before if a != second), home if second == NATIONAL else "")
        if first != second and (first or second == NATIONAL):
            return Comparison(way, (first, second), ())
    times = periods.find(text)
    after = [p.last_year for p in times if p.start >= cut]
    ahead = [p.last_year for p in times if p.start < cut]
    if after and ahead and after[0] != ahead[-1] and other is not None:
        return Comparison(way, (), (ahead[-1], after[0]))
    return None


class PairChecker:
    """Checks claims on two figures.

    Args:
        areas: finds areas in text.
        figures: finds figures for areas and years.
    """

    def __init__(self, areas: Areas, figures: FigureComposer) -> None:
        self._areas = areas
        self._figures = figures

    def ratio(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """A claim on how many times one figure the other is ("half as many as across ...")."""
        said = multiples.find(query.text)
        if said is None or NATIONAL not in query.areas:
            return None
        told = self._multiple(query, said, ranked)
        if told is not None:
            return told
        rest = f"{query.text[: said.start]} {query.text[said.end :]}"
        pair = self._beside(query, rest, ranked)
        if pair is None or not pair[1].number:
            return None
        one, two = pair[::-1] if course.nation_leads(query.text, self._areas) else pair
        holds = bool(two.number) and said.holds(one.number / two.number)
        return _told(pair, true=holds != polarity.denies_at(query.text, said.start, _REACH))

    def _multiple(self, query: Query, said: Multiple, ranked: Sequence[Candidate]) -> Finding | None:
        """The finding by a sentence that says how many times in words, as the claim does."""
        about = course.subject(subject(query.concepts))
        leads = course.nation_leads(query.text, self._areas)
        for candidate in ranked[:READ_AHEAD]:
            text = candidate.text
            found = multiples.find(text)
            if found is None or candidate.hit.passage.kind == "table_row":
                continue
            alike = course.nation_leads(text, self._areas) == leads
            denied = _not_so(query.text, said) or _not_so(text, found)
            if not alike or denied or spoken_of(about, candidate) < _IN_WORDS:
                continue
            if found.size == said.size and not multiples.apart(query.text, text):
                quote = Quote(candidate.hit.passage, candidate.start, candidate.end)
                draft = Draft(clean(text), f"{clean(text)} [1]", (quote,), candidate.score)
                return findings.of_sentence(draft, true=True)
        return None

    def equal(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """A claim that two figures are the same ("the same share as across ...")."""
        match = _EQUAL.search(query.text)
        if match is None or NATIONAL not in query.areas or polarity.denials(query.text.lower()):
            return None
        rest = f"{query.text[: match.start()]} {query.text[match.end() :]}"
        pair = self._beside(query, rest, ranked)
        return pair and _told(pair, true=pair[0].number == pair[1].number)

    def gap(self, query: Query, claimed: Fact, ranked: Sequence[Candidate]) -> Finding | None:
        """A claim on the distance between two figures ("two points above that of ..."), by those of one
        sentence or row that lie so far apart."""
        match = _COMPARES.search(query.text)
        if match is None or NATIONAL not in query.areas:
            return None
        own = next((a for a in query.areas if a != NATIONAL), "")
        apart = stems(f"{claimed.quantity.text} {claimed.quantity.noun}")
        about = tuple(
            c for c in course.subject(subject(query.concepts)) if not c.alternatives[0] <= apart
        )
        unit: Unit | None = "percent" if claimed.quantity.kind == "percent" or points(claimed) else None
        one = replace(query, expects="figure", figures=(), unit=unit, concepts=about)
        for candidate in ranked[:READ_AHEAD]:
            pair = self._figures.beside(one, candidate, (own, NATIONAL))
            if pair is None or not _bear(pair):
                continue
            gap = pair[0].number - pair[1].number
            if abs(abs(gap) - claimed.quantity.value) > CLOSE:
                continue
            if course.nation_leads(query.text, self._areas):
                gap = -gap
            lies = (gap > 0) == bool(match["up"])
            return findings.of_figures(pair, true=lies != _denied(query.text))
        return None

    def order(self, query: Query, ranked: Sequence[Candidate]) -> Finding | None:
        """A claim on which of two figures is the larger."""
        made = compared(query.text, query, self._areas)
        if made is None:
            return None
        text = query.text
        # Which way is asked for says nothing of which figures are compared.
        text = _COMPARES.sub(" ", text) if _COMPARES.search(text) else changes.CHANGED.sub(" ", text)
        about = course.subject(subject(query.concepts))
        plain = replace(query, text=text, expects="figure", figures=(), unit=None, concepts=about)
        if made.areas:
            one = replace(plain, areas=made.areas, years=query.years)
            pair = self._figures.pair(one, ranked) if made.areas[0] else self._own_pair(one, ranked)
        else:
            years = tuple(sorted(made.years))
            pair = self._figures.pair(replace(plain, years=years), ranked)
            if pair is not None and years != made.years:
                pair = pair[1], pair[0]
        if pair is None or not _bear(pair):
            return None
        first, second = pair
        lies = first.number > second.number if made.way == "up" else first.number < second.number
        return findings.of_figures(pair, true=lies != _denied(query.text))

    def _own_pair(self, query: Query, ranked: Sequence[Candidate]) -> tuple[Reading, Reading] | None:
        return self._figures.pair(replace(query, areas=(NATIONAL,)), ranked)

    def _beside(
        self, query: Query, text: str, ranked: Sequence[Candidate]
    ) -> tuple[Reading, Reading] | None:
        """The figure of a force and that for England and Wales, of what `text` says is compared."""
        own = next((a for a in query.areas if a != NATIONAL), "")
        about = tuple(c for c in course.subject(subject(query.concepts)) if _stands(c, text))
        one = replace(query, text=text, expects="figure", figures=(), unit=None, concepts=about)
        if own:
            pair = self._figures.pair(replace(one, areas=(own, NATIONAL)), ranked)
        else:
            pair = self._own_pair(one, ranked)
        return pair if pair is not None and _bear(pair) else None


def _not_so(text: str, said: Multiple) -> bool:
    return polarity.denies_at(text, said.start, _REACH)


def _told(pair: Sequence[Reading], *, true: bool) -> Finding | None:
    """The finding that two figures make; figures that may be of another thing put nothing right."""
    bear = min(reading.features["clause_bearing"] for reading in pair)
    return findings.of_figures(pair, true=true) if true or bear >= _CORRECTS else None


def _denied(text: str) -> bool:
    """Whether `text` says that what it compares does not lie so ("was not below")."""
    match = _COMPARES.search(text)
    return match is not None and polarity.denies_at(text, match.start(), _REACH)


def _stands(concept: Concept, text: str) -> bool:
    return concept.surface in text or concept.alternatives[0] <= stems(text)


def _bear(pair: Sequence[Reading]) -> bool:
    """Whether both figures are of what is compared, not of something that shares words with it."""
    return all(reading.features["clause_bearing"] >= _BEARS for reading in pair)
