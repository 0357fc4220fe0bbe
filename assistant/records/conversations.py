"""Conversations kept per user: what was asked, in which scope, and the whole answer to it.

A stored answer keeps its quotes when the index is built anew; `assistant.drafting.standing` says whether
they still stand in the reports.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.records import keeping
from assistant.records.database import Database
from assistant.types import Answer, Scope
from corpus.errors import ConversationMissing, InputError, StoreError
from index import codec

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

NAME = "conversations.sqlite"

MOST_TURNS = 500
"""Turns of one conversation."""
MOST_CONVERSATIONS = 2_000
"""Conversations of one user."""
SEARCHED_WORDS = 20
"""Words of a search that are looked at."""

_KIND = 0x50436F6E
_STEPS = (
    (
        """CREATE TABLE conversations (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, user TEXT NOT NULL, title TEXT NOT NULL,
            folded TEXT NOT NULL, started TEXT NOT NULL, changed TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX of_user ON conversations (user, changed)",
        # The answer stands last, because a search must not read through it.
        """CREATE TABLE turns (
            conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
            number INTEGER NOT NULL, at TEXT NOT NULL, folded TEXT NOT NULL, question TEXT NOT NULL,
            scope TEXT NOT NULL, answer TEXT NOT NULL, UNIQUE (conversation, number)
        ) STRICT""",
    ),
)

_LISTED = """
SELECT c.id, c.title, c.started, c.changed,
    (SELECT count(*) FROM turns AS t WHERE t.conversation = c.number)
FROM conversations AS c
WHERE c.user = :user AND NOT EXISTS (
    SELECT 1 FROM json_each(:words) AS w
    WHERE instr(c.folded, w.value) = 0 AND NOT EXISTS (
        SELECT 1 FROM turns AS t WHERE t.conversation = c.number AND instr(t.folded, w.value) > 0
    )
)
ORDER BY c.changed DESC, c.number DESC LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what was answered. `asked_scope` is the scope that the user set, not the one that
    was understood; `at` is in UTC."""

    question: str
    asked_scope: Scope
    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with its turns, oldest first. Times are in UTC."""

    id: str
    title: str
    started: datetime
    changed: datetime
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation as a list shows it: without its turns, but with their number."""

    id: str
    title: str
    started: datetime
    changed: datetime
    turns: int


class Conversations:
    """The conversations of all users in one file. Safe for use by many threads and processes.

    Every method acts for one user, and for a conversation of somebody else says what it says for one
    that does not exist. Every method raises StoreError where the file cannot be read or written, and
    InputError where a text is empty or too long.
    """

    def __init__(self, path: Path) -> None:
        """Opens the file at `path`, or creates it.

        Raises:
            StoreError: the file is damaged, of a newer version, or no file of conversations.
        """
        self._database = Database(path, "conversations", _KIND, _STEPS)

    def start(self, user: str, title: str = "") -> str:
        """Begins a conversation and returns its id; without a title its first question becomes it."""
        owner, named = keeping.user_name(user), keeping.title(title) if title else ""
        now, conversation_id = keeping.stamp(keeping.now()), secrets.token_urlsafe(12)
        with self._database.write() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM conversations WHERE user = ?", (owner,)
            ).fetchone()
            if count >= MOST_CONVERSATIONS:
                raise StoreError(f"you keep {count:,} conversations already; delete some of them")
            connection.execute(
                "INSERT INTO conversations (id, user, title, folded, started, changed)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (conversation_id, owner, named, keeping.folded(named), now, now),
            )
        return conversation_id

    def add(self, user: str, conversation_id: str, turn: Turn) -> None:
        """Adds a turn at the end.

        Raises:
            ConversationMissing: the user has no such conversation.
            StoreError: the conversation has `MOST_TURNS` turns already.
        """
        owner, answer = keeping.user_name(user), codec.dumps(turn.answer)
        keeping.limited("question", turn.question, keeping.LONGEST_QUESTION)
        keeping.limited("answer", answer, keeping.LARGEST_ANSWER)
        folded = keeping.folded(f"{turn.question}\n{turn.answer.short}\n{turn.answer.text}")
        scope, at = codec.dumps(turn.asked_scope), keeping.stamp(turn.at)
        with self._database.write() as connection:
            number, title = _own(connection, owner, conversation_id)
            (count,) = connection.execute(
                "SELECT count(*) FROM turns WHERE conversation = ?", (number,)
            ).fetchone()
            if count >= MOST_TURNS:
                raise StoreError(f"this conversation has {count:,} turns already; start another")
            connection.execute(
                "INSERT INTO turns (conversation, number, at, folded, question, scope, answer)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, count + 1, at, folded, turn.question, scope, answer),
            )
            named = title or keeping.shortened(turn.question)
            connection.execute(
                "UPDATE conversations SET title = ?, folded = ?, changed = ? WHERE id = ? AND user = ?",
                (named, keeping.folded(named), keeping.stamp(keeping.now()), conversation_id, owner),
            )

    def replace(self, user: str, conversation_id: str, place: int, turn: Turn) -> None:
        """Puts a turn in the place of another; `place` counts from 0.

        Raises:
            ConversationMissing: the user has no such conversation.
            InputError: the conversation has no turn there.
        """
        owner, answer = keeping.user_name(user), codec.dumps(turn.answer)
        keeping.limited("question", turn.question, keeping.LONGEST_QUESTION)
        keeping.limited("answer", answer, keeping.LARGEST_ANSWER)
        folded = keeping.folded(f"{turn.question}\n{turn.answer.short}\n{turn.answer.text}")
        scope, at = codec.dumps(turn.asked_scope), keeping.stamp(turn.at)
        with self._database.write() as connection:
            number, _ = _own(connection, owner, conversation_id)
            changed = connection.execute(
                "UPDATE turns SET at = ?, folded = ?, question = ?, scope = ?, answer = ?"
                " WHERE conversation = ? AND number = ?",
                (at, folded, turn.question, scope, answer, number, place + 1),
            )
            if not changed.rowcount:
                raise InputError(f"the conversation has no turn {place + 1}; load the page again")

    def get(self, user: str, conversation_id: str) -> Conversation:
        """A conversation with all its turns.

        Raises:
            ConversationMissing: the user has no such conversation.
            StoreError: a turn in it cannot be read.
        """
        owner = keeping.user_name(user)
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT title, started, changed FROM conversations WHERE id = ? AND user = ?",
                (conversation_id, owner),
            ).fetchone()
            rows = connection.execute(
                "SELECT t.question, t.scope, t.answer, t.at FROM turns AS t"
                " JOIN conversations AS c ON c.number = t.conversation"
                " WHERE c.id = ? AND c.user = ? ORDER BY t.number",
                (conversation_id, owner),
            ).fetchall()
        if found is None:
            raise _missing(conversation_id)
        title, started, changed = found
        return Conversation(
            conversation_id,
            title,
            datetime.fromisoformat(started),
            datetime.fromisoformat(changed),
            tuple(_turn(*row) for row in rows),
        )

    def list(self, user: str, text: str = "", *, limit: int = MOST_CONVERSATIONS) -> tuple[Listed, ...]:
        """The user's conversations, those changed last first; with a text, those that hold each of its
        words in the title, a question or an answer, in any case and anywhere in a word."""
        words = json.dumps(keeping.folded(text).split()[:SEARCHED_WORDS])
        given = {"user": keeping.user_name(user), "words": words, "limit": limit}
        with self._database.read() as connection:
            rows = connection.execute(_LISTED, given).fetchall()
        return tuple(
            Listed(
                row_id, title, datetime.fromisoformat(started), datetime.fromisoformat(changed), turns
            )
            for row_id, title, started, changed, turns in rows
        )

    def rename(self, user: str, conversation_id: str, title: str) -> None:
        """Gives a conversation another title; its place in the list stays.

        Raises:
            ConversationMissing: the user has no such conversation.
        """
        owner, named = keeping.user_name(user), keeping.title(title)
        with self._database.write() as connection:
            changed = connection.execute(
                "UPDATE conversations SET title = ?, folded = ? WHERE id = ? AND user = ?",
                (named, keeping.folded(named), conversation_id, owner),
            )
            if not changed.rowcount:
                raise _missing(conversation_id)

    def delete(self, user: str, conversation_id: str) -> None:
        """Deletes a conversation for good: its text is overwritten on the disk.

        Raises:
            ConversationMissing: the user has no such conversation.
        """
        owner = keeping.user_name(user)
        with self._database.write() as connection:
            gone = connection.execute(
                "DELETE FROM conversations WHERE id = ? AND user = ?", (conversation_id, owner)
            )
            if not gone.rowcount:
                raise _missing(conversation_id)
        self._database.forget()

    def delete_all(self, user: str) -> int:
        """Deletes all conversations of a user for good, and says how many there were."""
        owner = keeping.user_name(user)
        with self._database.write() as connection:
            gone = connection.execute("DELETE FROM conversations WHERE user = ?", (owner,)).rowcount
        self._database.forget()
        return gone

    def close(self) -> None:
        """Closes the file where it is not in use."""
        self._database.close()


def _own(connection: sqlite3.Connection, owner: str, conversation_id: str) -> tuple[int, str]:
    """The row number and the title of a user's own conversation."""
    found = connection.execute(
        "SELECT number, title FROM conversations WHERE id = ? AND user = ?", (conversation_id, owner)
    ).fetchone()
    if found is None:
        raise _missing(conversation_id)
    return int(found[0]), str(found[1])


def _missing(conversation_id: str) -> ConversationMissing:
    return ConversationMissing(
        f"there is no conversation {keeping.shortened(conversation_id)!r}; choose one from the list"
    )


def _turn(question: str, scope: str, answer: str, at: str) -> Turn:
    try:
        return Turn(
            question,
            codec.loads(Scope, scope, lenient=True),
            codec.loads(Answer, answer, lenient=True),
            datetime.fromisoformat(at),
        )
    except ValueError as error:
        raise StoreError(
            f"a turn of {at} cannot be read ({error}); delete the conversation, or update Passage"
        ) from error
