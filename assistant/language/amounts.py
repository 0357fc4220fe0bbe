"""Of what a text says that there is more, and of what less: "fewer drivers", "limited access to maps".

A sentence may point both ways ("by reducing the number of drivers it means to increase patrols"). Which
way it points of one thing is told by the words right before that; what something is done for ("to
increase patrols") is not what is so.
"""

from __future__ import annotations

import re

from assistant.language import polarity
from assistant.language.polarity import Direction
from assistant.language.supposed import noun_phrase

_WAYS = re.compile(
    r"(?<!\bto )\b(?:(?P<up>more|greater|extra|increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)"
    r"|expand(?:s|ed|ing)?|wide|ample|plentiful|growth|rise)"
    r"|(?P<down>fewer|less|smaller|reduc(?:e|es|ed|ing|tions?)|cut(?:ting)?|shr[aiu]nk(?:ing)?|limited|scarce|little|decline|fall))\s+"
    r"(?:(?:in|of|to)\s+)?(?:(?:the|its|their|his|our|an?|any|these|those)\s+)?(?:(?:force|constabulary|service|unit)['’]s\s+)?"
    r"(?:(?:number|amount|size|level|share|proportion)s?\s+of\s+)?(?:(?:the|its|their)\s+)?",
    re.I,
)


def told(text: str) -> frozenset[tuple[Direction, tuple[str, ...]]]:
    """Which way `text` points of what: each thing as the stems of its noun phrase."""
    found: set[tuple[Direction, tuple[str, ...]]] = set()
    for match in _WAYS.finditer(text):
        thing = noun_phrase(text[match.end() :])
        if thing and not text[match.end() :].lower().startswith("than"):
            found.add(("up" if match["up"] else "down", thing))
    return frozenset(found)


def contrary(text: str, other: str) -> bool:
    """Whether `text` and `other` point opposite ways of a thing that both name, and never the same."""
    one, two = polarity.folded(text), polarity.folded(other)
    if polarity.denials(one, two) or polarity.denials(two, one):
        return False
    pairs = [
        (way, its)
        for way, thing in told(text)
        for its, like in told(other)
        if thing[-1] == like[-1] and (set(thing) <= set(like) or set(like) <= set(thing))
    ]
    return bool(pairs) and all(way != its for way, its in pairs)
