"""Questions made by rule from the reports themselves, for training a reader of pairs.

No known answer is looked at, so that a reader trained on these can be scored on all of them. A table row
is asked for by its label, in the wordings of `_ROW`; a sentence by some of its own words, as in the
inverse cloze task (Lee, Chang, Toutanova 2019). What is wrong is what is most like the right one.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from assistant.words import content, stems
from eval.public import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.types import Passage

WRONG = 7
"""Texts beside the right one."""

LEAST = 8
"""Words of meaning that a sentence must have to be asked for."""

KEPT = (0.35, 0.7)
"""The share of them that its question keeps, drawn between these."""

_ROW = (
    "What was the figure for {}?",
    "how many {} were there",
    "{} rate",
    "what share was {}?",
    "{}",
)
_FIGURES = re.compile(r"[\s*]*(?:[\d.,%-]+\s*)+$")


def questions(passages: Iterable[Passage], *, seed: int = 0) -> tuple[Choice, ...]:
    """A choice for every table row and for every sentence of `LEAST` words of meaning or more."""
    draw = Random(seed)  # noqa: S311 - the same draw every time is what is wanted
    asked: dict[str, str] = {}
    for passage in passages:
        for start, end in passage.sentences:
            text = passage.text[start - passage.start : end - passage.start]
            ask = _of_row if passage.kind == "table_row" else _of_sentence
            asked[told(passage, text)] = ask(text, draw)
    stemmed = {text: stems(text) for text in asked}
    choices = []
    for text, question in asked.items():
        wanted = stems(question)
        shared = Counter({t: len(wanted & own) for t, own in stemmed.items() if t != text})
        if wanted:
            wrong = [t for t, _ in shared.most_common(WRONG)]
            choices.append(Choice(question, (text, *wrong), (True, *(False for _ in wrong))))
    return tuple(choices)


def told(passage: Passage, text: str, *, around: int = 160) -> str:
    """A sentence or row as a reader of pairs is given it: what it stands under, then the text. Of a long
    context the last `around` characters, where a table row has its label and heads."""
    context = passage.context.rpartition(" > ")[2][-around:]
    return " ".join(f"{passage.year}. {context}: {text}".split())


def _of_row(text: str, draw: Random) -> str:
    label = _FIGURES.sub("", text).lower()
    return draw.choice(_ROW).format(label) if label else ""


def _of_sentence(text: str, draw: Random) -> str:
    words = [token.text for token in content(text)]
    share = draw.uniform(*KEPT)
    kept = [word for word in words if draw.random() < share]
    return " ".join(kept) if len(words) >= LEAST and len(kept) >= 3 else ""
