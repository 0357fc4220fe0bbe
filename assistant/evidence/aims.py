"""The aim that a sentence sets beside a figure: "is 20 days, with a target of ten"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.facts import Fact
from corpus import sentences

_AIM = r"\b(?:aim|target|goal|aspir|ambition|hop(?:e|ing)|want|wish|inten[dt])\w*"
_ASKED = re.compile(rf"\b(?:and|as well as)\b[^?.;]*{_AIM}", re.I)
_ALONE = re.compile(
    r"\bwhat\b[^?.;]*\b(?:hop|aim|want|look|try|tri|plan)\w*\b[^?.;]*\b(?:get|bring|cut|reduce|lower|raise)\b"
    r"[^?.;]{0,15}\bto\W*(?:$|\(about:)",
    re.I,
)
_SET = re.compile(_AIM, re.I)


def asked(question: str) -> bool:
    """Whether `question` asks what something should come to, beside what there is ("and what is the
    aim") or alone."""
    return bool(_ASKED.search(question)) or alone(question)


def alone(question: str) -> bool:
    """Whether `question` asks for an aim and nothing else ("what do they hope to cut it to?")."""
    return bool(_ALONE.search(question))


def unmet(question: str, told: str) -> bool:
    """Whether an aim alone is asked for and `told` speaks of none."""
    return alone(question) and not _SET.search(told)


def beside(text: str, fact: Fact, rest: Sequence[Fact]) -> str:
    """The figure of `fact` up to the one that its sentence sets as an aim for it, or ""."""
    if not rest:
        return ""
    aim, quantity = rest[0].quantity, fact.quantity
    end = next((b for a, b in sentences.split(text) if a <= quantity.start < b), len(text))
    if aim.end > end or aim.kind != quantity.kind or not _SET.search(text, quantity.end, aim.start):
        return ""
    return " ".join(text[quantity.start : aim.end].split())
