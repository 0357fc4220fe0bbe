"""Passages in a better order: a cross-encoder reads question and passage together.

Nogueira and Cho, "Passage Re-ranking with BERT", 2019. Its rank is fused with the rank that the passage
had before, so that one model alone never decides; nothing is dropped. torch and sentence-transformers
are imported when a model is loaded, not before.
"""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from corpus.errors import SettingsError
from index.embedding import quiet
from index.fusion import fuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentence_transformers import CrossEncoder

    from index.types import Hit

_BATCH = 32
_READS_PAIRS = ("ForSequenceClassification", "ForCausalLM")


class Reranker(Protocol):
    """Puts hits in a better order."""

    def rerank(self, question: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """All of `hits`, best first, their scores replaced by those of the new order."""


class CrossEncoderReranker:
    """A `Reranker` on a sentence-transformers cross-encoder. Safe for use by many threads."""

    def __init__(self, model: CrossEncoder) -> None:
        """Takes a loaded model with one output; `load` makes one."""
        self._model = model
        # The fast tokenizer refuses two threads at once ("Already borrowed").
        self._lock = threading.Lock()

    @classmethod
    def load(
        cls, model: str | Path, *, offline: bool = True, device: str = "cpu"
    ) -> CrossEncoderReranker:
        """Loads a model.

        Args:
            model: a folder, or a name on the model hub (without an owner, of "cross-encoder/").
            offline: never look beyond this machine (sets `HF_HUB_OFFLINE`, unless it is set).
            device: where torch computes.

        Raises:
            SettingsError: the model is not there, cannot be loaded, or gives no single score to a
                question and a passage.
        """
        if offline:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        name = str(model)
        if not Path(name).is_dir() and "/" not in name:
            name = f"cross-encoder/{name}"
        return cls(_open(name, offline=offline, device=device))

    def rerank(self, question: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """All of `hits`, best first by reciprocal rank fusion of their order and the model's.

        `score` becomes the fused one, in (0, 2/61]; equal ones keep the order they came in. What the two
        search engines said of a hit stays.
        """
        given = [(row, hit.score) for row, hit in enumerate(hits)]
        scores = self._scores(question, [hit.passage.embedded for hit in hits])
        judged = sorted(enumerate(scores), key=lambda pair: (-pair[1], pair[0]))
        return tuple(replace(hits[one.row], score=one.score) for one in fuse(given, judged))

    def _scores(self, question: str, texts: Sequence[str]) -> list[float]:
        from torch.nn import Identity

        if not texts:
            return []
        # A lone surrogate has no UTF-8 form, and the tokenizer takes UTF-8 alone.
        asked = question.encode("utf-8", "replace").decode()
        pairs = [(asked, text.encode("utf-8", "replace").decode()) for text in texts]
        with self._lock:
            # Bare logits: through the usual sigmoid the best passages would all come to 1.0.
            scores: Any = self._model.predict(
                pairs, batch_size=_BATCH, activation_fn=Identity(), show_progress_bar=False
            )
        return [float(score) for score in scores]


def _open(name: str, *, offline: bool, device: str) -> CrossEncoder:
    from sentence_transformers import CrossEncoder
    from transformers import AutoConfig

    try:
        config = AutoConfig.from_pretrained(name, local_files_only=offline)
    except (OSError, ValueError) as error:
        way = "give its folder in PASSAGE_RERANKER" if offline else "check the name"
        raise SettingsError(f"the reranker {name!r} is not on this machine; {way}") from error
    kinds = config.architectures or ()
    # Any encoder loads as a cross-encoder, with a random head where it has none of its own.
    if not any(kind.endswith(_READS_PAIRS) for kind in kinds):
        raise SettingsError(
            f"the reranker {name!r} is no cross-encoder but {', '.join(kinds) or 'of no known kind'};"
            " name another in PASSAGE_RERANKER"
        )
    try:
        with quiet():
            model: CrossEncoder = CrossEncoder(name, device=device, local_files_only=offline)
    except Exception as error:  # each format of weights has errors of its own
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise SettingsError(f"the reranker {name!r} cannot be loaded: {first}") from error
    if model.num_labels != 1:
        raise SettingsError(
            f"the reranker {name!r} gives {model.num_labels} values, not one score;"
            " name another in PASSAGE_RERANKER"
        )
    return model
