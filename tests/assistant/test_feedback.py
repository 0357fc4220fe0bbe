"""Judgements on answers: kept whole, in order, never changed, within limits."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from assistant.records import feedback as room
from assistant.records import keeping
from assistant.records.conversations import Conversations
from assistant.records.feedback import Feedback, FeedbackStore
from assistant.types import Scope
from corpus.errors import InputError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.engine import Assistant


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / room.NAME


@pytest.fixture
def store(path: Path) -> Iterator[FeedbackStore]:
    made = FeedbackStore(path)
    yield made
    made.close()


@pytest.fixture
def judgement(assistant: Assistant) -> Feedback:
    question = "and in 2016?"
    before = ("how many arrests for domestic abuse?",)
    return Feedback(
        question=question,
        history=before,
        asked_scope=Scope(years=(2016,)),
        answer=assistant.ask(question, history=before),
        right=False,
        comment="that is <b>another</b> year’s",
        at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    )


def test_judgements_come_back_equal_oldest_first(store: FeedbackStore, judgement: Feedback) -> None:
    second = replace(judgement, right=True, comment="")
    store.add("ann", judgement)
    store.add("bob", second)
    assert [(each.user, each.feedback) for each in store.all()] == [("ann", judgement), ("bob", second)]
    numbers = [each.number for each in store.all()]
    assert numbers == sorted(set(numbers))


def test_judgements_outlive_the_store_that_took_them(path: Path, judgement: Feedback) -> None:
    first = FeedbackStore(path)
    first.add("ann", judgement)
    first.close()
    assert [each.feedback for each in FeedbackStore(path).all()] == [judgement]


@pytest.mark.parametrize("statement", ["DELETE FROM feedback", "UPDATE feedback SET user = 'bob'"])
def test_a_judgement_is_never_changed_or_removed(
    path: Path, store: FeedbackStore, judgement: Feedback, statement: str
) -> None:
    store.add("ann", judgement)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="feedback is never"):
        connection.execute(statement)
    connection.close()
    assert len(store.all()) == 1


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"question": "x" * (keeping.LONGEST_QUESTION + 1)}, "the question has"),
        ({"comment": "x" * (room.LONGEST_COMMENT + 1)}, "the comment has"),
        ({"comment": "\udc00"}, "half a character"),
        ({"history": ("x" * keeping.LARGEST_ANSWER,)}, "the judgement has"),
        ({"at": datetime(2026, 3, 2)}, "no zone"),  # noqa: DTZ001
    ],
)
def test_what_is_beyond_the_limits_is_not_kept(
    store: FeedbackStore, judgement: Feedback, change: dict[str, str], what: str
) -> None:
    with pytest.raises(InputError, match=what):
        store.add("ann", replace(judgement, **change))  # type: ignore[arg-type]
    assert store.all() == ()


def test_a_judgement_is_somebodys(store: FeedbackStore, judgement: Feedback) -> None:
    with pytest.raises(InputError, match="names nobody"):
        store.add("", judgement)


def test_one_user_cannot_fill_the_store(
    store: FeedbackStore, judgement: Feedback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_OF_USER", 2)
    monkeypatch.setattr(room, "MOST", 3)
    for user in ("ann", "ann", "bob"):
        store.add(user, judgement)
    with pytest.raises(StoreError, match="you have given 2 judgements"):
        store.add("ann", judgement)
    with pytest.raises(StoreError, match="import them"):
        store.add("bob", judgement)
    assert len(store.all()) == 3


def test_many_threads_judge_at_once(store: FeedbackStore, judgement: Feedback) -> None:
    comments = [f"number {number}" for number in range(30)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda comment: store.add("ann", replace(judgement, comment=comment)), comments))
    assert sorted(each.feedback.comment for each in store.all()) == sorted(comments)


def test_conversations_are_not_taken_for_feedback(tmp_path: Path) -> None:
    path = tmp_path / "mixed.sqlite"
    Conversations(path).close()
    with pytest.raises(StoreError, match="something else than feedback"):
        FeedbackStore(path)


def test_a_judgement_that_cannot_be_read_is_told_in_one_line(
    path: Path, store: FeedbackStore, judgement: Feedback
) -> None:
    store.add("ann", judgement)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO feedback (user, judgement) VALUES ('bob', '{}')")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="judgement 2 of the feedback cannot be read") as caught:
        store.all()
    assert "\n" not in str(caught.value)
