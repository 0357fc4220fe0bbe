"""Abbreviations that a text explains itself: "organised crime groups (OCGs)".

After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", Pacific Symposium on Biocomputing 8 (2003), 451-462: candidates come from brackets,
and the letters of the short form are matched with the words beside it. Two things differ. The reverse
order is read too ("NABIS, the National Ballistic Intelligence Service"). And the match is stricter:
each word of the long form, link words aside, gives its first letter, where the paper lets letters come
from anywhere inside a word. Official prose abbreviates by initials, and words before a bracket that
merely hold its letters do not explain it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpus.types import Abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a possible long form; `optional` where the short form may pass over it."""

    text: str
    start: int
    end: int
    optional: bool


_SHORT: Final = r"(?<![\w-])(?P<short>[A-Za-z0-9](?:[A-Za-z0-9&/-]{0,10}[A-Za-z0-9]))(?![\w-])"
_QUOTE: Final = r"[‘’'“”\"]?"
# "long (SHORT)", "long (the 'SHORT')", "long, or SHORT"
_SHORT_LAST: Final = re.compile(
    rf"{_QUOTE} *(?:\( *(?:(?:the|or|hereafter|known as) )?|, (?:or|(?:also )?known as|called) )"
    rf"(?:the )?{_QUOTE}{_SHORT}{_QUOTE}\)?"
)
# "SHORT (long)", "SHORT: the 'long'", "SHORT, the long", "SHORT stands for long"
_SHORT_FIRST: Final = re.compile(
    rf"{_SHORT}{_QUOTE}(?: *\(|[:,] | [–—-] | (?:stands for|is short for|means|is|are) )"
    rf"(?:(?:the|an|a|or) )?{_QUOTE}(?=\w)"
)
_CLOSING: Final = re.compile(r"[’'”\"]?\)?")
_WORD: Final = re.compile(r"[^\W_]+(?:[’'](?:s|t)\b)?")
_BREAK: Final = re.compile(r"[.!?:;()\n]")
_LINK_WORDS: Final = frozenset(
    {"of", "the", "and", "for", "in", "to", "on", "a", "an", "at", "by", "with", "or"}
)
_LOOK_BACK: Final = 300
"""Characters before a bracket in which the long form is sought."""


def find(text: str) -> tuple[Abbreviation, ...]:
    """Abbreviations and what they stand for, in the order of the text, each pair at its first place.

    `short` is in the singular ("OCG", also where "OCGs" is printed), so that both forms lead to the
    same entry; `long` is cut from the text as printed. A short form has two capitals, or a digit and a
    capital; a long form has two words or more and does not cross a sentence or line end. A short form
    with two meanings has an entry for each.
    """
    found = sorted((*_short_last(text), *_short_first(text)), key=lambda item: (item.start, item.end))
    pairs: dict[tuple[str, str], Abbreviation] = {}
    for item in found:
        pairs.setdefault((item.short, item.long.casefold().removesuffix("s")), item)
    return tuple(pairs.values())


def _short_last(text: str) -> Iterator[Abbreviation]:
    for match in _SHORT_LAST.finditer(text):
        short, letters = _letters(match["short"])
        start = max(0, match.start() - _LOOK_BACK)
        start = max((stop.end() for stop in _BREAK.finditer(text, start, match.start())), default=start)
        words = _words(text, start, match.start())[-_window(letters) :]
        if words and words[-1].end == match.start():
            long = _best((words[first:] for first in range(len(words) - 2, -1, -1)), letters)
            if long:
                yield Abbreviation(short, text[long[0].start : long[-1].end], long[0].start, match.end())


def _short_first(text: str) -> Iterator[Abbreviation]:
    for match in _SHORT_FIRST.finditer(text):
        short, letters = _letters(match["short"])
        stop = _BREAK.search(text, match.end())
        words = _words(text, match.end(), stop.start() if stop else len(text))[: _window(letters)]
        long = _best((words[:last] for last in range(2, len(words) + 1)), letters)
        if long:
            closing = _CLOSING.match(text, long[-1].end)
            end = closing.end() if closing else long[-1].end
            yield Abbreviation(short, text[long[0].start : long[-1].end], match.start("short"), end)


def _letters(short: str) -> tuple[str, str]:
    """The short form in the singular, and the initials it asks for; "" where it is no short form.

    A leading count repeats the letter behind it: "4Ps" asks for four words with P.
    """
    singular = re.sub(r"(?<=[A-Z])s$", "", short)
    capitals = sum(character.isupper() for character in singular)
    if capitals < 2 and not re.match(r"\d[A-Z]$", singular):
        return singular, ""
    spelt = re.sub(r"(\d)([A-Za-z])", lambda match: match[2] * int(match[1]), singular)
    return singular, re.sub(r"[&/-]", "", spelt).lower()


def _window(letters: str) -> int:
    """How many words a long form may have: the bound of the paper, with link words on top."""
    return min(len(letters) + 5, len(letters) * 2)


def _words(text: str, start: int, end: int) -> list[_Word]:
    """Words of the text; of a hyphenated one, each part, of which those after the first are optional."""
    return [
        _Word(
            match.group().lower(),
            match.start(),
            match.end(),
            match.group().lower() in _LINK_WORDS or text[match.start() - 1 : match.start()] == "-",
        )
        for match in _WORD.finditer(text, start, end)
    ]


def _best(candidates: Iterable[Sequence[_Word]], letters: str) -> Sequence[_Word]:
    """The long form that spells the letters with the fewest from inside words; of equals the first."""
    costs = [(cost, words) for words in candidates if (cost := _cost(words, letters)) is not None]
    return min(costs, key=lambda item: item[0])[1] if letters and costs else ()


def _cost(words: Sequence[_Word], letters: str, inside: bool = False) -> int | None:
    """How many letters come from inside words, at the least; None if the words do not spell them.

    The first letter of a word comes first, then others of it in order (National: NA). All words and
    letters must be used, but optional words may be passed over, save at the ends of the long form.
    """
    if not words or not letters:
        return None if words or letters else 0
    optional = words[0].optional
    if optional and not inside:
        return None
    costs = [_cost(words[1:], letters, inside=True)] if optional and len(words) > 1 else []
    position = -1
    for taken, letter in enumerate(letters, start=1):
        position = words[0].text.find(letter, position + 1)
        if position < 0 or (taken == 1 and position > 0):
            break
        rest = _cost(words[1:], letters[taken:], inside=True)
        costs.append(None if rest is None else rest + taken - 1)
    return min((cost for cost in costs if cost is not None), default=None)
