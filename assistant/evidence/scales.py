"""The scale that a report grades on, and whether two grades can be set side by side."""

from __future__ import annotations

import re

from assistant.evidence.comparable import Caveat
from assistant.language.words import stems
from corpus.types import Judgement, Report

GRADES = (
    "outstanding",
    "excellent",
    "good",
    "adequate",
    "fair",
    "requires improvement",
    "inadequate",
    "poor",
)
"""Grades that inspections have given, best first."""

_GRADE = "|".join(GRADES)
_LISTED = re.compile(
    rf"\b(?:{_GRADE})\b(?:[\s,;:‘’“”\"'•*-]|and\b|or\b|to\b)+(?:(?:{_GRADE})\b(?:[\s,;:‘’“”\"'•*-]|and\b|or\b)*){{2,}}",
    re.I,
)


def scale(report: Report) -> tuple[str, ...]:
    """The grades that `report` says it gives, best first, from where it lists most; empty if nowhere."""
    lists = (
        {grade.lower() for grade in re.findall(rf"\b(?:{_GRADE})\b", match.group(), re.I)}
        for match in _LISTED.finditer(report.text)
    )
    longest = max(lists, key=len, default=set())
    return tuple(grade for grade in GRADES if grade in longest)


def caveats(
    first: Judgement, second: Judgement, first_report: Report, second_report: Report
) -> tuple[Caveat, ...]:
    """What stands against comparing two grades: another scale, or another question."""
    found = []
    one, other = scale(first_report), scale(second_report)
    when = first_report.info.year, second_report.info.year
    if one and other and one != other:
        found.append(
            Caveat(
                f"Grades on different scales: {len(one)} grades in {when[0]} ({', '.join(one)}) against "
                f"{len(other)} in {when[1]} ({', '.join(other)}).",
                True,
            )
        )
    elif (other and _is_foreign(first.grade, other)) or (one and _is_foreign(second.grade, one)):
        found.append(Caveat(f"Grades on different scales: {first.grade} against {second.grade}.", True))
    if stems(first.question) != stems(second.question):
        found.append(
            Caveat(
                f"The questions differ: “{first.question}” ({when[0]}) against “{second.question}” "
                f"({when[1]}).",
                False,
            )
        )
    return tuple(found)


def _is_foreign(grade: str, listed: tuple[str, ...]) -> bool:
    """Whether a grade is one, but not of the scale `listed`."""
    plain = " ".join(grade.lower().split())
    return plain in GRADES and plain not in listed
