"""Claims that name two areas and then give their figures: "more here than there, at 9 against 7".

Read clause by clause, the first figure would be that of the area next before it, which is the other one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.areas import Areas
from assistant.language.facts import Fact

_BETWEEN_FIGURES = re.compile(
    r"\W*(?:[a-z]+\s+){0,6}?(?:per\s+[\d,]+\s+\w+\s+)?"
    r"(?:against|compared\s+(?:with|to)|versus|as\s+against|and|to)\s+(?:only\s+|just\s+|some\s+)?£?$",
    re.I,
)
_BETWEEN_AREAS = re.compile(r"\b(?:than|and|as|against|compared\s+(?:with|to))\b", re.I)
_TURNED = re.compile(r"\b(?:than|unlike|against|compared\s+(?:with|to))\s+(?:\w+\s+){0,3}$", re.I)


def in_order(text: str, claimed: Sequence[Fact], areas: Areas) -> list[Fact]:
    """`claimed`, each of two figures with the area that `text` names in the same place; as they are if
    it names not just two areas before both."""
    named = areas.find(text)
    if len(claimed) != 2 or len(named) != 2 or named[0].area == named[1].area:
        return list(claimed)
    one, two = sorted(claimed, key=lambda fact: fact.quantity.start)
    first, second = named
    if (
        second.end > one.quantity.start
        or one.quantity.kind != two.quantity.kind
        or _TURNED.search(text[: first.start])
        or not _BETWEEN_AREAS.search(text[first.end : second.start])
        or not _BETWEEN_FIGURES.fullmatch(text[one.quantity.end : two.quantity.start])
    ):
        return list(claimed)
    per = one.per or two.per
    return [replace(one, area=first.area, per=per), replace(two, area=second.area, per=per)]
