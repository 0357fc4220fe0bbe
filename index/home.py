"""The folder `index/` in the data folder: generations, the pointer to the current one, the lock.

index/CURRENT            "<generation> <SHA-256 of its manifest.json>"
index/build.lock         held while a build runs; build.pid beside it names the process
index/000007-3fa9c1/     a generation
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from corpus.errors import IndexBusy, IndexDamaged, IndexMissing
from index.manifest import REMEDY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

CURRENT = "CURRENT"
_LOCK = "build.lock"
_PID = "build.pid"
_POINTER = re.compile(r"([0-9]{6}-[0-9a-f]{6}) ([0-9a-f]{64})\n")
_GENERATION = re.compile(r"[0-9]{6}-[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT says: a generation's name and the SHA-256 of its manifest."""

    generation: str
    manifest_sha256: str


def folder(home: Path) -> Path:
    """The index folder of the data folder `home`."""
    return home / "index"


def current(home: Path) -> Pointer:
    """The pointer to the current generation.

    Raises:
        IndexMissing: nothing has been built here.
        IndexDamaged: CURRENT is unreadable, or names a generation that is not there.
    """
    path = folder(home) / CURRENT
    try:
        text = path.read_bytes().decode("ascii", "replace")
    except FileNotFoundError:
        if generations(home):
            raise IndexDamaged(f"{CURRENT} is missing from {folder(home)}; {REMEDY}") from None
        raise IndexMissing(f"no index has been built in {home}; {REMEDY}") from None
    except OSError as error:
        raise IndexDamaged(f"{CURRENT} cannot be read ({error.strerror}); {REMEDY}") from error
    match = _POINTER.fullmatch(text)
    if match is None:
        raise IndexDamaged(f"{CURRENT} of the index is damaged; {REMEDY}")
    pointer = Pointer(match[1], match[2])
    if not (folder(home) / pointer.generation).is_dir():
        raise IndexDamaged(
            f"{CURRENT} names generation {pointer.generation}, which is missing; {REMEDY}"
        )
    return pointer


def generations(home: Path) -> tuple[str, ...]:
    """Names of all generation folders, whole or partial, oldest first."""
    try:
        entries = [path.name for path in folder(home).iterdir()]
    except FileNotFoundError:
        return ()
    return tuple(sorted(name for name in entries if _GENERATION.fullmatch(name)))


def new_generation(home: Path) -> Path:
    """Makes an empty generation folder. Its random part keeps a name from ever coming back, so that a
    running server sees every change of CURRENT."""
    last = max((int(name[:6]) for name in generations(home)), default=0)
    made = folder(home) / f"{(last + 1) % 1_000_000:06d}-{secrets.token_hex(3)}"
    made.mkdir()
    return made


def point(home: Path, pointer: Pointer) -> None:
    """Makes `pointer` the current one, in one step that a crash cannot halve: write, fsync, rename."""
    draft = folder(home) / f"{CURRENT}.new"
    with draft.open("w", encoding="ascii", newline="\n") as stream:
        stream.write(f"{pointer.generation} {pointer.manifest_sha256}\n")
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(folder(home) / CURRENT)
    sync_folder(folder(home))


def remove_others(home: Path, keep: Collection[str]) -> None:
    """Removes every generation not in `keep`: superseded ones and leftovers of killed builds."""
    for name in generations(home):
        if name not in keep:
            shutil.rmtree(folder(home) / name)


def sync(path: Path) -> None:
    """Flushes every file under the folder `path`, and its folders, to the disk."""
    for root, _, names in os.walk(path):
        for name in names:
            descriptor = os.open(os.path.join(root, name), os.O_RDONLY)  # noqa: PTH118
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        sync_folder(Path(root))


def sync_folder(path: Path) -> None:
    """Flushes the folder's own entries. Windows has no such call, and needs none for a rename."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Holds the build lock; the system frees it if the process dies.

    Raises:
        IndexBusy: another process holds it.
    """
    folder(home).mkdir(parents=True, exist_ok=True)
    holder = folder(home) / _PID
    try:
        with FileLock(folder(home) / _LOCK, timeout=0):
            holder.write_text(str(os.getpid()), encoding="ascii")
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout:
        raise IndexBusy(
            f"another process{_pid(holder)} is building the index in {home}; wait for it"
        ) from None


def _pid(holder: Path) -> str:
    try:
        text = holder.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return f" ({int(text)})" if text.isdecimal() else ""
