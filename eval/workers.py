"""Known answers put to several assistants at once, each in a process of its own.

An answer is made of many small steps, most of them in Python: two threads of torch answer no faster than
one, two processes of one thread each do (257 rows in 13.5 s; in 23.5 s by one process, with two threads
as with one).
"""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from eval.run import answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from eval.run import Answered
    from eval.types import Engine, KnownAnswer, Result

_CHUNK = 8
"""Rows handed to a process at a time: little to be lost when a run is interrupted."""


@contextmanager
def shared(home: Path | None, jobs: int) -> Iterator[Answered]:
    """What answers rows, in their order, from the index in the data folder `home` by `jobs` processes.

    Raises:
        PassageError: what an assistant raises; rows that are not begun are dropped.
    """
    # Spawned, for a forked child inherits locks of threads that it does not have.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _prepare)
    try:
        yield lambda rows: pool.map(partial(_answered, home), rows, chunksize=_CHUNK)
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """Makes this process one of several."""
    import torch

    from index.threads import wait_passively

    wait_passively()
    torch.set_num_threads(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Whoever began the run ends it, once for all.


@cache
def _engine(home: Path | None) -> Engine:
    """The assistant of this process."""
    from assistant.engine import Assistant

    return Assistant.open(home)


def _answered(home: Path | None, known: KnownAnswer) -> Result:
    """`known` put to the assistant of this process."""
    return answer(_engine(home), known)
