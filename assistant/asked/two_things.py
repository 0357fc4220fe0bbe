"""Two rows of one table, two measures or two grades held against each other: "Is A or B higher?"."""

from __future__ import annotations

import re

from assistant.asked.alone import ASKING, GRADED, VERSUS, asked_alone, content_of
from assistant.asked.axis import Contrast, Side
from assistant.asked.ways import ranks_of, way_of
from assistant.language.areas import Areas
from assistant.language.words import listed, stem

_JOIN = re.compile(
    rf"(?P<or>(?:,\s*)?\bor\b)|(?<![\w'])(?:{VERSUS})(?!\w)|\bthan\b"
    rf"|(?P<none>,?\s*\b(?:and|versus|vs|against)\s+how\s+many\s+"
    rf"(?:did|do|does|were|was|had|have)(?:\s+not|n't)\b)",
    re.I,
)
"""What stands between two things."""

_OPPOSED = re.compile(r"against|next\s+to|alongside|beside", re.I)
"""What sets side by side only where something is measured: "operations against gangs" compares not."""

_MEASURED = re.compile(
    rf"{GRADED.pattern}|\bhow\s+(?:many|much|often|far|does|do|did|has|have)\b|\bcompar|%|\bpercent"
    r"|\b(?:rates?|shares?|numbers?|figures?|proportions?|totals?|counts?|averages?|set|stack\w*|measure\w*)\b",
    re.I,
)

_EDGE = re.compile(
    r"[?!.;:,()]|\s[–-]+\s|\b(?:in|for|on|by|across|during|is|are|was|were|did|does|do|has|have|had|what|"
    r"which|who|how|when|where|use[sd]?|got|get|give|between|more|less|fewer|higher|lower|bigger|"
    r"larger|smaller|better|worse|further|faster|fell|rose|fall|rise|both|and\s+(?:what|how|which|by|give)|per|the\s+most|the\s+least)\b",
    re.I,
)
"""Where the words for a thing end."""

_THAN = re.compile(r"\bthan\b", re.I)
_HOW_MANY = re.compile(r"\bhow many\b", re.I)
_LEADING = re.compile(r"^\s*(?:(?:for|in|at|by|on|more|fewer|the)\s+)+", re.I)
_NO_THING = frozenset(map(stem, listed("no_things")))


def of_things(text: str, areas: Areas) -> Contrast | None:
    """The two things that `text` compares, in the order in which it names them, or None. What names an
    area or a year on either side is not of things; `areas` finds areas in text."""
    for join in _JOIN.finditer(text):
        sides = _denied(text, join) if join["none"] else _named(text, join, areas)
        if sides is None:
            continue
        if join["none"]:
            return Contrast("things", sides)
        return Contrast("things", sides, way_of(text), ranks=ranks_of(text))
    return None


def _denied(text: str, join: re.Match[str]) -> tuple[Side, Side] | None:
    """Those that do and those that do not: "How many backed it, and how many did not?"."""
    head, rest = text[: join.start()], text[join.end() :]
    verb = _HOW_MANY.search(head)
    if verb is None:
        return None
    return Side(f"{head}{rest}"), Side(f"{head[: verb.end()]} did not {head[verb.end() :]}{rest}")


def _named(text: str, join: re.Match[str], areas: Areas) -> tuple[Side, Side] | None:
    """The things on either side of `join`, each with all that is said of both."""
    if join["or"] and (not GRADED.search(text) or _THAN.search(text, join.end())):
        # "More to one or another than forces do": what stands behind "than" is the other side.
        return None
    if _OPPOSED.fullmatch(join.group()) and not _MEASURED.search(text):
        return None
    start, end = _start_of(text, join.start()), _end_of(text, join.end())
    left, right = text[start : join.start()], _LEADING.sub(" ", text[join.end() : end])
    one, other = content_of(left) - ASKING, content_of(right) - ASKING
    if not one or not other or one == other or (one | other) & _NO_THING:
        return None
    if areas.find(left) or areas.find(right) or re.search(r"\d{4}", f"{left} {right}"):
        return None
    left = f"{left} {_shared_head(left, right)}"
    return _side(text[:start], left, text[end:]), _side(text[:start], right, text[end:])


def _side(before: str, thing: str, after: str) -> Side:
    return Side(asked_alone(f"{before} {thing} {after}", changes=True), " ".join(thing.split()))


def _start_of(text: str, end: int) -> int:
    """Where the thing that ends at `end` starts."""
    return max((m.end() for m in _EDGE.finditer(text, 0, end) if text[m.end() : end].strip()), default=0)


def _end_of(text: str, start: int) -> int:
    """Where the thing that starts at `start` ends: at the first edge behind a word of content."""
    begun = len(text) - len(text[start:].lstrip())
    for match in _EDGE.finditer(text, begun):
        if content_of(text[start : match.start()]) - ASKING:
            return match.start()
    return len(text)


def _shared_head(left: str, right: str) -> str:
    """What the second of two things says for both: "written or spoken [warnings]"."""
    one, other = left.split(), right.split()
    if len(one) != 1 or len(other) < 2:
        return ""
    return "" if one[-1].lower().endswith("s") else " ".join(other[1:])
