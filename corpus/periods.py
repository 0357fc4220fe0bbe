"""Periods named in captions, notes, questions and answers, and whether two of them agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Relation = Literal["in", "since", "by"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that `text` names, at `[start, end)` of the text searched.

    It ends in `last_year`, `last_month` (1 to 12) and `last_day`, each None where the wording does not
    give it. `first_year` and `first_month` are set where the wording gives a beginning ("between June
    2010 and June 2014", "2014-15") or a length in months that implies one ("12 months to June 2014"
    begins in July 2013). `months` is the length where the wording gives one ("six months to", "year
    ending", a financial year), else None: a bare "2016" or "June 2016" often stands for the twelve
    months that end there.

    `relation` says how the named moment bounds the period: "in", it is the period or its end; "since"
    ("since 2015"), it is the beginning of one that stays open; "by" ("by March 2015"), its latest end.
    """

    text: str
    start: int
    end: int
    last_year: int
    last_month: int | None = None
    last_day: int | None = None
    first_year: int | None = None
    first_month: int | None = None
    months: int | None = None
    relation: Relation = "in"


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date as written. A financial year and a season also have a first month and a length.
    `year` is None in "July" of "between July and August 2016"."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    first_year: int | None = None
    first_month: int | None = None
    months: int | None = None


_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Meteorological seasons by their last month; a winter is known by the year it ends in.
_SEASONS: Final = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}

# Years are kept to a century in which a bare number of four digits is rarely a count.
_YEAR: Final = r"(?:19[5-9]\d|20[0-4]\d)(?!\w|[.,]\d|[-–/]\d|[-–]\w)"
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?!\w)"
)
_MOMENT: Final = re.compile(
    rf"""(?<![\w£$€/._-])(?:mid-?\s?|early\s|late\s)?(?:
      (?P<fy>(?:19|20)\d\d)\s?[-–/]\s?(?P<to>(?:19|20)\d\d|\d\d)(?!\w|[.,/–-]\d)
    | (?:(?P<day>{_DAY})\s+(?:of\s+)?)?(?P<month>{_MONTH})
      (?:\s+(?P<day_after>{_DAY}),?(?=\s+{_YEAR}))?(?:,?\s+(?P<year>{_YEAR}))?
    | (?P<season>spring|summer|autumn|winter)\s+(?:of\s+)?(?P<season_year>{_YEAR})
    | (?P<d>\d\d?)/(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?!\w)
    | (?P<bare>{_YEAR})
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LENGTH: Final = re.compile(
    rf"""(?<![\w.,])(?:(?P<count>\d{{1,3}}|{"|".join(_NUMBERS)})[\s-]+)?(?:financial\s+|calendar\s+)?
    (?P<unit>month|quarter|year)(?P<plural>s?)(?:[\s-]+period)?
    \s+(?:to|ending|ended|up\s+to|until|prior\s+to|before)\s+(?:the\s+)?(?:end\s+of\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATION: Final = re.compile(
    r"""\b(?:(?P<since>since|after)|(?P<from_>from)|(?P<by>by|until|before|up\s+to|prior\s+to)
    |as\s+(?:at|of|on))\s+(?:(?:the\s+)?(?:start|beginning|end)\s+of\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENING: Final = re.compile(r"\b(?:between|from)\s+(?:the\s+(?:start|end)\s+of\s+)?$", re.IGNORECASE)
_JOINT: Final = re.compile(
    r"\s*[-–—]\s*|\s+(?:to|until|and)\s+(?:the\s+(?:start|end)\s+of\s+)?", re.IGNORECASE
)
_LOOK_BACK: Final = 60
"""Characters before a date in which its "12 months to the end of" is sought."""


def find(text: str) -> tuple[Period, ...]:
    """The periods that `text` names, in order.

    Read are British dates down to the day, month, season or year; financial years ("2014-15",
    "2015/16": April to March); lengths that end at a date ("12 months to the end of June 2014", "year
    ending 30 June 2016"); ranges ("between July and August 2016"). Relative wordings ("last year",
    "the previous 12 months") need to know which report speaks and are not read here.
    """
    moments = [_moment(match) for match in _MOMENT.finditer(text)]
    periods: list[Period] = []
    position = 0
    while position < len(moments):
        floor = periods[-1].end if periods else 0
        period = _range(text, floor, *moments[position : position + 2])
        position += 1 if period is None else 2
        period = period or _single(text, moments[position - 1], floor)
        if period is not None:
            periods.append(period)
    return tuple(periods)


def agree(asked: Period, found: Period) -> bool:
    """Whether `found` may be the period that is `asked` for.

    What both give must be equal (end, beginning, length); what one leaves open does not count, so
    "2016" agrees with "12 months to 30 June 2016", but not with a year that ends in another month when
    a month was asked for. "since 2015" agrees with all that ends later, "by March 2015" with all that
    ends earlier.
    """
    if asked.relation == "since":
        return _comes_before(asked, found)
    if asked.relation == "by":
        return _comes_before(found, asked)
    pairs = (
        (asked.last_year, found.last_year),
        (asked.last_month, found.last_month),
        (asked.last_day, found.last_day),
        (asked.first_year, found.first_year),
        (asked.first_month, found.first_month),
        (asked.months, found.months),
    )
    return all(one is None or other is None or one == other for one, other in pairs)


def _comes_before(one: Period, other: Period) -> bool:
    return (one.last_year, one.last_month or 1) <= (other.last_year, other.last_month or 12)


def _moment(match: re.Match[str]) -> _Moment:
    start, end = match.span()
    if match["fy"]:
        first, last = int(match["fy"]), int(match["to"][-2:])
        if len(match["to"]) == 2 and last == (first + 1) % 100:
            return _Moment(start, end, first + 1, 3, None, first, 4, 12)
        century = int(match["to"][:2]) if len(match["to"]) == 4 else first // 100
        return _Moment(start, end, century * 100 + last, first_year=first)
    if match["season"]:
        year, last = int(match["season_year"]), _SEASONS[match["season"].lower()]
        first_year, first_month = _months_before(year, last, 2)
        return _Moment(start, end, year, last, None, first_year, first_month, 3)
    if match["month"]:
        day = re.sub(r"\D", "", match["day"] or match["day_after"] or "")
        return _Moment(
            start,
            end,
            int(match["year"]) if match["year"] else None,
            _MONTHS.index(match["month"][:3].lower()) + 1,
            int(day) if day else None,
        )
    if match["y"]:
        return _Moment(start, end, int(match["y"]), int(match["m"]), int(match["d"]))
    return _Moment(start, end, int(match["bare"]))


def _range(text: str, floor: int, first: _Moment, last: _Moment | None = None) -> Period | None:
    """The range from `first` to `last`, if the words around them make them one."""
    joint = _JOINT.fullmatch(text, first.end, last.start) if last else None
    if last is None or last.year is None or joint is None:
        return None
    opening = _before(_OPENING, text, first, floor)
    # "June 2014 and June 2016" names two moments; "between June 2014 and June 2016" one range.
    if opening is None and ("and" in joint.group().lower() or _before(_LENGTH, text, first, floor)):
        return None
    start = opening.start() if opening else first.start
    first_year, first_month = first.first_year or first.year, first.first_month or first.month
    if first_year is None:
        turns = (first.month or 1) > (last.month or 12)
        first_year = last.year - 1 if turns else last.year
    return Period(
        text[start : last.end], start, last.end, last.year, last.month, last.day, first_year, first_month
    )


def _single(text: str, moment: _Moment, floor: int) -> Period | None:
    if moment.year is None:
        return None
    start = moment.start
    relation: Relation = "in"
    months, first_year, first_month = moment.months, moment.first_year, moment.first_month
    length = _before(_LENGTH, text, moment, floor)
    bound = _before(_RELATION, text, moment, floor)
    if length is not None and (length["count"] or not length["plural"]):
        start = length.start()
        months = _count(length["count"]) * _UNIT_MONTHS[length["unit"].lower()]
        if moment.month is not None:
            first_year, first_month = _months_before(moment.year, moment.month, months - 1)
    # "a decrease from 2015" compares; "from July 2015" begins.
    elif bound is not None and not (bound["from_"] and moment.month is None):
        start = bound.start()
        relation = "since" if bound["since"] or bound["from_"] else "by" if bound["by"] else "in"
    return Period(
        text=text[start : moment.end],
        start=start,
        end=moment.end,
        last_year=moment.year,
        last_month=moment.month,
        last_day=moment.day,
        first_year=first_year,
        first_month=first_month,
        months=months,
        relation=relation,
    )


def _before(pattern: re.Pattern[str], text: str, moment: _Moment, floor: int) -> re.Match[str] | None:
    """What stands before a moment, but not within the period before it, which ends at `floor`."""
    return pattern.search(text, max(floor, moment.start - _LOOK_BACK), moment.start)


def _count(written: str | None) -> int:
    if written is None:
        return 1
    return int(written) if written.isdigit() else _NUMBERS.index(written.lower()) + 1


def _months_before(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 - months
    return total // 12, total % 12 + 1
