"""A cross-encoder that reads question and sentence together, trained from the packaged MiniLM.

Trained listwise: of the texts of one question, the right one is to have the greatest share of a softmax
(Nogueira and Cho 2019 for reading pairs, Cao et al. 2007 for the loss). The word embeddings stay as they
are. What is written is a folder that sentence-transformers opens, so `PASSAGE_RERANKER` may name it.
"""

from __future__ import annotations

from random import Random
from time import process_time
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embedding import default_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from eval.public import Choice

TEXTS = 6
"""Texts of one question in a step: one that is right, and others."""

QUESTIONS = 5
"""Questions in a step."""

LENGTH = 96
"""Tokens of a pair, at most."""

RATE = 8e-5
WARM = 0.06
"""The greatest learning rate, and the share of the time in which it is reached; then it falls to 0."""


def train(
    choices: Sequence[Choice],
    folder: Path,
    *,
    minutes: float,
    report: Callable[[str], None],
    seed: int = 0,
) -> None:
    """Trains on `choices`, again and again in a new order, for so many minutes of processor time, and
    writes the model."""
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    torch.manual_seed(seed)
    source = str(default_folder())
    tokenizer = AutoTokenizer.from_pretrained(source)
    model: Any = BertForSequenceClassification.from_pretrained(source, num_labels=1)
    for weight in model.bert.embeddings.parameters():
        weight.requires_grad = False
    learnt = [weight for weight in model.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=RATE, weight_decay=0.01)
    model.train()
    began, spent, step, losses = process_time(), 0.0, 0, []
    for batch in _batches(choices, Random(seed)):  # noqa: S311 - a draw that can be repeated
        spent = (process_time() - began) / (60 * minutes)
        if spent >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(spent / WARM, (1 - spent) / (1 - WARM))
        questions = [question for question, texts in batch for _ in texts]
        texts = [text for _, each in batch for text in each]
        pairs = tokenizer(
            questions, texts, truncation=True, max_length=LENGTH, padding=True, return_tensors="pt"
        )
        scores = model(**pairs).logits.view(len(batch), TEXTS)
        loss = torch.nn.functional.cross_entropy(scores, torch.zeros(len(batch), dtype=torch.long))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        losses.append(loss.item())
        step += 1
        if step % 50 == 0:
            report(f"{spent:.0%}: {step} steps, loss {np.mean(losses[-50:]):.3f}")
    model.half().save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    report(f"written {folder}: {step} steps of {QUESTIONS} questions in {minutes:.0f} minutes")


def _batches(choices: Sequence[Choice], draw: Random) -> Iterator[list[tuple[str, list[str]]]]:
    """Questions with `TEXTS` texts each, the right one first, without end."""
    while True:
        order = [c for c in choices if c.right.count(False) >= 2]
        draw.shuffle(order)
        for at in range(0, len(order) - QUESTIONS + 1, QUESTIONS):
            yield [(c.question, _texts(c, draw)) for c in order[at : at + QUESTIONS]]


def _texts(choice: Choice, draw: Random) -> list[str]:
    right = draw.choice([t for t, ok in zip(choice.texts, choice.right, strict=True) if ok])
    wrong = [t for t, ok in zip(choice.texts, choice.right, strict=True) if not ok]
    drawn = draw.sample(wrong, min(TEXTS - 1, len(wrong)))
    return [right, *drawn, *draw.choices(wrong, k=TEXTS - 1 - len(drawn))]


class Reader:
    """A trained cross-encoder that scores the texts of a question."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        """Takes a model with one output, and its tokenizer; `open` loads them."""
        self._model = model
        self._tokenizer = tokenizer

    @classmethod
    def open(cls, folder: Path) -> Reader:
        """The model that `train` wrote into `folder`."""
        from transformers import AutoTokenizer, BertForSequenceClassification

        model: Any = BertForSequenceClassification.from_pretrained(str(folder))
        return cls(model.float().eval(), AutoTokenizer.from_pretrained(str(folder)))

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """How well each text answers, a logit each; shape (len(texts),)."""
        import torch

        given = self._tokenizer(
            [question] * len(texts),
            list(texts),
            truncation=True,
            max_length=LENGTH,
            padding=True,
            return_tensors="pt",
        )
        with torch.inference_mode():
            logits: NDArray[np.float64] = self._model(**given).logits[:, 0].double().numpy()
        return logits
