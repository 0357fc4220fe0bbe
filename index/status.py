"""What is in the index, and whether it is up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import home as homes
from index import manifest as manifests
from index.stale import reasons

if TYPE_CHECKING:
    from pathlib import Path

    from index.manifest import Counts, Nearest
    from index.types import Embedder


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an index. `size` is in bytes, `built` an ISO 8601 time in UTC, `seconds` what the
    build took; `out_of_date` holds one line for each reason to build it again."""

    generation: str
    built: str
    seconds: float
    model: str
    counts: Counts
    nearest: Nearest
    size: int
    out_of_date: tuple[str, ...]

    @property
    def up_to_date(self) -> bool:
        """Whether there is no reason to build it again."""
        return not self.out_of_date


def status(home: Path, folder: Path | None = None, embedder: Embedder | None = None) -> Status:
    """Describes the index in the data folder `home`, from its manifest alone.

    Args:
        home: the data folder.
        folder: the reports to compare with, if any.
        embedder: the model to compare with, if any.

    Raises:
        IndexMissing: no index has been built.
        IndexStale: it was built by another version of the program.
        IndexDamaged: its pointer or its manifest is damaged.
    """
    pointer = homes.current(home)
    manifest = manifests.load(homes.folder(home) / pointer.generation, pointer.manifest_sha256)
    return Status(
        generation=manifest.generation,
        built=manifest.built,
        seconds=manifest.seconds,
        model=manifest.model,
        counts=manifest.counts,
        nearest=manifest.nearest,
        size=manifest.size,
        out_of_date=reasons(manifest, embedder=embedder, folder=folder),
    )
