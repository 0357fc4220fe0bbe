"""Questions, each with the sentence that answers it and those that a search finds beside it.

A reader has to tell apart not any two sentences, but those that were found for one question: what is
found beside the right one teaches it most (hard negatives as in Gao, Dai & Callan 2021, "Rethink
Training of BERT Rerankers in Multi-Stage Retrieval Pipeline"). How often the right one wins against its
rivals is measured, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from tqdm import tqdm

from assistant.evidence.entailment import shown
from corpus.errors import QuestionError
from eval.pairs import INVENTED, NOTHING, Pair, nameless, plain, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.engine import Assistant
    from eval.pairs import Written
    from index.types import Embedder

SAME = 0.8
"""Sentences of at least this cosine with the right one may say the same, and are no rivals."""

RIVALS = 8
"""The best sentences found for a question, beside the right one, that it may have to win against."""

LEAST = 3
"""A question with fewer rivals is not contested."""

CONTESTED = "answers"
"""The kind of statements that are questions with one right sentence (see `eval.pairs.KINDS`)."""

LOST = 1
"""How many rivals of a question are paired with it as sentences that do not answer it."""


@dataclass(frozen=True, slots=True)
class Contest:
    """A question, the text that answers it, as `assistant.evidence.entailment.shown` gives it, and the
    texts that were found beside it, best first."""

    question: str
    text: str
    rivals: tuple[str, ...]


def of_reports(
    rows: Sequence[Written], assistant: Assistant, embedder: Embedder, *, kind: str = CONTESTED
) -> tuple[Contest, ...]:
    """The contests of the open questions among `rows` that were written for sentences of the reports;
    their rivals are what `assistant` finds for them, in the order of its linear ranker. With `kind`
    "near" they are the questions that their sentence only seems to answer: nobody wins those."""
    index = assistant.index
    told = told_of(passage for info in index.infos() for passage in index.passages_of(info.id))
    vectors = dict(zip(told, embedder.encode([sentence for _, sentence in told]), strict=True))
    contests = []
    for row, question in tqdm(list(_asked(rows, invented=False, kind=kind)), "rivals", leave=False):
        place = (row.report, plain(row.sentence))
        try:
            query = assistant.understand(question)
        except QuestionError:
            continue
        found, _ = assistant.evidence(query, unread=True)
        rivals = [
            (c.hit.passage, shown(c.hit.passage, c.start, c.end))
            for c in found
            for other in [(c.hit.passage.report_id, plain(c.text))]
            if c.hit.passage.kind != "table_row"
            and other in vectors
            and float(vectors[other] @ vectors[place]) < SAME
        ][:RIVALS]
        if len(rivals) >= LEAST:
            asked = assistant.areas.nameless(query.text, rivals[0][0].force)
            contests.append(Contest(asked, told[place], tuple(text for _, text in rivals)))
    return tuple(contests)


def of_invented(
    rows: Sequence[Written], assistant: Assistant, embedder: Embedder
) -> tuple[Contest, ...]:
    """The contests of the open questions among `rows` that were written for invented sentences; their
    rivals are those invented sentences that are most like them."""
    unnamed = nameless([row for row in rows if row.report == INVENTED], (), assistant.areas)
    asked = list(_asked(unnamed, invented=True, kind=CONTESTED))
    if not asked:
        return ()
    texts = {plain(row.sentence): row.text for row in unnamed}
    vectors = embedder.encode(list(texts))
    place = {sentence: n for n, sentence in enumerate(texts)}
    told = list(texts.values())
    contests = []
    for (row, question), vector in zip(asked, embedder.encode([q for _, q in asked]), strict=True):
        right = place[plain(row.sentence)]
        like = vectors @ vectors[right]
        rivals = [n for n in np.argsort(-(vectors @ vector)).tolist() if like[n] < SAME][:RIVALS]
        if len(rivals) >= LEAST:
            contests.append(Contest(question, row.text, tuple(told[n] for n in rivals)))
    return tuple(contests)


def lost(contests: Sequence[Contest], *, seed: int = 0) -> tuple[Pair, ...]:
    """Each question with `LOST` of its rivals, drawn: pairs of which the text says nothing to it."""
    draw = Random(seed)  # noqa: S311 - the same draw every time is what is wanted
    return tuple(
        Pair(contest.question, text, NOTHING)
        for contest in contests
        for text in draw.sample(contest.rivals, LOST)
    )


def _asked(rows: Sequence[Written], *, invented: bool, kind: str) -> Iterator[tuple[Written, str]]:
    return (
        (row, said)
        for row in rows
        if (row.report == INVENTED) == invented
        for sort, said in row.statements
        if sort == kind
    )
