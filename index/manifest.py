"""What a generation says of itself: `manifest.json`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.errors import IndexDamaged, IndexStale
from index import codec

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Raised whenever the files of a generation change shape; an older one is then stale."""

NAME = "manifest.json"
REMEDY = "run: passage index build"
"""The command that mends every fault of an index."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the generation: its path inside the folder, its size in bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """A report file as it was when it was read. `modified` is its mtime in nanoseconds."""

    report_id: str
    file: str
    size: int
    modified: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the generation holds. `sentence_vectors` counts distinct sentence texts, `words` distinct
    words; `embedded` and `reused` are the texts that this build embedded and those it found embedded."""

    reports: int
    passages: int
    sentences: int
    sentence_vectors: int
    words: int
    embedded: int
    reused: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """How FAISS finds neighbours: `exact` compares every vector; `ivf` those of the `nprobe` nearest of
    `nlist` cells, with 8 bits a dimension. Both numbers are 0 when exact."""

    kind: Literal["exact", "ivf"]
    nlist: int = 0
    nprobe: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole description of a generation.

    `previous` is the generation that it took over from ("" if none), `built` an ISO 8601 time in UTC,
    `seconds` what the build took.
    """

    format: int
    generation: str
    previous: str
    built: str
    seconds: float
    model: str
    weights_sha256: str
    dimension: int
    chunker: str
    catalogue_sha256: str
    sources: tuple[Source, ...]
    counts: Counts
    nearest: Nearest
    files: tuple[File, ...]

    @property
    def size(self) -> int:
        """Bytes of all files together, the manifest aside."""
        return sum(file.size for file in self.files)

    def save(self, folder: Path) -> str:
        """Writes `manifest.json` into `folder` and returns its SHA-256."""
        data = (codec.dumps(self, indent=1) + "\n").encode()
        (folder / NAME).write_bytes(data)
        return hashlib.sha256(data).hexdigest()


def load(folder: Path, sha256: str) -> Manifest:
    """The manifest of the generation in `folder`.

    Raises:
        IndexDamaged: it is missing, or its SHA-256 is not `sha256`.
        IndexStale: another version of the program wrote it.
    """
    try:
        data = (folder / NAME).read_bytes()
    except OSError as error:
        raise IndexDamaged(f"the index has no {NAME} ({error.strerror}); {REMEDY}") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise IndexDamaged(f"{NAME} of the index is not the one that CURRENT names; {REMEDY}")
    try:
        found = codec.loads(Manifest, data.decode())
    except ValueError as error:
        raise IndexStale(f"the index was built by another version ({error}); {REMEDY}") from error
    if found.format != FORMAT:
        raise IndexStale(f"the index has format {found.format}, this version reads {FORMAT}; {REMEDY}")
    return found


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
