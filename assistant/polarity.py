"""Which way a sentence points: up or down, affirmed or denied. By word lists, to compare two texts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from assistant.lexicon import Concept
from assistant.words import listed, stem, tokens

Direction = Literal["up", "down"]

_UP = frozenset(map(stem, listed("up_wide")))
_DOWN = frozenset(map(stem, listed("down_wide")))
_DENIALS = listed("deny_wide")


_NO_WAY = re.compile(
    r"\b(?:up|down)[ -]to\b"
    r"|\b(?:set|make|made|follow|back|pick|sign|take|took|bring|brought|catch|end|look|draw|drew|drawn|keep|"
    r"kept|stand|stood|build|built|break|broke|broken|write|wrote|written|shut|close|slow)(?:\w{0,3})[ -]"
    r"(?:up|down)\b",
    re.I,
)
"""Where "up" and "down" say nothing of a direction: "up to 28 days", "set up"."""


def direction(text: str) -> Direction | None:
    """ "up" or "down" if the words of change or comparison in `text` all point one way, else None."""
    found = {t.stem for t in tokens(_NO_WAY.sub(" ", text))}
    up, down = bool(found & _UP), bool(found & _DOWN)
    return None if up == down else ("up" if up else "down")


def denials(text: str) -> int:
    """How many words of `text` deny or limit what it says."""
    lowered = _YET.sub(" ", text.lower().replace("’", "'"))
    return sum(word in _DENIALS or word.endswith("n't") for word in _WORD.findall(lowered))


_WORD = re.compile(r"[a-z']+")
_YET = re.compile(r"\byet\b(?! to\b)")
"""Only "yet to" denies; "has it met yet?" does not."""


def clause_of(text: str, concepts: Iterable[Concept]) -> str:
    """The clause of `text` that meets most of the concepts; clauses end at commas, semicolons and
    conjunctions that contrast."""
    parts = [
        p
        for p in re.split(r"[;:]|,?\s+(?:although|however|but|while|whereas|though)\b|(?<=\w),\s+", text)
        if p.strip()
    ]
    listed = list(concepts)

    def met(part: str) -> float:
        found = frozenset(t.stem for t in tokens(part))
        return sum(c.weight * c.met_by(found) for c in listed)

    return max(parts, key=met, default=text)


@cache
def _antonyms() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = tomllib.loads((files("assistant") / "data" / "antonyms.toml").read_text("utf-8"))["pairs"]
    return tuple(
        (frozenset(map(stem, one.split())), frozenset(map(stem, two.split()))) for one, two in pairs
    )


_WENT = re.compile(r"\b(?:go|goes|going|gone|went)\s+(up|down)\b", re.I)


def opposes(question: str, sentence: str, concepts: Iterable[Concept]) -> bool:
    """Whether `sentence`, in the clause that speaks of `concepts`, uses the opposite of a word that
    `question` uses, and denies neither or both."""
    clause = clause_of(sentence, concepts)
    worded = _WENT.sub(lambda m: "rose" if m[1].lower() == "up" else "fell", question)
    asked = {t.stem for t in tokens(worded)}
    said = {t.stem for t in tokens(clause)}
    if _negated(asked, said) or _negated(said, asked):
        return True
    for one, two in _antonyms():
        for mine, theirs in ((one, two), (two, one)):
            if asked & mine and not asked & theirs and said & theirs and not said & mine:
                return denials(question) % 2 == 0
    return False


def _negated(plain: Iterable[str], other: set[str]) -> bool:
    """Whether `other` holds a word of `plain` with un-, in- or dis- before it ("unmanageable")."""
    return any(
        f"{prefix}{word}" in other for word in plain if len(word) > 3 for prefix in ("un", "in", "dis")
    )


def agrees(question: str, sentence: str, concepts: Iterable[Concept]) -> bool:
    """Whether `sentence` affirms what `question` supposes: neither denies it, or both do, and their
    directions and words do not oppose each other."""
    listed = tuple(concepts)
    clause = clause_of(sentence, listed)
    one, other = direction(question), direction(clause)
    if one is not None and other is not None and one != other:
        return False
    asked = bool(denials(question) % 2)
    denied = asked != bool(denials(clause)) and asked != bool(denials(sentence))
    return not denied and not opposes(question, sentence, listed)
