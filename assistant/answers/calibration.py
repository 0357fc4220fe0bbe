"""How sure an answer is: the probability that it is right, and from which one on it is given.

A logistic regression over what is known when an answer has been composed (Platt 1999, with more than
one score). Its weights and the threshold are fitted by `passage eval train`, on answers to questions
whose evidence the ranker had not seen, and lie in `data/calibration.json`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant import shipped
from assistant.asked.question import Query
from assistant.evidence.candidates import FEATURES as EVIDENCE
from assistant.evidence.candidates import Candidate
from assistant.evidence.entailment import Said
from assistant.support.draft import Draft

_TAKEN = ("cosine", "bm25", "coverage", "carried", "nearby", "focus", "type", "novel")
_ASKED = ("figure", "definition", "judgement")

FEATURES = (
    "evidence",
    "margin",
    *_TAKEN,
    *_ASKED,
    "words",
    "corrected",
    "claim",
    "speaks",
    "silent",
    "denied",
    "read",
    "judged",
    "sure",
)
"""What speaks for and against an answer: the log odds of its weakest evidence (`evidence`) and how far
they are above those of the best that it does not quote (`margin`); features of its best evidence; what
is asked for; the length of the short answer (`words`, logarithmic); whether it corrects a premise or
judges a claim; the log odds that the best of its evidence speaks of the question (`speaks`), by how much
they lie below `SILENT` (`silent`), and how likely it denies what an open question takes for granted
(`denied`), 0 where none has been read (`read`); the log odds that it settles a statement (`sure`), 0
where none was judged (`judged`)."""

SILENT = -2.0
"""The log odds below which evidence is all but known not to answer: each further one speaks against an
answer by more than those above speak for it."""


class Confidence(Protocol):
    """Tells how likely a draft is right; one that is less so than `threshold` is withheld."""

    @property
    def threshold(self) -> float:
        """The least confidence of an answer that is given."""

    def weighed(self, query: Query, ranked: Sequence[Candidate], draft: Draft) -> Draft:
        """`draft`, composed from `ranked` for `query`, with its confidence."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of shape (len(FEATURES),), a bias, and the least confidence of an answer that is given."""

    weights: NDArray[np.float64]
    bias: float
    threshold: float

    @classmethod
    def of(cls, weights: Mapping[str, float], bias: float, threshold: float) -> Calibration:
        """A calibration from weights by feature name; a feature that is not named weighs nothing."""
        return cls(np.array([weights.get(name, 0.0) for name in FEATURES]), bias, threshold)

    @classmethod
    @cache
    def packaged(cls) -> Calibration:
        """The calibration that comes with the package (`data/calibration.json`)."""
        stored = shipped.weights("calibration.json")
        return cls.of(stored["weights"], stored["bias"], stored["threshold"])

    def weighed(self, query: Query, ranked: Sequence[Candidate], draft: Draft) -> Draft:
        """`draft`, composed from `ranked` for `query`, with its confidence: how likely it is right."""
        odds = float(features(query, ranked, draft) @ self.weights) + self.bias
        return replace(draft, confidence=float(1.0 / (1.0 + np.exp(-odds))))


def features(query: Query, ranked: Sequence[Candidate], draft: Draft) -> NDArray[np.float64]:
    """The values of `FEATURES` for a draft; its own confidence counts only for evidence that `ranked`
    does not hold."""
    quoted = [candidate for candidate in ranked if any(candidate.touches(q) for q in draft.quotes)]
    best = max(quoted, key=lambda c: c.score, default=ranked[0] if ranked else None)
    scores = [
        max((c.score for c in quoted if c.touches(q)), default=draft.confidence) for q in draft.quotes
    ]
    own = _odds(min(scores, default=draft.confidence))
    used = {candidate.hit.passage.id for candidate in quoted}
    others = (c.score for c in ranked if c.hit.passage.id not in used)
    values = {
        "evidence": own,
        "margin": own - _odds(max(others, default=0.0)),
        "words": log(1 + len(draft.short.split())),
        "corrected": float(draft.status == "corrected"),
        "claim": float(draft.status in {"supported", "contradicted"}),
    }
    heard = max((c.said for c in quoted if c.said is not None), key=_speaks, default=None)
    if heard is not None:
        is_open = draft.status == "answered" and query.expects != "yesno"
        values |= {
            "speaks": heard.speaks,
            "silent": max(0.0, SILENT - heard.speaks),
            "denied": heard.no if is_open else 0.0,
            "read": 1.0,
        }
    if draft.sure:
        values |= {"judged": 1.0, "sure": _odds(draft.sure)}
    values |= {name: float(query.expects == name) for name in _ASKED}
    if best is not None:
        values |= {name: float(best.features[EVIDENCE.index(name)]) for name in _TAKEN}
    return np.array([values.get(name, 0.0) for name in FEATURES])


def _speaks(said: Said) -> float:
    return said.speaks


def _odds(score: float) -> float:
    kept = min(max(score, 1e-3), 1 - 1e-3)
    return log(kept / (1 - kept))
