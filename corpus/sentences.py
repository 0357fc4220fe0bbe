"""Where the sentences of a passage begin and end."""

from __future__ import annotations

import re
from typing import Final

_CANDIDATE: Final = re.compile(
    r"""
    (?P<stop>[.!?…]+)
    [)\]’'”"»¹²³⁰⁴⁵⁶⁷⁸⁹]*        # what closes together with the sentence
    \s+
    (?=[(\[‘'“"«]*[A-Z0-9À-ÖØ-Þ£€$•–-])  # what a sentence opens with
    """,
    re.VERBOSE,
)
_LAST_WORD: Final = re.compile(r"[^\s(\[‘'“\"]+$")
_ORDINAL: Final = re.compile(r"\s*[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})$")
_DOTTED: Final = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")

# After these a sentence goes on, whatever follows; after the second kind, if a number follows. "etc."
# and "a.m." are of neither kind: before a capital they do end a sentence.
_GO_ON: Final = frozenset({"eg", "ie", "cf", "viz", "vs", "v"}) | {
    *("mr", "mrs", "ms", "dr", "prof", "st", "rev", "sir", "hon", "capt", "sgt", "insp", "supt", "cllr")
}
_BEFORE_NUMBER: Final = frozenset(
    {"no", "nos", "fig", "figs", "para", "paras", "sec", "ch", "vol", "art", "p", "pp", "approx", "ca"}
)
_MAY_END: Final = frozenset({"a.m", "p.m"})

# A single letter after one of these is its name ("see annex A. The …"), not a person's initial.
_LETTERED: Final = re.compile(
    r"\b(?:annex|appendix|area|band|category|chapter|class|division|figure|grade|group|level|option|part|"
    r"phase|plan|schedule|section|table|team|tier|type|vitamin|zone)(?:es|s)?\s+$",
    re.IGNORECASE,
)


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Spans `[start, end)` of the sentences of `text`, in order, without the blanks around them.

    A line end always ends a sentence: inside a passage only lists and tables have line ends, so a list
    item, a lead-in that ends with a colon and a table row are sentences of their own. Within a line, a
    sentence ends at a full stop, question or exclamation mark that is followed by a blank and by what
    may open a sentence, unless it belongs to an abbreviation, an initial or the number of a list item.
    Every character that is not a blank lies in exactly one span.
    """
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for match in _CANDIDATE.finditer(text, start, line.end()):
            if _ends_sentence(text, start, line.start(), match):
                spans.append((start, match.end()))
                start = match.end()
        spans.append((start, line.end()))
    return tuple(span for span in (_trim(text, *span) for span in spans) if span[0] < span[1])


def _ends_sentence(text: str, start: int, line_start: int, match: re.Match[str]) -> bool:
    before = text[start : match.start()]
    last = _LAST_WORD.search(before)
    if match["stop"] != "." or last is None:
        return True
    word = last.group()
    if (start == line_start and _ORDINAL.match(before)) or word.lower() in _GO_ON:
        return False
    if word.lower() in _BEFORE_NUMBER:
        return not text[match.end()].isdigit()
    if len(word) == 1 and word.isupper():
        return _LETTERED.search(before, 0, last.start()) is not None
    return not _DOTTED.fullmatch(word) or word.lower() in _MAY_END


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())
