"""What a reader took out of a text or mended in it, so that a test can account for every word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["number", "running", "link", "rule", "markup", "leader", "join", "marker", "mark"]
"""Why words changed: a printed page number; a running header or footer; a link target listed again at
a page end; a printed rule above footnotes; markup around words; the dots of a contents list; a word
rejoined; a footnote's marker taken off a word; a note's mark parted from its first word."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the raw text (`before`) and what stands for them in the clean one (`after`).

    For all changes of a report: words of the raw text - all `before` + all `after` = words of the
    clean text, counted as a multiset.
    """

    what: What
    before: tuple[str, ...]
    after: tuple[str, ...]


def dropped(what: What, text: str) -> tuple[Change, ...]:
    """The change that takes the whole of `text` out, or none where it has no words."""
    words = tuple(text.split())
    return (Change(what, words, ()),) if words else ()


def edited(what: What, before: str, after: str) -> tuple[Change, ...]:
    """The change from one wording to another, without the words that both have at their ends."""
    if before == after:
        return ()
    old, new = before.split(), after.split()
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    return (Change(what, tuple(old), tuple(new)),) if old or new else ()
