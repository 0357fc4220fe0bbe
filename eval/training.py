"""The weights of the assistant's two linear rankers, learnt from known answers.

One ranks sentences and table rows as evidence (`assistant.rank`), the other ranks the figures that stand
in them (`assistant.readings`). A row that a model has seen does not score it, nor does a row about the
same evidence: what is reported is the mean over held-out folds (`eval.folds`). Confidence and threshold
are fitted after them, on answers by the rankers of the folds (`eval.calibrating`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant import evidence, rank, readings
from assistant.engine import Assistant
from assistant.evidence import Candidate
from assistant.figures import READ_AHEAD, wanted_areas
from assistant.question import Query
from assistant.rank import Ranker
from eval import calibrating, matching, reranking
from eval.asked import told
from eval.folds import folds
from eval.listwise import Example, fit
from eval.types import KnownAnswer

PENALTY = {"ranker": 3e-4, "reader": 3e-3}
"""Weight of the squared weights beside the mean log loss; the best of four by cross-validation."""

SCALE, SHIFT = 3.0, -6.0
"""The ranker's scores are divided by `SCALE` and moved by `SHIFT` before the logistic: else those of
good and of poor evidence would both round to 1."""

_FIGURES = ("number", "table", "comparison", "ambiguous")


def evidence_examples(assistant: Assistant, rows: Sequence[KnownAnswer]) -> list[Example]:
    """The sentences and rows found for each row, right where they hold its evidence."""
    out = []
    for known in tqdm(rows, desc="evidence", unit="row", leave=False):
        if not known.evidence:
            continue
        query = _query(assistant, known)
        ranked, _ = assistant.evidence(query)
        right = np.array([_proves(candidate, known) for candidate in ranked])
        if right.any():
            features = np.stack([c.features for c in ranked]).astype(np.float64)
            texts = tuple(told(c.hit.passage, c.text) for c in ranked)
            out.append(Example(known.id, features, right, _numbered(ranked), query.text, texts))
    return out


def reading_examples(assistant: Assistant, rows: Sequence[KnownAnswer]) -> list[Example]:
    """The figures that stand in the best evidence of each row that asks for one, right where they are
    accepted."""
    out = []
    for known in tqdm(rows, desc="figures", unit="row", leave=False):
        if known.kind == "claim" or not known.accept or known.type not in {*_FIGURES, None}:
            continue
        query = _query(assistant, known)
        if query.expects not in {"figure", "comparison"} and not query.keywords:
            continue
        ranked, _ = assistant.evidence(query)
        for area in wanted_areas(query):
            found = [r for c in ranked[:READ_AHEAD] for r in assistant.figures.all(query, c, area)]
            right = np.array([_accepted(reading, known) for reading in found], bool)
            if right.any():
                features = [[r.features.get(name, 0.0) for name in readings.FEATURES] for r in found]
                places = _numbered([r.candidate for r in found])
                out.append(Example(known.id, np.array(features), right, places))
    return out


def train(
    assistant: Assistant,
    rows: Sequence[KnownAnswer],
    folder: Path,
    report: Callable[[str], None],
    *,
    data: Path | None = None,
    minutes: float = 0,
) -> None:
    """Fits both rankers and the confidence, and writes their weights into `folder` (`ranker.json`,
    `reader.json`, `calibration.json`).

    The reader is fitted with the ranker that `assistant` has, and the confidence with the reader that
    the package has; train twice to settle all. With `data`, a folder of public sets, a cross-encoder is
    trained for so many minutes, compared with the ranker and written into `folder / "pairs"`.

    Raises:
        InputError: `data` holds none of the sets (see `eval.public`).
    """
    fold_of = folds(rows)
    examples = evidence_examples(assistant, rows)
    ranker = fit(examples, evidence.FEATURES, PENALTY["ranker"], fold_of)
    report(
        f"ranker, held out: first candidate right {ranker.first:.3f}, a right passage in the first five"
        f" {ranker.in_five:.3f}; {ranker.count} questions"
    )
    _write(folder / "ranker.json", {"weights": _scaled(ranker.weights), "bias": SHIFT})
    reader = fit(reading_examples(assistant, rows), readings.FEATURES, PENALTY["reader"], fold_of)
    report(f"reader, held out: first figure right {reader.first:.3f}; {reader.count} questions")
    plain = {n: round(float(w), 3) for n, w in zip(reader.names, reader.weights, strict=True)}
    _write(folder / "reader.json", {"weights": plain})
    rankers = [Ranker.of(_scaled(weights), SHIFT) for weights in ranker.by_fold]
    calibrating.train(assistant.index, rows, fold_of, rankers, folder, report)
    if data is not None:
        index = assistant.index
        passages = [passage for info in index.infos() for passage in index.passages_of(info.id)]
        reranking.train(
            passages,
            examples,
            ranker,
            fold_of,
            data=data,
            folder=folder / "pairs",
            minutes=minutes,
            report=report,
        )


def _scaled(weights: NDArray[np.float64]) -> dict[str, float]:
    return {n: round(float(w) / SCALE, 3) for n, w in zip(evidence.FEATURES, weights, strict=True)}


def packaged_folder() -> Path:
    """Where the weights that come with the package lie."""
    return Path(rank.__file__).parent / "data"


def _query(assistant: Assistant, known: KnownAnswer) -> Query:
    if known.kind == "claim":
        return assistant.understand_claim(known.claim or "")
    turns = known.turns or (known.question or "",)
    return assistant.understand(turns[-1], history=turns[:-1])


def _proves(candidate: Candidate, known: KnownAnswer) -> bool:
    report = candidate.hit.passage.report_id
    return any(e.report == report and matching.overlaps(candidate.text, e.quote) for e in known.evidence)


def _accepted(reading: readings.Reading, known: KnownAnswer) -> bool:
    said = reading.value
    return (
        not reading.features.get("area_other")
        and any(matching.stands_in(phrase, said) for group in known.accept for phrase in group)
        and not any(matching.stands_in(phrase, said) for phrase in known.reject)
    )


def _numbered(candidates: Sequence[Candidate]) -> NDArray[np.int64]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(c.hit.passage.id, len(numbers)) for c in candidates], np.int64)


def _write(path: Path, value: dict[str, object]) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
