"""Builds in processes of their own, to be killed, starved of disk or kept waiting."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from corpus.errors import PassageError
from index.build import build
from tests.index.hashing import HashEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from index.progress import Progress, Stage


def plain_build(pipe: Connection, folder: Path, home: Path) -> None:
    """Builds, and sends ("began", 0.0) and ("done", seconds)."""
    pipe.send(("began", 0.0))
    began = time.monotonic()
    build(folder, home, HashEmbedder(), force=True)
    pipe.send(("done", time.monotonic() - began))


def build_killed_at(pipe: Connection, folder: Path, home: Path, stage: Stage) -> None:
    """Builds, and kills itself with SIGKILL at the last step of `stage`'s kind that it begins."""
    pipe.send(("began", 0.0))

    def listen(step: Progress) -> None:
        if step.stage == stage and (step.total == 0 or step.done == step.total - 1):
            os.kill(os.getpid(), signal.SIGKILL)

    build(folder, home, HashEmbedder(), force=True, progress=listen)


def build_kept_waiting(pipe: Connection, folder: Path, home: Path) -> None:
    """Builds, but waits for a message in the middle."""

    def listen(step: Progress) -> None:
        if step.stage == "index":
            pipe.send(("waiting", os.getpid()))
            pipe.recv()

    build(folder, home, HashEmbedder(), force=True, progress=listen)
    pipe.send(("done", 0.0))


def build_with_small_files(pipe: Connection, folder: Path, home: Path, limit: int) -> None:
    """Builds under a limit of `limit` bytes a file, and sends the type and text of the error."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        build(folder, home, HashEmbedder(), force=True)
    except PassageError as error:
        pipe.send((type(error).__name__, str(error)))
    else:
        pipe.send(("none", ""))


@contextmanager
def started(target: Callable[..., None], *arguments: object) -> Iterator[tuple[BaseProcess, Connection]]:
    """Runs `target(pipe, *arguments)` in a fresh process that has the modules at hand; kills it at the
    end if it still runs."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    here, there = context.Pipe()
    process: Any = context.Process(target=target, args=(there, *arguments))
    process.start()
    there.close()
    try:
        yield process, here
    finally:
        process.kill()
        process.join()
        here.close()
