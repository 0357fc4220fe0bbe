"""Layers of a cross-encoder as they are kept: in half precision, or as what they differ by from others.

What was trained on from a model differs from it by little, and little is well kept in eight bits with a
scale for each row (absmax quantisation, as in Dettmers et al. 2022, "LLM.int8()"): half the size, and
what it says stays the same. It is of use with the very layers that it was taken from, and so bears the
digest of their file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import SettingsError

_WORDS = "bert.embeddings."
"""How the names of the word embeddings begin, which training leaves as they are in the package."""

_HEAD = "classifier"
_SCALE = " scale"
_OF = "of"
_MATRIX = 2


def trained(state: Mapping[str, Any]) -> dict[str, Any]:
    """Of a model's weights by name those that training changes, in half precision."""
    import torch

    kept = {name: weight for name, weight in state.items() if not name.startswith(_WORDS)}
    return {name: weight.detach().to(torch.float16).contiguous() for name, weight in kept.items()}


def save_difference(layers: Mapping[str, Any], start: Path, path: Path) -> None:
    """Writes what `layers` differ by from those in `start`: matrices in eight bits, the rest, and the
    head as it is, in half precision."""
    import torch
    from safetensors.torch import load_file, save_file

    before = load_file(start)
    kept: dict[str, Any] = {}
    for name, weight in layers.items():
        difference = weight.float() if name.startswith(_HEAD) else weight.float() - before[name].float()
        if name.startswith(_HEAD) or difference.ndim < _MATRIX:
            kept[name] = difference.to(torch.float16).contiguous()
            continue
        scale = difference.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127
        kept[name] = torch.round(difference / scale).to(torch.int8).contiguous()
        kept[name + _SCALE] = scale.contiguous()
    save_file(kept, path, metadata={_OF: _digest(start)})


def load_different(start: Path, path: Path) -> dict[str, Any]:
    """The layers whose difference from those in `start` lies in `path` (`save_difference`).

    Raises:
        SettingsError: it is a difference from other layers.
        OSError, SafetensorError, KeyError: a file is missing or damaged.
    """
    from safetensors import safe_open
    from safetensors.torch import load_file

    with safe_open(path, framework="pt") as file:
        of = (file.metadata() or {}).get(_OF)
    if of != _digest(start):
        raise SettingsError(
            f"the weights {path.name} were trained on from other layers than those in {start.name};"
            " install Passage anew, or train them with: passage eval train --answering"
        )
    before, kept = load_file(start), load_file(path)
    layers: dict[str, Any] = {}
    for name, weight in kept.items():
        if name.startswith(_HEAD):
            layers[name] = weight.float()
        elif not name.endswith(_SCALE):
            scale = kept[name + _SCALE] if weight.ndim == _MATRIX else 1.0
            layers[name] = before[name].float() + weight.float() * scale
    return layers


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
