"""A question understood: what it asks for, where, when, and by which words.

Understanding is by rule and by the reports' own vocabulary; nothing here answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.asked import asking, deadlines
from assistant.asked.asking import Unit
from assistant.language import quantities
from assistant.language.areas import NATIONAL, Areas
from assistant.language.lexicon import Concept, Lexicon
from assistant.language.quantities import Quantity
from assistant.language.words import MEASURE_STEMS, content
from assistant.types import Expects, Scope
from corpus import periods
from corpus.errors import QuestionError
from corpus.types import ReportInfo

MAX_LENGTH = 2000
"""Characters that a question may have: ten times the longest that staff have asked."""

_YEAR = re.compile(r"(?<![\d,.£])(?:19[89]\d|20[0-4]\d)(?![\d%]|[.,]\d)")
_REPORT_YEAR = re.compile(
    r"(?<![\d,.£])(?:19[89]\d|20[0-4]\d)(?:\s+\w+){0,3}?"
    r"\s+(?:reports?|inspections?|inspectors?|assessments?|files?)\b"
    r"|\bPEEL(?:[:\s]+(?:police\s+)?(?:effectiveness|efficiency|legitimacy|leadership))?[:\s]+((?:20[0-4]\d))\b"
    r"|\b(?:reports?|inspections?)\s+(?:of|for|in|from)\s+((?:20[0-4]\d))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Place:
    """`[start, end)` of a report's text, quoted for the turn before. `said` is the answer that was given
    from it, if the same is asked now of something else, or ""."""

    report_id: str
    start: int
    end: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood.

    `text` is the question resolved from its conversation; `scope` the reports it is about; `areas` the
    areas whose figures it asks for, in its order (full force names or "England and Wales"), empty if it
    names none; `forces` every force it names, covered or not; `years` all years it names, of which
    `report_years` name a report; `figures` the numbers it mentions as conditions; `unit` what a figure
    should be measured in, if it says so.

    `all_reports` says that it asks about each report, `previous` about the year before, `ranged`
    about both ends of a range; `months` are those it names, as (year, month); `keywords` that it is
    no sentence but words to look up; `excluded` the stems of what it says it is not about; `changes`
    that it wants one figure of a change (between two years it may be two levels); `due` are years in
    which a term ends that it names, which no report covers: what answers names them;
    `background` what the conversation was about before it; `beside` where what answered the turn before
    stands, if it leans on that; `filtered` that the user set the scope.
    """

    text: str
    scope: Scope
    expects: Expects
    concepts: tuple[Concept, ...]
    areas: tuple[str, ...]
    forces: tuple[str, ...]
    years: tuple[int, ...]
    report_years: tuple[int, ...]
    figures: tuple[Quantity, ...]
    unit: Unit | None
    all_reports: bool
    previous: bool
    months: frozenset[tuple[int, int]]
    ranged: bool
    keywords: bool
    excluded: frozenset[str]
    changes: bool
    background: tuple[Concept, ...] = ()
    beside: tuple[Place, ...] = ()
    filtered: bool = False
    due: tuple[int, ...] = ()

    @property
    def put(self) -> str:
        """The question as it was put, without what the conversation was about."""
        return self.text.partition(" (about: ")[0]


def readable(text: str) -> str:
    """`text` with control characters and runs of blanks made single blanks.

    Raises:
        QuestionError: it is empty, longer than `MAX_LENGTH`, or holds no letter or digit.
    """
    if len(text) > MAX_LENGTH:
        raise QuestionError(
            f"the question has {len(text):,} characters; ask it in at most {MAX_LENGTH:,}"
        )
    visible = "".join(
        " " if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"} else c for c in text
    )
    plain = " ".join(visible.split())
    if not plain:
        raise QuestionError("the question is empty; type what you want to know")
    if not any(c.isalnum() for c in plain):
        raise QuestionError(f"the question {plain[:20]!r} holds no word; type what you want to know")
    return plain


class Reader:
    """Understands questions against the reports that an index covers."""

    def __init__(self, infos: Iterable[ReportInfo], lexicon: Lexicon, areas: Areas) -> None:
        self.infos = tuple(infos)
        self.lexicon = lexicon
        self.areas = areas
        self._forces = tuple(dict.fromkeys(info.force for info in self.infos))
        self._years = tuple(sorted({info.year for info in self.infos}))

    def read(self, text: str, override: Scope | None = None) -> Query:
        """The query that `text` (already resolved from its conversation) makes.

        An `override` replaces each part of the scope that it names.
        """
        plain = text.replace("’", "'").replace("‘", "'")
        named = self.areas.find(plain)
        forces = tuple(dict.fromkeys(m.area for m in named if m.area != NATIONAL))
        areas = self._asked_areas(plain, tuple(dict.fromkeys(m.area for m in named)))
        years = tuple(dict.fromkeys(int(m.group()) for m in _YEAR.finditer(_dated(plain))))
        report_years = self._report_years(plain)
        due = deadlines.due(plain, self._all_covered(forces) or self._years)
        years = tuple(year for year in years if year not in due)
        both = asking.says("both_reports", plain)
        if (both or asking.says("since", plain)) and len(years) < 2:
            years = tuple(sorted({*years, *self._covered(forces)}))
            report_years = ()
        previous = asking.says("previous", plain)
        if previous and len(years) == 1 and years[0] - 1 in self._all_covered(forces):
            # That year has a report of its own.
            years, report_years, previous = (years[0] - 1,), (), False
        aside = asking.set_aside(plain)
        asked = _without(plain, [match.span() for match in aside])
        concepts = self.lexicon.concepts(self._unscoped(asked))
        query = Query(
            text=text,
            scope=self._scope(forces, years, report_years),
            expects=asking.expects(plain, bare=len(concepts) <= 2 and not (areas or years)),
            concepts=concepts,
            areas=areas,
            forces=forces,
            years=tuple(dict.fromkeys((*years, *report_years))),
            report_years=report_years,
            figures=tuple(q for q in quantities.find(plain) if q.kind not in {"year", "date"}),
            unit=asking.unit(plain),
            all_reports=both,
            previous=previous,
            months=frozenset((p.last_year, p.last_month) for p in _measured_over(plain) if p.last_month),
            ranged=asking.says("ranged", plain),
            due=due,
            keywords=not asking.says("sentence", plain),
            changes=len(years) < 2 and not both and asking.says("changes", plain),
            excluded=self._excluded(" ".join(match.group() for match in aside), asked),
        )
        return _overridden(query, override, self.infos)

    def _excluded(self, aside: str, asked: str) -> frozenset[str]:
        """The stems of what the question sets aside, by every name of one word it has."""
        concepts = [c for c in self.lexicon.concepts(aside) if not c.alternatives[0] <= MEASURE_STEMS]
        named = (a for c in concepts for a in c.alternatives if len(a) == 1)
        said = (c.alternatives[0] for c in concepts)
        return frozenset().union(*named, *said) - {t.stem for t in content(asked)}

    def _asked_areas(self, text: str, named: tuple[str, ...]) -> tuple[str, ...]:
        """The areas named, with those that only a question names so: "national", "the force", "here"."""
        areas = list(named)
        if NATIONAL not in areas and asking.says("national", text):
            areas.append(NATIONAL)
        if areas == [NATIONAL] and asking.says("both_areas", text) and len(self._forces) == 1:
            areas.insert(0, self._forces[0])
        return tuple(areas)

    def _all_covered(self, forces: tuple[str, ...]) -> frozenset[int]:
        return frozenset(i.year for i in self.infos if not forces or i.force in forces)

    def _covered(self, forces: tuple[str, ...]) -> tuple[int, ...]:
        """The oldest and the newest inspection year of the forces named, or of all."""
        found = sorted(self._all_covered(forces))
        return tuple(dict.fromkeys((found[0], found[-1]))) if found else ()

    def _report_years(self, text: str) -> tuple[int, ...]:
        # "the 2014 and 2016 reports" names two.
        years = [int(y.group()) for m in _REPORT_YEAR.finditer(text) for y in _YEAR.finditer(m.group())]
        if len(self._years) > 1:
            if asking.says("older", text):
                years.append(self._years[0])
            if asking.says("newer", text):
                years.append(self._years[-1])
        return tuple(dict.fromkeys(self._inspection_year(year) for year in years))

    def _inspection_year(self, year: int) -> int:
        """A report is known by its inspection year, but some call it by the year it came out."""
        if year not in self._years:
            published = {i.year for i in self.infos if str(i.published)[:4] == str(year)}
            if len(published) == 1:
                return published.pop()
        return year

    def _scope(
        self, forces: tuple[str, ...], years: tuple[int, ...], report_years: tuple[int, ...]
    ) -> Scope:
        covered = tuple(force for force in forces if force in self._forces)
        if not covered and len(self._forces) == 1 and not forces:
            covered = self._forces
        # A report that is not covered may be looked back on in one that is, of a year named beside it.
        held = [[y for y in named if y in self._years] for named in (report_years, years)]
        return Scope(forces=covered, years=tuple(held[0] or held[1]))

    def _unscoped(self, text: str) -> str:
        """`text` without the names of areas and years: they are matched as scope, not as words."""
        spans = [(m.start, m.end) for m in self.areas.find(text)]
        spans += [m.span() for m in _YEAR.finditer(text)]
        spans += [(p.start, p.end) for p in periods.find(text) if p.last_month]
        return _without(text, spans)


_HELD_AGAINST = re.compile(
    r"\b(?:compared\s+(?:with|to)|set\s+against|against|relative\s+to|up\s+on|down\s+on)\s+(?:the\s+)?(?:\w+\s+){0,3}?\(?$",
    re.I,
)


def _dated(text: str) -> str:
    """`text` without the time that a change is told against, if it asks for a change up to another."""
    named = periods.find(text)
    against = [p for p in named if _HELD_AGAINST.search(text, 0, p.start)]
    if len(named) < 2 or not against or not asking.says("changes", text):
        return text
    return _without(text, [(p.start, p.end) for p in against])


_OF_REPORT = re.compile(r"\s+(?:\w+\s+)?(?:report|inspection)\b", re.I)
_CAME_OUT = re.compile(r"\b(?:published|issued|released|came\s+out)\s+in\s+$", re.I)


def _measured_over(text: str) -> tuple[periods.Period, ...]:
    """The times that `text` names for what it asks: the month a report came out is none of them, for no
    figure in it is of that month."""
    return tuple(
        p
        for p in periods.find(text)
        if p.months is not None
        or not (_OF_REPORT.match(text, p.end) or _CAME_OUT.search(text, 0, p.start))
    )


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """`text` with blanks in the place of `spans`."""
    return "".join(" " if any(a <= i < b for a, b in spans) else c for i, c in enumerate(text))


def _overridden(query: Query, override: Scope | None, infos: Sequence[ReportInfo]) -> Query:
    """`query` with what `override` names in the place of what the question says of it."""
    if override is None or override == Scope():
        return query
    named = [info for info in infos if info.id in override.reports]
    forces = override.forces or tuple(dict.fromkeys(info.force for info in named))
    years = override.years or tuple(sorted({info.year for info in named}))
    if forces:
        national = tuple(area for area in query.areas if area == NATIONAL)
        query = replace(query, forces=forces, areas=(*forces, *national) if query.areas else ())
    if years:
        query = replace(query, years=years, report_years=years, months=frozenset(), previous=False)
    scope = Scope(
        forces=forces or query.scope.forces, years=years or query.scope.years, reports=override.reports
    )
    return replace(query, scope=scope, filtered=True)
