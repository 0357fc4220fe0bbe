"""No support, no answer: what an answer says must stand in the passages that it cites.

Checked by rule and for every answer, whoever worded it: each number, place, year, direction ("rose",
"fell") and negation of the answer must be found in the quotes or in what the report says about them
(their headings; of a table row its caption and column heads). This is a floor under every composer, not
a judge of style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.language import quantities
from assistant.language.areas import Areas
from assistant.language.words import listed, stem, tokens

_VERDICT = re.compile(r"^(?:Yes|No)(?=[:.,])", re.MULTILINE)
"""The word that answers a question of yes or no: it denies the question, not the passage."""

_MARKER = re.compile(r"\[\d+\]")
_UP = frozenset(map(stem, listed("up")))
_DOWN = frozenset(map(stem, listed("down")))
_NOT = listed("deny")


@dataclass(frozen=True, slots=True)
class Support:
    """What an answer rests on: a quotation and what the report says around it (`context`)."""

    quote: str
    context: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that the answer computes: `value` must be the difference `left - right`, unsigned."""

    value: float
    left: float
    right: float


def objections(
    answer: str, supports: Iterable[Support], areas: Areas, derived: Iterable[Derived] = ()
) -> tuple[str, ...]:
    """What the answer says that its supports do not, one line each; empty if it passes.

    A computed figure passes if both its terms stand in the supports and the sum is right; what a
    computed figure says of direction is checked by its sign.
    """
    listed = list(supports)
    text = _VERDICT.sub("", _MARKER.sub(" ", answer))
    whole = "\n".join(f"{s.quote}\n{s.context}" for s in listed)
    quotes = "\n".join(s.quote for s in listed)
    found: list[str] = []
    held = quantities.values(whole)
    sums = tuple(derived)
    for d in sums:
        if not {d.left, d.right} <= held or abs(abs(d.left - d.right) - d.value) > 1e-6:
            found.append(f"the difference {d.value:g} does not follow from {d.left:g} and {d.right:g}")
    computed = {round(d.value, 6) for d in sums}
    for quantity in quantities.find(text):
        if quantity.value not in held and round(quantity.value, 6) not in computed:
            found.append(f"the figure {quantity.text} does not stand in the cited passage")
    known = {m.area for m in areas.find(whole)}
    for mention in areas.find(text):
        if mention.area not in known:
            found.append(
                f"the place {text[mention.start : mention.end]} does not stand in the cited passage"
            )
    found += _senses(text, quotes, sums)
    return tuple(dict.fromkeys(found))


def _senses(text: str, quotes: str, sums: tuple[Derived, ...]) -> list[str]:
    said, held = _words(text), _words(quotes)
    found: list[str] = []
    if sums:
        return found
    for name, sense in (("rise", _UP), ("fall", _DOWN)):
        if said & sense and not held & sense:
            found.append(f"the cited passage does not speak of a {name}")
    if said & _NOT and not held & (_NOT | _DENYING):
        found.append("the cited passage does not deny anything")
    return found


_DENYING = frozenset(map(stem, listed("weaken")))


def _words(text: str) -> frozenset[str]:
    return frozenset(
        key
        for token in tokens(text)
        for key in (token.stem, "not" if token.text.lower().endswith(("n't", "n’t")) else token.stem)
    )
