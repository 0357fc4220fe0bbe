"""What users say of answers: right or wrong, with a comment. It is added to, and never changed.

`passage eval import-feedback` turns it into draft rows of known answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.records import keeping
from assistant.records.database import Database
from assistant.types import Answer, Scope
from corpus.errors import StoreError
from index import codec

if TYPE_CHECKING:
    from pathlib import Path

NAME = "feedback.sqlite"

LONGEST_COMMENT = 2_000
MOST = 20_000
"""Judgements in all: at 20,000 characters each, 400 MB."""
MOST_OF_USER = 2_000
"""Judgements of one user, who alone shall not fill the store."""

_KIND = 0x50466565
_STEPS = (
    (
        """CREATE TABLE feedback (
            number INTEGER PRIMARY KEY, user TEXT NOT NULL, judgement TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX by_user ON feedback (user)",
        """CREATE TRIGGER no_change BEFORE UPDATE ON feedback
            BEGIN SELECT raise(ABORT, 'feedback is never changed'); END""",
        """CREATE TRIGGER no_removal BEFORE DELETE ON feedback
            BEGIN SELECT raise(ABORT, 'feedback is never removed'); END""",
    ),
)


@dataclass(frozen=True, slots=True)
class Feedback:
    """A judgement on an answer.

    `question` was asked after those in `history` (oldest first), in the scope `asked_scope` that the
    user set; a drafted sentence that was checked stands there too. `right` is what the user says of
    `answer`, `comment` why, in free words or none. `at` is in UTC.
    """

    question: str
    history: tuple[str, ...]
    asked_scope: Scope
    answer: Answer
    right: bool
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """A judgement as it was kept: numbers rise with time; `user` is who gave it."""

    number: int
    user: str
    feedback: Feedback


class FeedbackStore:
    """Judgements of all users in one file. Safe for use by many threads and processes.

    Every method raises StoreError where the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        """Opens the file at `path`, or creates it.

        Raises:
            StoreError: the file is damaged, of a newer version, or no file of feedback.
        """
        self._database = Database(path, "feedback", _KIND, _STEPS)

    def add(self, user: str, feedback: Feedback) -> None:
        """Keeps a judgement.

        Raises:
            InputError: a text is too long, or `user` names nobody.
            StoreError: the user has given `MOST_OF_USER` judgements, or the store holds `MOST`.
        """
        owner, judgement = keeping.user_name(user), codec.dumps(feedback)
        keeping.stamp(feedback.at)
        keeping.limited("question", feedback.question, keeping.LONGEST_QUESTION)
        keeping.limited("comment", feedback.comment, LONGEST_COMMENT)
        keeping.limited("judgement", judgement, keeping.LARGEST_ANSWER)
        with self._database.write() as connection:
            (everybody,) = connection.execute("SELECT count(*) FROM feedback").fetchone()
            (own,) = connection.execute(
                "SELECT count(*) FROM feedback WHERE user = ?", (owner,)
            ).fetchone()
            if own >= MOST_OF_USER:
                raise StoreError(f"you have given {own:,} judgements, and more are not kept")
            if everybody >= MOST:
                raise StoreError(
                    f"{self._database.path} holds {everybody:,} judgements, and more are not kept; "
                    "import them (passage eval import-feedback) and move the file away"
                )
            connection.execute(
                "INSERT INTO feedback (user, judgement) VALUES (?, ?)", (owner, judgement)
            )

    def all(self) -> tuple[Given, ...]:
        """Every judgement, oldest first.

        Raises:
            StoreError: one of them cannot be read.
        """
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT number, user, judgement FROM feedback ORDER BY number"
            ).fetchall()
        return tuple(_given(*row) for row in rows)

    def close(self) -> None:
        """Closes the file where it is not in use."""
        self._database.close()


def _given(number: int, user: str, judgement: str) -> Given:
    try:
        return Given(number, user, codec.loads(Feedback, judgement, lenient=True))
    except ValueError as error:
        raise StoreError(
            f"judgement {number} of the feedback cannot be read ({error}); update Passage"
        ) from error
