"""What a store keeps: texts within limits, users by name, times in UTC."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from corpus.errors import InputError

LONGEST_USER = 200
LONGEST_TITLE = 120
LONGEST_QUESTION = 10_000
LARGEST_ANSWER = 1_000_000
"""Characters of an answer as JSON; with ten passages the packaged reports' take some 20,000."""

_QUOTES = str.maketrans("‘’“”‐‑–—", "''\"\"----")


def user_name(user: str) -> str:
    """`user`, who must be somebody.

    Raises:
        InputError: it is blank, or too long.
    """
    if not user.strip():
        raise InputError(f"what is kept belongs to somebody; {user!r} names nobody")
    return limited("user's name", user, LONGEST_USER)


def limited(what: str, text: str, most: int) -> str:
    """`text`, which must be no longer than `most` characters, and whole ones.

    Raises:
        InputError: it is longer, or has half a surrogate pair, which no file can hold as UTF-8.
    """
    if len(text) > most:
        raise InputError(f"the {what} has {len(text):,} characters; {most:,} are kept at most")
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise InputError(f"the {what} holds half a character; send it as UTF-8")
    return text


def title(text: str) -> str:
    """`text` on one line, as a title.

    Raises:
        InputError: it is empty or too long.
    """
    line = " ".join(text.split())
    if not line:
        raise InputError(f"the title {text!r} is empty; give it a word")
    return limited("title", line, LONGEST_TITLE)


def shortened(text: str) -> str:
    """`text` on one line, cut to the length of a title."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def folded(text: str) -> str:
    """`text` as it is searched: without case, compatibility forms, and typographic quotes."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def stamp(at: datetime) -> str:
    """A time as text that sorts: UTC, to the microsecond.

    Raises:
        InputError: it has no time zone.
    """
    if at.tzinfo is None:
        raise InputError(f"the time {at.isoformat()} has no zone; give it in UTC")
    return at.astimezone(UTC).isoformat(timespec="microseconds")
