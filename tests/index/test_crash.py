"""Builds that are killed, starved of disk, or run into each other."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from corpus.errors import BuildFailed, IndexBusy
from index import home as homes
from index.build import build
from index.search import Index
from index.verify import verify
from tests.index import processes
from tests.index.hashing import HashEmbedder
from tests.index.makers import six_reports, write_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.progress import Stage
    from index.types import Hit

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL and file limits are POSIX")

MOMENTS = 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "reports", six_reports())


@pytest.fixture
def built(folder: Path, home: Path) -> Path:
    build(folder, home, HashEmbedder())
    return home


def _answer(home: Path) -> tuple[Hit, ...]:
    return Index.open(home, HashEmbedder()).search("How many cases of burglary were recorded?")


def _seconds(folder: Path, built: Path) -> float:
    """How long a build takes."""
    with processes.started(processes.plain_build, folder, built) as (_, pipe):
        assert pipe.recv()[0] == "began"
        return float(pipe.recv()[1])


def test_a_build_killed_at_twenty_random_moments_leaves_an_index_that_answers(
    folder: Path, built: Path
) -> None:
    answer = _answer(built)
    # The shortest of three: on a busy machine one takes long, and most would be killed too late.
    seconds = min(_seconds(folder, built) for _ in range(3))
    moment, unfinished = random.Random(20), 0
    for _ in range(MOMENTS):
        before = homes.current(built)
        with processes.started(processes.plain_build, folder, built) as (process, pipe):
            pipe.recv()
            time.sleep(moment.uniform(0, seconds))
            process.kill()
            process.join()
            assert process.exitcode in (-signal.SIGKILL, 0)
        unfinished += homes.current(built) == before
        assert _answer(built) == answer
        verify(built)
    assert unfinished >= MOMENTS // 2


@pytest.mark.parametrize("stage", ["read", "embed", "index", "verify", "done"])
def test_a_build_killed_at_each_stage_leaves_an_index_that_answers(
    folder: Path, built: Path, stage: Stage
) -> None:
    answer = _answer(built)
    if stage == "embed":
        path = folder / "calder-2015.txt"
        path.write_text(path.read_text() + "\nA new finding about horses.\n")
    with processes.started(processes.build_killed_at, folder, built, stage) as (process, _):
        process.join(30)
        assert process.exitcode == -signal.SIGKILL
    assert _answer(built) == answer
    verify(built)
    build(folder, built, HashEmbedder(), force=True)
    assert len(homes.generations(built)) <= 2


def test_a_second_build_is_refused_and_names_the_first(folder: Path, built: Path) -> None:
    with processes.started(processes.build_kept_waiting, folder, built) as (process, pipe):
        assert pipe.recv() == ("waiting", process.pid)
        with pytest.raises(IndexBusy, match=rf"\({process.pid}\)"):
            build(folder, built, HashEmbedder())
        pipe.send("go on")
        assert pipe.recv()[0] == "done"
    build(folder, built, HashEmbedder(), force=True)


def test_a_killed_build_does_not_keep_the_lock(folder: Path, built: Path) -> None:
    with processes.started(processes.build_kept_waiting, folder, built) as (process, pipe):
        pipe.recv()
        process.kill()
        process.join()
    before = homes.current(built)
    assert build(folder, built, HashEmbedder(), force=True).generation != before.generation


def test_a_file_that_cannot_grow_leaves_the_old_index(folder: Path, built: Path) -> None:
    before, answer = homes.current(built), _answer(built)
    made = homes.folder(built) / before.generation
    sizes = {path.stat().st_size for path in made.rglob("*") if path.is_file()} - {0}
    for limit in sorted(size - 1 for size in sizes):
        with processes.started(processes.build_with_small_files, folder, built, limit) as (_, pipe):
            kind, message = pipe.recv()
        assert kind == "BuildFailed"
        assert "\n" not in message
        assert homes.current(built) == before
        assert homes.generations(built) == (before.generation,)
    assert _answer(built) == answer


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB, where the system lets us have one."""
    libc = ctypes.CDLL(None, use_errno=True)
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or libc.mount(b"none", bytes(place), b"tmpfs", 0, b"size=8m"):
        pytest.skip("no disk may be mounted here; the test with file limits covers the case")
    yield place
    libc.umount2(bytes(place), 2)


def test_a_full_disk_leaves_the_old_index(folder: Path, tiny_disk: Path) -> None:
    size = build(folder, tiny_disk, HashEmbedder()).size
    before, answer = homes.current(tiny_disk), _answer(tiny_disk)
    free = os.statvfs(tiny_disk)
    room = free.f_bavail * free.f_frsize
    for left in (0, size // 10, size // 2, size * 4 // 5):
        with (tiny_disk / "ballast").open("wb") as ballast:
            ballast.write(b"\0" * (room - left))
        with pytest.raises(BuildFailed) as caught:
            build(folder, tiny_disk, HashEmbedder(), force=True)
        assert "\n" not in str(caught.value)
        (tiny_disk / "ballast").unlink()
        assert homes.current(tiny_disk) == before
        assert _answer(tiny_disk) == answer
