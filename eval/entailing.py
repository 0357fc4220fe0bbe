"""Training of the cross-encoder that tells what a sentence says (`assistant.evidence.entailment`).

The packaged MiniLM with a new head of three outputs, fine-tuned by cross-entropy (Devlin et al. 2019);
its word embeddings stay as they are, so that only its layers need be kept.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from tqdm import tqdm

from assistant.evidence.entailment import LABELS, LENGTH, WEIGHTS, layers
from eval.pairs import NOTHING
from index.embedding import default_folder, quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from assistant.evidence.entailment import Entailment
    from eval.pairs import Pair

BATCH = 32
"""Pairs in a step."""

EPOCHS = 2.0

RATE = 1e-4
HEAD = 5
WARM = 0.06
"""The greatest learning rate, how many times that the new head's is, and the share of the steps in which
it is reached; then it falls to 0."""

FURTHER = 6e-5
"""The rate where layers are trained further."""

SMOOTHING = 0.02
"""The share of the label that is spread over the others: some are in error."""

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
    """Trains on `pairs`, each read `epochs` times, and writes the layers into `folder`; the file.

    It begins with the packaged MiniLM and a new head or, at a lower rate, with the layers in `start`, as
    it wrote them before.
    """
    import torch
    from safetensors.torch import save_file
    from transformers import AutoTokenizer

    torch.manual_seed(seed)
    tokenizer = AutoTokenizer.from_pretrained(str(default_folder()))
    model = _model(start)
    learnt = [weight for weight in model.parameters() if weight.requires_grad]
    head = list(model.classifier.parameters())
    body = [weight for weight in learnt if all(weight is not other for other in head)]
    rates = (RATE, RATE * HEAD) if start is None else (FURTHER, FURTHER)
    optimiser = torch.optim.AdamW(
        [{"params": body}, {"params": head}], lr=RATE, weight_decay=0.01, foreach=True
    )
    steps = max(1, int(len(pairs) * epochs / BATCH))
    losses = []
    draw = Random(seed)  # noqa: S311 - a draw that can be repeated
    bar = tqdm(zip(range(steps), _batches(pairs, draw), strict=False), "reader", steps, leave=False)
    for step, batch in bar:
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(step / (WARM * steps), (steps - step) / ((1 - WARM) * steps))
        read = tokenizer(
            [pair.statement for pair in batch],
            [pair.text for pair in batch],
            truncation="longest_first",
            max_length=LENGTH,
            padding=True,
            return_tensors="pt",
        )
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(**read).logits
        right = torch.tensor([pair.label for pair in batch])
        loss = torch.nn.functional.cross_entropy(logits.float(), right, label_smoothing=SMOOTHING)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        losses.append(loss.item())
    path = folder / WEIGHTS
    save_file(layers(model.state_dict()), path)
    told = f"loss {np.mean(losses[:20]):.3f} at first, {np.mean(losses[-20:]):.3f} at last"
    report(f"cross-encoder: {len(pairs)} pairs, {steps} steps of {BATCH}; {told}")
    return path


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


def _model(start: Path | None) -> Any:
    from safetensors.torch import load_file
    from transformers import BertForSequenceClassification
    from transformers.utils import logging as imported

    logging: Any = imported
    level = logging.get_verbosity()
    # It warns that the head is new, which it is meant to be.
    logging.set_verbosity_error()
    with quiet():
        model: Any = BertForSequenceClassification.from_pretrained(
            str(default_folder()), num_labels=len(LABELS)
        )
    logging.set_verbosity(level)
    if start is not None:
        model.load_state_dict({**model.state_dict(), **load_file(start)})
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
