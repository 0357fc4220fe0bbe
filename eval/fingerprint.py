"""Short hashes that say by which code, index, model and rows a run was made."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from eval.dataset import dump

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eval.types import KnownAnswer
    from index.manifest import Manifest

ROOMS = ("corpus", "index", "assistant", "eval")
_DIGITS = 16


def code() -> str:
    """Of every Python file, data file and report of the four rooms, by name and content."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and "baselines" not in path.parts:
                digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_DIGITS]


def rows(known: Iterable[KnownAnswer]) -> str:
    """Of known answers, in their order."""
    return hashlib.sha256("\n".join(map(dump, known)).encode()).hexdigest()[:_DIGITS]


def manifest(of: Manifest) -> str:
    """Of what an index was built from: reports, catalogue, model, chunker. Building the same again
    gives the same."""
    told = (of.format, of.weights_sha256, of.chunker, of.catalogue_sha256, of.sources)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:_DIGITS]
