"""Which of two things each of two figures is for, where areas do not tell: "92 percent of adults and 20
percent of children". A claim that gives each the other's figure is not what the report says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.reading import Reading
from assistant.language.facts import Fact
from assistant.language.words import content

_CUT = re.compile(r"[;)]|,?\s+\b(?:but|while|whereas|and|against|compared|than)\b|,", re.I)
_NOT_OF = re.compile(
    r"\b(?:non[- ]|(?:(?:from\s+)?outside|other\s+than|not(?:\s+from)?)\s+(?:the\s+)?)(?=\w)",
    re.I,
)
_LED_TO = re.compile(r"(?:\s*(?:%|per\s?cent))?\s+to\s+(?:\w+\s+)?", re.I)
"""What stands between two figures of one thing: "from 60 to 80 percent"."""

_RUN = re.compile(r"[A-Z][a-z]+(?:\s+(?:of\s+|and\s+)?[A-Z][a-z]+)+")
REACH = 9
"""Words around a figure, within its part of the sentence, that say what it is for."""


def swapped(claim: str, claimed: Sequence[Fact], held: Sequence[Reading]) -> bool:
    """Whether a claim of two figures, both of which stand in one sentence, gives each to what the
    sentence gives the other to."""
    if len(claimed) != 2 or len(held) != 2 or held[0].spans != held[1].spans:
        return False
    passage = held[0].candidate.hit.passage
    if passage.kind == "table_row" or held[0].number == held[1].number:
        return False
    (start, _), (_, end) = held[0].spans[0], held[0].spans[-1]
    told = passage.text[start - passage.start : end - passage.start]
    course = _led(told, [reading.value.split()[0] for reading in held])
    if course is not None:
        own = _led(claim, [fact.quantity.text for fact in claimed])
        return own is not None and own != course
    mine = _parts(_plain(_spelt_out(claim, told)), [fact.quantity.text for fact in claimed])
    theirs = _parts(_plain(told), [reading.value.split()[0] for reading in held])
    if mine is None or theirs is None:
        return False
    straight = min(len(mine[0] & theirs[0]), len(mine[1] & theirs[1]))
    crossed = min(len(mine[0] & theirs[1]), len(mine[1] & theirs[0]))
    return crossed > straight


def _led(text: str, figures: Sequence[str]) -> bool | None:
    """Of two figures of one thing ("from 60 to 80 percent"), whether the first leads to the second; None
    if they are not of that sort."""
    one, two = (text.find(figure) for figure in figures)
    for first, then, figure in ((one, two, figures[0]), (two, one, figures[1])):
        if 0 <= first < then and _LED_TO.fullmatch(text, first + len(figure), then):
            return first == one
    return None


def _parts(text: str, figures: Sequence[str]) -> tuple[frozenset[str], frozenset[str]] | None:
    """The words that stand with the one figure alone, and with the other alone; None if a figure is not
    there."""
    places = [text.find(figure) for figure in figures]
    if min(places) < 0 or places[0] == places[1]:
        return None
    first, second = (0, 1) if places[0] < places[1] else (1, 0)
    end = places[first] + len(figures[first])
    cut = _CUT.search(text, end, places[second])
    border = cut.start() if cut else end
    near = {
        first: _near(text[:border], places[first]),
        second: _near(text[border:], places[second] - border),
    }
    return near[0] - near[1], near[1] - near[0]


def _near(text: str, place: int) -> frozenset[str]:
    words = content(text)
    at = sum(word.start < place for word in words)
    return frozenset(w.stem for w in words[max(0, at - REACH) : at + REACH] if not w.is_number)


def _plain(text: str) -> str:
    """`text` with "non-" and "outside the" joined to what they deny."""
    return _NOT_OF.sub("not", text)


def _spelt_out(claim: str, told: str) -> str:
    """`claim` with its initials spelt out as `told` spells them ("EU", "European Union")."""
    for name in _RUN.findall(told):
        initials = "".join(re.findall(r"[A-Z]", name))
        claim = re.sub(rf"\b{initials}\b", name, claim)
    return claim
