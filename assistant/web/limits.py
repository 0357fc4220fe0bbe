"""How many are answered at a time, and how often one may try."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from corpus.errors import ServerBusy

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")

AT_ONCE = 2
"""Questions answered at a time. Of the 37 ms that one takes, 24 are Python's and so one after another
however many threads there are; on 2 cores, 2 at a time answer as many a second as 4, each in half the
time."""

WAITING = 64
"""Questions that wait for their turn: some 2.5 s of work."""

PATIENCE = 10.0
"""Seconds that a question waits before it is told that the server is busy."""

RETRY_AFTER = 2
"""Seconds after which it is worth asking a busy server again."""

BUSY = "too many questions are being asked at the same time; ask again in a moment"

_KEYS_KEPT = 10_000


class Desk:
    """Where questions wait for their turn. Many threads may use one `Desk`.

    The work is done by a few threads of the desk's own, not by those that wait: torch and the allocator
    keep memory for every thread that has ever worked.
    """

    def __init__(
        self, at_once: int = AT_ONCE, waiting: int = WAITING, patience: float = PATIENCE
    ) -> None:
        """Takes how many are answered at a time, how many more may wait, and for how many seconds."""
        self._workers = ThreadPoolExecutor(at_once, thread_name_prefix="answering")
        self._room = threading.Semaphore(at_once + waiting)
        self._patience = patience

    def turn(self, work: Callable[[], T]) -> T:
        """What `work` gives, when its turn has come. `work` must not ask for a turn itself.

        Raises:
            ServerBusy: there is no room to wait, or the turn does not come in time.
        """
        if not self._room.acquire(blocking=False):
            raise ServerBusy(BUSY)
        try:
            begun = threading.Event()

            def begin() -> T:
                begun.set()
                return work()

            result = self._workers.submit(begin)
            # What can no longer be cancelled has begun after all.
            if not begun.wait(self._patience) and result.cancel():
                raise ServerBusy(BUSY)
            return result.result()
        finally:
            self._room.release()

    def close(self) -> None:
        """Ends the desk's threads; what is being answered is finished first."""
        self._workers.shutdown(cancel_futures=True)


class Attempts:
    """Bounds the failures of each key in a sliding window, to slow down who guesses.

    An attempt is counted before it is made, so that many at the same time get no further than one after
    another. Beyond ten thousand, the keys that were longest unused are forgotten.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Takes how many failures within how many seconds are too many."""
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._counted: OrderedDict[Hashable, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: Hashable) -> float:
        """Counts an attempt of `key` and gives 0; or, if there were too many, the seconds to wait."""
        with self._lock:
            now, counted = self._clock(), self._counted.setdefault(key, deque())
            self._counted.move_to_end(key)
            while counted and counted[0] <= now - self._seconds:
                counted.popleft()
            while len(self._counted) > _KEYS_KEPT:
                self._counted.popitem(last=False)
            if len(counted) >= self._most:
                return counted[0] + self._seconds - now
            counted.append(now)
            return 0.0

    def give_back(self, key: Hashable) -> None:
        """The last attempt of `key` was no failure after all."""
        with self._lock:
            counted = self._counted.get(key)
            if counted:
                counted.pop()
