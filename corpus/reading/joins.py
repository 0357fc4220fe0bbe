"""Lines put together again: words and web addresses that a line end broke are made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.reading.changes import Change, edited

_URL_TAIL = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_URL_REST = re.compile(r"[\w-]*[/_.#?=&%][\w/.#?=&%+~:-]*[\w/]|[\w-]+[/]")
_SPLIT_WORD = re.compile(r"(?<=\w)- (?=[a-z])(?!(?:and|or|to|nor|but|versus)\b)")
_WORD = re.compile(r"[\w’'-]+")
_SUSPENDED = frozenset({"and", "or", "to", "nor", "but"})


@dataclass(frozen=True, slots=True)
class Joiner:
    """Knows the report's words and link targets, and so how two pieces of a line belong together."""

    words: frozenset[str]
    targets: frozenset[str]

    def join(self, left: str, right: str) -> tuple[str, tuple[Change, ...]]:
        """`left` and `right` as running text, and the change if a word became whole.

        A hyphen at a line end stays, for in these reports it is the word's own; it goes where the
        report writes the word without it elsewhere and never with it. "short- and long-term" keeps
        its space.
        """
        last, first = left.rsplit(maxsplit=1)[-1], right.split(maxsplit=1)[0]
        whole = self._url(last, first, alone=left == last and right == first)
        if whole is None and last.endswith("-") and last[-2:-1].isalnum():
            whole = self._hyphenated(last, first)
        if whole is None:
            return f"{left} {right}", ()
        text = left[: len(left) - len(last)] + whole + right[len(first) :]
        return text, (Change("join", (last, first), (whole,)),)

    def _url(self, last: str, first: str, *, alone: bool) -> str | None:
        tail = _URL_TAIL.search(last)
        if tail is None:
            return None
        bare = _without_scheme(tail[0]) + first.rstrip(".,;:)]>")
        if any(target.startswith(bare) for target in self.targets):
            return last + first
        if self.targets and _without_scheme(tail[0]).rstrip("/") in self.targets:
            return None
        rest = _URL_REST.match(first.rstrip(".,;:)]>"))
        broken = last.endswith("-") or (alone and len(last) > 60 and first.islower())
        return last + first if rest or broken else None

    def _hyphenated(self, last: str, first: str) -> str | None:
        if first.rstrip(",.;:").casefold() in _SUSPENDED:
            return None
        if not (first[0].isalnum()):
            return None
        left, right = _WORD.findall(last.casefold()), _WORD.match(first.casefold())
        if left and right is not None:
            plain = left[-1].removesuffix("-") + right[0]
            if plain in self.words and left[-1] + right[0] not in self.words:
                return last[:-1] + first
        return last + first

    def mend(self, text: str) -> tuple[str, tuple[Change, ...]]:
        """`text` with words rejoined that a space after their hyphen parts ("anti- social")."""
        whole = _SPLIT_WORD.sub("-", text)
        return whole, edited("join", text, whole)


def joiner(text: str, targets: frozenset[str]) -> Joiner:
    """A joiner for the report whose clean text is `text` and whose listed link targets are `targets`."""
    return Joiner(frozenset(_WORD.findall(text.casefold())), frozenset(map(_without_scheme, targets)))


def _without_scheme(url: str) -> str:
    return re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
