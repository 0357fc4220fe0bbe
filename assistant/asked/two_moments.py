"""Two months of the reports' own time held against each other: "January against November 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asked.alone import VERSUS, asked_alone
from assistant.asked.axis import Contrast, Side
from assistant.asked.ways import decides_of
from corpus import periods

_SET_AGAINST = re.compile(
    rf"(?<![\w'])(?:{VERSUS}|compar\w*\s+(?:with|to)|than(?:\s+in)?|then|or|and)(?!\w)", re.I
)
_BETWEEN = re.compile(r"\bbetween\s*$", re.I)
_MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = re.compile(
    r"\b(?:(?:in|at|of|by|from)\s+)?(?:(?:the|that)\s+)?(?:(?P<edge>start|beginning|end)\s+of\s+(?:the\s+year\s+)?(?P<of>20\d\d)"
    r"|(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
    r"(?:\s+(?P<year>20\d\d)|\s+(?:(?:of|in)\s+)?(?:the\s+same|that)\s+year)?)(?!\w)",
    re.I,
)


def of_moments(text: str) -> Contrast | None:
    """The two months that `text` compares, in the order in which it names them, or None."""
    found = list(_moments(text))
    if len(found) != 2 or found[0][2] == found[1][2]:
        return None
    (a, b, first), (c, d, second) = found
    if not _SET_AGAINST.search(text[b:c]) or _BETWEEN.search(text[:a]):
        return None
    rest = asked_alone(f"{text[:a]} {text[d:]}", changes=False)
    sides = (Side(rest, month=first), Side(rest, month=second))
    return Contrast("moments", sides, decides=decides_of(text))


def _moments(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where `text` names months, as (start, end, (year, month)); none if it speaks of a period. A month
    without a year is of the year that is named last."""
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
