"""Whether words stand in a report as they are quoted, and if not quite, which words differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz

Match = Literal["exact", "same_words", "near"]
"""`exact`: word for word; kinds of quotation marks, dashes and blanks, and marks at either end, aside.
`same_words`: but for punctuation or capitals. `near`: but for some words."""

SHORTEST = 4
"""Words that make a quotation; fewer are words to look for."""

LEAST = 0.7
"""The least share of the quoted words that stand in the report, in order, for it to be held for a
quotation."""

_ROUGH = 60.0
"""Of 100, how alike two stretches must be (normalised indel similarity, by `rapidfuzz`) to be compared
word by word."""

_TOKEN = re.compile(r"[£$€]?\d+(?:[.,]\d+)*|%|\w+(?:['’]\w+)*|[^\w\s]")
_PLAIN = str.maketrans("‘’‚‛“”„‟′″–—‐‑‒―−\u00a0\u2009\u202f", "''''\"\"\"\"'\"-------   ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation against its report: what was `typed` and what is `printed`. Equal where
    they agree; one of them is "" where a word is missing or added."""

    typed: str
    printed: str

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.typed == self.printed


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words found at `[start, end)` of a text; `pieces` in order, empty unless `near`."""

    match: Match
    start: int
    end: int
    alike: float
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.key[0].isalnum() or self.key[0] in "£$€%"


def find(quoted: str, text: str, offset: int = 0) -> Quotation | None:
    """Where `text` says what is `quoted`, or None if it does not, or less than a quotation is quoted.

    Args:
        quoted: words, perhaps a sentence.
        text: where they are sought: a passage with what stands around it.
        offset: where `text` begins; added to the places found.
    """
    typed = _stripped(_tokens(quoted))
    if sum(token.is_word for token in typed) < SHORTEST:
        return None
    whole = quoted.translate(_PLAIN).lower()
    rough = fuzz.partial_ratio_alignment(whole, text.translate(_PLAIN).lower(), score_cutoff=_ROUGH)
    if rough is None:
        return None
    # The rough place may cut words, and the printed words may be some more than the typed ones.
    slack = len(quoted) // 2 + 20
    first, last = max(0, rough.dest_start - slack), rough.dest_end + slack
    printed = [
        _Token(token.key, token.start + first, token.end + first) for token in _tokens(text[first:last])
    ]
    return _aligned(quoted, typed, text, printed, offset)


def _aligned(
    quoted: str, typed: Sequence[_Token], text: str, printed: Sequence[_Token], offset: int
) -> Quotation | None:
    matcher = SequenceMatcher(None, _keys(typed), _keys(printed), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    begin, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    # What stands before the first and behind the last common word belongs to no difference but that of
    # as many typed words.
    begin = max(0, begin - blocks[0].a)
    end = min(len(printed), end + len(typed) - blocks[-1].a - blocks[-1].size)
    kept = _stripped(printed[begin:end])
    if not kept:
        return None
    words = sum(token.is_word for token in typed)
    common = sum(typed[a].is_word for block in blocks for a in range(block.a, block.a + block.size))
    alike = common / words
    if alike < LEAST:
        return None
    start, stop = kept[0].start + offset, kept[-1].end + offset
    if [t.key for t in typed] == [t.key for t in kept]:
        same = _written(quoted, typed) == _written(text, kept)
        return Quotation("exact" if same else "same_words", start, stop, 1.0)
    if _keys(_words(typed)) == _keys(_words(kept)):
        return Quotation("same_words", start, stop, 1.0)
    return Quotation("near", start, stop, alike, _pieces(quoted, _words(typed), text, _words(kept)))


def _pieces(
    quoted: str, typed: Sequence[_Token], text: str, printed: Sequence[_Token]
) -> tuple[Piece, ...]:
    matcher = SequenceMatcher(None, _keys(typed), _keys(printed), autojunk=False)
    pieces = []
    for how, a, b, c, d in matcher.get_opcodes():
        said = _stretch(text, printed[c:d])
        pieces.append(Piece(said if how == "equal" else _stretch(quoted, typed[a:b]), said))
    return tuple(pieces)


def _stretch(text: str, tokens: Sequence[_Token]) -> str:
    return " ".join(text[tokens[0].start : tokens[-1].end].split()) if tokens else ""


def _tokens(text: str) -> list[_Token]:
    plain = text.translate(_PLAIN)
    return [_Token(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(plain)]


def _keys(tokens: Sequence[_Token]) -> list[str]:
    return [token.key for token in tokens]


def _words(tokens: Sequence[_Token]) -> list[_Token]:
    return [token for token in tokens if token.is_word]


def _stripped(tokens: Sequence[_Token]) -> list[_Token]:
    """Without marks at either end: a quotation begins and ends where the drafter's sentence wants it."""
    places = [place for place, token in enumerate(tokens) if token.is_word]
    return list(tokens[places[0] : places[-1] + 1]) if places else []


def _written(text: str, tokens: Sequence[_Token]) -> list[str]:
    """The tokens as written, but the first letter, which a sentence may make a capital."""
    plain = text.translate(_PLAIN)
    written = [plain[token.start : token.end] for token in tokens]
    return [written[0][:1].lower() + written[0][1:], *written[1:]]
