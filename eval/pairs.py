"""What sentences say to questions and claims: what the cross-encoder learns from.

For each sentence were written questions that it answers and questions that it seems to and does not,
questions of yes and of no, questions that take for granted what it denies, and claims that it supports,
contradicts or leaves open (`sets/pairs/`). No known answer is among them. The sentences are those of the
two reports, and others that were invented in the manner of such reports, on other forces, years and
subjects (`invented*.jsonl`): what is learnt is to hold for reports that nobody has seen yet. A statement
is paired with its sentence, and with one that is like it elsewhere and says nothing to it; a sentence is
paired with nearly its own words, too (`eval.own_words`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from assistant.evidence.entailment import laid, shown
from corpus.errors import InputError
from eval import own_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from assistant.language.areas import Areas
    from corpus.types import Passage
    from eval.public import Choice
    from index.types import Embedder

YES, NO, NOTHING = range(3)
"""What a text says of a statement: it answers or affirms, it denies, or it says nothing to it."""

SPEAKS = -1
"""Instead of a label: the text affirms or denies, and nobody has said which."""

INVENTED = ""
"""Instead of a report's id: the sentence stands in none."""

KINDS = {
    "answers": YES,
    "near": NOTHING,
    "affirms": YES,
    "denies": NO,
    "corrects": NO,
    "supports": YES,
    "contradicts": NO,
    "leaves_open": NOTHING,
}
"""What stands beside a sentence in a file of pairs, and the label of each with it."""

LIKE = 10
"""A sentence that says nothing to a statement is drawn from so many that are most like the statement."""

SAME = 0.72
"""Sentences of at least this cosine with the right one may say the same, and are not drawn."""

DRAWN = 2
"""How often statements in its own words are drawn for a sentence."""

MEASURED = 12
"""Of so many sentences one is kept for measuring."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement, a text as `assistant.evidence.entailment.shown` gives it, and what the text says of
    the statement: `YES`, `NO`, `NOTHING` or `SPEAKS`."""

    statement: str
    text: str
    label: int


@dataclass(frozen=True, slots=True)
class Written:
    """The statements that were written for a sentence, by kind (see `KINDS`): one of a report, or an
    invented one (`INVENTED`), with what stands around it in `text`, as the model is given it."""

    report: str
    sentence: str
    statements: tuple[tuple[str, str], ...]
    text: str = ""


def packaged() -> tuple[Path, ...]:
    """The files of pairs that come with the package, in their order."""
    folder = Path(str(files("eval"))) / "sets" / "pairs"
    return tuple(sorted(folder.glob("*.jsonl")))


def load(*paths: Path) -> tuple[Written, ...]:
    """The rows of one or more files: JSON objects with `sentence`, lists by kind, and `report`, or
    `year`, `heading` and `before` of a sentence that is invented.

    Raises:
        InputError: a file is missing, or a line is not such an object. Names file and line.
    """
    return tuple(_row(line, f"{path}:{n}") for path in paths for n, line in _lines(path))


def _lines(path: Path) -> Iterable[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); name a file of pairs") from error
    return ((n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip())


def _row(line: str, where: str) -> Written:
    try:
        value: dict[str, Any] = json.loads(line)
        sentence, text = str(value.pop("sentence")), ""
        report = str(value.pop("report", INVENTED))
        if report == INVENTED:
            year, heading, before = (value.pop(name) for name in ("year", "heading", "before"))
            text = laid(int(year), str(heading), str(before), sentence)
        if not all(isinstance(listed, list) for listed in value.values()):
            raise TypeError("a kind is not a list")
        statements = tuple((kind, str(said)) for kind, listed in value.items() for said in listed)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: not a row of pairs ({error!r}); see eval/pairs.py") from error
    unknown = {kind for kind, _ in statements} - KINDS.keys()
    if unknown:
        raise InputError(f"{where}: unknown kind {min(unknown)!r}; one of {', '.join(KINDS)}")
    return Written(report, sentence, statements, text)


def parted(rows: Sequence[Written]) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
    """The rows to learn from, and those of one in `MEASURED` sentences, to measure with: drawn by what
    the sentence says, so that all rows on a sentence stay together."""
    held = [crc32(plain(row.sentence).encode()) % MEASURED == 0 for row in rows]
    learnt = tuple(row for row, out in zip(rows, held, strict=True) if not out)
    return learnt, tuple(row for row, out in zip(rows, held, strict=True) if out)


def nameless(rows: Sequence[Written], passages: Iterable[Passage], areas: Areas) -> tuple[Written, ...]:
    """`rows` with "the force" or "the area" for what their reports' forces are called in the statements,
    as the assistant reads them; of an invented sentence for any force, unless it names another."""
    forces = {passage.report_id: (passage.force,) for passage in passages}
    return tuple(
        replace(
            row,
            statements=tuple(
                (kind, _without(said, forces.get(row.report), areas.forces(row.text), areas))
                for kind, said in row.statements
            ),
        )
        for row in rows
    )


def _without(statement: str, own: tuple[str, ...] | None, named: tuple[str, ...], areas: Areas) -> str:
    if own is None:
        own = areas.forces(statement)
        if not set(named) <= set(own):
            return statement
    for force in own:
        statement = areas.nameless(statement, force)
    return statement


def of_sentences(
    rows: Sequence[Written], passages: Iterable[Passage], embedder: Embedder, *, seed: int = 0
) -> tuple[Pair, ...]:
    """The pairs of `rows`: each statement with its sentence, and one that its sentence speaks of with a
    sentence that does not, too, drawn from `passages` or from the invented ones.

    Raises:
        InputError: a sentence does not stand in the passages. Names report and sentence.
    """
    told = told_of(passages) | {(INVENTED, plain(row.sentence)): row.text for row in rows if row.text}
    places = list(told)
    at = {place: n for n, place in enumerate(places)}
    vectors = embedder.encode([sentence for _, sentence in places])
    draw = Random(seed)  # noqa: S311 - the same draw every time is what is wanted
    pairs: list[Pair] = []
    speaking: list[tuple[str, int]] = []
    for row in rows:
        place = (row.report, plain(row.sentence))
        if place not in at:
            raise InputError(
                f"{row.report} holds no sentence {row.sentence[:60]!r}; mend the file of pairs"
            )
        for kind, statement in row.statements:
            pairs.append(Pair(statement, told[place], KINDS[kind]))
            if KINDS[kind] != NOTHING:
                speaking.append((statement, at[place]))
    asked = embedder.encode([statement for statement, _ in speaking])
    for (statement, right), vector in zip(speaking, asked, strict=True):
        other = _silent(vectors, vector, right, draw)
        pairs.append(Pair(statement, told[places[other]], NOTHING))
    return tuple(pairs)


def of_themselves(
    rows: Sequence[Written], passages: Iterable[Passage], *, seed: int = 0
) -> tuple[Pair, ...]:
    """The pairs of the sentences of `rows` with nearly their own words (see `eval.own_words`), drawn
    `DRAWN` times."""
    listed = list(passages)
    forces = {passage.report_id: (passage.force, passage.year) for passage in listed}
    told = told_of(listed)
    draw = Random(seed)  # noqa: S311 - as above
    pairs: list[Pair] = []
    for row in {(row.report, plain(row.sentence)): row for row in rows}.values():
        sentence = plain(row.sentence)
        text = row.text or told[row.report, sentence]
        force, year = forces.get(row.report, ("", int(text[:4])))
        for _ in range(DRAWN):
            pairs += (Pair(said, text, YES) for said in own_words.stated(sentence, year, force, draw))
            pairs += (Pair(said, text, NO) for said in own_words.denied(sentence, year, draw))
    return tuple(dict.fromkeys(pairs))


def told_of(passages: Iterable[Passage]) -> dict[tuple[str, str], str]:
    """Each sentence of the passages by report and words, as the model is shown it. Where it stands in
    two passages, as at the seam of overlapping ones, the first counts."""
    found: dict[tuple[str, str], str] = {}
    for passage in passages:
        if passage.kind == "table_row":
            continue
        for start, end in passage.sentences:
            sentence = plain(passage.text[start - passage.start : end - passage.start])
            found.setdefault((passage.report_id, sentence), shown(passage, start, end))
    return found


def _silent(
    vectors: NDArray[np.float32], statement: NDArray[np.float32], right: int, draw: Random
) -> int:
    """The place of a sentence that is like `statement` and says nothing to it."""
    nearest = np.argsort(-(vectors @ statement))[: 3 * LIKE]
    alike = vectors[nearest] @ vectors[right]
    others = [int(n) for n, cosine in zip(nearest, alike, strict=True) if cosine < SAME and n != right]
    return draw.choice(others[:LIKE] or [int(nearest[-1])])


def of_choices(choices: Iterable[Choice], *, seed: int = 0) -> tuple[Pair, ...]:
    """Pairs of public sets: each question with a text that answers it and one that does not."""
    draw = Random(seed)  # noqa: S311 - as above
    pairs = []
    for choice in choices:
        for answers, label in ((True, YES), (False, NOTHING)):
            texts = [t for t, right in zip(choice.texts, choice.right, strict=True) if right == answers]
            pairs.append(Pair(choice.question, draw.choice(texts), label))
    return tuple(pairs)


def plain(text: str) -> str:
    """`text` with single spaces."""
    return " ".join(text.split())
