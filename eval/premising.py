"""Which sentences deny what an open question takes for granted: a regression of
`assistant.evidence.sense`.

It is fitted to the known questions, of which some take for granted what the reports deny, and to those
that were written for sentences which the cross-encoder did not learn from (`eval.pairs`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from tqdm import tqdm

from assistant.asked.question import Query
from assistant.claims import premises
from assistant.engine import Assistant
from assistant.evidence.candidates import Candidate
from assistant.evidence.logistic import Logistic
from assistant.evidence.sense import DENYING, asked_of
from corpus.errors import QuestionError
from eval.folds import FOLDS
from eval.logistic import regressed
from eval.matching import proves
from eval.pairs import Written, plain
from eval.types import KnownAnswer

PENALTY = 2e-3
"""Weight of the squared weights, of features with a deviation of 1, beside the mean log loss."""

WRITTEN = 0.5
"""How much a question that was written for a sentence weighs beside a known one."""

COST = 2.0
"""What it costs to correct a question that is right, if one that ought to be corrected and is not costs
1: most people ask of what is so."""

STEPS = tuple(step / 100 for step in range(10, 95))
"""The least probabilities that are tried."""

_KINDS = ("answers", "near", "corrects")


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question, whether the reports deny what it takes for granted, and the sentences laid
    against it: the values of `DENYING` of each, and whether it is the one that denies."""

    fold: int
    known: bool
    false: bool
    laid: tuple[Mapping[str, float], ...]
    denies: tuple[bool, ...]

    @property
    def weight(self) -> float:
        """How much it counts."""
        return 1.0 if self.known else WRITTEN


def fit(asked: Sequence[Asked]) -> Logistic:
    """The regression over the sentences of questions. What else is laid against a question that is
    denied may deny it too, and is no example."""
    laid = (
        (a.weight, values, denies)
        for a in asked
        for values, denies in zip(a.laid, a.denies, strict=True)
        if denies or not a.false
    )
    return regressed(DENYING, laid, PENALTY)


def train(
    asked: Sequence[Asked], report: Callable[[str], None]
) -> tuple[Logistic, list[Logistic], float]:
    """The regression, those fitted without each fold, and the least probability of a correction: that of
    least cost on folds left out."""
    by_fold = [fit([a for a in asked if a.fold != fold]) for fold in range(FOLDS)]
    sure = [max(map(by_fold[a.fold].probability, a.laid), default=0.0) for a in asked]
    told = list(zip(asked, sure, strict=True))
    costs = {
        least: sum(a.weight * (COST if s >= least else 1.0) for a, s in told if (s >= least) != a.false)
        for least in STEPS
    }
    chosen = min(STEPS, key=lambda least: (round(costs[least], 6), -least))
    for sort in (True, False):
        found = [(a.false, s >= chosen) for a, s in told if a.known == sort]
        caught = [corrected for false, corrected in found if false]
        alarms = [corrected for false, corrected in found if not false]
        report(
            f"premises, {'known' if sort else 'written'} questions, held out: corrected"
            f" {sum(caught)} of {len(caught)} that are denied and {sum(alarms)} of {len(alarms)} others,"
            f" from {chosen:.2f} on"
        )
    return fit(asked), by_fold, chosen


def gather(
    assistant: Assistant,
    rows: Sequence[KnownAnswer],
    written: Sequence[Written],
    fold_of: Mapping[str, int],
) -> list[Asked]:
    """The open questions of `rows` and of `written`, with what is laid against them."""
    return [*_known(assistant, rows, fold_of), *_written(assistant, written)]


def _known(
    assistant: Assistant, rows: Sequence[KnownAnswer], fold_of: Mapping[str, int]
) -> Iterator[Asked]:
    for row in tqdm(rows, desc="premises", unit="row", leave=False):
        if row.kind == "claim":
            continue
        turns = row.turns or (row.question or "",)
        query = assistant.understand(turns[-1], history=turns[:-1])
        if query.expects in premises.OPEN:
            false = row.type == "false_premise"

            def denies(candidate: Candidate, row: KnownAnswer = row, false: bool = false) -> bool:
                return false and proves(candidate, row)

            yield _asked(assistant, query, fold_of[row.id], denies, known=True, false=false)


def _written(assistant: Assistant, written: Sequence[Written]) -> Iterator[Asked]:
    for row in tqdm(written, desc="premises written", unit="sentence", leave=False):
        sentence = plain(row.sentence)
        for kind, text in row.statements:
            if kind not in _KINDS:
                continue
            try:
                query = assistant.understand(text)
            except QuestionError:
                continue  # Nothing in it can be looked for.
            if query.expects in premises.OPEN:
                false = kind == "corrects"

                def denies(candidate: Candidate, sentence: str = sentence, false: bool = false) -> bool:
                    return false and plain(candidate.text) == sentence

                fold = crc32(sentence.encode()) % FOLDS
                yield _asked(assistant, query, fold, denies, known=False, false=false)


def _asked(
    assistant: Assistant,
    query: Query,
    fold: int,
    denies: Callable[[Candidate], bool],
    *,
    known: bool,
    false: bool,
) -> Asked:
    ranked, _ = assistant.evidence(query)
    grants = premises.granted(query, assistant.areas) is not None
    laid = assistant.weigher.laid(query, ranked)
    values = tuple(asked_of(query, traits, n, grants=grants) for n, traits in enumerate(laid))
    return Asked(fold, known, false, values, tuple(denies(traits.candidate) for traits in laid))
