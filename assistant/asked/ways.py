"""Which way a question compares, and whether it asks for yes or no or for one of the two."""

from __future__ import annotations

import re

from assistant.language.polarity import Direction
from assistant.language.words import listed, stem, stems

MORE = re.compile(
    r"\b(?P<up>better\s+at|more|bigger|higher|larger|greater|faster|quicker|further|steeper|longer|above|ahead|exceed\w*|most"
    r"|risen|rise|rose|increased?|gone\s+up|go\s+up|went\s+up)\b"
    r"|\b(?P<down>worse\s+at|less|fewer|smaller|lower|slower|shorter|below|behind|least|fallen|fall|fell|dropped|drop|decreased?"
    r"|gone\s+down|go\s+down|went\s+down|reduced)\b"
    r"|\b(?P<good>better|happier|safer|improved?)\b|\b(?P<bad>worse|deteriorated)\b",
    re.I,
)
_COMPARATIVE = re.compile(r"\b(?:more|less|fewer|\w+er|further|worse|above|below)\b", re.I)
_WELCOME = frozenset(map(stem, listed("welcome")))
_UNWELCOME = frozenset(map(stem, listed("unwelcome")))


def way_of(text: str) -> Direction | None:
    """Which way the first of two things is said to lie from the second; better and worse count by what
    the measure counts. None if the text says both or neither."""
    found = list(MORE.finditer(text))
    compared = [m for m in found if m["good"] or m["bad"] or _COMPARATIVE.fullmatch(m.group())]
    ways: set[Direction] = set()
    for match in compared or found:
        if match["up"] or match["down"]:
            ways.add("up" if match["up"] else "down")
            continue
        said = stems(text)
        welcome, unwelcome = bool(said & _WELCOME), bool(said & _UNWELCOME)
        if welcome == unwelcome:
            return None
        ways.add("up" if bool(match["good"]) == welcome else "down")
    return ways.pop() if len(ways) == 1 else None


_YES_NO = re.compile(
    r"(?:^|[:,–-]\s*)(?:is|are|was|were|did|does|do|has|have|had)\s+(?!.*\bor\b.*\b(?:up|down|fall\w*|rise\w*|less|fewer|worse|below|above)\b)",
    re.I,
)
EITHER = re.compile(r"\bor\b", re.I)


def decides_of(text: str) -> bool:
    """Whether yes or no is asked; a question that offers both ways asks which."""
    return bool(_YES_NO.search(text)) and not EITHER.search(text)


def ranks_of(text: str) -> bool:
    """Whether one of the sides is asked for."""
    return bool(re.search(r"\b(?:who|which)\b", text, re.I)) or (
        bool(EITHER.search(text)) and bool(MORE.search(text))
    )
