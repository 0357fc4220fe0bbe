"""A generation folder, checked and opened for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import IndexDamaged
from index import home as homes
from index import manifest as manifests
from index import nearest, store, vectors, words
from index.manifest import REMEDY, Manifest, sha256_of
from index.nearest import NearestIndex
from index.store import Store
from index.words import Words

if TYPE_CHECKING:
    from pathlib import Path

SMALL = 64 * 1024 * 1024
"""Bytes up to which the SHA-256 of every file is checked whenever an index is opened. In a larger one
sizes and counts are checked then, and the sums by `index.verify` and before a build reuses vectors."""


class Generation:
    """The engines of one generation, all open. It never changes, and many threads may read it."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Opens the files in `folder`, which `manifest` describes.

        Raises:
            IndexDamaged: a file cannot be opened, or does not hold what the manifest says.
        """
        self.folder = folder
        self.manifest = manifest
        reading = store.NAME
        try:
            self.store = Store(folder)
            reading = vectors.PASSAGES
            self.passages = vectors.open_vectors(folder / reading, manifest.dimension)
            reading = vectors.SENTENCES
            self.sentences = vectors.open_vectors(folder / reading, manifest.dimension)
            reading = nearest.NAME
            self.nearest = NearestIndex(folder / reading, manifest.nearest, self.passages)
            reading = words.NAME
            self.words = Words(folder)
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{reading} of the index cannot be opened ({error}); {REMEDY}") from error
        self._check_counts()

    @classmethod
    def current(cls, home: Path, *, thorough: bool = False) -> Generation:
        """The current generation in the data folder `home`, its files checked.

        Args:
            home: the data folder.
            thorough: check the SHA-256 of every file however large the index is.

        Raises:
            IndexMissing: no index has been built.
            IndexStale: it was built by another version of the program.
            IndexDamaged: a file is missing, cut short or altered.
        """
        pointer = homes.current(home)
        folder = homes.folder(home) / pointer.generation
        manifest = manifests.load(folder, pointer.manifest_sha256)
        check_files(folder, manifest, sums=thorough or manifest.size <= SMALL)
        return cls(folder, manifest)

    def _check_counts(self) -> None:
        expected = self.manifest.counts.passages
        for name, rows in (
            (store.NAME, self.store.rows),
            (vectors.PASSAGES, len(self.passages)),
            (nearest.NAME, self.nearest.rows),
            (words.NAME, self.words.rows),
        ):
            if rows != expected:
                raise IndexDamaged(
                    f"{name} of the index holds {rows} passages, not {expected}; {REMEDY}"
                )
        if len(self.sentences) != self.manifest.counts.sentence_vectors:
            raise IndexDamaged(f"{vectors.SENTENCES} of the index lacks some of its vectors; {REMEDY}")
        if self.nearest.dimension != self.manifest.dimension:
            raise IndexDamaged(f"{nearest.NAME} of the index has vectors of another length; {REMEDY}")


def check_files(folder: Path, manifest: Manifest, *, sums: bool) -> None:
    """Compares every file with what the manifest says: presence and size, and with `sums` its SHA-256.

    Raises:
        IndexDamaged: the first that differs, by name.
    """
    for file in manifest.files:
        path = folder / file.name
        try:
            size = path.stat().st_size
            if size != file.size:
                raise IndexDamaged(
                    f"{file.name} of the index has {size} bytes instead of {file.size}; {REMEDY}"
                )
            if sums and sha256_of(path) != file.sha256:
                raise IndexDamaged(f"{file.name} of the index has been altered; {REMEDY}")
        except OSError as error:
            raise IndexDamaged(
                f"{file.name} of the index cannot be read ({error.strerror}); {REMEDY}"
            ) from error
