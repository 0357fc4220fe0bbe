"""The figure that a piece of evidence gives for an area and a year, in words that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from math import log

from assistant import shipped
from assistant.asked.question import Query
from assistant.evidence.candidates import COMMON, Candidate
from assistant.evidence.candidates import FEATURES as EVIDENCE
from assistant.language import baseline, facts, polarity
from assistant.language.areas import NATIONAL, Areas, short_name
from assistant.language.facts import Fact, period_years
from assistant.language.lexicon import Concept, coverage
from assistant.language.quantities import MEASURES, Quantity, QuantityKind
from assistant.language.words import MEASURE_STEMS, STOPWORDS, listed, stem, stems, tokens
from corpus import periods, sentences
from corpus.types import Report, Row, Table

FEATURES = (
    "evidence",
    "row",
    "near",
    "clause",
    "sentence",
    "focus",
    "own",
    "area_same",
    "area_other",
    "area_unsaid",
    "year_same",
    "year_clash",
    "previous_same",
    "previous_clash",
    "unit_same",
    "unit_other",
    "noun_same",
    "noun_other",
    "mentioned",
    "from",
    "duration",
    "percent",
    "change_same",
    "change_row",
    "change_unsaid",
    "change_extra",
    "table_named",
    "table_other",
    "rate_word",
    "month_same",
    "month_clash",
    "ends",
    "bearing",
    "clause_bearing",
    "span_clash",
    "way_clash",
    "label_unmet",
    "narrower",
    "level",
)
"""What speaks for and against a figure being the one asked for; weighed by `data/reader.json`."""

_KINDS: dict[str | None, frozenset[QuantityKind]] = {
    "margin": frozenset({"margin"}),
    "count": MEASURES | {"single"},
}
"""The figures that a question looks among, by the unit it asks for."""

_CONTINUES = re.compile(
    r"^(?:This|These|It|Its|In the same period|Over (?:this|that|the same|this same) period"
    r"|However, this)\b"
)
_NATIONAL_HEAD = re.compile(r"\bEngland\b|\bnational\b|\ball forces\b|\baverage\b", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read off one piece of evidence.

    `value` is the figure with its unit, `number` the figure alone; `period` is the time it is for, as
    printed, or ""; `year` its year. `spans` are what must be quoted to prove it, `clause` is where it
    stands. `near` is what stands right beside it, of a table row the labels and the caption;
    `clause_text` the whole clause, with what it leans on; `counts` says that a noun follows the figure,
    `lasts` that it is a length of time.
    `features` holds the values of `FEATURES` that are not 0, and `fit` what they weigh together.
    """

    candidate: Candidate
    area: str
    value: str
    number: float
    unit: str
    period: str
    year: int
    label: str
    spans: tuple[tuple[int, int], ...]
    clause: tuple[int, int]
    near: str
    clause_text: str
    counts: bool
    lasts: bool
    features: dict[str, float]
    fit: float

    @property
    def unit_kind(self) -> str:
        """The sort of unit, for asking whether two figures compare: "percent", "per ..." or "count"."""
        if self.unit.startswith("percent"):
            return "percent"
        return "rate" if re.search(r"\b(?:per|for every|in every)\b", self.unit) else "count"


class FigureReader:
    """Reads figures off candidates.

    Args:
        areas: finds forces and England and Wales in text.
        report: gives a report by its id.
    """

    def __init__(self, areas: Areas, report: Callable[[str], Report]) -> None:
        self.areas = areas
        self._report = report

    def read(self, query: Query, candidate: Candidate, area: str) -> Reading | None:
        """The figure of `candidate` that fits `area` best, or None. An empty `area` means that of the
        report's own force."""
        return max(self.all(query, candidate, area), key=lambda r: r.fit, default=None)

    def all(self, query: Query, candidate: Candidate, area: str) -> list[Reading]:
        """Every figure of `candidate` with its fit."""
        passage = candidate.hit.passage
        report = self._report(passage.report_id)
        if passage.table is not None and passage.row is not None:
            table = report.tables[passage.table]
            return self._of_row(query, candidate, area, report, table, table.rows[passage.row])
        return self._of_sentence(query, candidate, area, report)

    def _of_row(
        self, query: Query, candidate: Candidate, area: str, report: Report, table: Table, row: Row
    ) -> list[Reading]:
        wanted = area or report.info.force
        for column, cell in zip(table.columns, row.cells, strict=False):
            if cell.value is None or self._column_area(column.head, report) != wanted:
                continue
            unit = row.unit or column.unit or table.unit
            period = row.period or table.period
            years = frozenset(y for p in periods.find(period) for y in period_years(p))
            features = _shared(query, candidate, years or {report.info.year}, report)
            kind = "percent" if unit.startswith("percent") else "rate"
            months = {(p.last_year, p.last_month) for p in periods.find(period) if p.last_month}
            features |= {
                "month_clash": float(bool(query.months) and bool(months) and not query.months & months),
                "row": 1.0,
                "area_same": 1.0,
                "unit_same": float(query.unit == kind),
                "unit_other": float(query.unit not in {None, kind}),
                "percent": float(kind == "percent"),
                "change_row": float(polarity.direction(query.text) is not None),
                "rate_word": float(_asks_rate(query) and kind == "rate"),
                "clause_bearing": _bearing(query, f"{table.caption} {row.group} {row.label}"),
                "level": float(
                    query.changes
                    and not _CHANGE_NAMED.search(f"{table.caption} {column.head} {row.label}")
                ),
                "label_unmet": float(_label_unmet(query, row, report)),
                "narrower": float(_narrower(query, row.label)),
                "bearing": _bearing(query, f"{candidate.hit.passage.context} {candidate.text}"),
            } | _named_table(query, table)
            label = row.label if not row.group else f"{row.group}: {row.label}"
            return [
                Reading(
                    candidate=candidate,
                    area=wanted,
                    value=f"{cell.text} {unit}".strip(),
                    number=cell.value,
                    unit=unit,
                    period=period,
                    year=max(years or {report.info.year}),
                    label=label,
                    spans=((row.start, row.end),),
                    clause=(row.start, row.end),
                    near=f"{table.caption} {label}",
                    clause_text=label,
                    counts=True,
                    lasts=False,
                    features=features,
                    fit=_weigh(features),
                )
            ]
        return []

    def _column_area(self, head: str, report: Report) -> str:
        named = self.areas.find(head)
        if named:
            return named[0].area
        return NATIONAL if _NATIONAL_HEAD.search(head) else report.info.force

    def _of_sentence(
        self, query: Query, candidate: Candidate, area: str, report: Report
    ) -> list[Reading]:
        start, end = _window(report, candidate)
        text = report.text[start:end]
        wanted = area or report.info.force
        out = []
        found = facts.find(text, self.areas, _KINDS.get(query.unit, MEASURES))
        end_of_range = -1
        for number, fact in enumerate(found):
            if number == end_of_range:
                continue
            span = (start + fact.start, start + fact.end)
            value, unit = _phrase(fact)
            if fact.quantity.kind == "margin":
                value = _with_its_figure(text, fact, value)
            features = self._of_fact(query, candidate, fact, text, start, wanted, report)
            if query.ranged and (ends := _ends(text, fact, found[number + 1 :])):
                value, features["ends"], features["from"] = ends, 1.0, 0.0
                unit, end_of_range = _phrase(found[number + 1])[1], number + 1
            out.append(
                Reading(
                    candidate=candidate,
                    area=fact.area or wanted,
                    value=value,
                    number=fact.quantity.value,
                    unit=unit,
                    period=_period_text(text, fact),
                    year=max(fact.years or {report.info.year}),
                    label="",
                    spans=_sentences_over(candidate, span),
                    clause=span,
                    near=_beside(text, fact),
                    clause_text=_clause(text, fact),
                    counts=bool(fact.quantity.noun),
                    lasts=fact.quantity.kind == "duration",
                    features=features,
                    fit=_weigh(features),
                )
            )
        return out

    def _of_fact(
        self,
        query: Query,
        candidate: Candidate,
        fact: Fact,
        text: str,
        start: int,
        wanted: str,
        report: Report,
    ) -> dict[str, float]:
        quantity = fact.quantity
        passage = candidate.hit.passage
        home = wanted == report.info.force
        unit = "rate" if fact.per else quantity.kind
        noun = stems(quantity.noun)
        asked = _asked(query)
        before = text[max(0, quantity.start - 25) : quantity.start]
        asked_change = polarity.direction(query.text)
        change = polarity.direction(text[fact.start : fact.end])
        # A figure without an area of its own is the force's, or that of the one force it is all about.
        about = wanted != NATIONAL and wanted in self.areas.forces(passage.text)
        # "Over the last 12 months from 40 to 32": the year before it was 40.
        year_move = query.previous and _moves(text, fact) and baseline.years(text) == 1
        previous = bool(_FROM.search(before)) if year_move else fact.previous
        return _shared(query, candidate, fact.years, report) | {
            "near": _nearness(query, text, fact),
            "clause_bearing": _bearing(query, _clause(text, fact)),
            "bearing": _bearing(
                query,
                f"{' '.join(passage.section)} {report.text[passage.start : start + len(text)]}",
            ),
            "clause": coverage(query.concepts, stems(text[fact.start : fact.end])),
            "sentence": coverage(query.concepts, stems(text)),
            "own": float(candidate.start <= start + quantity.start < candidate.end),
            "area_same": float(fact.area == wanted),
            "area_other": float(
                fact.area not in {"", wanted} or (not fact.area and not (home or about))
            ),
            "area_unsaid": float(not fact.area and (home or about)),
            "previous_same": float(query.previous and previous),
            "previous_clash": float(query.previous != previous),
            "unit_same": float(query.unit == unit),
            "unit_other": float(query.unit not in {None, unit, quantity.kind}),
            "noun_same": float(bool(noun & asked)),
            "noun_other": float(bool(noun) and not noun & asked),
            "mentioned": float(
                any(q.value == quantity.value and _one_kind(q, quantity) for q in query.figures)
            ),
            "from": float(bool(_FROM.search(before))),
            "duration": float(quantity.kind == "duration" and query.unit != "duration"),
            "percent": float(quantity.kind == "percent"),
            "change_same": float(asked_change is not None and change is not None),
            "change_unsaid": float(asked_change is not None and change is None),
            "change_extra": float(asked_change is None and change is not None),
            "way_clash": float(None not in {asked_change, change} and asked_change != change),
            "narrower": float(_narrower(query, _clause(text, fact))),
            "level": float(
                query.changes
                and polarity.direction(COMPARES.sub(" ", text[fact.start : fact.end])) is None
                and not _beside_a_change(text, fact)
            ),
            "span_clash": float(_spans_clash(query, text, fact)),
            "rate_word": float(_asks_rate(query) and bool(fact.per)),
            "month_same": float(bool(query.months & fact.months)),
            "month_clash": float(
                bool(query.months) and bool(fact.months) and not query.months & fact.months
            ),
        }


def _asked(query: Query) -> frozenset[str]:
    """The stems of all that the question names, by every name."""
    return frozenset().union(*(a for c in query.concepts for a in c.alternatives))


_ALL_OF = stems("total all overall every any") | COMMON
"""What the label of a row may hold that a question about the whole need not say."""


_OUTCOME = re.compile(r"\boutcomes?\s+(?:(?:types?|numbers?|no\.?|codes?)\s+)?(\d{1,2})\b", re.I)


def _label_unmet(query: Query, row: Row, report: Report) -> bool:
    """Whether the question names nothing that tells this row from the others of its table: no word of
    its label, or another number than the one before it ("outcome 16")."""
    numbers = _OUTCOME.findall(query.text)
    if numbers:
        return report.text[row.start : row.end].split()[0] not in numbers
    own = stems(f"{row.group} {row.label}")
    named = _asked(query) | frozenset().union(*(a for c in query.background for a in c.alternatives))
    return bool(own - _ALL_OF) and not own & named


_CHANGE_NAMED = re.compile(
    r"\b(?:changes?|differences?|increases?|decreases?|rises?|falls?|reductions?|growth)\b", re.I
)
COMPARES = re.compile(
    r"\b(?:higher|lower|more|less|fewer|greater|smaller|above|below|better|worse|most|least|highest|lowest)\b",
    re.I,
)
"""Words that hold one level against another; they tell of no change."""


def _narrower(query: Query, clause: str) -> bool:
    """Whether the clause speaks only of a narrower thing than the question ("victim-based crime" of
    "crime"): a word that the question does not say stands before each mention of one it does."""
    words = [t for t in tokens(clause) if t.text.lower() not in STOPWORDS]
    asked = _asked(query)
    own = frozenset().union(*(c.alternatives[0] for c in query.concepts if not _measures(c)))
    mentions = [i for i, word in enumerate(words) if word.stem in own]
    return bool(mentions) and all(
        i > 0
        and words[i - 1].stem not in asked | COMMON | MEASURE_STEMS | _WAYS
        and not words[i - 1].is_number
        and words[i].start - words[i - 1].end == 1
        for i in mentions
    )


def _spans_clash(query: Query, text: str, fact: Fact) -> bool:
    """Whether the figure is that of a change over another number of years than the question's."""
    asked = baseline.asked(query.text)
    if asked is None or polarity.direction(text[fact.start : fact.end]) is None:
        return False
    sentence = next((text[a:b] for a, b in sentences.split(text) if a <= fact.quantity.start < b), text)
    if _CONTINUES.match(sentence):
        sentence = text[: fact.end]
    told = baseline.years(sentence)
    return told is not None and told != asked


def _one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind; "of the 46 files" names their number."""
    return one.kind == other.kind or {one.kind, other.kind} == {"count", "denominator"}


_TO = re.compile(r"\b(?:to|and)\s+(?:[a-z]+\s+){0,3}$", re.I)
_BETWEEN = re.compile(r"\b(?:from|between)\s+(?:[a-z]+\s+){0,2}$", re.I)


def _ends(text: str, low: Fact, rest: tuple[Fact, ...]) -> str:
    """The range that `low` begins ("between 331 to 429"), or ""."""
    opening = _BETWEEN.search(text, 0, low.quantity.start)
    if not opening or not rest:
        return ""
    high = rest[0].quantity
    if not _TO.search(text[low.quantity.end : high.start]):
        return ""
    return text[opening.start() : high.end]


_AVERAGE_BESIDE = re.compile(r"compared\s+(?:with|to)\b[^.;]*\b(?:average|figure)\s+(?:of\s+)?$", re.I)


def _beside_a_change(text: str, fact: Fact) -> bool:
    """Whether the figure is an average held against a change: "by 24 percent compared with an average of
    18"."""
    lead = text[fact.start : fact.quantity.start]
    changed = polarity.direction(COMPARES.sub(" ", _clause(text, fact))) is not None
    return changed and _AVERAGE_BESIDE.match(lead) is not None


_MOVE = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}£?\d[^.;]*?\bto\s+(?:[a-z]+\s+){0,3}£?\d[\d.,]*", re.I)


def _moves(text: str, fact: Fact) -> bool:
    """Whether the figure is one end of a move ("from 40 to 32")."""
    return any(m.start() <= fact.quantity.start < m.end() for m in _MOVE.finditer(text))


_WAYS = frozenset(map(stem, listed("up_wide") | listed("down_wide"))) | stems(
    "move moved change changed"
)


def _bearing(query: Query, around: str) -> float:
    """The weighted share of what the question is about, its words of measure aside, that `around` speaks
    of: a figure of another thing has none."""
    about = [c for c in (*query.concepts, *query.background) if not _measures(c)]
    return coverage(about, stems(around)) if about else 1.0


def _measures(concept: Concept) -> bool:
    """Whether a concept says how much or which way rather than of what."""
    own = concept.alternatives[0]
    return own <= MEASURE_STEMS or all(s[0] in "£0123456789" for s in own) or own <= _WAYS


_FIGURE = re.compile(r"\b(?:figure|fig\.?|table)\s+(\d+)\b", re.I)


_LEANING = re.compile(
    r"\s*(?:this|these|those|it|its|which|that|compared|in comparison|higher|lower|more|less|fewer|"
    r"greater|against|as against|while|whereas)\b",
    re.I,
)


def _clause(text: str, fact: Fact) -> str:
    """The clause of a figure, with what it leans on before it: the rest of its sentence, or where that
    leans itself ("This has fallen to ..."), all the text."""
    clause = text[fact.start : fact.end]
    if not _LEANING.match(clause):
        return clause
    start = next((a for a, b in sentences.split(text) if a <= fact.start < b), 0)
    return text[: fact.end] if _CONTINUES.match(text[start:]) else text[start : fact.end]


def _beside(text: str, fact: Fact) -> str:
    """Six words before the figure and six behind it, within its clause."""
    before = text[fact.start : fact.quantity.start].split()[-6:]
    after = text[fact.quantity.end : fact.end].split()[:6]
    return " ".join((*before, *after))


def _named_table(query: Query, table: Table) -> dict[str, float]:
    asked = {m.group(1) for m in _FIGURE.finditer(query.text)}
    own = set(re.findall(r"\d+", table.label))
    return {
        "table_named": float(bool(asked & own)),
        "table_other": float(bool(asked) and not asked & own),
    }


def _asks_rate(query: Query) -> bool:
    return bool(re.search(r"\brates?\b", query.text, re.I))


_FROM = re.compile(r"\bfrom\s+(?:just\s+|approximately\s+|about\s+|under\s+|over\s+)*$", re.I)


@cache
def _weights() -> dict[str, float]:
    stored = shipped.weights("reader.json")
    weights: dict[str, float] = stored["weights"]
    return weights


def _weigh(features: dict[str, float]) -> float:
    weights = _weights()
    return sum(weights[name] * value for name, value in features.items())


def _shared(
    query: Query, candidate: Candidate, years: Iterable[int], report: Report
) -> dict[str, float]:
    score = min(max(candidate.score, 1e-6), 1 - 1e-6)
    found = frozenset(years)
    named = set(query.years)
    return {
        "evidence": log(score / (1 - score)),
        "focus": float(candidate.features[EVIDENCE.index("focus")]),
        "year_same": float(bool(found & named) or (not found and report.info.year in named)),
        "year_clash": float(bool(named) and bool(found) and not found & named),
    }


def _nearness(query: Query, text: str, fact: Fact) -> float:
    """The weighted share of the question's concepts that stand near the figure, in [0, 1]: each counts
    by 1 / (1 + distance / 8), in words, and half as much beyond the figure's clause."""
    words = tokens(text)
    place = next((i for i, w in enumerate(words) if w.end > fact.quantity.start), len(words))
    total = near = 0.0
    for concept in query.concepts:
        total += concept.weight
        keys = frozenset().union(*concept.alternatives)
        best = 0.0
        for i, word in enumerate(words):
            if word.stem in keys:
                inside = fact.start <= word.start < fact.end
                best = max(best, (1.0 if inside else 0.5) / (1 + abs(i - place) / 8))
        near += concept.weight * best
    return near / total if total else 0.0


def _window(report: Report, candidate: Candidate) -> tuple[int, int]:
    """The candidate and, where a sentence beside it points back, that sentence too."""
    passage = candidate.hit.passage
    spans = list(passage.sentences)
    at = next(i for i, span in enumerate(spans) if span[0] == candidate.start)
    first = last = at
    while first > 0 and _CONTINUES.match(report.text[slice(*spans[first])]) and at - first < 2:
        first -= 1
    while (
        last + 1 < len(spans)
        and _CONTINUES.match(report.text[slice(*spans[last + 1])])
        and last - at < 1
    ):
        last += 1
    return spans[first][0], spans[last][1]


def _sentences_over(candidate: Candidate, span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    inside = [s for s in candidate.hit.passage.sentences if s[0] < span[1] and span[0] < s[1]]
    own = (candidate.start, candidate.end)
    return tuple(sorted({own, *inside})) if inside else (own,)


def _phrase(fact: Fact) -> tuple[str, str]:
    quantity = fact.quantity
    if quantity.kind == "margin":
        return f"± {quantity.text}", "percent" if "percent" in quantity.text else ""
    noun = f" {quantity.noun}" if quantity.noun else ""
    unit = f"{noun} {fact.per}".strip() if quantity.kind in {"count", "single"} else ""
    if quantity.kind == "percent":
        unit = "percent"
        return quantity.text, unit
    return f"{quantity.text} {unit}".strip(), unit


_IN_BRACKETS = re.compile(r"(?P<figure>\d[\d.,]*\s*(?:%|per\s?cent))\s*\(\s*(?:±|\+/-)?\s*$", re.I)


def _with_its_figure(text: str, fact: Fact, margin: str) -> str:
    """A margin of error behind the figure that it stands in brackets after, or alone."""
    match = _IN_BRACKETS.search(text, 0, fact.quantity.start)
    return f"{' '.join(match['figure'].split())} ({margin})" if match else margin


def _period_text(text: str, fact: Fact) -> str:
    inside = [p for p in periods.find(text) if fact.start <= p.start < fact.end]
    if fact.years:
        inside = [p for p in inside if set(period_years(p)) & fact.years] or [
            p for p in periods.find(text) if set(period_years(p)) & fact.years
        ]
    return inside[0].text if inside else ""


def labelled(readings: Iterable[Reading], *, areas: bool, times: bool) -> str:
    """Readings in one line, each with the area and the time it is for where asked."""
    parts = []
    for reading in readings:
        where = f" in {short_name(reading.area)}" if areas else ""
        when = f" ({reading.period or reading.year})" if times else ""
        parts.append(f"{reading.value}{where}{when}")
    return "; ".join(parts)
