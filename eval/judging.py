"""How a sentence is judged to speak of a statement, and which way: the weights of
`assistant.evidence.sense`.

They are fitted to claims and questions of yes or no: the known ones, and those that were written for
sentences which the cross-encoder did not learn from (`eval.pairs`), so that it is weighed as it will do
on sentences that it has not seen. Every sentence that is laid against a statement is an example; those
that prove the answer speak of it, the others do not. The least probability of a verdict is that of least
cost on folds left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
from tqdm import tqdm

from assistant.asked.question import Query
from assistant.claims.checker import stated
from assistant.engine import Assistant
from assistant.evidence.logistic import Logistic
from assistant.evidence.sense import SPEAKING, TOUCHES, WAY, Sense, Traits
from corpus.errors import QuestionError
from eval import own_words, premising
from eval.folds import FOLDS
from eval.logistic import regressed
from eval.matching import proves
from eval.pairs import KINDS, NO, NOTHING, YES, Written, plain
from eval.types import KnownAnswer

PENALTY = 1e-3
"""Weight of the squared weights, of features with a deviation of 1, beside the mean log loss."""

WRITTEN = 0.2
"""How much a statement that was written for a sentence weighs beside a known one."""

CLOSE = 2
"""Statements of each sort in nearly its own words that are made for a sentence."""

COST = 2.0
"""What a wrong verdict costs, if one that is missing costs 1."""

STEPS = tuple(step / 100 for step in range(5, 80))
"""The least probabilities that are tried."""

_STATED = ("affirms", "denies", "supports", "contradicts", "leaves_open")
_VERDICTS = {"supported": YES, "contradicted": NO, "not_found": NOTHING}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, whether it has figures, what is right to say of it, and the sentences laid against
    it, each with what it says: `YES`, `NO` or `NOTHING`."""

    fold: int
    known: bool
    figured: bool
    right: int
    laid: tuple[Traits, ...]
    says: tuple[int, ...]

    @property
    def weight(self) -> float:
        """How much it counts."""
        return 1.0 if self.known else WRITTEN


def train(
    assistant: Assistant,
    rows: Sequence[KnownAnswer],
    written: Sequence[Written],
    fold_of: Mapping[str, int],
    folder: Path,
    report: Callable[[str], None],
) -> tuple[Sense, ...]:
    """Fits the weights and writes them into `folder` (`sense.json`); gives those fitted without each
    fold."""
    asked = premising.gather(assistant, rows, written, fold_of)
    denying, denying_without, corrects = premising.train(asked, report)
    stated = [*_known(assistant, rows, fold_of), *_written(assistant, written)]
    without = [
        fit([s for s in stated if s.fold != fold], denying_without[fold], corrects)
        for fold in range(FOLDS)
    ]
    plain, figured = (
        min(STEPS, key=lambda step: (_cost(without, of_sort, step), -step))
        for of_sort in ([s for s in stated if s.figured == sort] for sort in (False, True))
    )
    by_fold = tuple(replace(sense, threshold=plain, figured=figured) for sense in without)
    for sort, of_sort in (
        ("known", [s for s in stated if s.known]),
        ("written", [s for s in stated if not s.known]),
    ):
        told = [(_verdict(by_fold[s.fold], s), s.right) for s in of_sort]
        right = np.mean([said == due for said, due in told])
        wrong = np.mean([said not in {due, NOTHING} for said, due in told])
        report(
            f"statements to be judged, {sort}, held out: right {right:.3f}, wrong verdict {wrong:.3f}"
            f" of {len(told)}, from {plain:.2f} on, with figures from {figured:.2f}"
        )
    sense = replace(fit(stated, denying, corrects), threshold=plain, figured=figured)
    (folder / "sense.json").write_text(json.dumps(sense.stored(), indent=2) + "\n", "utf-8")
    return by_fold


def fit(stated: Sequence[Statement], denying: Logistic, corrects: float) -> Sense:
    """Weights from statements, without a least probability, beside those of `eval.premising`."""
    laid = [(s.weight, t.values, says) for s in stated for t, says in zip(s.laid, s.says, strict=True)]
    speaking = regressed(SPEAKING, [(w, t, says != NOTHING) for w, t, says in laid], PENALTY)
    way = regressed(WAY, [(w, t, says == YES) for w, t, says in laid if says != NOTHING], PENALTY)
    return Sense(speaking, way, denying, threshold=0.0, figured=0.0, corrects=corrects)


def _known(
    assistant: Assistant, rows: Sequence[KnownAnswer], fold_of: Mapping[str, int]
) -> Iterator[Statement]:
    for row in tqdm(rows, desc="statements", unit="row", leave=False):
        query, right = _asked(assistant, row), _due(row)
        laid = _laid(assistant, query) if query is not None and right is not None else None
        if query is not None and laid is not None and right is not None:
            says = tuple(right if proves(t.candidate, row) else NOTHING for t in laid)
            yield Statement(fold_of[row.id], True, _figured(assistant, query), right, laid, says)


def _asked(assistant: Assistant, row: KnownAnswer) -> Query | None:
    """A row as a statement, or None if it is none."""
    if row.kind == "claim":
        return assistant.understand_claim(row.claim or "")
    turns = row.turns or (row.question or "",)
    query = assistant.understand(turns[-1], history=turns[:-1])
    return query if query.expects == "yesno" else None


def _due(row: KnownAnswer) -> int | None:
    """What is right to say of a row, or None if it is neither Yes nor No."""
    if row.kind == "claim":
        return _VERDICTS[row.verdict or "not_found"]
    if not row.answerable:
        return NOTHING
    first = row.answer.partition(" ")[0].strip(".,:;").lower()
    return {"yes": YES, "no": NO}.get(first)


def _written(assistant: Assistant, written: Sequence[Written]) -> Iterator[Statement]:
    for sentence, statements in tqdm(
        _by_sentence(assistant, written).items(), desc="written", unit="sentence", leave=False
    ):
        for kind, text in statements:
            try:
                query = assistant.understand_claim(text)
            except QuestionError:
                continue  # Nothing in it can be looked for.
            laid = _laid(assistant, query)
            if laid is not None:
                said = [plain(t.candidate.text) == sentence for t in laid]
                says = tuple(KINDS[kind] if own else NOTHING for own in said)
                fold, figured = crc32(sentence.encode()) % FOLDS, _figured(assistant, query)
                yield Statement(fold, False, figured, KINDS[kind], laid, says)


def _by_sentence(
    assistant: Assistant, written: Sequence[Written]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """What was written for each sentence as a claim or a question of yes or no, and what it says and
    denies in nearly its own words: what was written is seldom both close and true."""
    infos = {info.id: info for info in assistant.index.infos()}
    draw = Random(0)  # noqa: S311 - the same draw every time is what is wanted
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in written:
        sentence, info = plain(row.sentence), infos[row.report]
        if sentence not in found:
            close = own_words.stated(sentence, info.year, info.force, draw)[:CLOSE]
            other = own_words.denied(sentence, info.year, draw)[:CLOSE]
            found[sentence] = (
                *(("supports", text) for text in close),
                *(("contradicts", text) for text in other),
            )
        found[sentence] += tuple(each for each in row.statements if each[0] in _STATED)
    return found


def _laid(assistant: Assistant, query: Query) -> tuple[Traits, ...] | None:
    """The sentences laid against a statement; None if what it says can be read off."""
    ranked, _ = assistant.evidence(query, judged=True)
    if assistant.checker.read_off(stated(query, assistant.areas), ranked) is not None:
        return None
    return tuple(assistant.weigher.laid(query, ranked))


def _figured(assistant: Assistant, query: Query) -> bool:
    return stated(query, assistant.areas).expects == "figure"


def _verdict(sense: Sense, statement: Statement) -> int:
    touching = [t for t in statement.laid if t.values["share"] >= TOUCHES]  # As `Weigher.weigh` has it.
    told = sense.weigh(touching, figured=statement.figured)
    return NOTHING if told is None else NO if told.denies else YES


def _cost(senses: Sequence[Sense], statements: Sequence[Statement], least: float) -> float:
    """Of the verdicts given from `least` on, each by the weights of its fold."""
    cost = 0.0
    for statement in statements:
        sense = replace(senses[statement.fold], threshold=least, figured=least)
        said = _verdict(sense, statement)
        if said != statement.right:
            cost += statement.weight * (1.0 if said == NOTHING else COST)
    return round(cost, 6)
