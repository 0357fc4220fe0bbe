"""The assistant made to answer as far as it can, and to tell what its answer was composed from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answers.calibration import features
from assistant.engine import Assistant
from eval.judge import holds, is_right
from eval.matching import shows
from eval.run import answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from assistant.asked.question import Query
    from assistant.evidence.candidates import Candidate
    from assistant.evidence.entailment import Entailment
    from assistant.evidence.rank import Ranker
    from assistant.evidence.sense import Sense
    from assistant.support.draft import Draft
    from corpus.types import Passage
    from eval.types import KnownAnswer
    from index.search import Index


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a row when no confidence was too low.

    `features` are those of `assistant.answers.calibration`, None where the row was refused all the same:
    nothing was composed, or it did not pass a check. `support` is the score of the weakest evidence,
    `right` whether what was said is right. `hidden` says that the row's evidence had been kept out of
    sight.
    """

    known: KnownAnswer
    features: NDArray[np.float64] | None
    support: float
    right: bool
    hidden: bool


class _Sure:
    """A confidence that is sure of every draft, and keeps what the last one was composed from: its
    features, and the score of its weakest evidence."""

    threshold = 0.5

    def __init__(self) -> None:
        self.told: tuple[NDArray[np.float64], float] | None = None

    def weighed(self, query: Query, ranked: Sequence[Candidate], draft: Draft) -> Draft:
        self.told = features(query, ranked, draft), draft.confidence
        return replace(draft, confidence=1.0)


class Watched(Assistant):
    """Gives every answer that it composes, however unsure."""

    def __init__(
        self,
        index: Index,
        ranker: Ranker,
        entailment: Entailment | None = None,
        sense: Sense | None = None,
    ) -> None:
        self._sure = _Sure()
        super().__init__(
            index,
            ranker=ranker,
            entailment=entailment,
            sense=sense,
            hides=self._hides,
            calibration=self._sure,
        )
        self._unseen: KnownAnswer | None = None

    def see(self, known: KnownAnswer, *, hide: bool = False) -> Seen:
        """A row put to the assistant; with `hide`, as if no passage held its evidence."""
        self._unseen, self._sure.told = (known if hide else None), None
        result = answer(self, known)
        given = self._sure.told if result.answer.status not in {"refused", "not_found"} else None
        values, support = given or (None, 0.0)
        return Seen(known, values, support, is_right(result), hide)

    def _hides(self, passage: Passage) -> bool:
        return self._unseen is not None and _proves(passage, self._unseen)


def _proves(passage: Passage, known: KnownAnswer) -> bool:
    """Whether a passage, or a sentence of it, shows any evidence of a row."""
    cut = [passage.text[start - passage.start : end - passage.start] for start, end in passage.sentences]
    return any(
        holds(passage.text, passage.report_id, evidence, known)
        or any(shows(passage.report_id, sentence, evidence) for sentence in cut)
        for evidence in known.evidence
    )
