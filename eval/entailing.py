"""Training of the cross-encoder that tells what a sentence says (`assistant.evidence.entailment`).

The packaged MiniLM with a new head of three outputs, fine-tuned by cross-entropy (Devlin et al. 2019);
its word embeddings stay as they are, so that only its layers need be kept. It learns from pairs
(`eval.pairs`) and from contests (`eval.contests`). Layers of their own, which begin with those, learn
whether a sentence answers (`train_answering`).
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from tqdm import tqdm

from assistant.evidence import layers
from assistant.evidence.entailment import ANSWERING, LABELS, LENGTH, WEIGHTS
from eval.pairs import NOTHING, YES
from index.embedding import default_folder, quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from assistant.evidence.entailment import Entailment
    from eval.contests import Contest
    from eval.pairs import Pair

BATCH = 32
"""Pairs in a step."""

EPOCHS = 2.0
ROUNDS = 2.0
"""How often each pair is read and each contest held, if nothing else is said."""

HELD = 8
"""Contests in a step."""

RATE = 1e-4
HEAD = 5
WARM = 0.06
"""The greatest learning rate, how many times that the new head's is, and the share of the steps in which
it is reached; then it falls to 0."""

FURTHER = 5e-5
"""The rate where layers are trained further."""

SMOOTHING = 0.02
"""The share of the label that is spread over the others: some are in error."""

AGAINST = 3
"""Rivals that the right sentence of a contest has to win against in a step."""

SILENT = 0.3
"""How much it weighs that a rival says nothing to the question, beside that the right one answers it:
some do say something."""

_TOGETHER = 20
"""Steps whose pairs are ordered by length, so that little of a step is padding."""


def train(
    pairs: Sequence[Pair],
    folder: Path,
    report: Callable[[str], None],
    *,
    contests: Sequence[Contest] = (),
    epochs: float = EPOCHS,
    rounds: float = ROUNDS,
    start: Path | None = None,
    seed: int = 0,
) -> Path:
    """Trains on `pairs`, each read `epochs` times, and on `contests`, each held `rounds` times. Writes
    its layers, and gives their file in `folder`.

    It begins with the packaged MiniLM and a new head or, at a lower rate, with the layers in `start`, as
    it wrote them before.
    """
    from safetensors.torch import load_file, save_file

    model = _model(None if start is None else load_file(start), len(LABELS), seed)
    draw = Random(seed)  # noqa: S311 - a draw that can be repeated
    lessons = _lessons(_Reading.of(model), pairs, contests, epochs, rounds, draw)
    losses = _learn(model, lessons, (RATE, RATE * HEAD) if start is None else (FURTHER, FURTHER))
    path = folder / WEIGHTS
    save_file(layers.trained(model.state_dict()), path)
    told = f"loss {np.mean(losses[:20]):.3f} at first, {np.mean(losses[-20:]):.3f} at last"
    report(f"cross-encoder: {len(pairs)} pairs, {len(contests)} contests, {len(lessons)} steps; {told}")
    return path


def train_answering(
    pairs: Sequence[Pair],
    start: Path,
    folder: Path,
    report: Callable[[str], None],
    *,
    epochs: float = EPOCHS,
    further: Path | None = None,
    seed: int = 0,
) -> Path:
    """Trains layers to tell which of `pairs` answer, whatever their label but "nothing", each read
    `epochs` times. Writes what they differ by from those in `start`, and gives its file in `folder`.

    They begin with those in `start` or, where they are to be trained further, with those that differ
    from them by what `further` holds.
    """
    from safetensors.torch import load_file

    begun = load_file(start) if further is None else layers.load_different(start, further)
    model = _model(begun, 1, seed)
    reading, batches = _Reading.of(model), _batches(pairs, Random(seed))  # noqa: S311 - as above
    steps = int(len(pairs) * epochs / BATCH)
    lessons = [lambda: reading.of_answers(next(batches))] * steps
    losses = _learn(model, lessons, (FURTHER, FURTHER))
    path = folder / ANSWERING
    layers.save_difference(layers.trained(model.state_dict()), start, path)
    told = f"loss {np.mean(losses[:20]):.3f} at first, {np.mean(losses[-20:]):.3f} at last"
    report(f"what answers: {len(pairs)} pairs, {steps} steps; {told}")
    return path


def _learn(model: Any, lessons: Sequence[Callable[[], Any]], rates: tuple[float, float]) -> list[float]:
    """Takes a step for each of `lessons`, at these greatest rates of layers and head; gives the
    losses."""
    import torch

    learnt = [weight for weight in model.parameters() if weight.requires_grad]
    head = list(model.classifier.parameters())
    body = [weight for weight in learnt if all(weight is not other for other in head)]
    optimiser = torch.optim.AdamW(
        [{"params": body}, {"params": head}], lr=RATE, weight_decay=0.01, foreach=True
    )
    steps = len(lessons)
    losses = []
    for step, lesson in enumerate(tqdm(lessons, "reader", leave=False)):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(step / (WARM * steps), (steps - step) / ((1 - WARM) * steps))
        loss = lesson()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        losses.append(loss.item())
    return losses


def _lessons(
    reading: _Reading,
    pairs: Sequence[Pair],
    contests: Sequence[Contest],
    epochs: float,
    rounds: float,
    draw: Random,
) -> list[Callable[[], Any]]:
    """What gives the loss of each step, those of pairs and of contests in a mixed order."""
    some, others = _batches(pairs, draw), _rounds(contests, draw)
    kinds: list[Callable[[], Any]] = [lambda: reading.of_pairs(next(some))] * int(
        len(pairs) * epochs / BATCH
    )
    kinds += [lambda: reading.of_contests(next(others))] * int(len(contests) * rounds / HELD)
    draw.shuffle(kinds)
    return kinds


@dataclass(frozen=True, slots=True)
class _Reading:
    """A model that learns, with its tokenizer: what its losses are."""

    model: Any
    tokenizer: Any

    @classmethod
    def of(cls, model: Any) -> _Reading:
        from transformers import AutoTokenizer

        return cls(model, AutoTokenizer.from_pretrained(str(default_folder())))

    def of_pairs(self, batch: Sequence[Pair]) -> Any:
        """The cross-entropy of labels."""
        import torch

        logits = self._logits([p.statement for p in batch], [p.text for p in batch])
        right = torch.tensor([p.label for p in batch])
        return torch.nn.functional.cross_entropy(logits, right, label_smoothing=SMOOTHING)

    def of_answers(self, batch: Sequence[Pair]) -> Any:
        """The cross-entropy of whether the text answers."""
        import torch

        odds = self._logits([p.statement for p in batch], [p.text for p in batch])[:, 0]
        answers = torch.tensor([float(p.label != NOTHING) for p in batch])
        smooth = answers * (1 - 2 * SMOOTHING) + SMOOTHING
        return torch.nn.functional.binary_cross_entropy_with_logits(odds, smooth)

    def of_contests(self, batch: Sequence[tuple[str, Sequence[str]]]) -> Any:
        """Of questions with their right text first among others: the cross-entropy of the right one by
        the log odds that it speaks, and that of labels."""
        import torch

        loss = torch.nn.functional.cross_entropy
        logits = self._logits(
            [q for q, texts in batch for _ in texts], [t for _, ts in batch for t in ts]
        )
        speaks = torch.logsumexp(logits[:, :NOTHING], -1) - logits[:, NOTHING]
        won = loss(speaks.view(len(batch), -1), torch.zeros(len(batch), dtype=torch.long))
        first = torch.arange(len(logits)) % (AGAINST + 1) == 0
        labels = torch.where(first, YES, NOTHING)
        each = loss(logits, labels, reduction="none", label_smoothing=SMOOTHING)
        weight = torch.where(first, 1.0, SILENT)
        return won + (each * weight).sum() / weight.sum()

    def _logits(self, statements: Sequence[str], texts: Sequence[str]) -> Any:
        import torch

        read = self.tokenizer(
            list(statements),
            list(texts),
            truncation="longest_first",
            max_length=LENGTH,
            padding=True,
            return_tensors="pt",
        )
        with torch.autocast("cpu", torch.bfloat16):
            return self.model(**read).logits.float()


def measure(model: Entailment, pairs: Sequence[Pair]) -> tuple[float, float, float]:
    """How often `model` is right about pairs: of all, the share whose label it finds; of all, the share
    that it rightly takes for speaking or not; of those that speak and are taken to, the share whose
    yes or no it finds."""
    found = []
    for pair in tqdm(pairs, "measure", leave=False):
        (said,) = model.read(pair.statement, [pair.text])
        found.append((said.yes, said.no, said.nothing))
    label, told = np.array([pair.label for pair in pairs]), np.array(found)
    speaks, spoken = label != NOTHING, told[:, NOTHING] < 0.5
    way = np.argmax(told[:, :NOTHING], axis=1)
    both = speaks & spoken
    return (
        float(np.mean(np.argmax(told, axis=1) == label)),
        float(np.mean(speaks == spoken)),
        float(np.mean(way[both] == label[both])),
    )


def told_apart(model: Entailment, pairs: Sequence[Pair]) -> tuple[float, float]:
    """The share of the pairs that answer which `model` takes to, and of the others that which it does
    not."""
    held: tuple[list[bool], list[bool]] = ([], [])
    for pair in tqdm(pairs, "measure", leave=False):
        (odds,) = model.answers(pair.statement, [pair.text])
        answers = pair.label != NOTHING
        held[answers].append((odds >= 0) == answers)
    return float(np.mean(held[True])), float(np.mean(held[False]))


def won(model: Entailment, contests: Sequence[Contest]) -> float:
    """The share of contests whose right text speaks more of the question, by `model`, than all that was
    found beside it."""
    wins = []
    for contest in tqdm(contests, "contests", leave=False):
        right, *rivals = model.read(contest.question, [contest.text, *contest.rivals])
        wins.append(right.speaks > max(rival.speaks for rival in rivals))
    return float(np.mean(wins))


def _model(begun: Mapping[str, Any] | None, outputs: int, seed: int) -> Any:
    """The packaged MiniLM with a new head, or the layers `begun`, with their head if it has so many
    outputs."""
    import torch
    from transformers import BertForSequenceClassification
    from transformers.utils import logging as imported

    torch.manual_seed(seed)
    logging: Any = imported
    level = logging.get_verbosity()
    # It warns that the head is new, which it is meant to be.
    logging.set_verbosity_error()
    with quiet():
        model: Any = BertForSequenceClassification.from_pretrained(
            str(default_folder()), num_labels=outputs
        )
    logging.set_verbosity(level)
    if begun is not None:
        own = model.state_dict()
        fit = {name: weight for name, weight in begun.items() if weight.shape == own[name].shape}
        model.load_state_dict({**own, **fit})
    for weight in model.bert.embeddings.parameters():
        weight.requires_grad = False
    return model.train()


def _rounds(contests: Sequence[Contest], draw: Random) -> Iterator[list[tuple[str, list[str]]]]:
    """Contests by `HELD`, each with its right text before rivals drawn anew, again and again in a new
    order."""
    while True:
        order = draw.sample(contests, len(contests))
        for at in range(0, len(order), HELD):
            held = order[at : at + HELD]
            yield [(c.question, [c.text, *draw.sample(c.rivals, AGAINST)]) for c in held]


def _batches(pairs: Sequence[Pair], draw: Random) -> Iterator[list[Pair]]:
    """Batches of pairs of like length, all pairs in a new order again and again."""
    while True:
        order = list(pairs)
        draw.shuffle(order)
        batches = []
        for at in range(0, len(order), BATCH * _TOGETHER):
            near = sorted(
                order[at : at + BATCH * _TOGETHER], key=lambda p: len(p.statement) + len(p.text)
            )
            batches += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
        draw.shuffle(batches)
        yield from batches
