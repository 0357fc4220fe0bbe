"""A turn of a conversation taken apart, and one question with the place or the time of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.language.areas import NATIONAL, Areas, short_name
from assistant.language.quantities import SMALL
from assistant.language.words import Token, content, listed
from corpus import periods

Span = tuple[int, int]

_OPENING = re.compile(
    r"^(?:(?:and|but|so|also|then|now|right|thanks|ok(?:ay)?|(?:what|how) about|ditto(?:\s+for)?"
    r"|(?:the\s+)?same(?:\s+again)?(?:\s+(?:question|thing|figures?))?(?:\s+(?:for|with|in|goes for))?"
    r"|(?:what\s+)?if\s+(?:it|they|that|this)(?:['’]?s|\s+is|\s+was|['’]re|\s+are|\s+were)(?:\s+(?:an?|for|about|in|with))?|in\s+the\s+case\s+of"
    r"|(?:is|was|are|were|does|do|did)\s+(?:it|that|this|they|those|the\s+same)\s+(?:also\s+)?"
    r"(?:the\s+same|true|apply|go|hold|so)\s+(?:for|with|of|in|to|across)"
    r")\b[\s,]*)+",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:the\s+)?(?:year before|previous year|year earlier|year prior|last year|preceding year"
    r"|previous (?:12|twelve) months)\b(?: that\b)?",
    re.I,
)
_COUNTS = {"a": 1, "an": 1, **{word: n for n, word in enumerate(SMALL, 1)}}
_SHIFT = re.compile(
    r"(?<!\bagainst )(?<!\bthan )(?<!\bwith )(?<!\bto )(?<!\bon )(?<!\bfrom )(?<!\bover )(?<!\bin )"
    rf"\b(?:(?P<back>{'|'.join(SMALL[1:])}|\d{{1,2}})\s+years?"
    r"\s+(?:earlier|before(?:hand)?|previously|prior)"
    rf"|(?P<on>an?|{'|'.join(SMALL)}|\d{{1,2}})\s+years?\s+(?:later|on|after(?:wards)?))"
    r"(?:\s+that)?(?=\W*$)",
    re.I,
)
"""So many years away from the time of the question before; a single one back is the year before."""
_ELSEWHERE = re.compile(
    r"\b(?:(?:the\s+)?(?:average|figures?|rate|picture|position)\s+)?"
    r"(?:elsewhere|everywhere else|everyone else|nationally|countrywide"
    r"|(?:the\s+)?(?:other|rest of the) forces|(?:the\s+)?rest of the country"
    r"|(?:across |in )?the (?:whole )?country(?: as a whole)?"
    r"|(?:the\s+)?national(?:\s+(?:one|figure|average|rate|level|picture))?(?=\W*$))",
    re.I,
)
_HERE = re.compile(
    r"\b(?:locally|here|(?:for |in |at )?(?:the|this) force(?: itself| alone)?)(?=\W*$)", re.I
)
_REPORT = re.compile(
    r"\b(?:in |for |from |at |by )?(?:the\s+)?(?:first|second|older|oldest|earlier|earliest|previous"
    r"|later|latest|newer|newest|most recent|\d{4})\s+(?:(?!one\b)\w+\s+)?"
    r"(?:reports?|inspections?|ones?)\b",
    re.I,
)
_OF_REPORT = re.compile(r"^(?:(?:in|for|from|at|by)\s+)?(?:the\s+)?", re.I)
_MONTH = re.compile(
    r"\b(?P<bound>(?:by|until|before|since)\s+(?:the\s+)?)?(?:in\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?=\W*$)",
    re.I,
)
_BOUND = re.compile(r"(?:by|until|before|since)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOSING = re.compile(
    r"(?P<thing>(?!(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|what|who|how|when|where|why|which)\b)"
    r"[^?,;]{2,50}?),?\s+(?:as\s+well|too|also)\s*[?!.]*",
    re.I,
)
"""A thing for which the same is asked: "domestic abuse too?"."""

_JOINED = re.compile(r"[\s,]*(?:and|or|&|vs?\.?|versus|with|to)?\s*", re.I)
_DANGLING = re.compile(r"\b(?:in|for|across|of|at|during|to|by|from|the)\s*(?=$|[,;?])", re.I)
_FILLER = listed("filler")
_ASKED_SHORT = re.compile(r"(?:what|how|who|where|when|that|it|there|here)['’]s", re.I)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn taken apart.

    `body` is it without what opens it ("and", "what about"), if it was `opened`; `areas` are those it
    names, `home` says that it names the report's own force as such; `times` are its periods and `report`
    the report it names, as written; `before` that it asks for the year before. `rest` is what it says
    beside all these, `own` the words of that which carry meaning. `shift` is by how many years it goes
    on from the time of the question before, back if negative, or 0.
    """

    body: str
    opened: bool
    areas: tuple[str, ...]
    home: bool
    times: tuple[str, ...]
    report: str
    before: bool
    rest: str
    own: tuple[Token, ...]
    shift: int = 0

    @property
    def placed(self) -> bool:
        """Whether it says where, when or in which report."""
        return bool(self.areas or self.home or self.times or self.report or self.before or self.shift)


def taken_apart(said: str, areas: Areas) -> Turn:
    """The parts of a turn."""
    body = _OPENING.sub("", said).strip()
    away = _SHIFT.search(body)
    if away:
        body = body[: away.start()].rstrip(" ,")
    if closing := _CLOSING.fullmatch(body):
        body = closing["thing"]
    spans: list[Span] = []
    named = []
    for mention in areas.find(body):
        spans.append((mention.start, mention.end))
        named.append(short_name(mention.area))
    if not named and (elsewhere := _ELSEWHERE.search(body)):
        spans.append(elsewhere.span())
        named.append(NATIONAL)
    here = None if named else _HERE.search(body)
    report = _REPORT.search(body)
    before = None if report else _YEAR_BEFORE.search(body)
    spans += [match.span() for match in (here, report, before) if match]
    times = _periods(body)
    names = [re.sub(r"^in\s+", "", body[slice(*span)]) for span in times]
    if not times and (month := _MONTH.search(body)):
        times, names = [month.span()], [re.sub(r"^in\s+", "", month.group())]
    rest = " ".join(without(body, spans + times).split())
    own = tuple(
        t
        for t in content(rest)
        if not (t.is_number or _ASKED_SHORT.fullmatch(t.text) or t.text.lower() in _FILLER)
    )
    return Turn(
        body=body,
        opened=body != said.rstrip(" ,"),
        areas=tuple(dict.fromkeys(named)),
        home=here is not None,
        times=tuple(names),
        report=report.group() if report else "",
        before=before is not None,
        rest=rest,
        own=own,
        shift=_years_away(away),
    )


def _years_away(shift: re.Match[str] | None) -> int:
    if shift is None:
        return 0
    said = (shift["back"] or shift["on"]).lower()
    count = _COUNTS.get(said) or int(said)
    return -count if shift["back"] else count


def switched(question: str, turn: Turn, areas: Areas) -> str:
    """`question` with the area, the time or the report that `turn` names put in the place of its own."""
    base = question.rstrip("?!. ")
    if turn.areas or turn.home:
        names = [(m.start, m.end) for m in areas.find(base)]
        base = _put(base, names, " and ".join(turn.areas))
    if turn.report:
        which = re.sub(r"\bones?$", "report", _OF_REPORT.sub("", turn.report), flags=re.I)
        base = _put(base, times(base), f"the {which}", timed=True)
    if turn.times:
        year = next((f" {p.last_year}" for p in periods.find(base)), "")
        when = (f"{time}{year}" if _MONTH.fullmatch(time) else time for time in turn.times)
        base = _put(base, times(base), " and ".join(when), timed=True)
    if turn.shift:
        base = _shifted(base, turn.shift)
    if turn.before:
        base += " in the year before"
    return f"{base}?"


def times(text: str) -> list[Span]:
    """Where `text` names reports and times; of a report with its year, the whole."""
    return [match.span() for match in _REPORT.finditer(text)] + _periods(text)


def without(text: str, spans: Sequence[Span]) -> str:
    """`text` with blanks in the place of `spans`."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _periods(text: str) -> list[Span]:
    """Where `text` names times that are not part of a report's name."""
    reports = [match.span() for match in _REPORT.finditer(text)]
    found = [(p.start, p.end) for p in periods.find(text)]
    return [(a, b) for a, b in found if not any(start <= a < end for start, end in reports)]


def dated(text: str) -> bool:
    """Whether `text` names a year that another can be counted from."""
    return any(_YEAR.search(text[slice(*span)]) for span in times(text))


def _shifted(base: str, by: int) -> str:
    """`base` with every year of its times `by` years on."""
    for start, end in sorted(times(base), reverse=True):
        moved = _YEAR.sub(lambda year: str(int(year.group()) + by), base[start:end])
        base = f"{base[:start]}{moved}{base[end:]}"
    return base


def _put(base: str, spans: Sequence[Span], new: str, *, timed: bool = False) -> str:
    """`base` with `new` where its only span was, else at its end. A time told at greater length ("the 12
    months to June 2019") leaves its place, which would not fit a shorter one."""
    joined = [base[a:b] for (_, a), (b, _) in pairwise(sorted(spans))]
    if len(spans) > 1 and all(_JOINED.fullmatch(gap) for gap in joined):
        spans = [(min(spans)[0], max(spans)[1])]
    was = base[slice(*spans[0])] if len(spans) == 1 else ""
    longer = timed and was.count(" ") > new.count(" ")
    if was and new and not longer and not was.endswith(("ally", "wide")):
        left, right = base[: spans[0][0]], base[spans[0][1] :]
        if timed and (left.strip() or re.match(r"in\b", base, re.I)):
            left, new = f"{_trimmed(left)} ", new if _BOUND.match(new) else f"in {new}"
        return _tidy(f"{left}{new}{right}")
    base = _trimmed(without(base, spans))
    if not new:
        return base
    return _tidy(f"{base} {new}" if timed and _BOUND.match(new) else f"{base} in {new}")


def _trimmed(text: str) -> str:
    """`text` without the prepositions that have lost what they stood before."""
    return _tidy(_DANGLING.sub(" ", _DANGLING.sub(" ", f"{text} ")))


def _tidy(text: str) -> str:
    return re.sub(r"\s+(?=[,;?])", "", " ".join(text.split()))
