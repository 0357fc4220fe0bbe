"""Questions that set one thing against another, taken apart into what is asked of each side.

Two reports, two areas, two moments or two measures can be compared. A side keeps all of the question but
the other side and the words that compare, so that it can be answered as a question of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant import parts, polarity
from assistant.alone import ASKING, BY_HOW, CHANGES, GRADED, VERSUS, asked_alone, blanked, content_of
from assistant.areas import NATIONAL, Areas
from assistant.polarity import Direction
from assistant.ways import EITHER, MORE, decides_of, ranks_of, way_of
from assistant.words import listed, stem
from corpus import periods

Axis = Literal["reports", "areas", "moments", "things"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contrast: `text` is what is asked of it alone, `label` how the question calls it
    where it is a thing; `year` is the inspection year that it is confined to, `month` the (year, month)
    of its moment, `area` its area, each as its axis needs it."""

    text: str
    label: str = ""
    year: int | None = None
    month: tuple[int, int] | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sides held against each other along one axis. `way` says which way a comparison goes ("is the
    first higher than the second?"); None if it is not said or depends on what is good. `decides` says
    that yes or no is asked, `ranks` that one of the sides is; `alike` that it is whether both went the
    same way; `changes` that changes are compared, not levels."""

    axis: Axis
    sides: tuple[Side, Side]
    way: Direction | None = None
    decides: bool = False
    ranks: bool = False
    alike: bool = False
    changes: bool = False


def find(
    text: str, years: Sequence[int], areas: Areas, home: str, *, named: Sequence[str] = ()
) -> Contrast | None:
    """The contrast that `text` asks for, or None.

    Args:
        text: the question, resolved from its conversation.
        years: the inspection years that the reports in question cover, in order.
        areas: finds areas in text.
        home: the force that "nationally" is held against, or "".
        named: the areas whose figures the question asks for.
    """
    plain = text.replace("’", "'")
    if _asks_apart(plain):
        return None
    of_areas = _of_areas(plain, areas, home, named)
    return (
        _of_reports(plain, years)
        or _of_moments(plain)
        or (of_areas if len(named) > 1 else None)
        or _of_things(plain, areas)
        or of_areas
    )


# -- what is compared ------------------------------------------------------------------------------

_JOINS = re.compile(
    rf"(?<![\w'])(?:{VERSUS}|and(?:\s+then)?|or|(?<!according )to|than(?:\s+in)?|then|but"
    r"|from|with|over\s+to)(?!\w)|[,;/–]|\s-+\s",
    re.I,
)
_COMPARING = re.compile(
    rf"(?<![\w'])(?:{VERSUS})(?!\w)|\bcompar\w+|\bdiffer\w*\b|\bthan\b|\bgap\b|\bbehind\b|\bahead\s+of\b"
    r"|\b(?:above|below)\b|\bsame\s+(?:way|direction|rate|level|as)\b|\bas\s+\w+\s+as\b|\bstack\w*\s+up\b"
    r"|\bmeasure\s+up\b|\b(?:bigger|smaller|higher|lower|larger|faster|slower|further|steeper|worse|better"
    r"|happier|safer|more|less|fewer)\b|\bboth\b|\btwo\s+(?:rates|figures|numbers|percentages)\b",
    re.I,
)
"""What says that two things are to be set side by side."""

_KIND = r"(?:(?:PEEL|crime|police|effectiveness|efficiency|legitimacy|HMICF?R?S?|hmic)[\s:]+)*"
_PAPER = r"(?:reports?|inspections?|assessments?|visits?|review|table|figures|one)"
_BEFORE = r"(?:(?:in|of|for|from|at|during|by)\s+)?(?:the\s+)?"
_SPAN = (
    r"(?:(?:the\s+)?(?:12|twelve)[\s-]months?|(?:the\s+)?year)\s+(?:to|ending|ended|up\s+to)\s+"
    r"(?:the\s+)?(?:end\s+of\s+)?"
)
_DATED = re.compile(
    rf"\(?{_BEFORE}(?:{_KIND}{_PAPER}[:\s]+(?:(?:of|for|in|from)\s+)?)?{_KIND}(?:{_SPAN})?"
    rf"(?:(?:30|31)\s+)?(?:(?:March|June|September|December|mar|jun|sept?|dec)\s+)?"
    rf"(?<![\d,.£])(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)(?:'s)?"
    rf"(?:\s+(?:{_KIND})?{_PAPER}\b)?(?:\s+(?:set|crime)?\s*{_PAPER}\b)?\)?",
    re.I,
)
_PLACED = re.compile(
    rf"{_BEFORE}(?:(?P<first>first|older|oldest|earlier|earliest)|(?P<last>second|newer|newest|later|latest"
    rf"|most\s+recent))(?!\s+(?:of\s+)?(?:\d|half|quarter|time|place|point))"
    rf"(?:\s+of\s+(?:the|these|those|our)\s+two)?(?:\s+(?:\w+\s+)?{_PAPER}\b|(?=\s*(?:[?.,;]|$)))",
    re.I,
)
_LATER = re.compile(
    r"\b(?P<count>one|a|two|three|four|five|\d)\s+years?\s+(?:on|later|after(?:wards)?)\b", re.I
)
_ALL = re.compile(
    r"\b(?:(?:between|from|in|of|across|over)\s+)?(?:the\s+)?(?:both|two|each)\s+(?:of\s+)?"
    r"(?:the\s+|these\s+|those\s+|our\s+)?(?:\w+\s+)?(?:reports?|inspections?|visits)\b"
    r"|\b(?:from|between)\s+(?:one|the\s+one)\s+(?:report|inspection)\s+(?:to|and)\s+(?:the\s+)?"
    r"(?:next|other)\b",
    re.I,
)
_COUNTS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    year: int


def _mentions(text: str, years: Sequence[int]) -> list[_Mention]:
    """Where `text` names an inspection year, each place once."""
    found = [
        _Mention(m.start(), m.end(), int(m["year"]))
        for m in _DATED.finditer(text)
        if int(m["year"]) in years
    ]
    for match in _PLACED.finditer(text):
        if not re.search(r"\byears?\s*$", text[: match.start()]) and not any(
            m.start < match.end() and match.start() < m.end for m in found
        ):
            year = years[0] if match["first"] else years[-1]
            found.append(_Mention(match.start(), match.end(), year))
    found.sort(key=lambda m: m.start)
    for match in _LATER.finditer(text):
        said = match["count"].lower()
        before = [m.year for m in found if m.end <= match.start()]
        year = before[-1] + (_COUNTS.get(said) or int(said)) if before else 0
        if year in years:
            found.append(_Mention(match.start(), match.end(), year))
    return sorted(found, key=lambda m: m.start)


_ONE_OF = re.compile(
    r"\b(?:one|first|second|latter|former|older|newer|later|earlier|either)\s+(?:of\s+)?$", re.I
)


def _of_reports(text: str, years: Sequence[int]) -> Contrast | None:
    if len(years) < 2:
        return None
    every = _ALL.search(text)
    if every and _ONE_OF.search(text, 0, every.start()):
        every = None
    named = _mentions(text, years)
    if len({m.year for m in named}) == 2:
        one = named[0]
        two = next(m for m in named if m.year != one.year)
        between = text[one.end : two.start]
        joins = list(_JOINS.finditer(between))
        if between.strip() and not joins and not _OPENS_PAIR.search(text, 0, one.start + 8):
            return None
        left, right = _halves(text, named, one, two, joins)
    elif every or (
        len(named) == 1 and named[0].year < years[-1] and _THAN_IN.search(text, 0, named[0].start)
    ):
        first = named[0].year if named and named[0].year < years[-1] else years[0]
        one, two = _Mention(0, 0, first), _Mention(0, 0, years[-1])
        left = right = blanked(text, [(m.start, m.end) for m in named])
    else:
        return None
    left, right = _ALL.sub(" ", left), _ALL.sub(" ", right)
    # A level is asked of each report, unless it is changes that are held against each other.
    changes = bool(CHANGES.search(text))
    sides = (
        Side(asked_alone(left, changes=changes), year=one.year),
        Side(asked_alone(right, changes=changes), year=two.year),
    )
    way = None if changes and not MORE.search(text) else way_of(text)
    older_first = one.year < two.year
    if not older_first:
        sides = (sides[1], sides[0])
    decides = decides_of(text)
    than = re.search(r"\bthan\b|\bcompared\s+(?:with|to)\b|\bagainst\b", text, re.I)
    if way is not None and than and older_first and 0 < one.end <= than.start() + 1:
        # "More in the older report than in the newer"; else the newer figure is the one told of.
        way = "down" if way == "up" else "up"
    return Contrast("reports", sides, way, decides, ranks_of(text), changes=changes)


_THAN_IN = re.compile(r"\bthan\s+(?:it\s+was\s+|they\s+were\s+|there\s+were\s+)?$", re.I)
_OPENS_PAIR = re.compile(r"\bbetween\s", re.I)


def _halves(
    text: str, named: Sequence[_Mention], one: _Mention, two: _Mention, joins: Sequence[re.Match[str]]
) -> tuple[str, str]:
    """What is asked of the first and of the second of two mentions, without either."""
    before, after = text[: one.start], text[two.end :]
    after = blanked(after, [(m.start - two.end, m.end - two.end) for m in named if m.start >= two.end])
    between = text[one.end : two.start]
    cut = joins[0] if joins else None
    mine, theirs = (between[: cut.start()], between[cut.end() :]) if cut else (between, "")
    own = content_of(theirs) - content_of(before + mine)
    if own - ASKING and len(own - ASKING) >= 1:
        lead = before[: _lead(before)]
        return f"{before} {mine}", f"{lead} {theirs} {after}"
    whole = f"{before} {mine} {after}"
    return whole, whole


def _lead(text: str) -> int:
    """Where what is said of both sides ends."""
    return max((m.end() for m in re.finditer(r":\s|\s[–-]+\s", text)), default=0)


def _of_moments(text: str) -> Contrast | None:
    """Two months of the reports' own time, "January against November 2016"."""
    found = list(_moments(text))
    if len(found) != 2 or found[0][2] == found[1][2]:
        return None
    (a, b, first), (c, d, second) = found
    if not _SET_AGAINST.search(text[b:c]):
        return None
    rest = asked_alone(f"{text[:a]} {text[d:]}", changes=False)
    return Contrast(
        "moments", (Side(rest, month=first), Side(rest, month=second)), None, decides_of(text)
    )


_SET_AGAINST = re.compile(rf"(?<![\w'])(?:{VERSUS}|than(?:\s+in)?|then|or)(?!\w)", re.I)
_MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = re.compile(
    r"\b(?:(?:in|at|of|by|from)\s+)?(?:the\s+)?(?:(?P<edge>start|beginning|end)\s+of\s+(?:the\s+year\s+)?(?P<of>20\d\d)"
    r"|(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?:\s+(?P<year>20\d\d))?)(?!\w)",
    re.I,
)


def _moments(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    if any(p.months for p in periods.find(text)):
        return
    found = list(_MONTH.finditer(text))
    years = [int(m["of"] or m["year"]) for m in found if m["of"] or m["year"]]
    if not years:
        return
    for match in found:
        if match["edge"]:
            month = 12 if match["edge"].lower() == "end" else 1
            yield match.start(), match.end(), (int(match["of"]), month)
        else:
            month = _MONTH_NAMES.index(match["month"][:3].lower()) + 1
            yield match.start(), match.end(), (int(match["year"] or years[-1]), month)


def _of_areas(text: str, areas: Areas, home: str, named: Sequence[str]) -> Contrast | None:
    wanted = list(named)
    if wanted == [NATIONAL] and home and _COMPARING.search(text):
        wanted.insert(0, home)
    if len(wanted) != 2 or not (_COMPARING.search(text) or EITHER.search(text)):
        return None
    plain = asked_alone(text, changes=True)
    sides = (Side(plain, area=wanted[0]), Side(plain, area=wanted[1]))
    way = way_of(text)
    if way is not None and decides_of(text):
        mentions = areas.find(text)
        than = re.search(r"\b(?:than|compared|against|behind|above|below)\b", text, re.I)
        if than and wanted[0] != NATIONAL:
            behind = [m.area for m in mentions if m.start > than.start()]
            if behind and behind[0] == wanted[0]:
                way = "down" if way == "up" else "up"
    changes = polarity.direction(plain) is not None or bool(CHANGES.search(text) or _ALIKE.search(text))
    return Contrast(
        "areas", sides, way, decides_of(text), ranks_of(text), bool(_ALIKE.search(text)), changes
    )


_ALIKE = re.compile(r"\bsame\s+(?:way|direction)\b", re.I)

_OR = re.compile(
    rf"(?P<or>(?:,\s*)?\bor\b)|(?P<vs>(?<![\w'])(?:{VERSUS})(?!\w))|(?P<than>\bthan\b)"
    rf"|(?P<none>,?\s*\b(?:and|versus|vs|against)\s+how\s+many\s+(?P<not>(?:did|do|does|were|was|had|have)"
    rf"(?:\s+not|n't))\b)",
    re.I,
)
_EDGE = re.compile(
    r"[?!.;:,()]|\s[–-]+\s|\b(?:in|for|on|by|across|during|is|are|was|were|did|does|do|has|have|had|what|"
    r"which|who|how|when|where|use[sd]?|got|get|give|between|more|less|fewer|higher|lower|bigger|"
    r"larger|smaller|better|worse|further|faster|fell|rose|fall|rise|both|and\s+(?:what|how|which|by|give)|per|the\s+most|the\s+least)\b",
    re.I,
)
_NO_THING = frozenset(map(stem, listed("no_things")))


def _of_things(text: str, areas: Areas) -> Contrast | None:
    """Two rows of one table, two measures or two grades: "A or B, which is more?", "A next to B"."""
    for match in _OR.finditer(text):
        if match["none"]:
            head = text[: match.start()]
            verb = re.search(r"\bhow many\b", head, re.I)
            if verb is None:
                continue
            rest = text[match.end() :]
            denied = f"{head[: verb.end()]} did not {head[verb.end() :]}{rest}"
            return Contrast("things", (Side(f"{head}{rest}"), Side(denied)))
        if match["or"] and not GRADED.search(text):
            continue
        a = _start_of(text, match.start())
        b = _end_of(text, match.end())
        left = text[a : match.start()]
        right = re.sub(
            r"^\s*(?:(?:for|in|at|by|on|more|fewer|the)\s+)+", " ", text[match.end() : b], flags=re.I
        )
        one, other = content_of(left) - ASKING, content_of(right) - ASKING
        if not one or not other or one & _NO_THING or other & _NO_THING or one == other:
            continue
        if areas.find(left) or areas.find(right) or re.search(r"\d{4}", f"{left} {right}"):
            continue
        before, after = text[:a], text[b:]
        shared = _shared_head(left, right)
        sides = (
            Side(_joined(before, f"{left} {shared}", after), " ".join(f"{left} {shared}".split())),
            Side(_joined(before, right, after), " ".join(right.split())),
        )
        return Contrast("things", sides, way_of(text), False, ranks_of(text))
    return None


def _joined(before: str, thing: str, after: str) -> str:
    return asked_alone(f"{before} {thing} {after}", changes=True)


def _start_of(text: str, end: int) -> int:
    return max((m.end() for m in _EDGE.finditer(text, 0, end) if text[m.end() : end].strip()), default=0)


def _end_of(text: str, start: int) -> int:
    begun = len(text) - len(text[start:].lstrip())
    for match in _EDGE.finditer(text, begun):
        if content_of(text[start : match.start()]) - ASKING:
            return match.start()
    return len(text)


def _shared_head(left: str, right: str) -> str:
    """What the second of two things says for both: "formal or informal [out-of-court disposals]"."""
    one, other = left.split(), right.split()
    if len(one) != 1 or len(other) < 2:
        return ""
    return "" if one[-1].lower().endswith("s") else " ".join(other[1:])


def _asks_apart(text: str) -> bool:
    """Whether `text` asks several things, each of its own words."""
    pieces = parts.split(text)
    if len(pieces) < 2:
        return False
    lead = content_of(BY_HOW.sub(" ", pieces[0]))
    others = [content_of(BY_HOW.sub(" ", p)) - lead - ASKING for p in pieces[1:]]
    return any(len({w for w in own if not w[0].isdigit()}) > 1 for own in others)
