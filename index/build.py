"""A new generation, written beside the current one and put in its place in one step."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus import catalogue, passages, reader
from corpus.errors import BuildFailed, IndexDamaged, IndexMissing, IndexStale
from index import home as homes
from index import reuse, verify
from index.draft import Draft
from index.generation import Generation
from index.home import Pointer
from index.manifest import FORMAT, Manifest, Source, sha256_of
from index.progress import Listener, Progress, silent
from index.stale import reasons

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.types import Passage, Report, ReportInfo
    from index.types import Embedder


def build(
    folder: Path, home: Path, embedder: Embedder, *, force: bool = False, progress: Listener = silent
) -> Manifest:
    """Indexes the reports in `folder` and makes the result the current generation of `home`.

    Texts that the current generation holds keep their vectors, and reports whose file and catalogue
    entry are as they were are not read again. If nothing at all changed, nothing is done but to tell
    `progress` so ("unchanged"). Whatever goes wrong, the index that was there stays in use.

    Args:
        folder: the reports and their `catalogue.toml`.
        home: the data folder.
        embedder: the model.
        force: read every report and write a new generation even if nothing changed.
        progress: told of every step.

    Raises:
        CatalogueError, ReportError: the reports cannot be read.
        IndexBusy: another build is running.
        BuildFailed: the disk is full or a file cannot be written.
    """
    try:
        with homes.locked(home):
            return _Build(folder, home, embedder, progress).run(force=force)
    except (OSError, sqlite3.Error) as error:
        reason = " ".join(str(error).split())
        raise BuildFailed(
            f"the index could not be built ({reason}); see to space and permissions in {home}"
        ) from error


class _Build:
    """One run of `build`, with the lock held."""

    def __init__(self, folder: Path, home: Path, embedder: Embedder, progress: Listener) -> None:
        self._folder = folder
        self._home = home
        self._embedder = embedder
        self._progress = progress
        self._began = time.monotonic()

    def run(self, *, force: bool) -> Manifest:
        infos = sorted(catalogue.load(self._folder), key=lambda info: info.id)
        old = self._current()
        self._remove_leftovers(old)
        stale = old is None or reasons(old.manifest, embedder=self._embedder, folder=self._folder)
        if old is not None and not stale and not force:
            self._progress(Progress("unchanged"))
            return old.manifest
        made = homes.new_generation(self._home)
        try:
            manifest = self._write(made, infos, old, reread=force)
            self._progress(Progress("verify"))
            homes.sync(made)
            pointer = Pointer(made.name, sha256_of(made / "manifest.json"))
            verify.check(made, pointer.manifest_sha256)
            homes.point(self._home, pointer)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        homes.remove_others(self._home, {made.name, manifest.previous})
        self._progress(Progress("done"))
        return manifest

    def _current(self) -> Generation | None:
        """The current generation, if it is sound: vectors are not copied from a damaged one."""
        try:
            return Generation.current(self._home, thorough=True)
        except (IndexMissing, IndexDamaged, IndexStale):
            return None

    def _remove_leftovers(self, old: Generation | None) -> None:
        """Removes what killed builds left. A damaged index is kept until another takes its place."""
        keep = {old.manifest.previous} if old is not None else set()
        with suppress(IndexMissing, IndexDamaged):
            keep.add(homes.current(self._home).generation)
        homes.remove_others(self._home, keep)

    def _write(
        self, made: Path, infos: Sequence[ReportInfo], old: Generation | None, *, reread: bool
    ) -> Manifest:
        usable = old is not None and old.manifest.weights_sha256 == self._embedder.weights_sha256
        known = reuse.of(old) if old is not None and usable else reuse.nothing
        draft = Draft(made, self._embedder, known)
        try:
            sources = []
            for done, info in enumerate(infos):
                self._progress(Progress("read", info.id, done, len(infos)))
                source = _source(info, self._folder)
                unread = None if reread else old
                report, pieces = self._report(info, source, unread)

                def embedding(
                    texts_done: int, texts: int, info: ReportInfo = info, done: int = done
                ) -> None:
                    self._progress(Progress("embed", info.id, done, len(infos), texts_done, texts))

                draft.add(report, pieces, embedding)
                sources.append(source)
            self._progress(Progress("index"))
            counts, nearest, files = draft.finish()
        except BaseException:
            draft.abandon()
            raise
        manifest = Manifest(
            format=FORMAT,
            generation=made.name,
            previous=old.manifest.generation if old is not None else "",
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - self._began, 3),
            model=self._embedder.name,
            weights_sha256=self._embedder.weights_sha256,
            dimension=self._embedder.dimension,
            chunker=str(passages.CHUNKER_VERSION),
            catalogue_sha256=sha256_of(self._folder / catalogue.NAME),
            sources=tuple(sources),
            counts=counts,
            nearest=nearest,
            files=files,
        )
        manifest.save(made)
        return manifest

    def _report(
        self, info: ReportInfo, source: Source, old: Generation | None
    ) -> tuple[Report, Sequence[Passage]]:
        """The report and its passages, from the current generation where it read the very same file."""
        if old is not None and old.manifest.chunker == str(passages.CHUNKER_VERSION):
            held = {one.report_id: one.sha256 for one in old.manifest.sources}
            if held.get(info.id) == source.sha256:
                report = old.store.report(info.id)
                if report.info == info:
                    return report, [stored.passage for stored in old.store.passages_of(info.id)]
        report = reader.read(info, self._folder)
        return report, passages.chunk(report)


def _source(info: ReportInfo, folder: Path) -> Source:
    path = folder / info.file
    now = path.stat()
    return Source(info.id, info.file, now.st_size, now.st_mtime_ns, sha256_of(path))
