"""The figures of a text: what each number counts, and which numbers are not figures at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.language.words import listed

QuantityKind = Literal[
    "percent",
    "money",
    "count",
    "single",
    "duration",
    "denominator",
    "margin",
    "year",
    "date",
    "reference",
]
"""`single` is "one" before a noun, which often counts nothing ("one area"); `denominator` is the base of
a rate ("per 1,000"), `margin` stands behind a plus-minus sign, and `reference` numbers a thing ("figure
4") without measuring it."""

MEASURES: frozenset[QuantityKind] = frozenset({"percent", "money", "count", "duration"})
"""The kinds that can answer "how much" or "how many"."""

_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""The numbers that are mostly written in words, in their order."""

_WORDS: dict[str, float] = (
    {word: float(n) for n, word in enumerate(_UNITS, 1)}
    | {word: float(10 * n) for n, word in enumerate(_TENS, 2)}
    | {
        f"{ten}-{unit}": float(10 * n + m)
        for n, ten in enumerate(_TENS, 2)
        for m, unit in enumerate(_UNITS[:9], 1)
    }
)
_FRACTIONS = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "fifth": 20.0, "tenth": 10.0}
_PARTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "seven": 7, "nine": 9}
_FEW = "|".join(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)

_NUMBER = re.compile(
    rf"""
    (?<![\w.,/-])(?P<some>{_FEW}|\d)\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<among>{_FEW}|10|[2-9])\b(?![.,]?\d)
    (?!\s+(?:minute|hour|day|week|month|year|percent|per\s?cent)s?\b)
    |
    \b(?P<parts>{"|".join(_PARTS)})[\s-](?P<fraction>half|quarter|third|fifth|tenth)s?\b
    |
    (?<![\w.,/-])
    (?P<pound>£\s?)?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
    (?:(?P<scale>\s?(?:thousand|million|billion)\b|(?:m|bn)\b))?
    (?P<percent>\s?(?:%|per\s?cent\b(?:age\s+points?)?|percentage\s+points?))?
    (?![\w/]|[.,]\d|-\d)
    |
    \b(?P<dozen>(?:half\s+a|a|one|two|three|four|five)\s+dozen|a\s+couple\s+of)\b
    |
    \b(?P<word>{"|".join(sorted(_WORDS, key=len, reverse=True))})
    (?P<wscale>\s(?:thousand|million|billion))?
    (?P<wpercent>\s?(?:per\s?cent\b|percentage\s+points?))?\b(?!-(?:dai|week|month|year)ly\b)
    |
    \b(?P<half>half)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DENOMINATOR = re.compile(
    r"(?:\bper|\bfor (?:every|each)|\bin every|\bout of(?: every)?|\bof the)\s+$", re.I
)
_REFERENCE = re.compile(
    r"\b(?:figures?|fig\.?|annex|pages?|p\.|pp\.|question|outcome(?: number)?|outcomes|section|chapter|"
    r"note|table|tier|phase|level|appendix|version)\s+(?:\d+\s*(?:,|and|to|–|-)\s*)*$",
    re.I,
)
_DURATION = re.compile(r"\s*-?(?:minutes?|hours?|days?|weeks?|months?|years?)\b", re.I)
_PART_OF_TIME = re.compile(r"\b(?:first|second|latter|last|final|next|previous)\s+$", re.I)
_SPAN = re.compile(r"\s+(?:an?\s+)?(?:minutes?|hours?|days?|weeks?|months?|years?)\b", re.I)
_AFTER_MONTH = re.compile(rf"\s+{_MONTH}\b", re.I)
_BEFORE_MONTH = re.compile(rf"\b{_MONTH}\s+$", re.I)
_DIALLED = frozenset({"999", "101", "112"})
_CALLED = re.compile(
    r"[\s-]+(?:(?:emergency|non-emergency)\s+)?(?:calls?|callers?|call[\s-]+\w+|operators?|lines?|numbers?|service|systems?|response)\b",
    re.I,
)
_RANGE_TAIL = re.compile(r"^[-–/]\d{2}\b")

_NOUN_STOP = listed("after_a_count")
_NATION = re.compile(r"\s+England\s+and\s+Wales(?=\s+[a-z])")
"""Two countries before a noun, which "and" does not end ("43 England and Wales police forces")."""
_WORD = re.compile(r"\s+[‘“'\"]?((?:[^\W\d_](?:['’](?=\w))?|-)+(?:(?<=s)['’](?=\s+\w))?)[’”'\"]?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `[start, end)`, sign and unit word included ("25 percent", "£75 million").

    `value` is in plain units; of a percentage, in percent. `noun` is what is counted ("arrests"), or "".
    """

    text: str
    value: float
    kind: QuantityKind
    noun: str
    start: int
    end: int


# An answer reads the same sentences for each of its readings, and again where it is checked.
@lru_cache(maxsize=4_096)
def find(text: str) -> tuple[Quantity, ...]:
    """Every number of `text`, in digits or words, in order."""
    found = []
    for match in _NUMBER.finditer(text):
        quantity = _read(text, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def values(text: str) -> frozenset[float]:
    """The values of all numbers of `text`, whatever they count."""
    return frozenset(quantity.value for quantity in find(text))


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    before, after = (
        text[max(0, match.start() - 40) : match.start()],
        text[match.end() : match.end() + 80],
    )
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
        scale, percent = match["scale"], match["percent"]
    elif match["dozen"]:
        value, scale, percent = _dozens(match["dozen"]), None, None
    elif match["word"]:
        value, scale, percent = _WORDS[match["word"].lower()], match["wscale"], match["wpercent"]
    else:
        share = _fraction(match)
        if share > 100 or _PART_OF_TIME.search(before) or _SPAN.match(after):
            # "four in three areas", "the first half of the year" and "half a year" are no shares.
            return None
        return Quantity(match.group(), share, "percent", "", match.start(), match.end())
    if scale:
        value *= _SCALES[scale.strip().lower()]
    kind = _kind(match, value, bool(percent), before, after)
    if match["word"] and value == 1 and kind == "count":
        # "one of the highest" counts nothing.
        noun = "" if after.startswith(" of ") else _noun(after)
        return Quantity(match.group(), 1.0, "single", noun, match.start(), match.end()) if noun else None
    noun = _noun(after) if kind == "count" else ""
    end = match.end()
    if kind == "duration" and (unit := _DURATION.match(after)):
        end += unit.end()
    return Quantity(text[match.start() : end], value, kind, noun, match.start(), end)


def _dozens(text: str) -> float:
    """How many "half a dozen", "two dozen" and "a couple of" are."""
    first = text.split(maxsplit=1)[0].lower()
    if "couple" in text.lower():
        return 2.0
    return 6.0 if first == "half" else 12 * (1.0 if first == "a" else _WORDS[first])


def _fraction(match: re.Match[str]) -> float:
    if match["some"]:
        return 100 * _small(match["some"]) / _small(match["among"])
    return (
        _PARTS[(match["parts"] or "a").lower()]
        * _FRACTIONS[(match["fraction"] or match["half"]).lower()]
    )


def _small(word: str) -> float:
    return float(word) if word.isdigit() else _WORDS[word.lower()]


def _kind(match: re.Match[str], value: float, percent: bool, before: str, after: str) -> QuantityKind:
    digits = match["digits"] or ""
    if before.rstrip().endswith(("±", "+/-")):
        return "margin"
    if _REFERENCE.search(before):
        return "reference"
    if percent:
        return "percent"
    if match["pound"]:
        return "money"
    if digits in _DIALLED and _CALLED.match(after):
        return "reference"
    if digits and (_AFTER_MONTH.match(after) or _BEFORE_MONTH.search(before)):
        return "year" if len(digits) == 4 else "date"
    if len(digits) == 4 and 1900 <= value < 2100 and "," not in digits:
        return "year"
    if _DENOMINATOR.search(before):
        return "denominator"
    if _DURATION.match(after):
        return "duration"
    return "count"


def _noun(after: str) -> str:
    """The noun phrase that follows a number, judged by its words alone: up to five of them, ended by
    a verb, a preposition other than "of", or punctuation."""
    nation = _NATION.match(after)
    words: list[str] = nation.group().split() if nation else []
    position = nation.end() if nation else 0
    most = 5 + len(words)
    while len(words) < most and (match := _WORD.match(after, position)):
        word = match.group(1)
        if word.lower() in _NOUN_STOP:
            break
        words.append(word)
        position = match.end()
    while words and words[-1].lower() in {"of", "the", "a", "such", "different", "other"}:
        words.pop()
    return " ".join(words)
