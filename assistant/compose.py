"""Evidence made into an answer: the short answer, the longer text with its markers, what is quoted.

Each composer takes the ranked candidates and gives a `Draft` or None. Wording that does not come from a
report is confined to labels (areas, times) and "Yes"/"No"; figures are read off, never typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import polarity
from assistant.areas import NATIONAL, Areas, short_name
from assistant.demands import GRADED, about_grade, reading_answers, sentence_answers
from assistant.evidence import Candidate
from assistant.facts import period_years
from assistant.gate import Derived
from assistant.question import Query
from assistant.readings import FigureReader, Reading, labelled
from assistant.types import Status
from assistant.words import stems
from corpus import periods, sentences
from corpus.types import Passage, Report

READ_AHEAD = 8
"""How many candidates are tried for a figure before there is held to be none."""

_CAPITALS = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z0-9]{2,10}\b")
_CONCLUDES = re.compile(
    r"(?:therefore|consequently|as a result|this means|this makes|this meant|however, this|these|it)\b",
    re.I,
)
_LEANS_BACK = re.compile(r"(?:this|these|however|nonetheless|but|it)\b", re.I)
_EXPLAINS = re.compile(r"this (?:is|was) (?:due to|because|caused)\b", re.I)
_SHORT_FOR = re.compile(
    r"\bstands? for\b|\bshort for\b|\bfull (?:name|form|title)\b|\bletters\b|\babbreviat", re.I
)
_GRANTED = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b"
    r"|\bwhat (?:explains|explained|caused|drove|led|lies behind|is behind|was behind)\b"
    r"|\bwhat did\b.{0,80}\bto (?:get|reach|achieve|win|earn|push|bring|make|cut|raise)\b"
    r"|\bhow did\b.{0,60}\bmanage\b"
    r"|\b(?:praise|criticis)\w*\b",
    re.I,
)
_GRADE_NAMED = re.compile(
    r"\b(?:grad\w+|rat(?:ed|ing)|judg\w+|call\w+|found|as)\b.{0,40}"
    r"\b(outstanding|good|requir\w+ improvement|inadequate)\b",
    re.I,
)
_EITHER = re.compile(
    r"\b(?:better|up|higher|more|rising|risen|improved|increased)\s+or\s+(?:\w+\s+)?"
    r"(?:worse|down|lower|fewer|less|falling|fallen|deteriorated|decreased)\b",
    re.I,
)
_ITEM = re.compile(r"^\s*(?:[•*–-]|\(?[a-z0-9]{1,2}[.)])\s*", re.I)


@dataclass(frozen=True, slots=True)
class Quote:
    """What is to be quoted: `[start, end)` of the passage's report."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before the gate. `text` holds the markers `[1]` to `[len(quotes)]` in order."""

    short: str
    text: str
    quotes: tuple[Quote, ...]
    confidence: float
    status: Status = "answered"
    derived: tuple[Derived, ...] = ()


class Composer:
    """Makes drafts.

    Args:
        figures: reads figures off candidates.
        report: gives a report by its id.
        areas: finds forces in text.
    """

    def __init__(self, figures: FigureReader, report: Callable[[str], Report], areas: Areas) -> None:
        self._figures = figures
        self._report = report
        self._areas = areas

    def compose(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The best draft for `query`, or None if the evidence holds none of the kind asked for."""
        if not ranked:
            return None
        corrected = self.premise(query, ranked)
        if corrected is not None:
            return corrected
        if query.expects == "figure":
            return self.figure(query, ranked)
        if query.expects == "comparison":
            return self.comparison(query, ranked) or self.figure(query, ranked)
        if query.expects == "yesno":
            either = bool(_EITHER.search(query.text)) and self.comparison(query, ranked)
            return either or self.comparison(query, ranked, yes_no=True) or self.yes_no(query, ranked)
        if query.keywords and query.expects == "text":
            return self.figure(query, ranked[:3]) or self.prose(query, ranked)
        if query.expects == "date":
            return self.date(query, ranked) or self.prose(query, ranked)
        if query.expects == "definition":
            return self.expansion(query, ranked) or self.prose(query, ranked)
        if query.expects == "judgement":
            return self.judgement(query, ranked) or self.prose(query, ranked)
        return self.prose(query, ranked)

    # -- figures ---------------------------------------------------------------------------------

    def figure(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The figure asked for: of each area named, and of each year if none is named."""
        readings = self._readings(query, ranked)
        if not readings:
            return None
        areas = tuple(dict.fromkeys(r.area for r in readings))
        home = self._report(readings[0].candidate.hit.passage.report_id).info.force
        times = len({(r.year, r.period) for r in readings}) > 1
        # A figure of another area than the reader will take it for says so.
        foreign = not query.areas and areas != (home,)
        return _of_readings(readings, areas=len(areas) > 1 or foreign, times=times)

    def _readings(self, query: Query, ranked: Sequence[Candidate]) -> tuple[Reading, ...]:
        wanted = wanted_areas(query)
        best = self.best(query, ranked, wanted)
        if not best:
            return ()
        out = list(best)
        if not query.years:
            top = best[0]
            for year in sorted({c.hit.passage.year for c in ranked} - {top.candidate.hit.passage.year}):
                others = [c for c in ranked if c.hit.passage.year == year]
                more = self.best(query, others, wanted, like=top)
                if more and _same_thing(top, more[0]):
                    out += more
        return tuple(
            sorted(out, key=lambda r: (r.year, wanted.index(r.area) if r.area in wanted else 0))
        )

    def best(
        self,
        query: Query,
        ranked: Sequence[Candidate],
        wanted: tuple[str, ...],
        *,
        like: Reading | None = None,
    ) -> tuple[Reading, ...]:
        """The best figures for the areas `wanted`, all from one piece of evidence, or none; if `like` is
        given, those that measure the same thing go first, and need fit less to count."""
        best: tuple[float, tuple[Reading, ...]] = (FIT if like is None else FIT - 3, ())
        for candidate in ranked[:READ_AHEAD]:
            read = [self._read(query, candidate, area) for area in wanted]
            found = tuple(r for r in read if r is not None)
            if len(found) < len(wanted):
                continue
            worth = min(r.fit - CHANGE * r.features.get("change_extra", 0.0) for r in found)
            if like is not None:
                worth += _likeness(like, found[0])
            if worth > best[0] + 1e-9:
                best = (worth, found)
        return best[1]

    def _read(self, query: Query, candidate: Candidate, area: str) -> Reading | None:
        fitting = [
            reading
            for reading in self._figures.all(query, candidate, area)
            if not _clashes(query, reading)
            and reading.features["bearing"] >= BEARING
            and reading_answers(query, reading)
        ]
        return max(fitting, key=lambda r: r.fit, default=None)

    # -- comparisons -----------------------------------------------------------------------------

    def comparison(
        self, query: Query, ranked: Sequence[Candidate], *, yes_no: bool = False
    ) -> Draft | None:
        """Two figures side by side, with their difference: two areas, or two years of one area."""
        asked = polarity.direction(query.text)
        if yes_no and asked is None:
            return None
        areas = query.areas
        years = query.years
        if NATIONAL in areas and len(areas) == 1 and len(years) < 2:
            areas = ("", NATIONAL)
        pairs: list[Reading] = []
        if len(query.months) == 2 and len(areas) < 2:
            for month in sorted(query.months):
                one = replace(query, months=frozenset({month}), years=(month[0],))
                found = self.best(
                    one, [c for c in ranked if _fits_year(c, month[0])], areas[:1] or ("",)
                )
                pairs += [r for r in found[:1] if not r.features.get("month_clash")]
        elif len(years) >= 2 or (query.all_reports and len(areas) < 2):
            for year in years if len(years) >= 2 else sorted({c.hit.passage.year for c in ranked}):
                one = _of_year(query, year)
                there = [c for c in ranked if _fits_year(c, year)]
                found = self.best(one, there, areas[:1] or ("",), like=pairs[0] if pairs else None)
                pairs += found[:1]
        elif len(areas) >= 2:
            pairs += self.best(query, ranked, areas[:2])
        if len(pairs) != 2 or pairs[0].unit_kind != pairs[1].unit_kind:
            return None
        return _compared(query, pairs[0], pairs[1], asked if yes_no else None)

    def premise(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """A correction, if `query` takes for granted what the evidence denies; else None.

        Only questions that ask for reasons or circumstances take something for granted; figures are
        compared where two areas or two years are named, words where not.
        """
        if query.expects not in {"reason", "text", "list"} or not _GRANTED.search(query.text):
            return None
        graded = self._other_grade(query, ranked)
        if graded is not None:
            return graded
        compared = self.comparison(query, ranked, yes_no=True)
        if compared is not None:
            if compared.short.startswith("Yes"):
                return None
            return replace(
                compared, short=f"No. {compared.short.removeprefix('No: ')}", status="corrected"
            )
        for best in ranked[:3]:
            sentence = _clean(best.text)
            if best.score >= 0.75 * ranked[0].score and polarity.opposes(
                query.text, sentence, query.concepts
            ):
                quote = Quote(best.hit.passage, best.start, best.end)
                said = f"The report says otherwise: {sentence}"
                return Draft(said, f"{said} [1]", (quote,), best.score, "corrected")
        return None

    def _other_grade(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """A correction, if the question takes another grade for granted than was given."""
        named = _GRADE_NAMED.search(query.text)
        if named is None:
            return None
        draft = self.judgement(query, ranked)
        if draft is None or named.group(1).lower()[:6] in draft.short.lower():
            return None
        return replace(draft, short=f"No. The grade given: {draft.short}", status="corrected")

    # -- grades ----------------------------------------------------------------------------------

    def judgement(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The grade given to the inspection question that the query is about, in each year asked."""
        graded: dict[int, Candidate] = {}
        for candidate in ranked:
            passage = candidate.hit.passage
            if passage.kind != "judgement" or (query.years and passage.year not in query.years):
                continue
            known = graded.get(passage.year)
            if known is None or _graded(query, candidate) > _graded(query, known) + 0.05:
                graded[passage.year] = candidate
        if not graded:
            return None
        best = max(graded.values(), key=lambda c: (_graded(query, c), c.score))
        if _graded(query, best) < GRADED:
            return None
        kept = [c for c in graded.values() if _graded(query, c) >= 0.7 * _graded(query, best)]
        kept.sort(key=lambda c: c.hit.passage.year)
        parts, lines, quotes = [], [], []
        for number, candidate in enumerate(kept, 1):
            report = self._report(candidate.hit.passage.report_id)
            given = next(j for j in report.judgements if j.start <= candidate.start < j.end)
            when = f" in {report.info.year}" if len(kept) > 1 else ""
            parts.append(f"{given.grade}{when}")
            lines.append(f"{given.question} {given.grade} ({report.info.year}). [{number}]")
            passage = candidate.hit.passage
            quotes.append(Quote(passage, passage.start, passage.end))
        return Draft("; ".join(parts), " ".join(lines), tuple(quotes), best.score)

    # -- dates -----------------------------------------------------------------------------------

    def date(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The moment asked for: of several in a sentence the latest end ("by March 2015") goes first."""
        for best in ranked[:2]:
            if not sentence_answers(query, best.text, self._areas):
                continue
            found = [p for p in periods.find(best.text) if not set(period_years(p)) <= set(query.years)]
            found = found or list(periods.find(best.text))
            if not found:
                return None
            moment = min(found, key=lambda p: (p.relation != "by", p.start))
            quote = Quote(best.hit.passage, best.start, best.end)
            return Draft(moment.text, f"{_clean(best.text)} [1]", (quote,), best.score)
        return None

    # -- abbreviations ---------------------------------------------------------------------------

    def expansion(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """What an abbreviation stands for, if the question is what it does, followed by what the best
        sentence says of it."""
        asked = {w.strip("'s") for w in _CAPITALS.findall(query.text)}
        for candidate in ranked[:READ_AHEAD]:
            passage = candidate.hit.passage
            report = self._report(passage.report_id)
            for one in report.abbreviations:
                if one.short.rstrip("s") not in {a.rstrip("s") for a in asked}:
                    continue
                span = next(((a, b) for a, b in _sentences_of(report, one.start)), None)
                if span is None:
                    continue
                home = replace(passage, start=span[0], end=span[1])
                quotes: tuple[Quote, ...] = (
                    Quote(_passage_at(ranked, report.id, one.start) or home, *span),
                )
                text = f"{one.short}: {one.long}. {_clean(report.text[slice(*span)])} [1]"
                best = next(
                    (c for c in ranked if sentence_answers(query, c.text, self._areas)), ranked[0]
                )
                short = f"{one.long}"
                said = best.hit.passage.report_id == report.id and span[0] <= best.start < span[1]
                if not said and not _SHORT_FOR.search(query.text):
                    quotes += (Quote(best.hit.passage, best.start, best.end),)
                    text += f" {_clean(best.text)} [2]"
                    short += f": {_clean(best.text)}"
                return Draft(short, text, quotes, candidate.score)
        return None

    # -- prose -----------------------------------------------------------------------------------

    def yes_no(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """Yes or No with the sentence that says so."""
        best = ranked[0]
        report = self._report(best.hit.passage.report_id)
        after = next(
            (
                c
                for c in ranked
                if c.hit.passage.id == best.hit.passage.id and 0 <= c.start - best.end <= 2
            ),
            None,
        )
        start, end = best.start, best.end
        if after is not None and _LEANS_BACK.match(after.text) and after.score >= NEIGHBOUR * best.score:
            end = after.end
        sentence = _clean(report.text[start:end])
        parts = [best.text] if end == best.end else [best.text, report.text[best.end : end]]
        true = all(polarity.agrees(query.text, part, query.concepts) for part in parts)
        word = "Yes" if true else "No"
        quote = Quote(best.hit.passage, start, end)
        return Draft(f"{word}: {sentence}", f"{word}. {sentence} [1]", (quote,), best.score)

    def prose(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The best sentence, or the whole list where a list is asked for."""
        ranked = [c for c in ranked[:READ_AHEAD] if sentence_answers(query, c.text, self._areas)]
        if not ranked:
            return None
        best = ranked[0]
        passage = best.hit.passage
        report = self._report(passage.report_id)
        span, items = _extent(query, report, ranked)
        quoted = _clean(report.text[slice(*span)])
        short = "; ".join(_ITEM.sub("", item).rstrip(";. ") for item in items) if items else quoted
        quotes: tuple[Quote, ...] = (Quote(passage, *span),)
        text = f"{quoted} [1]"
        others = self._other_years(query, ranked, best)
        for number, other in enumerate(others, 2):
            year = other.hit.passage.year
            text += f" In {year}: {_clean(other.text)} [{number}]"
            quotes += (Quote(other.hit.passage, other.start, other.end),)
        return Draft(short, text, quotes, best.score)

    def _other_years(
        self, query: Query, ranked: Sequence[Candidate], best: Candidate
    ) -> tuple[Candidate, ...]:
        if query.years:
            return ()
        found: dict[int, Candidate] = {}
        for candidate in ranked[1:READ_AHEAD]:
            year = candidate.hit.passage.year
            close = candidate.score >= 0.9 * best.score and not _same_text(candidate.text, best.text)
            if year != best.hit.passage.year and close:
                found.setdefault(year, candidate)
        return tuple(found[year] for year in sorted(found))


def _graded(query: Query, candidate: Candidate) -> float:
    passage = candidate.hit.passage
    return about_grade(query, f"{passage.text} {' '.join(passage.section)}")


def _clashes(query: Query, reading: Reading) -> bool:
    """Whether the figure is that of another time than the one asked for, or of another area than the one
    named: never an answer."""
    clashes = {"year_clash", "month_clash"}
    if query.areas:
        clashes.add("area_other")
    if query.previous:
        clashes.add("previous_clash")
    return any(reading.features.get(name) for name in clashes)


FIT = 5.5
"""The least fit of a figure to its question; below it a number merely stands near the words. The first
percentile of the fits of right figures over the known answers."""

CHANGE = 2.0
"""How much less a figure of a change ("fell by 16 percent") fits a question that asks for a level."""

BEARING = 0.35
"""The least share of what a question is about that must stand around its figure; chosen as `FIT`."""


def wanted_areas(query: Query) -> tuple[str, ...]:
    """The areas whose figures are asked for; ("",) means each report's own force. A force named beside
    one that is covered has no figures of its own here ("Hampshire and Thames Valley plan together")."""
    covered = (*query.scope.forces, NATIONAL)
    return tuple(area for area in query.areas if area in covered) or query.areas or ("",)


def _of_readings(readings: Sequence[Reading], *, areas: bool, times: bool) -> Draft:
    quotes, marks = _quotes(readings)
    lines = [f"{statement(r)} [{marks[i]}]" for i, r in enumerate(readings)]
    short = labelled(readings, areas=areas, times=times)
    confidence = min(r.candidate.score for r in readings)
    return Draft(short, " ".join(dict.fromkeys(lines)), quotes, confidence)


def _quotes(readings: Iterable[Reading]) -> tuple[tuple[Quote, ...], list[int]]:
    quotes: list[Quote] = []
    marks = []
    for reading in readings:
        passage = reading.candidate.hit.passage
        start, end = reading.spans[0][0], reading.spans[-1][1]
        quote = Quote(passage, start, end)
        if quote not in quotes:
            quotes.append(quote)
        marks.append(quotes.index(quote) + 1)
    return tuple(quotes), marks


def statement(reading: Reading) -> str:
    """A sentence that gives a figure: the one it stands in, or of a row its label, area and time."""
    passage = reading.candidate.hit.passage
    if passage.kind == "table_row":
        when = f", {reading.period}" if reading.period else ""
        return f"{reading.label}, {short_name(reading.area)}{when}: {reading.value}."
    start, end = reading.spans[0][0] - passage.start, reading.spans[-1][1] - passage.start
    return _clean(passage.text[start:end])


def _compared(query: Query, left: Reading, right: Reading, asked: polarity.Direction | None) -> Draft:
    derived = Derived(round(abs(left.number - right.number), 6), left.number, right.number)
    areas, times = left.area != right.area, (left.year, left.period) != (right.year, right.period)
    pair = labelled((left, right), areas=areas, times=times and not areas)
    short = pair
    if asked is not None:
        # "rise", "more": was the second above the first; for two areas, the first above the second.
        gap = (left.number - right.number) if areas else (right.number - left.number)
        true = gap > 0 if asked == "up" else gap < 0
        short = f"{'Yes' if true else 'No'}: {pair}"
    quotes, marks = _quotes((left, right))
    statements = dict.fromkeys(
        f"{statement(r)} [{m}]" for r, m in zip((left, right), marks, strict=True)
    )
    high, low = max(left.number, right.number), min(left.number, right.number)
    gap_text = f"Difference: {_plain(high)} − {_plain(low)} = {_plain(derived.value)}."
    confidence = min(left.candidate.score, right.candidate.score)
    return Draft(short, " ".join([*statements, gap_text]), quotes, confidence, derived=(derived,))


def _plain(number: float) -> str:
    return f"{round(number, 6):,g}" if number < 1e6 else f"{number:,.0f}"


def _same_thing(one: Reading, other: Reading) -> bool:
    return one.unit_kind == other.unit_kind and other.candidate.score >= 0.75 * one.candidate.score


def _likeness(one: Reading, other: Reading) -> float:
    """How far two figures are of the same row of two tables, from 0 to 4."""
    left, right = stems(one.label), stems(other.label)
    shared = len(left & right) / len(left | right) if left | right else 0.0
    return 3.0 * shared + float(one.unit == other.unit)


def _same_text(one: str, other: str) -> bool:
    return " ".join(one.lower().split()) == " ".join(other.lower().split())


def _fits_year(candidate: Candidate, year: int) -> bool:
    return candidate.hit.passage.year == year or str(year) in candidate.text


def _of_year(query: Query, year: int) -> Query:
    reports = tuple(y for y in query.report_years if y == year)
    return replace(query, years=(year,), report_years=reports)


def _extent(
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
            return (start, following[-1][1]), tuple(_clean(text[slice(*item)]) for item in following)
        gap = len(text[end:]) - len(text[end:].lstrip())
        if end + gap < len(text):
            return (start, _line(text, end + gap)[1]), ()
    line = _line(text, start)
    if not _ITEM.match(text[slice(*line)]):
        return _with_neighbour(query, ranked), ()
    items = _items_around(text, line)
    if (
        query.expects in {"list", "definition"}
        and len(items) > 1
        and not _stands_out(ranked, line, items)
    ):
        return (items[0][0], items[-1][1]), tuple(_clean(text[slice(*item)]) for item in items)
    return line, (_clean(text[slice(*line)]),)


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
    if near:
        other = max(near, key=lambda c: c.score)
        span = (min(span[0], other.start), max(span[1], other.end))
    return span


NEIGHBOUR = 0.8
NEIGHBOUR_REASON = 0.6


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


def _sentences_of(report: Report, at: int) -> list[tuple[int, int]]:
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


def _passage_at(ranked: Sequence[Candidate], report_id: str, at: int) -> Passage | None:
    for candidate in ranked:
        passage = candidate.hit.passage
        if passage.report_id == report_id and passage.start <= at < passage.end:
            return passage
    return None


def _items_after(text: str, end: int) -> list[tuple[int, int]]:
    """The lines that follow `end` as long as they are list items; one blank line may stand between."""
    items = []
    at = end
    while at < len(text):
        start = len(text[at:]) - len(text[at:].lstrip("\n ")) + at
        if (
            start >= len(text)
            or text[at:start].count("\n") > 2
            or not _ITEM.match(text[start : start + 12])
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
        if previous[0] >= first or not _ITEM.match(text[slice(*before)]):
            break
        first = before[0]
    return _items_after(text, first - 1 if first else 0)


def _clean(text: str) -> str:
    return " ".join(text.split())
