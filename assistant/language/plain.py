"""Text from reports and questions made safe to show, whatever shows it.

A report or a question is data. An escape sequence in it could colour, move or retitle the terminal,
and a bidirectional override could show its words in another order.
"""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Marks, isolates and overrides of the bidirectional algorithm (Unicode Standard Annex 9).
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """`text` with every control character but newline and tab shown by a visible one.

    One character stands for one, so that offsets into `text` hold for the result.
    """
    return "".join(map(_visible, text))


def one_line(text: str) -> str:
    """`plain(text)` on one line, runs of white space as one space."""
    return " ".join(plain(text).split())


def _visible(char: str) -> str:
    if char in "\n\t":
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    return REPLACEMENT if char in _BIDI or unicodedata.category(char) in {"Cc", "Cs"} else char
