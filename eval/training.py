"""The weights of the assistant's two linear rankers, learnt from known answers.

One ranks sentences and table rows as evidence (`assistant.evidence.rank`), the other ranks the figures
that stand in them (`assistant.evidence.reading`). A row that a model has seen does not score it, nor
does a row about the same evidence: what is reported is the mean over held-out folds (`eval.folds`).
Confidence and threshold are fitted after them, on answers by the rankers of the folds
(`eval.calibrating`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant import shipped
from assistant.answers.best import READ_AHEAD
from assistant.answers.figures import wanted_areas
from assistant.asked.question import Query
from assistant.engine import Assistant
from assistant.evidence import reading
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.entailment import WEIGHTS, Entailment, shown
from assistant.evidence.finder import OF_ROWS
from assistant.evidence.rank import Ranker
from eval import (
    calibrating,
    contests,
    entailing,
    judging,
    left_open,
    matching,
    pairs,
    public,
    rereading,
)
from eval.folds import FOLDS, folds
from eval.listwise import Example, Fit, fit
from eval.types import KnownAnswer
from index.types import Embedder

PENALTY = {"ranker": 3e-4, "reader": 3e-3}
"""Weight of the squared weights beside the mean log loss; the best of four by cross-validation."""

WRITTEN = 90_000
"""Of so many pairs the cross-encoder learns beside those of questions left open: all are more."""

SHIFT = -6.0
"""The ranker's scores are divided by `rereading.SCALE` and moved by `SHIFT` before the logistic: else
those of good and of poor evidence would both round to 1."""

_FIGURES = ("number", "table", "comparison", "ambiguous")


def evidence_examples(assistant: Assistant, rows: Sequence[KnownAnswer]) -> list[Example]:
    """The sentences and rows found for each row, right where they hold its evidence."""
    out = []
    for known in tqdm(rows, desc="evidence", unit="row", leave=False):
        if not known.evidence:
            continue
        query = _query(assistant, known)
        ranked, _ = assistant.evidence(query, unread=True)
        right = np.array([matching.proves(candidate, known) for candidate in ranked])
        if right.any():
            features = np.stack([c.features for c in ranked]).astype(np.float64)
            texts = () if query.expects in OF_ROWS else tuple(map(_shown, ranked))
            asked = assistant.areas.nameless(query.text, ranked[0].hit.passage.force)
            out.append(Example(known.id, features, right, _numbered(ranked), asked, texts))
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
            right = np.array([_accepted(each, known) for each in found], bool)
            if right.any():
                features = [[r.features.get(name, 0.0) for name in reading.FEATURES] for r in found]
                places = _numbered([r.candidate for r in found])
                out.append(Example(known.id, np.array(features), right, places))
    return out


def train_reader(
    assistant: Assistant,
    embedder: Embedder,
    folder: Path,
    report: Callable[[str], None],
    *,
    data: Path | None = None,
    epochs: float = entailing.EPOCHS,
    further: bool = False,
) -> Path:
    """Trains the cross-encoder on questions that are left open (`eval.left_open`), on `WRITTEN` of the
    pairs that come with the package and of what is found beside a right sentence, drawn, and on the
    public sets in `data`; writes its layers into `folder`, and reports how it does on what it did not
    learn from. With `further` it begins with the layers that the package has.

    Raises:
        InputError: `data` holds none of the sets (see `eval.public`), a file is malformed, or a pair's
            sentence stands in no report of the index.
    """
    # Read first: what is wrong with it is to be told before hours of work.
    more = pairs.of_choices(public.load(data)) if data is not None else ()
    reports, invented = left_open.packaged()
    asked, unasked = left_open.parted(left_open.load_asked(reports))
    paragraphs, others = left_open.parted(left_open.load_paragraphs(invented))
    index = assistant.index
    passages = [passage for info in index.infos() for passage in index.passages_of(info.id)]
    packaged = pairs.load(*pairs.packaged())
    rows, unread = pairs.parted(packaged)
    learnt, kept = pairs.parted(pairs.nameless(packaged, passages, assistant.areas))
    written = (
        *pairs.of_sentences(learnt, passages, embedder),
        *pairs.of_themselves(learnt, passages),
        *(
            pair
            for kind in ("answers", "near")
            for pair in contests.lost(contests.of_reports(rows, assistant, embedder, kind=kind))
        ),
    )
    given = (
        *left_open.of_reports(asked, assistant),
        *left_open.of_invented(paragraphs, assistant.areas, embedder),
        *Random(0).sample(written, min(WRITTEN, len(written))),  # noqa: S311 - a draw to repeat
        *more,
    )
    start = packaged_folder() / WEIGHTS if further else None
    weights = entailing.train(given, folder, report, epochs=epochs, start=start)
    model = Entailment.load(weights)
    own = [row for row in kept if row.report != pairs.INVENTED]
    foreign = [row for row in kept if row.report == pairs.INVENTED]
    for what, unseen in (
        ("questions left open by the reports, and told", left_open.of_reports(unasked, assistant)),
        (
            "questions of invented paragraphs",
            left_open.of_invented(others, assistant.areas, embedder),
        ),
        ("statements, the reports", pairs.of_sentences(own, passages, embedder)),
        ("statements, invented sentences", pairs.of_sentences(foreign, passages, embedder)),
        ("sentences in their own words", pairs.of_themselves(kept, passages)),
    ):
        speaking, silent, way = entailing.measure(model, unseen)
        report(
            f"cross-encoder, unseen {what}: of {len(unseen)} pairs, those that speak held to"
            f" {speaking:.3f}, the others not {silent:.3f}; yes or no {way:.3f}"
        )
    held = contests.of_reports(unread, assistant, embedder)
    held += contests.of_invented(unread, assistant, embedder)
    report(f"cross-encoder, unseen: of {len(held)} contests won {entailing.won(model, held):.3f}")
    return weights


def train(
    assistant: Assistant,
    rows: Sequence[KnownAnswer],
    folder: Path,
    report: Callable[[str], None],
) -> None:
    """Fits both rankers, what judges statements, and the confidence, and writes their weights into
    `folder` (`ranker.json`, `reader.json`, `sense.json`, `calibration.json`).

    The reader is fitted with the ranker that `assistant` has, and the confidence with the reader that
    the package has; train twice to settle all.
    """
    fold_of = folds(rows)
    ranker, blend = _ordering(assistant, rows, fold_of, report)
    weighing = {"weights": _scaled(ranker.weights), "bias": SHIFT}
    _write(folder / "ranker.json", weighing | {"reading": blend.reading, "usual": blend.usual})
    reader = fit(reading_examples(assistant, rows), reading.FEATURES, PENALTY["reader"], fold_of)
    report(f"reader, held out: first figure right {reader.first:.3f}; {reader.count} questions")
    plain = {n: round(float(w), 3) for n, w in zip(reader.names, reader.weights, strict=True)}
    _write(folder / "reader.json", {"weights": plain})
    rankers = [Ranker.of(_scaled(w), SHIFT, blend.reading, blend.usual) for w in ranker.by_fold]
    _train_judging(assistant, rows, rankers, folder, report)


def _ordering(
    assistant: Assistant,
    rows: Sequence[KnownAnswer],
    fold_of: Mapping[str, int],
    report: Callable[[str], None],
) -> tuple[Fit, rereading.Blend]:
    """The linear ranker, and how much reading counts beside it."""
    examples = evidence_examples(assistant, rows)
    ranker = fit(examples, FEATURES, PENALTY["ranker"], fold_of)
    report(
        f"ranker, held out: first candidate right {ranker.first:.3f}, a right passage in the first five"
        f" {ranker.in_five:.3f}; {ranker.count} questions"
    )
    read = [example for example in examples if example.texts]
    return ranker, rereading.fit(read, ranker, fold_of, assistant.entailment, report)


def train_judging(
    assistant: Assistant,
    rows: Sequence[KnownAnswer],
    folder: Path,
    report: Callable[[str], None],
) -> None:
    """Fits all that weighs what the cross-encoder reads: how much it counts beside the linear ranker,
    what judges statements, the confidence and the threshold. Writes them into `folder`
    (`ranker.json`, `sense.json`, `calibration.json`): the linear rankers stay."""
    _, blend = _ordering(assistant, rows, folds(rows), report)
    linear = shipped.weights("ranker.json")
    _write(folder / "ranker.json", linear | {"reading": blend.reading, "usual": blend.usual})
    ranker = Ranker.of(linear["weights"], linear["bias"], blend.reading, blend.usual)
    renewed = Assistant(assistant.index, ranker=ranker, entailment=assistant.entailment)
    _train_judging(renewed, rows, [ranker] * FOLDS, folder, report)


def _train_judging(
    assistant: Assistant,
    rows: Sequence[KnownAnswer],
    rankers: Sequence[Ranker],
    folder: Path,
    report: Callable[[str], None],
) -> None:
    fold_of = folds(rows)
    _, unread = pairs.parted(pairs.load(*pairs.packaged()))
    written = [row for row in unread if row.report != pairs.INVENTED]
    senses = judging.train(assistant, rows, written, fold_of, folder, report)
    calibrating.train(
        assistant.index, rows, fold_of, rankers, folder, report, assistant.entailment, senses
    )


def train_confidence(
    assistant: Assistant,
    rows: Sequence[KnownAnswer],
    folder: Path,
    report: Callable[[str], None],
) -> None:
    """Fits the confidence and the threshold alone, to answers by `assistant` as it is, and writes them
    into `folder` (`calibration.json`): the rankers and what judges statements stay."""
    fold_of = folds(rows)
    rankers = [Ranker.packaged()] * FOLDS
    calibrating.train(assistant.index, rows, fold_of, rankers, folder, report, assistant.entailment)


def _scaled(weights: NDArray[np.float64]) -> dict[str, float]:
    return {n: round(float(w) / rereading.SCALE, 3) for n, w in zip(FEATURES, weights, strict=True)}


def packaged_folder() -> Path:
    """Where the weights that come with the package lie."""
    return Path(str(files("assistant"))) / "data"


def _query(assistant: Assistant, known: KnownAnswer) -> Query:
    if known.kind == "claim":
        return assistant.understand_claim(known.claim or "")
    turns = known.turns or (known.question or "",)
    return assistant.understand(turns[-1], history=turns[:-1])


def _shown(candidate: Candidate) -> str:
    passage = candidate.hit.passage
    return "" if passage.kind == "table_row" else shown(passage, candidate.start, candidate.end)


def _accepted(found: reading.Reading, known: KnownAnswer) -> bool:
    said = found.value
    return (
        not found.features.get("area_other")
        and any(matching.stands_in(phrase, said) for group in known.accept for phrase in group)
        and not any(matching.stands_in(phrase, said) for phrase in known.reject)
    )


def _numbered(candidates: Sequence[Candidate]) -> NDArray[np.int64]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(c.hit.passage.id, len(numbers)) for c in candidates], np.int64)


def _write(path: Path, value: dict[str, object]) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
