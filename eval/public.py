"""Public question-answering sets as choices of a sentence, for training a reader of pairs.

The sets are not part of Passage; a folder of them is given when one trains:

| folder | set | published at | licence |
|---|---|---|---|
| `selqa/` | SelQA: which sentence answers (Jurczyk 2016) | github.com/emorynlp/selqa | Apache 2.0 |
| `policyqa/` | PolicyQA: spans in policies (Ahmad 2020) | github.com/wasiahmad/PolicyQA | MIT |
| `tatqa/` | TAT-QA: tables and text (Zhu 2021) | github.com/NExTplusplus/TAT-QA | CC BY 4.0 |
| `clapnq/` | CLAPnq: sentences that answer (Rosenthal 2024) | github.com/primeqa/clapnq | Apache 2.0 |
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from corpus import sentences
from corpus.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Choice:
    """A question, texts that may answer it, and which of them do (at least one, and not all)."""

    question: str
    texts: tuple[str, ...]
    right: tuple[bool, ...]


MOST = 1500
"""Choices of one set that are taken: PolicyQA asks the same few hundred questions of every policy."""


def load(folder: Path, *, most: int = MOST) -> tuple[Choice, ...]:
    """The choices of every set of the table above that lies in `folder`, at most `most` of each, drawn.

    Raises:
        InputError: none does, or a file is not what the set publishes.
    """
    found: list[Choice] = []
    for name, read in _READERS.items():
        of_set: list[Choice] = []
        for path in sorted((folder / name).glob("*.json*")):
            try:
                text = path.read_text(encoding="utf-8")
                of_set += [c for c in read(text) if any(c.right) and not all(c.right)]
            except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
                raise InputError(f"{path}: not a file of {name} ({error!r}); fetch it anew") from error
        found += Random(name).sample(of_set, min(most, len(of_set)))  # noqa: S311 - a draw to repeat
    if not found:
        raise InputError(f"{folder}: holds none of {', '.join(f'{n}/' for n in _READERS)}")
    return tuple(found)


def _selqa(text: str) -> Iterator[Choice]:
    for row in json.loads(text):
        right = set(row["answers"])
        yield _choice(
            row["question"], row["candidates"], [i in right for i in range(len(row["candidates"]))]
        )


def _policyqa(text: str) -> Iterator[Choice]:
    for policy in json.loads(text)["data"]:
        for paragraph in policy["paragraphs"]:
            context = paragraph["context"]
            spans = sentences.split(context)
            texts = [context[start:end] for start, end in spans]
            for asked in paragraph["qas"]:
                answers = [
                    (a["answer_start"], a["answer_start"] + len(a["text"])) for a in asked["answers"]
                ]
                right = [any(a < end and start < b for a, b in answers) for start, end in spans]
                yield _choice(asked["question"], texts, right)


def _tatqa(text: str) -> Iterator[Choice]:
    for extract in json.loads(text):
        rows, heads = _table(extract["table"]["table"])
        prose = {str(p["order"]): p["text"] for p in extract["paragraphs"]}
        lines = [(f"{heads}. {row}" if heads else row, "") for row in rows]
        for order, paragraph in prose.items():
            lines += [(paragraph[slice(*span)], order) for span in sentences.split(paragraph)]
        for asked in extract["questions"]:
            if asked["answer_type"] not in {"span", "multi-span"}:
                continue
            answers = asked["answer"] if isinstance(asked["answer"], list) else [asked["answer"]]
            in_table = asked["answer_from"] != "text"
            right = [
                bool(in_table != bool(order)) and any(a and str(a) in line for a in answers)
                for line, order in lines
            ]
            if sum(right) <= len(answers):
                yield _choice(asked["question"], [line for line, _ in lines], right)


def _table(grid: list[list[str]]) -> tuple[list[str], str]:
    """The rows of a table that hold figures, each in a line, and the heads above them."""
    filled = [[cell.strip() for cell in row if cell.strip()] for row in grid]
    first = next((i for i, row in enumerate(grid) if row[0].strip() and len(filled[i]) > 1), 0)
    heads = ", ".join(cell for row in filled[:first] for cell in row)
    return [" ".join(row) for row in filled[first:] if len(row) > 1], heads


def _clapnq(text: str) -> Iterator[Choice]:
    for line in text.splitlines():
        row: dict[str, Any] = json.loads(line)
        chosen = {s.strip() for s in row["output"][0]["selected_sentences"]}
        texts = row["passages"][0]["sentences"]
        yield _choice(row["input"], texts, [t.strip() in chosen for t in texts])


def _choice(question: str, texts: list[str], right: list[bool]) -> Choice:
    return Choice(question, tuple(" ".join(t.split()) for t in texts), tuple(right))


_READERS: dict[str, Callable[[str], Iterator[Choice]]] = {
    "selqa": _selqa,
    "policyqa": _policyqa,
    "tatqa": _tatqa,
    "clapnq": _clapnq,
}
