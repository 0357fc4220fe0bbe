"""What a sentence says and what it denies, in nearly its own words, made by rule.

Statements that people write for a sentence are close to its words where they are to mislead, and far
from them where they are to be found out: from those alone a model learns to suspect whatever is close.
So a sentence is stated again as a claim or a question, cut short, or with the force named, and says so;
or about another figure, or denied, and says that it is not so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from eval.altered import altered

STATED = 5
DENIED = 4
"""Statements that are made for a sentence of each sort, at most."""

_POINTS = re.compile(r"^(?:It|The force)\b(?=\s+(?:has|have|is|are|was|were|had|\w+s)\b)")
_SIGN = re.compile(r"^(?:[•\-–\s]|\([a-z]\))+")
_ASIDE = re.compile(r"\s*\([^()]{3,}\)")
_CLAUSE = re.compile(
    r",\s+(?:which|and|but|with|although|as|so|including|compared)\b|;"
    r"|\s+(?:because|although|in order to)\b"
)
_DOES = re.compile(
    r"^(?P<who>It|The force|HMIC|[A-Z]\w+(?:\s+and\s+[A-Z]\w+)?\s+(?:Police|Constabulary))\s+"
    r"(?P<verb>(?!has\b|is\b|was\b|does\b)[a-z]+s)\s"
)
_VERB = re.compile(
    r"^(?P<who>(?:The|Some|All|Most|Many|Its|Their|Our|Local|Police|HMIC|We|It|They|There|This|[A-Z]\w+)"
    r"(?:\s+[a-zA-Z'’-]+){0,4}?)\s+(?P<verb>has|have|is|are|was|were|had|can|will|should|could)\s+(?!no\b|not\b)"
)
_FRAMES = (
    "In {year}, {low}.",
    "The {year} report says that {low}.",
    "HMIC found that {low}.",
    "{whole}, the {year} report says.",
    "{whole}.",
    "{low}",
    "Is it true that {low}?",
    "Does the report say that {low}?",
    "{whole}, right?",
)
_KEPT = re.compile(r"^(?:HMIC|[A-Z]\w*[A-Z]|[A-Z]\w+\s+(?:Police|Constabulary|and))\b|^I\b")
_LEAST = 4
"""Words of a statement, at least."""


def stated(sentence: str, year: int, force: str, draw: Random) -> list[str]:
    """Statements that `sentence` of a report on `force` of `year` affirms."""
    forms = [sentence.rstrip(".")]
    for form in _forms(sentence, force):
        if len(form.split()) >= _LEAST and form not in forms:
            forms.append(form)
    asked = [question for form in forms if (question := _asked(form))]
    made = [_framed(form, year, draw) for form in draw.sample(forms, min(len(forms), STATED - 2))]
    return list(dict.fromkeys([*made, *draw.sample(asked, min(len(asked), 2))]))


def denied(sentence: str, year: int, draw: Random) -> list[str]:
    """Statements in nearly its words that `sentence` of a report of `year` denies."""
    plain = _plain(sentence)
    found = _VERB.match(plain)
    forms = [altered(plain, draw), altered(plain, draw)]
    if found is not None:
        forms += [f"{plain[: found.end()].rstrip()} not {plain[found.end() :]}"] * 2
    made = [_framed(form, year, draw) for form in forms if form is not None]
    asked = [question for form in forms[:2] if form is not None and (question := _asked(form))]
    return list(dict.fromkeys([*made, *asked]))[:DENIED]


def _forms(sentence: str, force: str) -> Iterator[str]:
    plain = _plain(sentence)
    named = _POINTS.sub(force, plain) if force else plain
    yield plain
    yield named
    for form in (plain, named):
        short = _ASIDE.sub("", form)
        yield short
        yield _CLAUSE.split(short)[0].rstrip()


def _plain(sentence: str) -> str:
    return _SIGN.sub("", sentence).rstrip(" .;:")


def _framed(form: str, year: int, draw: Random) -> str:
    low = form if _KEPT.match(form) else form[:1].lower() + form[1:]
    return draw.choice(_FRAMES).format(whole=form, low=low, year=year)


def _asked(form: str) -> str | None:
    """`form` as a question, if its verb can be put first."""
    found = _VERB.match(form) or _DOES.match(form)
    if found is None:
        return None
    who = found["who"] if _KEPT.match(found["who"]) else found["who"][:1].lower() + found["who"][1:]
    rest = form[found.end() :].lstrip()
    if found.re is _VERB:
        return f"{found['verb'].capitalize()} {who} {rest}?"
    return f"Does {who} {_base(found['verb'])} {rest}?"


def _base(verb: str) -> str:
    """ "use" of "uses", "identify" of "identifies"."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("sses", "ches", "shes", "xes")) else verb[:-1]
