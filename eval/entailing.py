"""Training of the cross-encoder that tells what a sentence says (`assistant.evidence.entailment`).

The packaged MiniLM with a new head of two outputs, fine-tuned by cross-entropy (Devlin et al. 2019); its
word embeddings stay as they are, so that only its layers need be kept. It learns from pairs
(`eval.pairs`, `eval.left_open`) whether a text speaks of a statement, and which way it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from tqdm import tqdm

from assistant.evidence.entailment import LENGTH, OUTPUTS, WEIGHTS, trained
from eval.pairs import NO, NOTHING, YES
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
"""How often each pair is read, if nothing else is said."""

RATE = 1e-4
HEAD = 5
WARM = 0.06
"""The greatest learning rate, how many times that the new head's is, and the share of the steps in which
it is reached; then it falls to 0."""

FURTHER = 5e-5
"""The rate where layers are trained further."""

SMOOTHING = 0.02
"""The share of the label that is spread over the others: some are in error."""

TURNS = 1.5
"""How much it weighs which way a sentence speaks, beside whether it does."""

_TOGETHER = 20
"""Steps whose pairs are ordered by length, so that little of a step is padding."""


def train(
    pairs: Sequence[Pair],
    folder: Path,
    report: Callable[[str], None],
    *,
    epochs: float = EPOCHS,
    start: Path | None = None,
    seed: int = 0,
) -> Path:
    """Trains on `pairs`, each read `epochs` times. Writes the layers, and gives their file in `folder`.

    It begins with the packaged MiniLM and a new head or, at a lower rate, with the layers in `start`, as
    it wrote them before.
    """
    from safetensors.torch import load_file, save_file

    model = _model(None if start is None else load_file(start), seed)
    reading, batches = _Reading.of(model), _batches(pairs, Random(seed))  # noqa: S311 - to be repeated
    steps = int(len(pairs) * epochs / BATCH)
    lessons = [lambda: reading.loss(next(batches))] * steps
    losses = _learn(model, lessons, (RATE, RATE * HEAD) if start is None else (FURTHER, FURTHER))
    path = folder / WEIGHTS
    save_file(trained(model.state_dict()), path)
    told = f"loss {np.mean(losses[:20]):.3f} at first, {np.mean(losses[-20:]):.3f} at last"
    report(f"cross-encoder: {len(pairs)} pairs, {steps} steps; {told}")
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """A model that learns, with its tokenizer: what its losses are."""

    model: Any
    tokenizer: Any

    @classmethod
    def of(cls, model: Any) -> _Reading:
        from transformers import AutoTokenizer

        return cls(model, AutoTokenizer.from_pretrained(str(default_folder())))

    def loss(self, batch: Sequence[Pair]) -> Any:
        """The cross-entropy of whether the text speaks, and of whether it affirms, where it is known
        which way it speaks: `TURNS` times as much for each pair."""
        import torch

        def loss(odds: Any, right: Any) -> Any:
            smooth = right.float() * (1 - 2 * SMOOTHING) + SMOOTHING
            return torch.nn.functional.binary_cross_entropy_with_logits(odds, smooth)

        odds = self._logits([p.statement for p in batch], [p.text for p in batch])
        labels = torch.tensor([p.label for p in batch])
        speaks = loss(odds[:, 0], labels != NOTHING)
        turned = (labels == YES) | (labels == NO)
        if not turned.any():
            return speaks
        leans = loss(odds[turned, 1], labels[turned] == YES)
        return speaks + TURNS * turned.float().mean() * leans

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
    """The share of the pairs that speak which `model` takes to, of the others that which it does not,
    and of those that speak in a known way that whose yes or no it finds; nan of none."""
    held: tuple[list[bool], list[bool]] = ([], [])
    turned = []
    for pair in tqdm(pairs, "measure", leave=False):
        (said,) = model.read(pair.statement, [pair.text])
        speaks = pair.label != NOTHING
        held[speaks].append((said.speaks >= 0) == speaks)
        if pair.label in (YES, NO):
            turned.append((said.leans >= 0) == (pair.label == YES))
    silent, speaking, way = (float(np.mean(each)) if each else nan for each in (*held, turned))
    return speaking, silent, way


def won(model: Entailment, contests: Sequence[Contest]) -> float:
    """The share of contests whose right text speaks more of the question, by `model`, than all that was
    found beside it."""
    wins = []
    for contest in tqdm(contests, "contests", leave=False):
        right, *rivals = model.read(contest.question, [contest.text, *contest.rivals])
        wins.append(right.speaks > max(rival.speaks for rival in rivals))
    return float(np.mean(wins))


def _model(begun: Mapping[str, Any] | None, seed: int) -> Any:
    """The packaged MiniLM with a new head, or the layers `begun`."""
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
            str(default_folder()), num_labels=OUTPUTS
        )
    logging.set_verbosity(level)
    if begun is not None:
        model.load_state_dict({**model.state_dict(), **begun})
    for weight in model.bert.embeddings.parameters():
        weight.requires_grad = False
    return model.train()


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
