"""Two reports held against each other: "2018 v 2019", "from the first report to the second"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.alone import ASKING, CHANGES, VERSUS, asked_alone, blanked, content_of
from assistant.asked.axis import Contrast, Side
from assistant.asked.mentions import Mention, mentions, names_all, without_all
from assistant.asked.ways import MORE, decides_of, ranks_of, way_of
from assistant.language.polarity import Direction

_JOINS = re.compile(
    rf"(?<![\w'])(?:{VERSUS}|and(?:\s+then)?|or|(?<!according )to|than(?:\s+in)?|then|but"
    r"|from|with|over\s+to)(?!\w)|[,;/–]|\s-+\s",
    re.I,
)
"""What parts the words on one report from those on the other."""

_THAN_IN = re.compile(r"\bthan\s+(?:it\s+was\s+|they\s+were\s+|there\s+were\s+)?$", re.I)
_SINCE = re.compile(r"\bsince\s+$", re.I)
_SINCE_YEAR = re.compile(r"\bsince\s+((?:19|20)\d\d)\b", re.I)
_MEASURED = re.compile(
    r"\b(?:rates?|figures?|numbers?|percentages?|proportions?|shares?|levels?|totals?)\b", re.I
)
"""What can be higher or lower: of anything else a newer report alone tells how it has come on."""

_OPENS_PAIR = re.compile(r"\bbetween\s", re.I)
_THAN = re.compile(r"\bthan\b|\bcompared\s+(?:with|to)\b|\bagainst\b", re.I)


def of_reports(text: str, years: Sequence[int]) -> Contrast | None:
    """The older and the newer of two reports that `text` compares, or None.

    Args:
        text: a question, with straight apostrophes.
        years: the inspection years that the reports in question cover, in order.
    """
    if len(years) < 2:
        return None
    named = mentions(text, years)
    if len({m.year for m in named}) == 2:
        one = named[0]
        two = next(m for m in named if m.year != one.year)
        between = text[one.end : two.start]
        joins = list(_JOINS.finditer(between))
        if between.strip() and not joins and not _OPENS_PAIR.search(text, 0, one.start + 8):
            return None
        left, right = _halves(text, named, one, two, joins)
    elif names_all(text) or (
        len(named) == 1
        and named[0].year < years[-1]
        and (_THAN_IN.search(text, 0, named[0].start) or _since(text, named[0]))
    ):
        first = named[0].year if named and named[0].year < years[-1] else years[0]
        one, two = Mention(0, 0, first), Mention(0, 0, years[-1])
        left = right = blanked(text, [(m.start, m.end) for m in named])
    else:
        return None
    # A level is asked of each report, unless it is changes that are held against each other.
    changes = bool(CHANGES.search(text))
    first_side, second_side = (
        Side(
            asked_alone(_over_years(without_all(half), mention.year), changes=changes), year=mention.year
        )
        for half, mention in zip(_each_its_since(left, right), (one, two), strict=True)
    )
    older_first = one.year < two.year
    return Contrast(
        "reports",
        (first_side, second_side) if older_first else (second_side, first_side),
        None if changes and not MORE.search(text) else _way(text, one.end if older_first else 0),
        decides_of(text),
        ranks_of(text),
        changes=changes,
    )


def _since(text: str, older: Mention) -> bool:
    """Whether it is asked of a measure if it has moved since the `older` of two reports."""
    said = _SINCE.search(text, 0, older.start) and MORE.search(text) and _MEASURED.search(text)
    return bool(said) and decides_of(text)


def _way(text: str, older_ends: int) -> Direction | None:
    """Which way the newer figure is said to lie from the older one; `older_ends` is where the words for
    the older report end if they come first, else 0."""
    way = way_of(text)
    than = _THAN.search(text)
    if way is None or than is None or not 0 < older_ends <= than.start() + 1:
        return way
    return "down" if way == "up" else "up"  # "More in the older report than in the newer."


def _halves(
    text: str, named: Sequence[Mention], one: Mention, two: Mention, joins: Sequence[re.Match[str]]
) -> tuple[str, str]:
    """What is asked of the first and of the second of two mentions, without either."""
    before, after = text[: one.start], text[two.end :]
    after = blanked(after, [(m.start - two.end, m.end - two.end) for m in named if m.start >= two.end])
    between = text[one.end : two.start]
    cut = joins[0] if joins else None
    mine, theirs = (between[: cut.start()], between[cut.end() :]) if cut else (between, "")
    own = content_of(theirs) - content_of(before + mine) - ASKING
    if own:
        lead = before[: _lead(before)]
        return f"{before} {mine}", f"{lead} {theirs} {after}"
    whole = f"{before} {mine} {after}"
    return whole, whole


def _each_its_since(left: str, right: str) -> tuple[str, str]:
    """What is asked of each side, without the year since when the other is told: "the fall since 2010
    in the first report, and since 2015 in the second"."""
    one, two = (_SINCE_YEAR.findall(half) for half in (left, right))
    if one != two or len(set(one)) != 2 or len(one) != 2:
        return left, right
    first, second = (f"since {year}" for year in one)
    return left.replace(second, " "), right.replace(first, " ")


def _over_years(text: str, inspected: int) -> str:
    """`text` with the stretch up to the report's year in the place of the year since when a change is
    told, by which reports of other years would tell it, too."""
    return _SINCE_YEAR.sub(
        lambda m: f"over the past {inspected - int(m[1])} years" if int(m[1]) < inspected - 1 else m[0],
        text,
    )


def _lead(text: str) -> int:
    """Where what is said of both sides ends."""
    return max((m.end() for m in re.finditer(r":\s|\s[–-]+\s", text)), default=0)
