"""The users file: names, with hashes of passwords and of tokens.

    # Users of Passage; change this file with `passage users`.
    anna:scrypt$ln=15,r=8,p=3$...$...
    anna:token$...

A server that runs sees a change at the next request.
"""

from __future__ import annotations

import os
import re
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from assistant.web.passwords import hashed, is_hash, is_token, kept_of, new_token, verified
from corpus.errors import InputError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "users"
"""The file's name in the data folder, unless another is named."""

_HEAD = "# Users of Passage; change this file with `passage users`.\n"
_USER = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")
_LOCK_SECONDS = 5.0
_LARGEST = 4 << 20


class Users:
    """The users of one file, which is read again when it has changed. Safe for use by many threads."""

    def __init__(self, path: Path) -> None:
        """Takes the file's path; it need not exist before the first user is added."""
        self.path = path
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._passwords: Mapping[str, str] = MappingProxyType({})
        self._tokens: Mapping[str, str] = MappingProxyType({})

    def names(self) -> tuple[str, ...]:
        """Everybody who can sign in, in order.

        Raises:
            SettingsError: the file cannot be read, or a line of it is malformed.
        """
        return tuple(sorted(self._read()))

    def password_of(self, name: str) -> str | None:
        """What is kept of the user's password; None if there is no such user. It changes when the
        password does.

        Raises:
            SettingsError: as `names`.
        """
        return self._read().get(folded(name))

    def signs_in(self, name: str, password: str) -> bool:
        """Whether `password` is that of the user `name`.

        Raises:
            SettingsError: as `names`.
        """
        return verified(password, self.password_of(name))

    def owner_of(self, token: str) -> str | None:
        """The user whom `token` was made for; None if it is not valid.

        Raises:
            SettingsError: as `names`.
        """
        self._read()
        # The hash is looked up, so that the time taken tells nothing of the token.
        return self._tokens.get(kept_of(token))

    def add(self, name: str, password: str) -> bool:
        """Adds a user, or gives one another password, and says whether the user is new. Tokens stay.

        Raises:
            InputError: the name or the password cannot be used, or the file cannot be written.
        """
        name, kept = checked(name), hashed(password)
        with self._changing() as (passwords, _):
            new = name not in passwords
            passwords[name] = kept
        return new

    def remove(self, name: str) -> None:
        """Removes a user, with all tokens.

        Raises:
            InputError: there is no such user, or the file cannot be written.
        """
        name = folded(name)
        with self._changing() as (passwords, tokens):
            _existing(name, passwords)
            del passwords[name]
            _forget(name, tokens)

    def issue_token(self, name: str) -> str:
        """A token with which a program acts for the user, in place of the one before.

        Raises:
            InputError: as `remove`.
        """
        name = folded(name)
        token, kept = new_token()
        with self._changing() as (passwords, tokens):
            _existing(name, passwords)
            _forget(name, tokens)
            tokens[kept] = name
        return token

    def _read(self) -> Mapping[str, str]:
        with self._lock:
            try:
                now = self.path.stat()
                seen = (now.st_mtime_ns, now.st_size, now.st_ino)
                if seen != self._seen:
                    self._passwords, self._tokens = _parsed(self.path)
                    self._seen = seen
            except OSError as error:
                raise SettingsError(
                    f"the users file {self.path} cannot be read ({error.strerror}); name another with"
                    " --users, or make it with passage users add"
                ) from error
            return self._passwords

    @contextmanager
    def _changing(self) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with FileLock(self.path.with_name(f"{self.path.name}.lock"), timeout=_LOCK_SECONDS):
                passwords, tokens = _parsed(self.path) if self.path.exists() else ({}, {})
                yield passwords, tokens
                _write(self.path, passwords, tokens)
        except Timeout as error:
            raise InputError(f"another process is changing the users file {self.path}; wait") from error
        except OSError as error:
            raise InputError(
                f"the users file {self.path} cannot be written ({error.strerror}); see to permissions"
            ) from error


def folded(name: str) -> str:
    """`name` as it is compared: without case and space around it."""
    return name.strip().lower()


def checked(name: str) -> str:
    """`name`, folded, if it can be a user's.

    Raises:
        InputError: it cannot.
    """
    plain = folded(name)
    if not _USER.fullmatch(plain):
        raise InputError(
            f"{name!r} cannot be a user's name; use up to 64 of a-z, 0-9, dot, dash, underscore and @"
        )
    return plain


def _existing(name: str, passwords: Mapping[str, str]) -> None:
    if name not in passwords:
        raise InputError(f"there is no user {name!r}; passage users list shows who there is")


def _forget(name: str, tokens: dict[str, str]) -> None:
    for kept in [kept for kept, owner in tokens.items() if owner == name]:
        del tokens[kept]


def _parsed(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    passwords: dict[str, str] = {}
    tokens: dict[str, str] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, kept = line.strip().partition(":")
        if _USER.fullmatch(name) and is_hash(kept):
            passwords[name] = kept
        elif _USER.fullmatch(name) and is_token(kept):
            tokens[kept] = name
        else:
            raise SettingsError(
                f"line {number} of the users file {path} is malformed; mend or remove it"
            )
    if len(data) > _LARGEST:
        raise InputError(
            f"the users file {path} is larger than {_LARGEST >> 20} MB; is it the right one?"
        )
    return passwords, {kept: name for kept, name in tokens.items() if name in passwords}


def _write(path: Path, passwords: Mapping[str, str], tokens: Mapping[str, str]) -> None:
    lines = [f"{name}:{kept}\n" for name, kept in sorted(passwords.items())]
    lines += [f"{name}:{kept}\n" for kept, name in sorted(tokens.items(), key=lambda one: one[::-1])]
    # Only its owner can read a temporary file, and the rename keeps that.
    descriptor, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(_HEAD + "".join(lines))
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
