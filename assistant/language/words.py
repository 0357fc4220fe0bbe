"""Words of questions and passages in the form in which they are compared.

A token keeps its place in the text; its `stem` is the lower-cased word without its ending, by the
English Snowball stemmer (Porter 2001, "Snowball: a language for stemming algorithms").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from assistant import shipped

_TOKEN = re.compile(
    r"""
    £?\d+(?:,\d{3})*(?:\.\d+)?     # 1,234   12.5   £99
    | [^\W\d_]+(?:['’][^\W\d_]+)*    # word, don't
    | \d+[^\W\d_]+                  # 4Ps
    """,
    re.VERBOSE,
)
_JOINED_PREFIX = re.compile(r"\b(re|co|anti|non|multi)[-‐‑](?=[a-z])", re.IGNORECASE)

STOPWORDS = frozenset(shipped.text("stopwords.txt").split())
"""Words that tell no passage from another, those that name a report as such among them."""


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of `data/words.toml`, lower-cased.

    Raises:
        KeyError: there is no such list.
    """
    lists = shipped.lists("words.toml")
    return frozenset(lists[name].split())


_VOWEL = re.compile("[aeiouy]")
_PLURAL = re.compile(r"([A-Z]{2,})(?:e?s|['’]s)")
_stemmer = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number at `[start, end)` of the text it was read from."""

    text: str
    stem: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit or a pound sign and holds no letter."""
        return self.text[:1] in "£0123456789" and not any(c.isalpha() for c in self.text)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word, lower-cased, apostrophes made straight and possessives dropped."""
    abbreviation = _PLURAL.fullmatch(word)
    if abbreviation:
        return abbreviation[1].lower()
    plain = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if plain.endswith("s") and len(plain) > 2 and not _VOWEL.search(plain):
        # The stemmer keeps the ending of words without a vowel: abbreviations ("PNDs").
        plain = plain[:-1]
    return str(_stemmer.stemWord(plain))


# Of the texts cut up for an answer 93 of 100 were so shortly before, for another of its readings or for
# another question: remembering them saves a fifth of an answer's processor time.
@lru_cache(maxsize=4_096)
def tokens(text: str) -> tuple[Token, ...]:
    """Every word and number of `text`, in order. Hyphens part words, but for the prefixes re-, co-,
    anti-, non- and multi-, which are written both ways ("re-offending", "reoffending")."""
    found = []
    joined = {match.start() for match in _JOINED_PREFIX.finditer(text)}
    prefix: tuple[int, str] | None = None
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if start in joined:
            prefix = (start, word)
            continue
        if prefix is not None:
            word, start = prefix[1] + word, prefix[0]
            prefix = None
        key = word.replace(",", "") if word[0] in "£0123456789" else stem(word)
        found.append(Token(word, key, start, match.end()))
    return tuple(found)


@lru_cache(maxsize=4_096)
def stems(text: str) -> frozenset[str]:
    """The stems of all words and numbers of `text`."""
    return frozenset(token.stem for token in tokens(text))


def content(text: str) -> tuple[Token, ...]:
    """The tokens of `text` that carry meaning: no stopwords."""
    return tuple(t for t in tokens(text) if t.text.lower().replace("’", "'") not in STOPWORDS)


MEASURE_STEMS = frozenset(map(stem, listed("measures")))
"""Stems of words that say how a thing is measured, not what is measured."""
