"""A question understood: what it asks for, where, when, and by which words.

Understanding is by rule and by the reports' own vocabulary; nothing here answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from assistant import quantities
from assistant.areas import NATIONAL, Areas
from assistant.lexicon import Concept, Lexicon
from assistant.quantities import Quantity
from assistant.types import Expects, Scope
from assistant.words import content
from corpus import periods
from corpus.errors import QuestionError
from corpus.types import ReportInfo

MAX_LENGTH = 2000
"""Characters that a question may have: ten times the longest that staff have asked."""

Unit = Literal["percent", "rate", "money", "count", "duration"]

_YEAR = re.compile(r"(?<![\d,.£])(?:19[89]\d|20[0-4]\d)(?![\d%]|[.,]\d)")
_REPORT_YEAR = re.compile(
    r"(?<![\d,.£])((?:19[89]\d|20[0-4]\d))(?:\s+\w+){0,3}?\s+(?:reports?|inspections?|inspectors?|assessments?|files?)\b"
    r"|\bPEEL(?:[:\s]+(?:police\s+)?(?:effectiveness|efficiency|legitimacy|leadership))?[:\s]+((?:20[0-4]\d))\b"
    r"|\b(?:reports?|inspections?)\s+(?:of|for|in|from)\s+((?:20[0-4]\d))\b",
    re.I,
)
_BOTH_REPORTS = re.compile(
    r"\b(?:both|two|each|all)\s+(?:of\s+)?(?:the\s+)?(?:reports|inspections|years)\b", re.I
)
_OLDER = re.compile(
    r"\b(?:older|earlier|first|previous|oldest)\s+(?:\w+\s+)?(?:report|inspection)\b", re.I
)
_NEWER = re.compile(
    r"\b(?:newer|later|latest|newest|most recent|current|second)\s+(?:\w+\s+)?(?:report|inspection)\b",
    re.I,
)
_NATIONAL = re.compile(
    r"(?:^|\b(?:v|vs|versus|and|than|or|against|with|to)\b\.?|[,;/(])\s*(?:the\s+)?national(?:ly)?\b"
    r"(?!\s+(?:threat|guidance|guideline|referral|crime|decision|ballistic|standard|polic|police|priorit|capabilit|"
    r"framework|health|conting|counter|record|assessment|data|polic)\w*)"
    r"|\bnational\s+(?:%|percentage|average|rate|figure|one|level|picture)\b",
    re.I,
)
_BOTH_AREAS = re.compile(
    r"\b(?:the\s+)?force(?:'s)?\s*(?:%\s*)?(?:v|vs|versus|and|against|compared)\b|\bhere\b|\blocally\b|\bboth\b",
    re.I,
)
_RANGED = re.compile(
    r"\brange\b|\b(?:lowest|smallest|least|minimum|min)\b.{0,12}\b(?:and|to|,)\s*(?:the\s+)?(?:highest|largest|biggest|most|max)"
    r"|\b(?:highest|largest|biggest|maximum|max)\b.{0,12}\b(?:and|to|,)\s*(?:the\s+)?(?:lowest|smallest|least|min)"
    r"|\bthen and now\b|\bbefore and after\b|\bago and now\b|\bfrom what to what\b|\bvar(?:y|ied|ies|ation)\b",
    re.I,
)
_ASKING = re.compile(
    r"\b(?:what|who|whom|whose|when|where|which|why|how|is|are|was|were|did|does|do|has|have|had|can|could|"
    r"will|would|should|list|name|explain|describe|define|compare|tell|give)\b|['’]s\s+(?:the|a)\b",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:since|than (?:it was |they were |there were )?in|compared (?:with|to)|from|up on|down on|against)"
    r" (?:the )?(?:19[89]\d|20[0-4]\d)(?! to| and|-)",
    re.I,
)
_PREVIOUS = re.compile(
    r"\b(?:the\s+)?(?:year before|previous year|year earlier|year prior|preceding year)\b", re.I
)
_LEAD_IN = re.compile(
    r"^(?:(?:according to|by the time of|at the time of|in|for|as of|on|from|per)\s+[^,?:]{0,60}?[,:]\s*"
    r"|(?:the\s+)?\d{4}\s+(?:report|inspection)\s*[:,-]\s*"
    r"|(?:please|ok|so|and|but|hi|hello|hey|well|right)[,\s]+"
    r"|(?:can|could|would) you (?:please )?(?:tell|show|give|explain|find)(?: (?:me|us|out))?\s*"
    r"|(?:tell|show|give) (?:me|us)\s+"
    r"|(?:i(?:'d| would) like to know|i want to know|i need to know|do you know|does it say|does the report say)\s+"
    r")+",
    re.I,
)
_YES_NO = re.compile(
    r"^(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|isn't|aren't|wasn't|"
    r"weren't|didn't|doesn't|don't|hasn't|haven't|hadn't|can't)\b",
    re.I,
)
_COUNTED = (
    r"rates?|percentages?|percent|per cent|proportion|share|number|figures?|total|average|%|grades?|ratings?|"
    r"judg\w+|reasons?|deadline|date|recommendations?|questions?|areas?"
)
_PATTERNS: tuple[tuple[Expects, re.Pattern[str]], ...] = tuple(
    (expects, re.compile(pattern, re.I))
    for expects, pattern in (
        (
            "reason",
            r"^(?:and |but )?why\b|\bhow come\b|\bwhat (?:explains|explained|caused|led to|accounts? for)\b"
            r"|\b(?:what|which) (?:is|was|were|are) the reasons?\b|\bwhy\b[^,;]{0,12}\??$",
        ),
        (
            "comparison",
            r"\bcompar|\bv(?:s|ersus)?\.?\s|\bdifference between\b|\bhow (?:has|have|did) .{3,80}\bchanged?\b",
        ),
        (
            "list",
            r"\bwhich (?:\w+\s+){0,2}(?:forces|areas|groups|types|agencies|partners|organisations|"
            r"countries|questions|categories|measures|operations|offences|crimes|things)\b"
            r"|\blist (?:the|all|of)\b|\bname (?:the|all)\b"
            r"|\bwhat (?:\S+\s+){0,4}(?:questions|recom+endations|categories|criteria|types)\b"
            r"|\bwho (?:attends|sits|is on|were)\b",
        ),
        (
            "definition",
            r"\bstands? for\b|\b(?:is|are) \S+ short for\b|\bfull (?:name|form|title)\b|^(?:explain|define) (?:\S+ ?){1,4}$|\bmeaning of\b|\bdefin(?:e|ed|es|ition)\b|\bwhat (?:do|does|is|are) .{2,60}\bmean\b"
            r"|^(?:what(?: on earth)?(?:'?s| is| are| was| were)|who(?:'?s| is| are))\s+(?:an?\s+|the\s+)?"
            rf"(?!(?:\S+\s+){{0,6}}(?:{_COUNTED})(?:\W|$))"
            r"[\w'&/-]+(?:\s+[\w'&/-]+){0,3}\s*\??$"
            r"|^what \S+(?: \S+){0,3} (?:is|are|means?)\s*\??$"
            r"|\bexplained\W*$|[,–-]\s*(?:what|who) (?:are|is|was|were) (?:they|it|that)\b",
        ),
        (
            "judgement",
            r"\b(?:grad(?:e|ed|es|ing)|rat(?:ed|ings?)|judg(?:ed|e?ments?)|marked?)\b(?! for)",
        ),
        (
            "figure",
            r"\bhow (?:many|much|often|big|large|high|low|far|long|old|frequent\w*)\b|%"
            r"|\bwhat (?:percent|per\s?cent|percentage|proportion|share|number|rate|fraction)\b"
            r"|^(?!what (?:d(?:id|o|oes)|could|can|made|makes|was wrong|is wrong|went|happened|affect\w*|trouble|caused|"
            r"prevented|stopped|\w+ (?:trouble|problem|issue)s?)\b|where\b|who\b|which\b|how (?:did|does|is|was|are|were)\b"
            r"|explain\b|describe\b|in what way)(?=.*\b(?:percent|per\s?cent|percentage|"
            r"proportion|share|rates?|numbers?|figures?(?! \d)|total|average)\b)"
            r"|\bper (?:1,?000|thousand|head|100,?000|million|one million|100)\b",
        ),
        (
            "date",
            r"^(?:and |but )?(?:by |since |until )?when\b|\bdeadline\b|\b(?:what|which) (?:date|year|month|day)\b|\bhow soon\b",
        ),
        ("list", r"\bwhat (?:are|were) the\b|\brecom+end\w*"),
        (
            "name",
            r"\bwho\b|\bwhose\b|\bwhat (?:is|was) .{0,30}\b(?:called|named?)\b|\bname of\b|^which force\b",
        ),
    )
)
_UNITS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    (
        "money",
        re.compile(
            r"£|\bhow much (?:money|cash|funding)\b|\bcosts?\b|\bbudget\b|\bfunding\b|\bpounds\b", re.I
        ),
    ),
    (
        "rate",
        re.compile(
            r"\bper (?:1,?000|thousand|head|100,?000|million|one million|\d)|\bfor every\b|\bper\b", re.I
        ),
    ),
    ("percent", re.compile(r"%|\bper\s?cent\b|\bpercentage\b|\bproportion\b|\bshare\b", re.I)),
    (
        "duration",
        re.compile(
            r"\bhow (?:long|soon|old)\b|\bhow many (?:minutes|hours|days|weeks|months|years)\b|\bhow soon\b|\bwaiting times?\b|\bhow old\b",
            re.I,
        ),
    ),
    (
        "count",
        re.compile(
            r"\bhow many\b|\bnumber of\b|\btotal (?=\w+ (?:\w+ )?recorded)|\btotal number\b", re.I
        ),
    ),
)
_NOT_JUST = re.compile(
    r"\b(?:not\s+(?:just|only|merely|simply)|rather than|as opposed to|excluding|other than)\s+"
    r"(?:the\s+)?[\w-]+(?:\s+(?:abuse|violence|related|crimes?|offences?|ones?))*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood.

    `text` is the question resolved from its conversation; `scope` the reports it is about; `areas` the
    areas whose figures it asks for, in its order (full force names or "England and Wales"), empty if it
    names none; `forces` every force it names, covered or not; `years` all years it names, of which
    `report_years` name a report; `figures` the numbers it mentions as conditions; `unit` what a figure
    should be measured in, if it says so.
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
    background: tuple[Concept, ...] = ()


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
        core = _LEAD_IN.sub("", plain).strip() or plain
        named = self.areas.find(plain)
        forces = tuple(dict.fromkeys(m.area for m in named if m.area != NATIONAL))
        areas = self._asked_areas(plain, tuple(dict.fromkeys(m.area for m in named)))
        years = tuple(dict.fromkeys(int(m.group()) for m in _YEAR.finditer(plain)))
        report_years = self._report_years(plain)
        if (_BOTH_REPORTS.search(plain) or _SINCE.search(plain)) and len(years) < 2:
            years = tuple(sorted({*years, *self._covered(forces)}))
            report_years = ()
        asked = _NOT_JUST.sub(" ", plain)
        concepts = self.lexicon.concepts(self._unscoped(asked))
        query = Query(
            text=text,
            scope=self._scope(forces, years, report_years),
            expects=_expects(core, bare=len(concepts) <= 2 and not (areas or years)),
            concepts=concepts,
            areas=areas,
            forces=forces,
            years=tuple(dict.fromkeys((*years, *report_years))),
            report_years=report_years,
            figures=tuple(q for q in quantities.find(plain) if q.kind not in {"year", "date"}),
            unit=next((unit for unit, pattern in _UNITS if pattern.search(plain)), None),
            all_reports=bool(_BOTH_REPORTS.search(plain)),
            previous=bool(_PREVIOUS.search(plain)),
            months=frozenset((p.last_year, p.last_month) for p in periods.find(plain) if p.last_month),
            ranged=bool(_RANGED.search(plain)),
            keywords=not _ASKING.search(plain),
            excluded=frozenset(t.stem for m in _NOT_JUST.finditer(plain) for t in content(m.group()))
            - {t.stem for t in content(asked)},
        )
        return _overridden(query, override)

    def _asked_areas(self, text: str, named: tuple[str, ...]) -> tuple[str, ...]:
        """The areas named, with those that only a question names so: "national", "the force", "here"."""
        areas = list(named)
        if NATIONAL not in areas and _NATIONAL.search(text):
            areas.append(NATIONAL)
        if areas == [NATIONAL] and _BOTH_AREAS.search(text) and len(self._forces) == 1:
            areas.insert(0, self._forces[0])
        return tuple(areas)

    def _covered(self, forces: tuple[str, ...]) -> tuple[int, ...]:
        """The oldest and the newest inspection year of the forces named, or of all."""
        found = sorted({i.year for i in self.infos if not forces or i.force in forces})
        return tuple(dict.fromkeys((found[0], found[-1]))) if found else ()

    def _report_years(self, text: str) -> tuple[int, ...]:
        years = [int(next(g for g in m.groups() if g)) for m in _REPORT_YEAR.finditer(text)]
        if len(self._years) > 1:
            if _OLDER.search(text):
                years.append(self._years[0])
            if _NEWER.search(text):
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
        named = report_years or years
        return Scope(forces=covered, years=tuple(y for y in named if y in self._years))

    def _unscoped(self, text: str) -> str:
        """`text` without the names of areas and years: they are matched as scope, not as words."""
        spans = [(m.start, m.end) for m in self.areas.find(text)]
        spans += [m.span() for m in _YEAR.finditer(text)]
        spans += [(p.start, p.end) for p in periods.find(text) if p.last_month]
        return "".join(" " if any(a <= i < b for a, b in spans) else c for i, c in enumerate(text))


def _expects(core: str, *, bare: bool) -> Expects:
    if bare and not _ASKING.search(core) and not re.search(_COUNTED, core, re.I):
        # A name alone, typed to look it up.
        return "definition"
    if _YES_NO.match(core):
        return "yesno"
    for expects, pattern in _PATTERNS:
        if pattern.search(core):
            return expects
    return "text"


def _overridden(query: Query, override: Scope | None) -> Query:
    if override is None or override == Scope():
        return query
    scope = Scope(
        forces=override.forces or query.scope.forces,
        years=override.years or query.scope.years,
        reports=override.reports or query.scope.reports,
    )
    return replace(query, scope=scope)
