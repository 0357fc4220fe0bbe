"""The grades that an inspection gives, as texts name them."""

from __future__ import annotations

import re

GRADES = ("outstanding", "good", "requires improvement", "inadequate", "ungraded")

_GRADE = re.compile(r"\b(?P<grade>outstanding|good|requir\w+\s+improvement|inadequate|ungraded)\b", re.I)
_GRADING = re.compile(
    r"\b(?:grad(?:ed?|es|ing)|judg\w+|rat(?:ed?|ings?)|mark(?:ed)?|call(?:ed|ing)?)\b", re.I
)
_NO_GRADE = re.compile(r"\b(?:did not|didn't|not|no|never)\b.{0,20}\bgrad", re.I)
_SUPPOSED = re.compile(r"\bwould\s+have\b|\bhad\s+(?:it|the\s+force)\s+not\b", re.I)
_IS = re.compile(
    r"\b(?:is|are|was|were|as|be|being|become|became)\s+(?:\w+\s+){0,3}?"
    r"(?:outstanding|good|requir\w+\s+improvement|inadequate|ungraded)\s+(?:overall|at|in|for|on)\b"
    r"|\brequir\w+\s+improvement\s+(?:overall|at|in|for|on)\b"
    r"|\b(?:its|an|the)\s+(?:outstanding|inadequate|requires\s+improvement)\s+(?:overall|at|in|for|on)\b",
    re.I,
)
_FOUND = re.compile(
    r"\b(?:find|found|deem\w*|consider\w*|brand\w*|declar\w+|label\w*|think|thought)\s+"
    r"(?:(?:the\s+)?(?:force|constabulary|police)|it|them|[A-Z]\w+(?:\s+(?:Constabulary|Police))?)\s+"
    r"(?:to\s+be\s+|as\s+)?(?:outstanding|good|inadequate)\s+(?:overall|at|in|for|on)\b",
    re.I,
)


_AWAITED = re.compile(
    r"\b(?:suspects?|offenders?|warrants?|cases?|examinations?|actions?|visits?|enquir(?:y|ies)|checks?|devices?"
    r"|computers?|assessments?|tasks?|files?)\b.{0,30}?\boutstanding\b|\boutstanding\s+(?:in|at|on)\s+(?:early|late|mid\S*)?"
    r"\s*(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|the\s+(?:start|end|time))",
    re.I,
)
"""What is outstanding and has no grade."""


def names_grade(text: str) -> bool:
    """Whether `text` says that a grade was given, or that none was."""
    named = {match["grade"].lower() for match in _GRADE.finditer(text)}
    if _SUPPOSED.search(text) or _AWAITED.search(text) or len(named) > 2:
        return False
    graded = _GRADING.search(text) is not None
    said = any(pattern.search(text) for pattern in (_NO_GRADE, _IS, _FOUND))
    return said or (graded and _GRADE.search(text) is not None)


def claimed(text: str) -> str | None:
    """The grade that `text` names, as one of `GRADES`, or None."""
    if _NO_GRADE.search(text):
        return "ungraded"
    match = _GRADE.search(text)
    if match is None:
        return None
    grade = match["grade"].lower()
    return "requires improvement" if "improvement" in grade else grade


def would_differ(text: str, other: str) -> bool:
    """Whether both tell which grade would have been given, and not the same."""
    one, two = (
        {match["grade"].lower() for match in _GRADE.finditer(each)} if _SUPPOSED.search(each) else set()
        for each in (text, other)
    )
    return bool(one and two) and not one & two
