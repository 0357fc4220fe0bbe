"""What takes the place of another thing: an inspector for a superintendent, Dover for Canterbury, weekly
for daily. A claim is wrong if it has one where the report has another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant import shipped
from assistant.language.areas import Areas
from assistant.language.words import listed, stem, stems, tokens
from corpus import periods

_NAME = re.compile(
    r"(?:\b(?P<lead>in|at|by|with|from|for|to|of|near|through|called|named)\s+(?:the\s+|a\s+|an\s+)?)?"
    r"\b(?P<name>[A-Z][\w'’-]*(?:\s+(?:of\s+|and\s+|the\s+)?[A-Z][\w'’-]*)*)"
)
_AHEAD = re.compile(
    r"\b(?:by|due|until|till|expect\w*|anticipat\w*|will|should|deadline|planned)\b", re.I
)


_OPERATION = re.compile(r"\b(?:[Oo]peration|Op)\s+[(‘']?(?P<own>[A-Z][\w’'-]+)")

_REPORT = re.compile(r"\s+(?:\w+\s+){0,2}?(?:report|inspection)", re.I)


def conflict(claim: str, told: str, areas: Areas) -> frozenset[str]:
    """The stems of what `claim` says in whose place `told` has something else: another of a group of
    rivals (`data/rivals.toml`), another name behind the same preposition, another date."""
    clashes = [
        *_groups_clash(claim, told),
        *_names_clash(claim, told, areas),
        *_operations_clash(claim, told),
        *_dates_clash(claim, told),
    ]
    return stems(" ".join(clashes))


def operations(text: str) -> frozenset[str]:
    """The names of the operations that `text` names, as stems ("heron" of "Operation Heron")."""
    return frozenset(stem(match["own"]) for match in _OPERATION.finditer(text))


def groups_clash(claim: str, told: str) -> tuple[str, ...]:
    """The words of `claim` in whose place `told` has another of their group of rivals."""
    return tuple(_groups_clash(claim, told))


def _groups_clash(claim: str, told: str) -> Iterator[str]:
    mine, theirs = _plain(claim), _plain(told)
    for group in _groups():
        claimed = {i for i, words in enumerate(group) if words.search(mine)}
        held = {i for i, words in enumerate(group) if words.search(theirs)}
        if len(claimed) == 1 and held and not claimed & held:
            match = group[claimed.pop()].search(mine)
            if match is not None:
                yield match.group()


def _operations_clash(claim: str, told: str) -> Iterator[str]:
    """The operations of `claim`, if `told` is on others alone: each has its own aim."""
    mine, theirs = operations(claim), operations(told)
    if mine and theirs and not mine & theirs:
        yield from (match["own"] for match in _OPERATION.finditer(claim))


def _names_clash(claim: str, told: str, areas: Areas) -> Iterator[str]:
    known, mine = stems(told), stems(claim)
    others = {lead for lead, name in _names(told, areas) if lead and _own(name) not in mine}
    for lead, name in _names(claim, areas):
        if lead in others and _own(name) not in known and not _initials(name, told):
            yield name


def _own(name: str) -> str:
    """The stem that tells a name from its like: "heron" of "Operation Heron"."""
    return tokens(name)[-1].stem


def unmet(claim: str, told: str, areas: Areas) -> bool:
    """Whether `claim` names somebody, something or a deadline that `told` does not."""
    known, moments = stems(told), periods.find(told)
    return any(
        _own(name) not in known and not _initials(name, told) for _, name in _names(claim, areas)
    ) or any(not any(same_moment(own, other) for other in moments) for own in _deadlines(claim))


def _names(text: str, areas: Areas) -> Iterator[tuple[str, str]]:
    """The names of `text`, each with the preposition before it or ""; forces, England and Wales, months
    and what only names the report are none, nor is a word that merely opens a sentence."""
    if text.isupper():
        return
    taken = [(m.start, m.end) for m in areas.find(text)] + [(p.start, p.end) for p in periods.find(text)]
    for match in _NAME.finditer(text):
        a, b = match.span("name")
        if any(s < b and a < e for s, e in taken):
            continue
        words = [t.text.lower() for t in tokens(match["name"])]
        opens = len(words) == 1 and (a == 0 or re.search(r"[.?!•:\n]\s*$", text[:a]) is not None)
        if words and not opens and not set(words) <= listed("report_words"):
            yield (match["lead"] or "").lower(), match["name"]


def _initials(name: str, told: str) -> bool:
    """Whether one is short for the other ("EU", "European Union")."""
    if name.isupper():
        runs = re.findall(r"[A-Z][a-z]+(?:\s+(?:of\s+|and\s+)?[A-Z][a-z]+)+", told)
        return any("".join(re.findall(r"[A-Z]", run)) == name for run in runs)
    letters = "".join(re.findall(r"\b[A-Z]", name))
    return len(letters) > 1 and re.search(rf"\b{re.escape(letters)}s?\b", told) is not None


def _dates_clash(claim: str, told: str) -> Iterator[str]:
    """The moments by which something is to be, if both give one and not the same."""
    mine, theirs = list(_deadlines(claim)), list(_deadlines(told))
    if mine and theirs and not any(same_moment(one, other) for one in mine for other in theirs):
        yield from (period.text for period in mine)


def looks_ahead(text: str) -> bool:
    """Whether every moment that `text` names is one by which something is to be."""
    return bool(periods.find(text)) and len(list(_deadlines(text))) == len(periods.find(text))


def _deadlines(text: str) -> Iterator[periods.Period]:
    for period in periods.find(text):
        named = _REPORT.match(text, period.end) is not None
        if not named and _AHEAD.search(text[max(0, period.start - 60) : period.end]):
            yield period


def same_moment(one: periods.Period, other: periods.Period) -> bool:
    """Whether two moments may be one: their years are, and their months where both give one."""
    if one.last_year != other.last_year:
        return False
    return None in {one.last_month, other.last_month} or one.last_month == other.last_month


def _plain(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.lower())


@cache
def _groups() -> tuple[tuple[re.Pattern[str], ...], ...]:
    data = shipped.lists("rivals.toml")
    return tuple(tuple(re.compile(rf"\b(?:{words})\b") for words in group) for group in data["groups"])
