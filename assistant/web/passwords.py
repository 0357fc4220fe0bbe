"""Passwords and tokens, kept as hashes.

Passwords are hashed with scrypt (Percival and Josefsson, RFC 7914, 2016): it is memory-hard, and in
Python's own library, so that nobody depends on one more compiled package to sign in. The parameters are
those that OWASP's Password Storage Cheat Sheet gives for scrypt with 32 MiB. A token is 256 random bits,
which nobody guesses: a fast hash is enough for it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import threading

from corpus.errors import InputError

SHORTEST = 12
"""Characters of a password; NIST SP 800-63B asks for at least 8, and for length before variety."""

LONGEST = 256

_COST, _BLOCK, _PARALLEL = 15, 8, 3
_SALT, _LENGTH = 16, 32
_HASHED = re.compile(r"scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+=*)\$([\w+/]+=*)")
_MARK = "token$"

# One at a time, or a burst of sign-ins would take 32 MiB each.
_one_at_a_time = threading.Lock()


def hashed(password: str) -> str:
    """`password` as the users file keeps it, with a salt of its own.

    Raises:
        InputError: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(
            f"a password has {SHORTEST} to {LONGEST} characters, this one {len(password)};"
            " a few words will do"
        )
    salt = secrets.token_bytes(_SALT)
    digest = _scrypt(password, salt, _COST, _BLOCK, _PARALLEL, _LENGTH)
    return f"scrypt$ln={_COST},r={_BLOCK},p={_PARALLEL}${_text(salt)}${_text(digest)}"


def is_hash(kept: str) -> bool:
    """Whether `kept` is what `hashed` makes, with parameters that can be computed here."""
    match = _HASHED.fullmatch(kept)
    return (
        match is not None and 10 <= int(match[1]) <= 18 and int(match[2]) <= 16 and int(match[3]) <= 16
    )


def verified(password: str, kept: str | None) -> bool:
    """Whether `password` is the one that `kept` was made from. Takes as long for a user who is not there
    (None) as for one who is."""
    match = _HASHED.fullmatch(kept or _NOBODY)
    if match is None:
        return False
    salt, digest = base64.b64decode(match[4]), base64.b64decode(match[5])
    made = _scrypt(password[:LONGEST], salt, int(match[1]), int(match[2]), int(match[3]), len(digest))
    return hmac.compare_digest(made, digest) and kept is not None and len(password) <= LONGEST


def new_token() -> tuple[str, str]:
    """A new token, and what is kept of it."""
    token = secrets.token_urlsafe(32)
    return token, kept_of(token)


def kept_of(token: str) -> str:
    """What is kept of `token`."""
    return _MARK + hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def is_token(kept: str) -> bool:
    """Whether `kept` is what is kept of a token."""
    return re.fullmatch(re.escape(_MARK) + r"[0-9a-f]{64}", kept) is not None


def _scrypt(password: str, salt: bytes, cost: int, block: int, parallel: int, length: int) -> bytes:
    with _one_at_a_time:
        return hashlib.scrypt(
            password.encode("utf-8", "surrogatepass"),
            salt=salt, n=1 << cost, r=block, p=parallel, dklen=length,
            maxmem=(128 * block * ((1 << cost) + parallel + 2)) + (1 << 20),
        )  # fmt: skip


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


_NOBODY = f"scrypt$ln={_COST},r={_BLOCK},p={_PARALLEL}${_text(bytes(_SALT))}${_text(bytes(_LENGTH))}"
