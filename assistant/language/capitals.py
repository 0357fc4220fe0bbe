"""Which words the reports print with capitals alone: names and abbreviations, however somebody types
them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

_SMALL = re.compile(r"(?<![\w’'-])[a-z]{3,}")
_ALONE = re.compile(
    r"(?<![\w’'-])[a-z][\w’'-]*,? (?P<word>[A-Z][A-Za-z]{2,})(?=[.,;:)]|[’']s? | (?!of )[a-z(])"
)
"""A word with a capital that neither begins a sentence nor is a part of a longer name, which may be made
of everyday words."""


class Capitals:
    """Knows how the reports print what they print with capitals alone.

    Args:
        texts: gives the texts of the reports. They are read when the first word is asked for.
    """

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts

    def printed(self, word: str) -> str | None:
        """`word` as the reports print it, if they always do so with capitals, or None."""
        return self._words.get(word.lower())

    @cached_property
    def _words(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        small: set[str] = set()
        for text in self._texts():
            small.update(_SMALL.findall(text))
            for word in _ALONE.findall(text):
                found.setdefault(word.lower(), word)
        return {key: word for key, word in found.items() if key not in small}
