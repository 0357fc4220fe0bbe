"""What a question's words can be called in the reports: synonyms, abbreviations, mended typing errors.

A question becomes a list of concepts. A concept is met by a text that holds all stems of any one of its
alternatives, and weighs as much as it tells texts apart (inverse document frequency).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant import shipped
from assistant.language.capitals import Capitals
from assistant.language.words import STOPWORDS, Token, stem, tokens

if TYPE_CHECKING:
    from spellchecker import WordFrequency

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question names.

    `surface` is how it stood in the question; `alternatives` are sets of stems, the first being the
    question's own; `weight` is above 0, and larger for rarer words.
    """

    surface: str
    alternatives: tuple[Stems, ...]
    weight: float

    def met_by(self, found: Stems) -> float:
        """How far a text with the stems `found` meets the concept: 1 by its own words, 0.9 by another
        name, 0 if it does not."""
        for place, stems in enumerate(self.alternatives):
            if stems <= found:
                return 0.9 if place else 1.0
        return 0.0


class Lexicon:
    """Turns tokens into concepts against the vocabulary and the abbreviations of the reports.

    Args:
        vocabulary: how often each lower-cased word occurs in the reports.
        abbreviations: short form to long forms, as the reports define them.
        capitals: knows what the reports print with capitals alone.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        abbreviations: Mapping[str, Iterable[str]],
        capitals: Capitals | None = None,
    ) -> None:
        self._counts: dict[str, int] = {}
        for word, count in vocabulary.items():
            key = stem(word)
            self._counts[key] = self._counts.get(key, 0) + count
        self._total = max(1, sum(self._counts.values()))
        # The commonest first: of two words as near to a slip it is the likelier.
        self._words = sorted(
            (word for word in vocabulary if len(word) > 3 and word.isalpha()),
            key=lambda word: (-vocabulary[word], word),
        )
        self._groups = _by_first(_synonyms() + _pairs(abbreviations))
        self._phrases = frozenset(p for entries in self._groups.values() for p, _ in entries)
        self._short = {short.lower(): short for short in abbreviations}
        self._capitals = capitals or Capitals(tuple)

    def weight(self, key: str) -> float:
        """Inverse frequency of a stem in the reports, in [0.2, 1]; 1 for a stem they do not hold."""
        count = self._counts.get(key, 0)
        return max(0.2, min(1.0, math.log(self._total / (count + 1)) / math.log(self._total + 1)))

    def knows(self, key: str) -> bool:
        """Whether any report holds a word of this stem."""
        return key in self._counts

    def mended(self, word: str) -> str | None:
        """The word of the reports that a mistyped `word` stands for, or None.

        One edit for words of up to seven letters, two for longer ones (Damerau 1964: four in five
        misspellings are one edit away); the first letter must be right.
        """
        lowered = word.lower().replace("’", "'")
        if lowered.endswith("'s"):
            owner = self.mended(lowered[:-2])
            return owner and f"{owner}'s"
        if len(lowered) < 4 or not lowered.isalpha() or self._reads(lowered) or lowered in _english():
            return None
        limit = 1 if len(lowered) < 8 else 2
        choices = [w for w in self._words if w[0] == lowered[0] and abs(len(w) - len(lowered)) <= limit]
        best = process.extractOne(
            lowered, choices, scorer=DamerauLevenshtein.distance, score_cutoff=limit
        )
        return best[0] if best else None

    def _reads(self, word: str) -> bool:
        return word in STOPWORDS or self.knows(stem(word)) or (stem(word),) in self._phrases

    def concepts(self, text: str) -> tuple[Concept, ...]:
        """The concepts of `text`, in order: the longest known phrase first, then single words."""
        words = tokens(text)
        found: list[Concept] = []
        position = 0
        while position < len(words):
            taken, concept = self._phrase(words, position)
            if concept is None:
                concept = self._single(words[position])
                taken = 1
            if concept is not None:
                found.append(concept)
            position += taken
        return _distinct(found)

    def _phrase(self, words: tuple[Token, ...], position: int) -> tuple[int, Concept | None]:
        best: tuple[str, ...] = ()
        others: tuple[tuple[str, ...], ...] = ()
        for phrase, group in self._groups.get(words[position].stem, ()):
            here = tuple(word.stem for word in words[position : position + len(phrase)])
            if here != phrase:
                continue
            if len(phrase) > len(best):
                best, others = phrase, group
            elif phrase == best:
                others += group
        if not best or (len(best) == 1 and _is_stopword(words[position])):
            return 1, None
        surface = " ".join(word.text for word in words[position : position + len(best)])
        alternatives = dict.fromkeys([frozenset(best), *(frozenset(p) for p in others)])
        weights = [self.weight(key) for key in best if self.knows(key)]
        if not weights:
            held = [p for p in others if all(self.knows(key) for key in p)]
            weights = [max(self.weight(key) for key in p) for p in held] or [1.0]
        # A phrase tells more than its rarest word, but less than all its words apart.
        weight = max(weights) * (1 + 0.25 * (len(best) - 1))
        return len(best), Concept(surface, tuple(alternatives), weight)

    def _single(self, word: Token) -> Concept | None:
        if _is_stopword(word):
            return None
        mended = self.mended(word.text)
        if mended is not None:
            inner = self.concepts(mended)
            if inner:
                return Concept(word.text, inner[0].alternatives, inner[0].weight)
        return Concept(word.text, (frozenset({word.stem}),), self.weight(word.stem))

    def corrected(
        self, text: str, surely: frozenset[str] | None = None, names: frozenset[str] = frozenset()
    ) -> str:
        """`text` with its mistyped words mended.

        If `surely` is given, only by one edit, and none that begins like a name or is one of `names`
        (in small letters), but those that stand for a word of `surely` in any case.
        """
        out, last = [], 0
        for word in tokens(text):
            mended = self.mended(word.text)
            if mended is None:
                continue
            small = word.text[0].islower()
            slip = small and word.text not in names and _one_edit(word.text, mended)
            if surely is None or slip or (mended in surely and (small or word.start == 0)):
                out += [text[last : word.start], self._capitals_of(mended) or mended]
                last = word.end
        return "".join([*out, text[last:]])

    def as_printed(self, text: str) -> str:
        """`text` with its words as the reports have them: names and abbreviations with capitals, though
        they are typed in small letters, all others without, though they are shouted, and in the spelling
        of the reports ("center")."""
        meant = _MEANING.search(text)
        spans = [meant.span(n) for n in range(1, meant.re.groups + 1)] if meant else []
        shouted, headline = text.isupper(), _headline_end(text)
        out, last = [], 0
        for word in tokens(text):
            printed = (
                self._abbreviation(word.text, meant=(word.start, word.end) in spans)
                or self._capitals_of(word.text)
                or (self._whispered(word.text) if shouted else None)
                or (self._headlined(word.text) if word.end <= headline else None)
                or self._respelled(word.text)
            )
            if printed is not None:
                out += [text[last : word.start], printed]
                last = word.end
        return "".join([*out, text[last:]])

    def _abbreviation(self, word: str, *, meant: bool) -> str | None:
        """The abbreviation of the reports that `word` is in small letters, or None. One that is an
        English word, too, must be printed with capitals alone, or be all whose meaning is asked for."""
        for ending in ("", "s", "es"):
            small = word.removesuffix(ending) if ending else word
            if not (word.islower() and word.endswith(ending) and small in self._short):
                continue
            if meant or small not in _english() or self._capitals.printed(small):
                return self._short[small] + ending[-1:]
        return None

    def _capitals_of(self, word: str) -> str | None:
        """`word`, typed in small letters, as the reports print it, if always with capitals, or None."""
        small, end = (word[:-2], word[-2:]) if word.endswith(("'s", "’s")) else (word, "")
        printed = self._capitals.printed(small) if small.islower() else None
        return printed and printed + end

    def _whispered(self, word: str) -> str | None:
        """`word`, typed in capitals, in small letters, if those make an English word that the reports
        have and that is no abbreviation, or None."""
        small = word.lower()
        plain = len(small) > 3 and small not in self._short and small in _english()
        return small if plain and self._reads(small) else None

    def _headlined(self, word: str) -> str | None:
        """`word` of a headline in capitals, in small letters, if those make an English word and the
        reports do not print that in capitals, or None."""
        small = word.lower()
        plain = word.isupper() and len(small) > 3 and small not in self._short and small in _english()
        return small if plain and self._capitals.printed(small) is None else None

    def _respelled(self, word: str) -> str | None:
        """`word` in the other of American and British spelling, if the reports hold that alone,
        or None."""
        if self._reads(word.lower()):
            return None
        others = (pattern.sub(other, word) for pattern, other in _SPELLINGS if pattern.search(word))
        return next((other for other in others if self.knows(stem(other))), None)


def _headline_end(text: str) -> int:
    """Where a headline in capitals ends that stands before a question ("BOATS LOST: how many?")."""
    match = _HEADLINE.match(text)
    return match.end() if match else 0


_HEADLINE = re.compile(r"\W*[A-Z][^a-z:]+[A-Z]:(?=\s)")

_MEANING = re.compile(
    r"^\W*what(?:['’]?s|\s+is|\s+are|\s+was)\s+(?:an?\s+|the\s+)?([\w&]+)\W*$"
    r"|\bwhat\s+(?:is|was|do|does|did)\s+(?:an?\s+|the\s+)?(?:abbreviation\s+|letters\s+|term\s+|acronym\s+)?([\w&]+)\s+"
    r"(?:mean|stand|short)\b"
    r"|\b(?:meaning|full\s+(?:name|form|title))\s+of\s+(?:the\s+)?([\w&]+)\W*$"
    r"|^\W*(?:(?:please\s+)?(?:define|spell\s+out|explain)\s+)(?:the\s+)?([\w&]+)\W*$"
    r"|^\W*(?!(?:the|what)\b)([\w&]+)(?:\s+(?:meaning|definition)|\s+stands\s+for|,?\s*[–-]\s*what\s+(?:is|does)\b.*)",
    re.IGNORECASE,
)
"""What asks for the meaning of a single word, which then is more than that word of everyday English."""

_SPELLINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), other)
    for pattern, other in (
        (r"(?<=\w\w)iz(?=e|ing|ation)", "is"),
        (r"(?<=\w)yz(?=e|ing)", "ys"),
        (r"(?<=\w\w)or(?=s?$|ed|ing|al|hood|ly|able)", "our"),
        (r"(?<=nt|et|ib)er(?=s?$)", "re"),
        (r"(?<=nt)er(?=ed$)", "r"),
        (r"(?<=en)s(?=es?$)", "c"),
        (r"(?<=gr)am(?=s?$)", "amme"),
        (r"(?<=log)(?=s?$)", "ue"),
        (r"(?<=[aeiou])l(?=ed|ing|er|or)", "ll"),
        (r"(?<=dg)e(?=ment)", ""),
        (r"(?<=dg)(?=ment)", "e"),
        (r"^enq(?=uir)", "inq"),
        (r"^inq(?=uir)", "enq"),
    )
)
"""How words spelled one way in America are spelled in Britain, and some that are spelled either way
there."""


def _one_edit(word: str, other: str) -> bool:
    return int(DamerauLevenshtein.distance(word.lower(), other)) <= 1


def coverage(concepts: Iterable[Concept], found: Stems) -> float:
    """The weighted share of `concepts` that a text with the stems `found` meets, in [0, 1]; 0 if there
    are none."""
    total = met = 0.0
    for concept in concepts:
        total += concept.weight
        met += concept.weight * concept.met_by(found)
    return met / total if total else 0.0


def _is_stopword(word: Token) -> bool:
    """Whether a word tells no passage from another, be it as whose something is ("the report's")."""
    plain = word.text.lower().replace("’", "'")
    return plain in STOPWORDS or plain.removesuffix("'s") in STOPWORDS


def _distinct(concepts: list[Concept]) -> tuple[Concept, ...]:
    return tuple({concept.alternatives[0]: concept for concept in reversed(concepts)}.values())[::-1]


Phrase = tuple[str, ...]


def _key(phrase: str) -> Phrase:
    return tuple(token.stem for token in tokens(phrase))


@cache
def _english() -> WordFrequency:
    """The words of everyday English: one that the reports do not use is not mistyped for that."""
    from spellchecker import SpellChecker

    return SpellChecker(language="en").word_frequency


@cache
def _synonyms() -> list[tuple[Phrase, tuple[Phrase, ...]]]:
    groups = shipped.lists("synonyms.toml")["groups"]
    return [pair for group in groups for pair in _rotations([_key(phrase) for phrase in group])]


def _pairs(
    abbreviations: Mapping[str, Iterable[str]],
) -> list[tuple[Phrase, tuple[Phrase, ...]]]:
    pairs: list[tuple[Phrase, tuple[Phrase, ...]]] = []
    for short, longs in abbreviations.items():
        pairs += _rotations([_key(short), *(_key(long) for long in longs)])
    return pairs


def _rotations(phrases: list[Phrase]) -> list[tuple[Phrase, tuple[Phrase, ...]]]:
    distinct = [phrase for phrase in dict.fromkeys(phrases) if phrase]
    return [(one, tuple(other for other in distinct if other != one)) for one in distinct]


def _by_first(
    pairs: list[tuple[Phrase, tuple[Phrase, ...]]],
) -> dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]]:
    index: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
    for phrase, others in pairs:
        index.setdefault(phrase[0], []).append((phrase, others))
    return index
