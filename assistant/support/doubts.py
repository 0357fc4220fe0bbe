"""Whether a free wording says what the extractive answer says: no more, no less, nothing else.

A composer cuts its text from the report, so the gate (`assistant.support.gate`) is enough of a floor
under it. A chat model writes freely and may also turn, exchange or leave out what is there. So its text
passes the gate claim by claim against the quotes that each claim marks, and as a whole against the
extractive answer; the short answer must in turn stand in it; and it brings no words of its own. What is
doubted wrongly costs nothing but the extractive answer shown instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.language.areas import Areas
from assistant.language.quantities import find, values
from assistant.language.words import Token, content, stems, tokens
from assistant.support.gate import Derived, Support, objections
from corpus import sentences

if TYPE_CHECKING:
    from assistant.support.draft import Draft

LONGEST = 600
"""Characters of a wording, at most."""

BRIEF = 8
"""Words of meaning in a short answer up to which a wording keeps them all: a name, a figure, a term."""

WEIGHTY = frozenset(
    {"all", "any", "both", "each", "either", "every", "few", "most", "more", "only", "before", "after"}
    | {"may", "might", "could", "should", "would"}
    | {"inspector"}
)
"""Stopwords that change what a sentence claims or, of a rank, whom it names."""

HEDGES = frozenset(
    {"may", "might", "could", "likely", "possibly"}
    | {"about", "approximately", "around", "almost", "nearly"}
)
"""Words that weaken a claim: a wording drops none of them."""

_CLAIM = re.compile(
    r"(?P<said>.+?)\s*(?P<markers>(?:\[[1-9][0-9]*\]\s*)+)(?P<stop>[.;,]?)\s*", re.DOTALL
)
_MARKER = re.compile(r"\[([1-9][0-9]*)\]")


def doubts(
    text: str, question: str, draft: Draft, supports: Sequence[Support], areas: Areas
) -> tuple[str, ...]:
    """Why `text` may not stand for `draft`, one line each; empty if it may."""
    misshapen = _shape(text, len(supports))
    if misshapen:
        return misshapen
    found: list[str] = []
    for claim in _CLAIM.finditer(text):
        marked = [supports[int(number) - 1] for number in _MARKER.findall(claim["markers"])]
        found += objections(claim["said"], marked, areas, _stated(draft.derived, claim["said"]))
    plain = _MARKER.sub(" ", text)
    years = sorted({quote.passage.year for quote in draft.quotes})
    answer = Support(f"{draft.short}\n{draft.text}", f"{question} {' '.join(map(str, years))}")
    found += [f"beyond the extractive answer: {o}" for o in objections(text, [answer], areas)]
    found += _left_out(plain, draft, areas)
    if len(years) > 1:
        # Two reports side by side: which is which must be said.
        found += [f"the year {year} is left out" for year in years if year not in values(plain)]
    found += _foreign_words(plain, draft, supports)
    return tuple(dict.fromkeys(found))


def _shape(text: str, quotes: int) -> tuple[str, ...]:
    """What is wrong with the outside of a wording."""
    if not text:
        return ("the chat model said nothing",)
    if len(text) > LONGEST:
        return (f"the wording has {len(text)} characters, more than {LONGEST}",)
    count = len(sentences.split(_MARKER.sub("", text)))
    if count > 2:
        return (f"the wording has {count} sentences, more than 2",)
    found = []
    marked = {int(number) for number in _MARKER.findall(text)}
    known = set(range(1, quotes + 1))
    found += [f"the marker [{n}] is unknown" for n in sorted(marked - known)]
    found += [f"the marker [{n}] is missing" for n in sorted(known - marked)]
    if _MARKER.match(text) or _CLAIM.sub("", text):
        found.append("a sentence has no marker behind it")
    return tuple(found)


def _stated(derived: Sequence[Derived], said: str) -> list[Derived]:
    held = values(said)
    return [d for d in derived if d.value in held]


def _left_out(text: str, draft: Draft, areas: Areas) -> list[str]:
    """What the extractive answer says that a wording loses."""
    found = [
        f"left out of the short answer: {o}" for o in objections(draft.short, [Support(text, "")], areas)
    ]
    said, brief = stems(text), _telling(draft.short)
    if len(brief) <= BRIEF:
        found += [f"the word {t.text!r} is left out" for t in brief if t.stem not in said]
    held = {t.text.lower() for t in tokens(text)}
    dropped = {t.text.lower() for t in tokens(draft.short)} & HEDGES - held
    found += [f"the word {word!r} is left out" for word in sorted(dropped)]
    # The same figures under exchanged labels: "100 arrests for every 25 offences".
    brief_order, said_order = _landmarks(draft.short, areas), _landmarks(text, areas)
    for kind, marks in brief_order.items():
        if [mark for mark in said_order.get(kind, ()) if mark in marks] != marks:
            found.append(f"{kind}: not all, or not in the order of the short answer")
    return found


def _landmarks(text: str, areas: Areas) -> dict[str, list[float | str]]:
    """The figures of each kind, and the places, in the order in which `text` first names them."""
    found: dict[str, list[float | str]] = {}
    for quantity in find(text):
        found.setdefault(quantity.kind, []).append(quantity.value)
    for mention in areas.find(text):
        found.setdefault("place", []).append(mention.area)
    return {kind: list(dict.fromkeys(marks)) for kind, marks in found.items()}


def _foreign_words(text: str, draft: Draft, supports: Sequence[Support]) -> list[str]:
    """Words that neither the quotes, what stands around them, nor the extractive answer has."""
    known = stems(f"{draft.short} {draft.text}")
    for support in supports:
        known |= stems(f"{support.quote} {support.context}")
    return [
        f"the word {token.text!r} does not stand in the cited passage"
        for token in _telling(text)
        if token.stem not in known
    ]


def _telling(text: str) -> list[Token]:
    """The words of `text` that a wording neither adds nor, of a brief answer, drops."""
    meant = frozenset(content(text))
    return [t for t in tokens(text) if t.text.lower() in WEIGHTY or t in meant]
