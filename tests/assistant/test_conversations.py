"""Conversations: kept whole, per user, from many threads and processes, and really deleted."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from assistant.drafting.standing import standing
from assistant.records import conversations, keeping
from assistant.records.conversations import Conversations, Turn
from assistant.types import Scope
from corpus.errors import ConversationMissing, InputError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assistant.engine import Assistant
    from assistant.types import Answer

QUESTION = "what was the 2016 domestic abuse arrest rate?"
AT = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture(scope="session")
def answer(assistant: Assistant) -> Answer:
    return assistant.ask(QUESTION)


@pytest.fixture
def turn(answer: Answer) -> Turn:
    return Turn(QUESTION, Scope(years=(2016,)), answer, AT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / conversations.NAME


@pytest.fixture
def store(path: Path) -> Iterator[Conversations]:
    made = Conversations(path)
    yield made
    made.close()


def test_a_conversation_comes_back_equal_with_its_whole_answers(
    store: Conversations, turn: Turn, assistant: Assistant
) -> None:
    refused = Turn("who won the cup?", Scope(), assistant.ask("who won the cup?"), AT)
    one = store.start("ann", "Arrests")
    store.add("ann", one, turn)
    store.add("ann", one, refused)
    found = store.get("ann", one)
    assert (found.id, found.title, found.turns) == (one, "Arrests", (turn, refused))
    assert found.turns[0].answer.citations
    assert found.turns[1].answer.status == "refused"


def test_a_conversation_outlives_the_store_that_made_it(path: Path, turn: Turn) -> None:
    first = Conversations(path)
    one = first.start("ann")
    first.add("ann", one, turn)
    first.close()
    assert Conversations(path).get("ann", one).turns == (turn,)


def test_the_first_question_becomes_the_title_where_none_was_given(
    store: Conversations, turn: Turn
) -> None:
    one = store.start("ann")
    store.add("ann", one, replace(turn, question="how many\n officers? " + "x" * 500))
    store.add("ann", one, turn)
    title = store.get("ann", one).title
    assert title.startswith("how many officers? xxx")
    assert title.endswith("…")
    assert len(title) == keeping.LONGEST_TITLE


def test_times_are_kept_in_utc(store: Conversations, turn: Turn) -> None:
    one = store.start("ann")
    summer = AT.astimezone(timezone(timedelta(hours=1)))
    store.add("ann", one, replace(turn, at=summer))
    assert store.get("ann", one).turns[0].at == AT
    assert store.get("ann", one).turns[0].at.tzinfo == UTC
    with pytest.raises(InputError, match="has no zone"):
        store.add("ann", one, replace(turn, at=AT.replace(tzinfo=None)))


def test_the_list_is_newest_first_and_says_how_many_turns(store: Conversations, turn: Turn) -> None:
    first, second = store.start("ann", "First"), store.start("ann", "Second")
    assert [each.id for each in store.list("ann")] == [second, first]
    store.add("ann", first, turn)
    assert [(each.id, each.turns) for each in store.list("ann")] == [(first, 1), (second, 0)]
    assert [each.id for each in store.list("ann", limit=1)] == [first]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DOMESTIC rate", True),  # the question
        ("25 arrests", True),  # the answer
        ("morning’s", True),  # the title, with the other quotation mark
        ("arrests kent", False),  # each word must stand somewhere
        ("100%", False),  # no character is syntax
        ("_omestic", False),
        ("' OR 1=1 --", False),
        ("   ", True),
    ],
)
def test_search_looks_for_every_word_in_title_question_and_answer(
    store: Conversations, turn: Turn, text: str, found: bool
) -> None:
    one = store.start("ann", "This morning's work")
    store.add("ann", one, turn)
    assert [each.id for each in store.list("ann", text)] == ([one] if found else [])


def test_search_folds_case_beyond_ascii(store: Conversations) -> None:
    one = store.start("ann", "STRAẞE ÉCOUTE")
    assert [each.id for each in store.list("ann", "strasse écoute")] == [one]


def test_a_turn_is_replaced_in_its_place_and_found_by_its_new_words(
    store: Conversations, turn: Turn
) -> None:
    one = store.start("ann", "Hers")
    second = replace(turn, question="zanzibar?")
    for _ in range(2):
        store.add("ann", one, turn)
    store.replace("ann", one, 1, second)
    assert store.get("ann", one).turns == (turn, second)
    assert len(store.list("ann", "zanzibar")) == 1
    with pytest.raises(InputError, match="no turn 3"):
        store.replace("ann", one, 2, second)


def test_a_conversation_is_renamed_where_it_stands(store: Conversations) -> None:
    old, new = store.start("ann", "Old"), store.start("ann", "New")
    store.rename("ann", old, "  Arrests\nin 2016 ")
    assert [(each.id, each.title) for each in store.list("ann")] == [
        (new, "New"),
        (old, "Arrests in 2016"),
    ]
    assert store.list("ann", "old") == ()


def _get(store: Conversations, user: str, one: str, _turn: Turn) -> None:
    store.get(user, one)


def _add(store: Conversations, user: str, one: str, turn: Turn) -> None:
    store.add(user, one, turn)


def _replace(store: Conversations, user: str, one: str, turn: Turn) -> None:
    store.replace(user, one, 0, replace(turn, question="mine?"))


def _rename(store: Conversations, user: str, one: str, _turn: Turn) -> None:
    store.rename(user, one, "Mine")


def _delete(store: Conversations, user: str, one: str, _turn: Turn) -> None:
    store.delete(user, one)


@pytest.mark.parametrize("act", [_get, _add, _replace, _rename, _delete])
@pytest.mark.parametrize("user", ["bob", "Ann", "ann ", "%", "ann' OR '1'='1"])
def test_nobody_reaches_a_conversation_of_another(
    store: Conversations,
    turn: Turn,
    user: str,
    act: Callable[[Conversations, str, str, Turn], None],
) -> None:
    one = store.start("ann", "Hers")
    store.add("ann", one, turn)
    with pytest.raises(ConversationMissing) as theirs:
        act(store, user, one, turn)
    kept = store.get("ann", one)
    assert (kept.title, kept.turns) == ("Hers", (turn,))
    with pytest.raises(ConversationMissing) as nobodys:
        act(store, user, "x" * len(one), turn)
    assert str(theirs.value).replace(one, "") == str(nobodys.value).replace("x" * len(one), "")


def test_nobody_lists_or_deletes_the_conversations_of_another(store: Conversations, turn: Turn) -> None:
    one = store.start("ann")
    store.add("ann", one, turn)
    assert store.list("bob") == ()
    assert store.list("bob", "arrests") == ()
    assert store.delete_all("bob") == 0
    assert len(store.list("ann")) == 1


def test_what_is_kept_belongs_to_somebody(store: Conversations) -> None:
    for act in (store.start, store.list, store.delete_all):
        with pytest.raises(InputError, match="names nobody"):
            act("  ")


def _bytes(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(path.parent.iterdir()))


def test_what_is_deleted_stands_no_longer_on_the_disk(
    path: Path, store: Conversations, turn: Turn
) -> None:
    secret = "Zanzibar"
    one, other = store.start("ann", f"About {secret}"), store.start("ann", "Kept")
    store.add("ann", one, replace(turn, question=f"is {secret} named?"))
    store.add("ann", other, turn)
    assert secret.encode() in _bytes(path)
    store.delete("ann", one)
    assert secret.encode() not in _bytes(path)
    assert secret.casefold().encode() not in _bytes(path)
    assert store.get("ann", other).turns == (turn,)


def test_all_conversations_of_a_user_are_deleted_and_counted(
    path: Path, store: Conversations, turn: Turn
) -> None:
    for _ in range(3):
        store.add("ann", store.start("ann", "Zanzibar"), turn)
    kept = store.start("bob", "His")
    assert store.delete_all("ann") == 3
    assert b"Zanzibar" not in _bytes(path)
    assert b"domestic" not in _bytes(path)
    assert [each.id for each in store.list("bob")] == [kept]


def test_the_file_is_its_owners_alone_to_read(path: Path, store: Conversations) -> None:
    store.start("ann")
    assert {each.stat().st_mode & 0o077 for each in path.parent.iterdir()} == {0}


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"question": "x" * (keeping.LONGEST_QUESTION + 1)}, "question"),
        ({"question": "half \ud83d"}, "half a character"),
    ],
)
def test_a_question_beyond_the_limits_is_not_kept(
    store: Conversations, turn: Turn, changes: dict[str, str], what: str
) -> None:
    one = store.start("ann")
    with pytest.raises(InputError, match=what):
        store.add("ann", one, replace(turn, question=changes["question"]))
    assert store.get("ann", one).turns == ()


def test_an_answer_beyond_the_limit_is_not_kept(store: Conversations, turn: Turn) -> None:
    one = store.start("ann")
    huge = replace(turn.answer, text="x" * keeping.LARGEST_ANSWER)
    with pytest.raises(InputError, match="the answer has"):
        store.add("ann", one, replace(turn, answer=huge))


def test_a_title_is_neither_empty_nor_too_long(store: Conversations) -> None:
    one = store.start("ann", "Fine")
    for bad in (" \n", "x" * (keeping.LONGEST_TITLE + 1)):
        with pytest.raises(InputError, match="title"):
            store.rename("ann", one, bad)
    assert store.get("ann", one).title == "Fine"


def test_turns_and_conversations_are_limited_in_number(
    store: Conversations, turn: Turn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversations, "MOST_TURNS", 2)
    monkeypatch.setattr(conversations, "MOST_CONVERSATIONS", 1)
    one = store.start("ann")
    with pytest.raises(StoreError, match="delete some"):
        store.start("ann")
    store.start("bob")
    for _ in range(2):
        store.add("ann", one, turn)
    with pytest.raises(StoreError, match="2 turns already; start another"):
        store.add("ann", one, turn)


def test_many_threads_write_and_read_at_once(store: Conversations, turn: Turn) -> None:
    one = store.start("ann")

    def work(number: int) -> int:
        store.add("ann", one, replace(turn, question=f"number {number}?"))
        return len(store.get("ann", one).turns) + len(store.list("ann", "number"))

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(work, range(40)))
    assert min(seen) >= 2
    asked = [each.question for each in store.get("ann", one).turns]
    assert sorted(asked) == sorted(f"number {number}?" for number in range(40))


_WRITER = """
import sys
from pathlib import Path
from assistant.records.conversations import Conversations
for number in range(10):
    store = Conversations(Path(sys.argv[1]))
    store.start("ann", f"{sys.argv[2]} {number}")
    store.close()
"""


def test_several_processes_create_and_write_the_file_at_once(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(path), name], stderr=subprocess.PIPE)
        for name in "abcd"
    ]
    errors = [writer.communicate(timeout=120)[1] for writer in writers]
    assert errors == [b""] * 4
    titles = {each.title for each in Conversations(path).list("ann")}
    assert titles == {f"{name} {number}" for name in "abcd" for number in range(10)}


def test_a_file_of_a_newer_version_is_refused_and_left_alone(path: Path, store: Conversations) -> None:
    store.start("ann")
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"version 9, .* up to 1; update Passage"):
        Conversations(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"notes of a meeting\n" * 400)
    with pytest.raises(StoreError, match="damaged") as caught:
        Conversations(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == b"notes of a meeting\n" * 400
    assert list(path.parent.iterdir()) == [path]


def test_a_database_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="something else than conversations"):
        Conversations(path)
    assert path.read_bytes() == before


def _filled(path: Path, turn: Turn) -> None:
    store = Conversations(path)
    one = store.start("ann")
    for _ in range(20):
        store.add("ann", one, turn)
    store.close()


def test_a_file_cut_short_is_refused_and_left_alone(path: Path, turn: Turn) -> None:
    _filled(path, turn)
    cut = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(cut)
    with pytest.raises(StoreError, match="damaged") as caught:
        Conversations(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == cut


def test_a_file_overwritten_in_the_middle_is_refused_and_left_alone(path: Path, turn: Turn) -> None:
    _filled(path, turn)
    whole = bytearray(path.read_bytes())
    whole[4096:12288] = b"\xff" * 8192
    path.write_bytes(whole)
    with pytest.raises(StoreError, match="damaged"):
        Conversations(path)
    assert path.read_bytes() == bytes(whole)


def test_a_turn_that_cannot_be_read_is_told_in_one_line(
    path: Path, store: Conversations, turn: Turn
) -> None:
    one = store.start("ann")
    store.add("ann", one, turn)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE turns SET answer = replace(answer, '\"answered\"', '\"sung\"')")
    connection.close()
    with pytest.raises(StoreError, match="'sung' is none of") as caught:
        store.get("ann", one)
    assert "\n" not in str(caught.value)


def test_an_answer_of_a_later_version_with_more_fields_is_read(
    path: Path, store: Conversations, turn: Turn
) -> None:
    one = store.start("ann")
    store.add("ann", one, turn)
    with sqlite3.connect(path) as connection:
        connection.execute('UPDATE turns SET answer = \'{"mood": "glad", \' || substr(answer, 2)')
    connection.close()
    assert store.get("ann", one).turns == (turn,)


def test_a_kept_citation_says_whether_it_still_stands(assistant: Assistant, answer: Answer) -> None:
    citation = answer.citations[0]
    assert standing(citation, assistant.index) == "stands"
    moved = replace(citation, start=citation.start + 1, end=citation.end + 1)
    assert standing(moved, assistant.index) == "changed"
    assert standing(replace(citation, end=10**9), assistant.index) == "changed"
    assert standing(replace(citation, report_id="kent-2019"), assistant.index) == "gone"
