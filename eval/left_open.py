"""Questions that a text leaves open though it speaks of what is asked, beside some that it answers.

Most of what a search finds for a question that nothing answers is near to it, and a model that learnt
from answered questions holds it to answer. So questions were written in one style, of which only the
meaning tells whether they are answered (`sets/open/`): for the two reports that come with Passage
(`reports.jsonl`), and for paragraphs that were invented in the manner of such reports, on other forces,
years and subjects (`invented.jsonl`). No known answer is among them. From them the cross-encoder learns
whether a sentence speaks of what is asked, and not which way it does: their pairs have no label.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

from tqdm import tqdm

from assistant.evidence.entailment import laid, shown
from corpus.errors import InputError, QuestionError
from eval.pairs import MEASURED, NOTHING, SPEAKS, Pair, plain, told_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.engine import Assistant
    from assistant.language.areas import Areas
    from index.types import Embedder

FOUND = 6
"""The best sentences found for a question that the reports leave open: none of them answers it."""

NEAREST = 3
"""The sentences of a paragraph most like a question that it leaves open."""

WEIGHT = 2
"""How often a question is paired with the sentence that answers it, for each time it is written: beside
the many that answer nothing, too few would."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the two reports, with the `sentence` of `report` that answers it, or with none
    (both "") where both leave it open."""

    question: str
    report: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An invented paragraph of a report of `year` under `heading`: the questions it leaves `open`, and
    those it has `told`, each with the place of the sentence that answers it."""

    year: int
    heading: str
    sentences: tuple[str, ...]
    open: tuple[str, ...]
    told: tuple[tuple[str, int], ...]

    def laid(self) -> tuple[str, ...]:
        """Its sentences as the model is given them."""
        before = ("", *self.sentences)
        both = zip(before, self.sentences, strict=False)
        return tuple(laid(self.year, self.heading, last, sentence) for last, sentence in both)


def packaged() -> tuple[Path, Path]:
    """The files that come with the package: of the reports, and of invented paragraphs."""
    folder = Path(str(files("eval"))) / "sets" / "open"
    return folder / "reports.jsonl", folder / "invented.jsonl"


T = TypeVar("T", Asked, Paragraph)


def load_asked(path: Path) -> tuple[Asked, ...]:
    """The questions of a file: JSON objects with `question` and, where it is answered, `report` and
    `sentence`.

    Raises:
        InputError: the file is missing, or a line is not such an object. Names file and line.
    """
    return tuple(_read(path, _asked))


def load_paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of a file: JSON objects with `year`, `heading`, `sentences`, `open` and `told`.

    Raises:
        InputError: the file is missing, or a line is not such an object. Names file and line.
    """
    return tuple(_read(path, _paragraph))


def _asked(row: dict[str, Any]) -> Asked:
    return Asked(str(row["question"]), str(row.get("report", "")), str(row.get("sentence", "")))


def _paragraph(row: dict[str, Any]) -> Paragraph:
    return Paragraph(
        int(row["year"]),
        str(row["heading"]),
        tuple(map(str, row["sentences"])),
        tuple(map(str, row["open"])),
        tuple((str(question), int(place)) for question, place in row["told"]),
    )


def _read(path: Path, made: Callable[[dict[str, Any]], T]) -> Iterator[T]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); name a file of questions") from error
    for number, line in enumerate(lines, 1):
        try:
            yield made(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}:{number}: no row of questions ({error!r}); see eval/left_open.py"
            ) from error


def parted(rows: Sequence[T]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """The rows to learn from, and those of one in `MEASURED` headings, or questions, to measure with."""
    names = [row.heading if isinstance(row, Paragraph) else row.question for row in rows]
    held = [crc32(name.encode()) % MEASURED == 0 for name in names]
    learnt = tuple(row for row, out in zip(rows, held, strict=True) if not out)
    return learnt, tuple(row for row, out in zip(rows, held, strict=True) if out)


def of_reports(asked: Sequence[Asked], assistant: Assistant) -> tuple[Pair, ...]:
    """Each question that is left open with the best sentences that `assistant` finds for it, any other
    with its sentence.

    Raises:
        InputError: a sentence stands in no report of the index. Names report and sentence.
    """
    index, nameless = assistant.index, assistant.areas.nameless
    forces = {info.id: info.force for info in index.infos()}
    told = told_of(passage for report in forces for passage in index.passages_of(report))
    pairs: list[Pair] = []
    for row in tqdm(asked, "questions left open", leave=False):
        try:
            query = assistant.understand(row.question)
        except QuestionError:
            continue
        if row.sentence:
            text = told.get((row.report, plain(row.sentence)))
            if text is None:
                raise InputError(
                    f"{row.report} holds no sentence {row.sentence[:60]!r}; mend the file of questions"
                )
            pairs += [Pair(nameless(query.text, forces[row.report]), text, SPEAKS)] * WEIGHT
            continue
        found, _ = assistant.evidence(query, unread=True)
        for c in [c for c in found if c.hit.passage.kind != "table_row"][:FOUND]:
            question = nameless(query.text, c.hit.passage.force)
            pairs.append(Pair(question, shown(c.hit.passage, c.start, c.end), NOTHING))
    return tuple(pairs)


def of_invented(paragraphs: Sequence[Paragraph], areas: Areas, embedder: Embedder) -> tuple[Pair, ...]:
    """Each question that a paragraph leaves open with its sentences that are most like it, any other
    with its sentence, and with the likest of the others."""
    pairs: list[Pair] = []
    for paragraph in tqdm(paragraphs, "invented paragraphs", leave=False):
        texts, vectors = paragraph.laid(), embedder.encode(list(paragraph.sentences))
        asked = [(question, None) for question in paragraph.open] + list(paragraph.told)
        likenesses = embedder.encode([question for question, _ in asked]) @ vectors.T
        for (question, place), likeness in zip(asked, likenesses, strict=True):
            nearest = [n for n in (-likeness).argsort().tolist() if n != place]
            said = question
            for force in areas.forces(question):
                said = areas.nameless(said, force)
            if place is not None:
                pairs += [Pair(said, texts[place], SPEAKS)] * WEIGHT
            others = nearest[: NEAREST if place is None else 1]
            pairs += (Pair(said, texts[n], NOTHING) for n in others)
    return tuple(pairs)
