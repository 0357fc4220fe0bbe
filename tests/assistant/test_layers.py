"""Layers kept as what they differ by from others."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import pytest
import torch
from safetensors.torch import load_file, save_file

from assistant.evidence import layers
from assistant.evidence.entailment import ANSWERING, WEIGHTS, Entailment
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def before(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    path = tmp_path / "before.safetensors"
    save_file({"bert.layer": torch.randn(40, 60), "bert.bias": torch.randn(40)}, path)
    return path


def test_layers_are_kept_as_what_they_differ_by(before: Path, tmp_path: Path) -> None:
    after = {name: w + 0.01 * torch.randn(w.shape) for name, w in load_file(before).items()}
    after["classifier.weight"] = torch.randn(1, 40)
    path = tmp_path / "after.safetensors"
    layers.save_difference(after, before, path)
    assert load_file(path)["bert.layer"].dtype == torch.int8
    again = layers.load_different(before, path)
    assert again.keys() == after.keys()
    # Eight bits part the largest difference of a row into 127; half precision keeps three digits.
    bounds = {"bert.layer": 0.06 / 127, "bert.bias": 5e-5, "classifier.weight": 3e-3}
    assert all((again[name] - after[name]).abs().max() < bound for name, bound in bounds.items())


def test_a_difference_is_of_no_use_with_other_layers(before: Path, tmp_path: Path) -> None:
    path, other = tmp_path / "after.safetensors", tmp_path / "other.safetensors"
    layers.save_difference(load_file(before), before, path)
    save_file({name: w + 1 for name, w in load_file(before).items()}, other)
    with pytest.raises(SettingsError, match=r"after\.safetensors were trained on from other layers"):
        layers.load_different(other, path)


def test_word_embeddings_are_not_kept() -> None:
    state = {"bert.embeddings.word": torch.ones(2), "bert.layer": torch.ones(2)}
    kept = layers.trained(state)
    assert kept.keys() == {"bert.layer"}
    assert kept["bert.layer"].dtype == torch.float16


def test_a_damaged_difference_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / ANSWERING
    path.write_bytes(b"no weights")
    with (
        as_file(files("assistant") / "data" / WEIGHTS) as weights,
        pytest.raises(SettingsError, match=f"{ANSWERING} cannot be read"),
    ):
        Entailment.load(weights, path)
