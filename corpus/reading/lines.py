"""Raw text as lines, and what the shape of a line says about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAKS = re.compile("\r\n?|[\x0b\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING = re.compile("[\ufeff\u200b-\u200d\u2060]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")
_SOFT = re.compile("\xad *\n? *")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\uf0b7": "•"}
)
_RUN = re.compile(r" {2,}")
_BULLET = re.compile(
    r"(?:[•▪●◦‣∙·-]|–|(?:- )?\([a-z]{1,2}\)|\([ivx]{1,4}\)|[a-z]\)|[0-9]{1,2}[.)]|\([0-9]{1,2}\)) +\S"
)
_SURE_BULLET = "•▪●◦‣∙·("
_ENDED = re.compile(
    r"[.?!:;][\"'”’)\]»]*$|(?:(?<=[a-z)’”])|(?<=[^0-9][12][0-9]{3}))[.?!:;][\"'”’)\]»]*"
    r"(?:[0-9]{1,3}(?:,[0-9]{1,3})*|[¹²³⁰⁴-⁹]+)$"
)
_LOOSE = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
    }
    | {"was", "were", "with"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds words.

    `sheet` is the index of the page it stands on. `gap`: a blank line or a page start is before it;
    `fresh`: it is the first of its page, or the first after the footnotes of its page.
    """

    text: str
    sheet: int
    gap: bool
    fresh: bool


def clean(raw: str) -> str:
    """`raw` with one kind of line end and of space, without characters that only set type.

    Ligatures become letters, soft hyphens rejoin their word, invisible characters go. Form feeds and
    tabs stay: they say where pages and columns are.
    """
    text = _SPACES.sub(" ", _BREAKS.sub("\n", raw)).translate(_LIGATURES)
    return _CONTROL.sub(" ", _SOFT.sub("", _NOTHING.sub("", text)))


def tidy(line: str) -> str:
    """The line without outer space, every run of spaces one space; tabs stay."""
    return _RUN.sub(" ", line.strip(" \n\f")).strip()


def to_lines(raw: Sequence[str], sheet: int) -> list[Line]:
    """The lines of one page that hold words."""
    lines: list[Line] = []
    gap = True
    for text in map(tidy, raw):
        if text:
            lines.append(Line(text, sheet, gap, fresh=not lines))
        gap = not text
    return lines


def is_item(text: str) -> bool:
    """Whether a line begins as an item of a list does."""
    return _BULLET.match(text) is not None


def is_sure_item(text: str) -> bool:
    """Whether a line begins with a mark that can only be a bullet, even amid a paragraph."""
    return text[0] in _SURE_BULLET and is_item(text)


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence, or a clause before a list, does; a footnote's marker may stand
    behind the stop ("Wales.1")."""
    return _ENDED.search(text[-16:]) is not None


def is_loose(text: str) -> bool:
    """Whether the last word needs another after it ("England and")."""
    return text.rsplit(maxsplit=1)[-1].casefold() in _LOOSE


def starts_high(text: str) -> bool:
    """Whether a text begins as a sentence or a title does: no small letter, no closing mark."""
    first = text.lstrip("\"'“‘([")[:1]
    return first.isupper() or first.isdigit() or first in "£©*"


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text is set: the characters of a full line, and whether blank lines part paragraphs."""

    width: int
    spaced: bool

    def breaks_early(self, line: str, following: str, share: float = 0.8) -> bool:
        """Whether a line ends although the next word would have fitted: the break is meant.

        Lines of one width differ in characters by their letters, so the line with the next word must
        stay below a `share` of the full width; four fifths is safe.
        """
        return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= share * self.width

    def ends_paragraph(self, line: str, following: str) -> bool:
        """Whether a line that ends a sentence may end its paragraph too.

        Without blank lines a smaller gap says so: a wrong guess parts a paragraph between sentences.
        """
        return self.breaks_early(line, following, 0.8 if self.spaced else 0.95)


def measure(lines: Sequence[Line]) -> Measure:
    """Measure a text: nine in ten lines that another follows directly are no longer than a full one.

    A text whose paragraphs are not wrapped has no full lines; every line end in it is meant, and the
    width is then far beyond any line.
    """
    wrapped = sorted(len(line.text) for line, after in pairwise(lines) if not after.gap)
    typical = wrapped[len(wrapped) * 9 // 10] if wrapped else 0
    gaps = sum(line.gap and not line.fresh for line in lines)
    return Measure(typical if 40 <= typical <= 200 else 10_000, spaced=gaps * 20 > len(lines))
