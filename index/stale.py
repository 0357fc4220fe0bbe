"""Why an index no longer fits the reports, the model or the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import catalogue
from corpus.passages import CHUNKER_VERSION
from index.manifest import Manifest, Source, sha256_of

if TYPE_CHECKING:
    from pathlib import Path

    from index.types import Embedder


def reasons(
    manifest: Manifest, *, embedder: Embedder | None = None, folder: Path | None = None
) -> tuple[str, ...]:
    """One line for each way in which the index is out of date; none if it is up to date.

    Args:
        manifest: what the index says of itself.
        embedder: the model in use now; not compared if None.
        folder: the reports as they are now; not compared if None.
    """
    found = []
    if manifest.chunker != str(CHUNKER_VERSION):
        found.append(f"its passages were cut by version {manifest.chunker}, this is {CHUNKER_VERSION}")
    if embedder is not None and manifest.weights_sha256 != embedder.weights_sha256:
        found.append(f"its vectors are of the model {manifest.model}, the settings name {embedder.name}")
    elif embedder is not None and manifest.dimension != embedder.dimension:
        found.append(
            f"its vectors have {manifest.dimension} numbers, those of the model {embedder.dimension}"
        )
    if folder is not None:
        found += _changes(manifest, folder)
    return tuple(found)


def _changes(manifest: Manifest, folder: Path) -> list[str]:
    try:
        changed = sha256_of(folder / catalogue.NAME) != manifest.catalogue_sha256
    except OSError:
        changed = True
    found = [f"{catalogue.NAME} of {folder} has changed"] if changed else []
    return found + [
        f"{source.file} has changed"
        for source in manifest.sources
        if not _same(source, folder / source.file)
    ]


def _same(source: Source, path: Path) -> bool:
    try:
        now = path.stat()
        # Equal size and time mean an equal file, as make and git assume; else its bytes decide.
        if (now.st_size, now.st_mtime_ns) == (source.size, source.modified):
            return True
        return now.st_size == source.size and sha256_of(path) == source.sha256
    except OSError:
        return False
