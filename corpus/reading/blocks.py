"""What a report's text is made of before it has offsets: blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from corpus.reading.lines import Line

What = Literal[
    "paragraph", "list", "heading", "caption", "grade", "table", "source", "remark", "contents"
]
"""`heading`: has the shape of one. `source`: "Source: ..." and what follows it under a figure.
`remark`: a note under an asterisk. `contents`: the entries of a contents list."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stands by itself.

    `pages` are (offset in `text`, sheet) where each of its pages begins. `fresh`: it begins its page.
    `attached`: its text follows without a blank line. `tail`: its last printed line.
    `notes` are (footnote, offset in `text`) where a marker stood. `lines` are those of a table.
    """

    what: What
    text: str
    pages: tuple[tuple[int, int], ...]
    fresh: bool = False
    attached: bool = False
    tail: str = ""
    notes: tuple[tuple[int, int], ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def first_sheet(self) -> int:
        """The sheet that its first character stands on."""
        return self.pages[0][1]

    @property
    def last_sheet(self) -> int:
        """The sheet that its last character stands on."""
        return self.pages[-1][1]

    def extended(self, following: Block, text: str) -> Block:
        """This block with `following` behind it; `text` is that of both and ends as `following` does."""
        shift = len(text) - len(following.text)
        pages = list(self.pages)
        for offset, sheet in following.pages:
            if sheet != pages[-1][1]:
                pages.append((shift + offset, sheet))
        return replace(self, text=text, pages=tuple(pages), tail=following.tail)
