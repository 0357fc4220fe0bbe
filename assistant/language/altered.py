"""Whether a statement is a sentence with one thing turned round: a "not" put in or taken out, a word for
its opposite, another grade.

What shares all its words with a sentence but one is easily taken for it; that one word is then all that
it says of its own.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assistant.language import polarity
from assistant.language.grading import GRADES

SHARED = 6
"""The least number of words that a statement must share with a sentence, in their order, to be it
altered."""

LONGEST = 3
"""Words that are altered, at most."""

_WORD = re.compile(r"[\w'-]+")
_NOT = frozenset({"not", "no", "never", "cannot", "neither", "without"})
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "non-")


def altered(statement: str, sentence: str) -> bool:
    """Whether `statement` is `sentence`, or a stretch of it, with one thing turned round."""
    said, told = _words(statement), _words(sentence)
    found = SequenceMatcher(None, said, told, autojunk=False).get_matching_blocks()
    blocks = [block for block in found if block.size]
    if len(blocks) != 2 or sum(block.size for block in blocks) < SHARED:
        return False
    first, last = blocks
    if first.a > 0 or last.a + last.size < len(said):
        return False
    mine, theirs = said[first.a + first.size : last.a], told[first.b + first.size : last.b]
    return max(len(mine), len(theirs)) <= LONGEST and _turns(mine, theirs)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _turns(mine: list[str], theirs: list[str]) -> bool:
    """Whether words in the place of others say the contrary."""
    if _denies(mine) != _denies(theirs):
        return True
    one, other = " ".join(mine), " ".join(theirs)
    if one != other and {one, other} <= set(GRADES):
        return True
    if any(other == f"{prefix}{one}" or one == f"{prefix}{other}" for prefix in _PREFIXES):
        return True
    ways = {polarity.direction(one), polarity.direction(other)}
    return ways == {"up", "down"} or polarity.opposite(one, other) is not None


def _denies(words: list[str]) -> bool:
    return any(word in _NOT or word.endswith("n't") for word in words)
