"""Which police forces, and whether England and Wales, a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant import shipped

_OF_ITS_OWN = re.compile(
    r"\s+(?!(?:is|are|was|were|has|had|and|or|in|for|on|at|to|than|by|over|v|vs|versus|compared|against)\b)"
    r"(?!(?:[\w-]+\s+){0,3}(?:rates?|figures?|averages?|percentages?|proportions?|totals?|shares?|levels?"
    r"|trends?|picture|one)\b)[a-z]",
    re.I,
)
"""What follows "the national" where that names no area but the kind of a thing: "framework"."""

_WORD = re.compile(r"\w+")
_WORDS = frozenset({"gloss"})
"""Words of everyday English that look like what a force is called for short, in the plural."""

_SUFFIXES = ("Police Service", "Police Force", "Police", "Constabulary")
_SUFFIX = re.compile(rf"\s+(?:{'|'.join(_SUFFIXES)})$", re.IGNORECASE)

NATIONAL = "England and Wales"


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area named at `[start, end)`: the full name of a force, or `NATIONAL`."""

    area: str
    start: int
    end: int


def short_name(force: str) -> str:
    """The area that a force is called by: "Kent" for "Kent Police"."""
    return _SUFFIX.sub("", force)


class Areas:
    """Finds forces and the national area in text.

    Knows the forces of `data/forces.toml`, and any further force whose name it is given, so that a
    report on a force that the list lacks is found all the same.
    """

    def __init__(self, forces: Iterable[str] = ()) -> None:
        names = _listed()
        self._areas: dict[str, str] = {}
        spelled: list[str] = []
        for force in {*names, *forces}:
            for alias in (force, short_name(force), *names.get(force, ())):
                self._areas[_key(alias)] = force
                others = [f"{short_name(alias)} {suffix}" for suffix in _SUFFIXES]
                for other in others:  # "Kent Constabulary" is what few call it in print.
                    self._areas.setdefault(_key(other), force)
                spelled += [alias, *others]
        for alias in _national():
            self._areas[_key(alias)] = NATIONAL
        self._spelled = {_key(alias): alias for alias in (*spelled, *_national())}
        aliases = sorted(self._areas, key=len, reverse=True)
        body = "|".join(re.escape(alias).replace(r"\ ", r"[\s-]+") for alias in aliases)
        self._pattern = re.compile(rf"(?<![\w-])(?P<name>{body})(?:s(?![\w'’]))?(?![\w])", re.IGNORECASE)
        # Few words begin a name: at those alone the long pattern is tried.
        first = {_WORD.findall(alias)[0] for alias in aliases}
        self._begins = first | {f"{word}s" for word in first}

    def written(self, text: str) -> str:
        """`text` with its areas written as is usual: with capitals, and with the apostrophe that one
        lacks to which something belongs ("kents rate")."""
        for mention in reversed(self.find(text)):
            named, rest = text[mention.start : mention.end], text[mention.end :]
            ending = "" if _key(named) in self._areas else "s"
            name = named.removesuffix(ending)
            if name[:1].islower():
                name = self._spelled[_key(name)]
            owns = "'" if ending and re.match(r"\s+\w", rest) else ""
            text = f"{text[: mention.start]}{name}{owns}{ending}{rest}"
        return text

    def find(self, text: str) -> tuple[AreaMention, ...]:
        """Every area that `text` names, in order; the longest name wins."""
        plain = text.replace("’", "'")
        found, end = [], 0
        for word in _WORD.finditer(plain):
            if word.start() < end or word.group().lower() not in self._begins:
                continue
            match = self._pattern.match(plain, word.start())
            if match is None:
                continue
            name, end = _key(match["name"]), match.end()
            if text[match.start() : end].lower() in _WORDS:
                continue
            if not (name.endswith(" national") and _OF_ITS_OWN.match(text, end)):
                found.append(AreaMention(self._areas[name], match.start(), end))
        return tuple(found)

    def forces(self, text: str) -> tuple[str, ...]:
        """The forces that `text` names, each once, in order."""
        return tuple(dict.fromkeys(m.area for m in self.find(text) if m.area != NATIONAL))

    def national(self, text: str) -> bool:
        """Whether `text` names England and Wales as a whole, or the forces in general."""
        return any(mention.area == NATIONAL for mention in self.find(text))

    def nameless(self, text: str, force: str) -> str:
        """`text` with "the force" or "the area" for the names of `force`."""
        made, at = "", 0
        for mention in self.find(text):
            if mention.area == force:
                whole = _SUFFIX.search(text[mention.start : mention.end])
                made += text[at : mention.start] + ("the force" if whole else "the area")
                at = mention.end
        made = re.sub(r"\bthe the (force|area)\b", r"the \1", made + text[at:], flags=re.IGNORECASE)
        return made[:1].upper() + made[1:] if text[:1].isupper() else made


def _key(alias: str) -> str:
    return re.sub(r"[\s-]+", " ", alias).lower()


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return shipped.lists("forces.toml")


def _listed() -> dict[str, list[str]]:
    return _data()["forces"]


def _national() -> list[str]:
    return _data()["areas"]["national"]
