"""What a question asks for, judged by its wording (`data/asking.toml`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal, cast

from assistant import shipped
from assistant.asked import outer
from assistant.language import averted, complement, polarity
from assistant.language.areas import NATIONAL
from assistant.types import Expects

Unit = Literal["percent", "rate", "money", "count", "duration", "margin"]

Says = Literal[
    "both_reports",
    "older",
    "newer",
    "national",
    "both_areas",
    "own_force",
    "between",
    "ranged",
    "sentence",
    "since",
    "previous",
    "ahead",
    "changes",
]


def spelled_out(text: str) -> str:
    """`text` with what hurried people shorten written in full ("yr", "12m", "1k", "v everyone else")."""
    full = _NUMERIC_DATE.sub(r"\1/\2/20\3", _YEARS_APART.sub(_financial, outer.plain(text)))
    full = _YEARS_SPANNED.sub(_spanned, _MONTHS_SPANNED.sub(r"\1 20\2 to \3 20\4", full))
    full = _SAMPLED.sub("how many in ", full)
    full = _shorthand().sub(_written, _AFTER_FIGURE.sub(" ", full))
    full = _YEAR_BEFORE.sub(r"\1 the previous year", full)
    full = _MIN.sub(lambda m: "minute" if m["number"] else "minimum", full)
    full = _PLURAL_IN_ES.sub(r"\1s", full)
    full = _against_everyone().sub(rf"\1{NATIONAL}", full)
    return complement.counted(" ".join(_SHORT_YEAR.sub(r"\1 20\2", full).split()))


_NUMERIC_DATE = re.compile(r"(?<![\d/.])(\d\d?)/(0?[1-9]|1[0-2])/(\d\d)(?![\d/])")
_YEARS_APART = re.compile(
    r"(?<![\d/.,£-])([012]\d)\s?/\s?([0-3]\d)(?![\d/%]|[.,]\d|\s+(?:of|[a-z]+s)\b)"
)
_YEARS_SPANNED = re.compile(r"(?<![\w/.,£-])((?:19|20)(\d\d))\s?[-–/]\s?(\d\d)(?![\w/%-]|[.,]\d)")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_MONTHS_SPANNED = re.compile(
    rf"\b({_MONTH}) ['’]?([012]\d) ?(?:-|–|to|until) ?({_MONTH}) ['’]?([012]\d)(?![\w/%-]| 20\d\d)",
    re.IGNORECASE,
)
"""Two months with two digits each: days of two months would be of one year, which is not said."""
_AFTER_FIGURE = re.compile(r"(?<=\d)-(?=(?:yr|mth|wk|hr|min)s?\b)", re.IGNORECASE)
"""What stands between a number and a shortened unit of time ("5-yr")."""
_SAMPLED = re.compile(r"(?<![\w'’])n\s?=\s*(?:\?\s*)?(?:(?:for|in|of)\s+)?(?=[a-z])", re.IGNORECASE)
"""What asks for the size of a sample ("n= for the survey")."""
_MIN = re.compile(r"(?<![\w'’.-])(?:(?<=(?P<number>\d) ))?min\b(?![\w'’-])", re.IGNORECASE)
"""Behind a number a minute, elsewhere a minimum."""
_YEAR_BEFORE = re.compile(r"\b(on|than|from|against|vs?) year (?:before|earlier)\b", re.IGNORECASE)
_PLURAL_IN_ES = re.compile(r"\b([A-Z]+(?:S|H|X|Z))es\b")
"""Abbreviations in the plural, which some write as it is spoken ("MASHes")."""
_SHORT_YEAR = re.compile(
    r"\b((?:year|months?)(?:,)? (?:to|ending|ended) (?:the )?(?:end of )?[a-z]{3,9}) ['’]?([12]\d)"
    r"(?![\w/-]| 20\d\d)",
    re.IGNORECASE,
)
"""A year cut to two digits, where a day of the month would make no sense ("year to June 14")."""


def _financial(match: re.Match[str]) -> str:
    """Two years one after the other ("14/15") as a financial year, and other numbers as they are."""
    first, second = int(match[1]), int(match[2])
    return f"20{match[1]}-{match[2]}" if second == first + 1 else match.group()


def _spanned(match: re.Match[str]) -> str:
    """The two ends of a stretch of years ("2010-14"); a financial year stays as it is."""
    further = int(match[3]) > int(match[2]) + 1
    return f"{match[1]} to {match[1][:2]}{match[3]}" if further else match.group()


def _written(match: re.Match[str]) -> str:
    full: str = _data()["shorthand"][match.group().lower()]
    return full


def unpadded(text: str) -> str:
    """`text` without the politeness around the question; all of it if nothing else is left."""
    before, after = _padding()
    return after.sub("", before.sub("", text)).strip() or text


def core(text: str) -> str:
    """`text` without what is said before the question itself ("In the 2014 report, ...")."""
    return _lead_in().sub("", text).strip() or text


def expects(question: str, *, bare: bool) -> Expects:
    """What the answer should be. `bare` says that the question is a name alone, typed to look it up."""
    wanted = core(question)
    if bare and not says("sentence", wanted) and not _measures().search(wanted):
        return "definition"
    if _yes_no().search(wanted):
        # Which way something went is no yes or no.
        return "comparison" if says("changes", wanted) and polarity.offers_both(wanted) else "yesno"
    if averted.supposed(wanted):
        return "text"  # The grade that was given is none that would have been.
    if averted.spared(wanted):
        return "reason"
    return cast("Expects", _first("expects", wanted) or "text")


def unit(question: str) -> Unit | None:
    """What the figure asked for should be measured in, if the question says so."""
    return cast("Unit | None", _first("unit", question))


def says(what: Says, question: str) -> bool:
    """Whether the question says this of itself."""
    return bool(_says()[what].search(question))


def set_aside(question: str) -> tuple[re.Match[str], ...]:
    """The phrases that say what the question is not about ("not just domestic abuse")."""
    return tuple(_says()["not_this"].finditer(question))


def _first(table: str, text: str) -> str | None:
    return next((kind for kind, pattern in _kinds(table) if pattern.search(text)), None)


@cache
def _data() -> dict[str, Any]:
    return shipped.lists("asking.toml")


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _kinds(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    measures = _data()["measures"]
    return tuple(
        (entry["kind"], _any([pattern.replace("MEASURES", measures) for pattern in entry["patterns"]]))
        for entry in _data()[table]
    )


@cache
def _says() -> dict[str, re.Pattern[str]]:
    return {name: _any(patterns) for name, patterns in _data()["says"].items()}


@cache
def _measures() -> re.Pattern[str]:
    return _any([_data()["measures"]])


@cache
def _yes_no() -> re.Pattern[str]:
    return _any([_data()["yes_no"]])


@cache
def _shorthand() -> re.Pattern[str]:
    words = sorted(_data()["shorthand"], key=len, reverse=True)
    return re.compile(rf"(?<![\w'’.-])(?:{'|'.join(map(re.escape, words))})(?![\w'’-])", re.IGNORECASE)


@cache
def _against_everyone() -> re.Pattern[str]:
    against = r"v(?:s|ersus)?\.?|than|or|against|next\s+to|compared\s+(?:with|to)"
    within = r"(?:(?:in|for|across|with)\s+)?"
    return re.compile(rf"(\b(?:{against})\s+{within}){_data()['everyone']}", re.IGNORECASE)


@cache
def _padding() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = _data()["before"], _data()["after"]
    return (
        re.compile("^(?:" + "|".join(before) + ")+", re.IGNORECASE),
        re.compile("(?:" + "|".join(after) + ")+$", re.IGNORECASE),
    )


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(_data()["lead_in"]) + ")+", re.IGNORECASE)
