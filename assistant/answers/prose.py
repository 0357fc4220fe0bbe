"""Answers in the words of the report: a sentence, a list, a date, a definition, yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.best import READ_AHEAD
from assistant.answers.defining import (
    begins_with,
    carried_on,
    defines,
    in_number,
    says_more,
    spelled_out,
    whose_word,
)
from assistant.answers.voice import voice
from assistant.asked import advice
from assistant.asked.question import Query
from assistant.evidence import thread, trouble
from assistant.evidence.candidates import FEATURES, WISHED, Candidate
from assistant.evidence.extent import (
    ITEM,
    answered_before,
    clean,
    extent,
    in_context,
    of_another,
    sentences_of,
)
from assistant.evidence.forms import asks_how_often, sentence_answers, tells_interval
from assistant.language import named
from assistant.language.areas import Areas, short_name
from assistant.support.draft import Draft, Quote
from corpus.types import Passage, Report

_COVERAGE, _CARRIED = FEATURES.index("coverage"), FEATURES.index("carried")

CARRIED = 0.75
"""The least share of what is asked, now and before, that a sentence and those before it must speak of to
tell what went wrong with it."""

NAMED = 0.75
"""The least score of a sentence that gives a name, as a share of the best one's."""

INTERVAL = 0.75
"""The least score of a sentence that tells at what intervals, as a share of the best that tells how
often in any way."""

ALIKE = 0.95
"""The score, as a share of the best one's, from which a sentence on another operation scores alike."""

RECOMMENDED, EVERY_LEAST = 0.5, 0.2
"""The least score of a recommendation, and the least share of what is asked that it speaks of, as shares
of those of the best sentence; and the least share of all."""

_CAPITALS = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z0-9]{2,10}\b")
_SHORT_FOR = re.compile(
    r"\bstands? for\b|\bshort for\b|\bfull (?:name|form|title)\b|\bletters\b|\babbreviat", re.I
)
_AND_WHAT = re.compile(r"\band (?:what|how|why|who)\b", re.I)
"""More is asked of an abbreviation than what it stands for."""

_WISH = re.compile(
    r"\b(?:should|ought|must|needs?|needed|wants?|wanted|recom+end\w*|asked|told|urged|requir\w*|improv\w*)\b",
    re.I,
)
"""What is said of what ought to be done."""

_ELSEWHERE = re.compile(
    r"\breasons?\s+(?:(?:are|is|were|was)\s+)?(?:described|given|set\s+out|explained|stated|outlined|discussed|mentioned)\b",
    re.I,
)
"""What says that reasons are told elsewhere."""

_ENDS = re.compile(r"[;,.\s]*(?:[;,]\s*(?:and|or))?[;,.\s]*$", re.I)
"""What only joins an item of a list to the next."""

_REFERENCE = re.compile(
    r"^(?i:available\s+(?:at|from)\b|https?://|www\.)"
    r"|^[A-Z][^.;:]+,\s+[A-Z][^.,;:]+,\s+(?:[A-Z][a-z]+\s+)?\d{4}\.?$"
)
"""A publication and where it is to be found, which tells nothing but that."""


class ProseComposer:
    """Makes drafts that quote sentences.

    Args:
        report: gives a report by its id.
        areas: finds forces in text.
    """

    def __init__(self, report: Callable[[str], Report], areas: Areas) -> None:
        self._report = report
        self._areas = areas

    def prose(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The best sentence, or the whole list where a list is asked for."""
        # What answered before stands in the way of what is asked of something else.
        again = any(place.said for place in query.beside)
        advised = advice.asked(query.text)
        near = ranked[: 2 * READ_AHEAD if again or advised else READ_AHEAD]
        if named.wanted(query.text):
            # A name that stands in what is far less to the point is that of something else.
            near = [c for c in near if c.score >= NAMED * near[0].score]
        fit = [c for c in near if sentence_answers(query, c.text, self._areas)]
        fit = [c for c in fit if not _REFERENCE.search(c.text)] or fit
        if query.expects == "reason" and not _WISH.search(query.text):
            # What ought to be done tells no reason for what is.
            fit = [c for c in fit if c.hit.passage.role not in WISHED] or fit
        if query.expects == "reason":
            # "For the reasons described above" tells none.
            fit = [c for c in fit if not _ELSEWHERE.search(c.text)] or fit
        if trouble.asks(query.text) and query.background:
            fit = [c for c in fit if self._of_the_same(query, c)]
        if not fit:
            return None
        if advised:
            fit = _recommended(fit) or fit
        if asks_how_often(query.text):
            # In how many cases is told far more often than how often, and of far more.
            floor = INTERVAL * fit[0].score
            fit = [c for c in fit if tells_interval(c.text) and c.score >= floor] or fit
        best = next((c for c in fit if not answered_before(query, c)), fit[0])
        if best.features[_COVERAGE] <= fit[0].features[_COVERAGE]:
            best = fit[0]  # What answered before answers this as well.
        # Of two operations of which much the same is told, the one of which more is asked.
        best = next((c for c in fit if _rather(query, c, best)), best)
        if query.expects == "definition":
            best = next((c for c in ranked if defines(query, c)), best)
        passage = best.hit.passage
        report = self._report(passage.report_id)
        span, items = extent(query, report, best, ranked)
        quoted = clean(report.text[slice(*span)])
        short = "; ".join(_ENDS.sub("", ITEM.sub("", item)) for item in items)
        if not items or not sentence_answers(query, short, self._areas):
            # What is asked for may stand in the words that lead in to a list.
            short = quoted
        told = span if items or query.expects == "yesno" else in_context(best, ranked, span)
        quotes: tuple[Quote, ...] = (Quote(passage, *told),)
        text = f"{clean(report.text[slice(*told)])} [1]"
        for number, other in enumerate(self._others(query, fit, best), 2):
            text += f" {_whose(other, best)}: {clean(other.text)} [{number}]"
            quotes += (Quote(other.hit.passage, other.start, other.end),)
        return Draft(short, text, quotes, best.score)

    def _of_the_same(self, query: Query, candidate: Candidate) -> bool:
        """Whether a sentence stands near what was answered before and speaks of that, or stands where a
        force is spoken of that is named: what went wrong elsewhere is told in the same words."""
        passage = candidate.hit.passage
        if passage.kind == "table_row":
            return False
        if (set(query.forces) - {passage.force}) & set(self._areas.forces(passage.text)):
            return True
        return thread.near(query, passage) and candidate.features[_CARRIED] >= CARRIED

    def _others(
        self, query: Query, ranked: Sequence[Candidate], best: Candidate
    ) -> tuple[Candidate, ...]:
        """What other reports that the question leaves open say, as nearly to the point."""
        found: dict[tuple[int, str], Candidate] = {}
        mine = (best.hit.passage.year, best.hit.passage.force)
        for candidate in ranked[1:READ_AHEAD]:
            year, force = candidate.hit.passage.year, candidate.hit.passage.force
            open_to = (not query.years or year == mine[0]) and (
                not query.scope.forces or force == mine[1]
            )
            close = candidate.score >= 0.9 * best.score and not _same_text(candidate.text, best.text)
            if (year, force) != mine and open_to and close:
                found.setdefault((year, force), candidate)
        return tuple(found[key] for key in sorted(found))

    def expansion(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """What an abbreviation stands for, if the question is what it does, followed by what the best
        sentence says of it."""
        asked = {w.strip("'s") for w in _CAPITALS.findall(whose_word(query.text))}
        for candidate in ranked[:READ_AHEAD]:
            passage = candidate.hit.passage
            report = self._report(passage.report_id)
            for one in report.abbreviations:
                if one.short.rstrip("s") not in {a.rstrip("s") for a in asked}:
                    continue
                if spelled_out(one.long, query.text) and not _SHORT_FOR.search(query.text):
                    continue
                span = next(((a, b) for a, b in sentences_of(report, one.start)), None)
                if span is None:
                    continue
                own = (c for c in ranked if c.hit.passage.report_id == report.id)
                here = next((c for c in own if span[0] <= c.start < span[1]), None)
                answers = (c for c in ranked if sentence_answers(query, c.text, self._areas))
                first = next(answers, ranked[0])
                telling = next((c for c in ranked if defines(query, c)), None)
                if telling is None and here is not None and not begins_with(one.short, first.text):
                    telling = here if says_more(one.long, here) else None
                best = telling or first
                said = best.hit.passage.report_id == report.id and span[0] <= best.start < span[1]
                more = bool(_AND_WHAT.search(query.text))
                explains = more or (not (said and telling is None) and not _SHORT_FOR.search(query.text))
                end = carried_on(best)
                told = clean(report.text[slice(*span)])
                more_told = clean(self._report(best.hit.passage.report_id).text[best.start : end])
                if said and explains:
                    span, told = (span[0], max(span[1], end)), more_told
                home = replace(passage, start=span[0], end=span[1])
                at = _passage_at(ranked, report.id, one.start) or home
                quotes: tuple[Quote, ...] = (Quote(at, *span),)
                text = f"{one.short}: {one.long}. {told} [1]"
                short = in_number(one.short, one.long, told, query.text)
                if explains:
                    short += f": {more_told}"
                if explains and not said:
                    quotes += (Quote(best.hit.passage, best.start, end),)
                    text += f" {more_told} [2]"
                return Draft(short, text, quotes, candidate.score)
        return None


def _rather(query: Query, candidate: Candidate, best: Candidate) -> bool:
    """Whether a sentence on another operation than the best one scores nearly as high, and speaks of
    more of what is asked."""
    return (
        of_another(query, best, candidate)
        and candidate.score >= ALIKE * best.score
        and candidate.features[_COVERAGE] > best.features[_COVERAGE]
    )


def _recommended(fit: Sequence[Candidate]) -> list[Candidate]:
    """Those that recommend something and speak of what is asked hardly less than the best does."""
    floor, bears = RECOMMENDED * fit[0].score, RECOMMENDED * fit[0].features[_COVERAGE]
    return [
        c
        for c in fit
        if c.score >= floor
        and c.features[_COVERAGE] >= max(bears, EVERY_LEAST)
        and voice(c.hit.passage, c.text) == "recommendation"
    ]


def _whose(other: Candidate, best: Candidate) -> str:
    passage, mine = other.hit.passage, best.hit.passage
    where = short_name(passage.force) if passage.force != mine.force else ""
    when = str(passage.year) if passage.year != mine.year else ""
    return f"In {', '.join(part for part in (where, when) if part)}"


def _same_text(one: str, other: str) -> bool:
    return " ".join(one.lower().split()) == " ".join(other.lower().split())


def _passage_at(ranked: Sequence[Candidate], report_id: str, at: int) -> Passage | None:
    for candidate in ranked:
        passage = candidate.hit.passage
        if passage.report_id == report_id and passage.start <= at < passage.end:
            return passage
    return None
