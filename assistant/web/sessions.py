"""Who is signed in. Sessions live in memory: after a restart everybody signs in again."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.web.users import Users

IDLE = 12 * 3600.0
"""Seconds without a request after which a session ends: a working day and its evening."""

LONGEST = 7 * 24 * 3600.0
"""Seconds after which a session ends however busy it is."""

_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class _Session:
    user: str
    password: str
    began: float
    seen: float


class Sessions:
    """Random keys that stand for users. Safe for use by many threads.

    Only a hash of each key is held. A session ends with the password that began it.
    """

    def __init__(
        self,
        users: Users,
        *,
        idle: float = IDLE,
        longest: float = LONGEST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Takes who there is, and after how many seconds a session ends."""
        self._users = users
        self._idle = idle
        self._longest = longest
        self._clock = clock
        self._sessions: OrderedDict[str, _Session] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, user: str) -> str:
        """A new key for `user`, who has just proved to be it."""
        key, now = secrets.token_urlsafe(32), self._clock()
        session = _Session(user, self._users.password_of(user) or "", now, now)
        with self._lock:
            self._sessions[_hash(key)] = session
            while len(self._sessions) > _KEPT:
                self._sessions.popitem(last=False)
        return key

    def user(self, key: str) -> str | None:
        """Whom `key` stands for, if it still does.

        Raises:
            SettingsError: the users file cannot be read.
        """
        now, hashed = self._clock(), _hash(key)
        with self._lock:
            session = self._sessions.get(hashed)
            if session is None:
                return None
            old = now - session.seen > self._idle or now - session.began > self._longest
            if old or self._users.password_of(session.user) != session.password:
                del self._sessions[hashed]
                return None
            self._sessions[hashed] = replace(session, seen=now)
            self._sessions.move_to_end(hashed)
            return session.user

    def end(self, key: str) -> None:
        """Signs out."""
        with self._lock:
            self._sessions.pop(_hash(key), None)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
