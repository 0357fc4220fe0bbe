"""The aim that a sentence sets beside a figure: "is 20 days, with a target of ten"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.facts import Fact
from corpus import sentences

_AIM = r"\b(?:aim|target|goal|aspir|ambition|hop(?:e|ing)|want|wish|inten[dt])\w*"
_ASKED = re.compile(rf"\b(?:and|as well as)\b[^?.;]*{_AIM}", re.I)
_SET = re.compile(_AIM, re.I)


def asked(question: str) -> bool:
    """Whether `question` asks, beside what there is, what it should come to ("and what is the aim")."""
    return bool(_ASKED.search(question))


def beside(text: str, fact: Fact, rest: Sequence[Fact]) -> str:
    """The figure of `fact` up to the one that its sentence sets as an aim for it, or ""."""
    if not rest:
        return ""
    aim, quantity = rest[0].quantity, fact.quantity
    end = next((b for a, b in sentences.split(text) if a <= quantity.start < b), len(text))
    if aim.end > end or aim.kind != quantity.kind or not _SET.search(text, quantity.end, aim.start):
        return ""
    return " ".join(text[quantity.start : aim.end].split())
