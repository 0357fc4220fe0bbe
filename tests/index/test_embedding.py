"""The real model."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.errors import SettingsError
from index import embedding
from index.embedding import SentenceEmbedder

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    "How many were arrested?",
    "Arrests.",
    "The force has a plan for victims of burglary. " * 20,
    "",
]


def test_vectors_are_those_of_sentence_transformers(embedder: SentenceEmbedder) -> None:
    bare = embedder.model.encode(TEXTS, show_progress_bar=False)
    np.testing.assert_allclose(embedder.encode(TEXTS), bare, atol=1e-6)


def test_vectors_are_single_precision_and_of_length_one(embedder: SentenceEmbedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_like_texts_lie_nearer_than_unlike_ones(embedder: SentenceEmbedder) -> None:
    asked, like, unlike = embedder.encode(
        ["How many people were arrested?", "Officers made 25 arrests.", "The canteen serves soup."]
    )
    assert asked @ like > asked @ unlike + 0.2


def test_no_text_has_no_vector(embedder: SentenceEmbedder) -> None:
    assert embedder.encode([]).shape == (0, 384)


@pytest.mark.parametrize("text", ["\ud800", "\0\x07", "\U0001f600", "word " * 4_000])
def test_odd_text_is_embedded(embedder: SentenceEmbedder, text: str) -> None:
    assert np.linalg.norm(embedder.encode([text])[0]) == pytest.approx(1, abs=1e-5)


def test_many_threads_encode_at_once(embedder: SentenceEmbedder) -> None:
    texts = [f"question {'long ' * (number % 20)}" for number in range(24)]
    with ThreadPoolExecutor(6) as pool:
        vectors = list(pool.map(lambda text: embedder.encode([text])[0], texts))
    np.testing.assert_allclose(vectors, embedder.encode(texts), atol=1e-5)


def test_the_default_is_the_published_model(embedder: SentenceEmbedder) -> None:
    assert embedder.name == "all-MiniLM-L6-v2"
    assert embedder.weights_sha256 == embedding.DEFAULT_SHA256


def test_a_model_folder_is_loaded_by_its_path(embedder: SentenceEmbedder) -> None:
    other = SentenceEmbedder.load(embedding.default_folder())
    assert other.weights_sha256 == embedder.weights_sha256
    np.testing.assert_array_equal(other.encode(TEXTS), embedder.encode(TEXTS))


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(SettingsError, match="not the published"):
        embedding.check_published(embedding.weights_sha256(tmp_path))


def test_two_weight_files_are_both_in_the_hash(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.safetensors").write_bytes(name.encode())
    before = embedding.weights_sha256(tmp_path)
    (tmp_path / "b.safetensors").write_bytes(b"c")
    assert embedding.weights_sha256(tmp_path) != before


def test_an_absent_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not on this machine") as caught:
        SentenceEmbedder.load("no-such-model-anywhere")
    assert "\n" not in str(caught.value)
    with pytest.raises(SettingsError, match="no model weights"):
        SentenceEmbedder.load(tmp_path)


def test_a_folder_that_is_no_model_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"no tensors")
    with pytest.raises(SettingsError, match="cannot be loaded") as caught:
        SentenceEmbedder.load(tmp_path)
    assert "\n" not in str(caught.value)


def test_torch_waits_until_a_model_is_loaded() -> None:
    code = "import sys, index.embedding; print({'torch', 'sentence_transformers'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
