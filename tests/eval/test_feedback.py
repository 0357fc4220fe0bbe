"""Judgements of users as drafts of known answers: filled in if right, marked until a person is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from assistant.records.feedback import NAME, Feedback, FeedbackStore, Given
from assistant.types import Scope
from corpus.errors import InputError
from eval.cli import app
from eval.dataset import dump, load, parse
from eval.feedback import add_to, drafts
from eval.types import KnownAnswer
from eval.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.engine import Assistant
    from assistant.types import Answer

RATE = "what was the arrest rate for domestic abuse in 2016?"
CRIME = "recorded crime per 1,000 people in Hampshire in 2016, without fraud?"
CUP = "who won the league cup?"
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def rate(assistant: Assistant) -> Answer:
    answer = assistant.ask(RATE)
    assert answer.status == "answered"
    return answer


def said(answer: Answer, *, right: bool = True, question: str = RATE, comment: str = "") -> Feedback:
    return Feedback(question, (), Scope(), answer, right, comment, AT)


def given(*judgements: Feedback, users: str = "") -> list[Given]:
    """The judgements as they were kept, each of its own user unless `users` names them by letter."""
    names = users or "abcdefgh"
    return [Given(n, names[n], each) for n, each in enumerate(judgements)]


def only(*judgements: Feedback, users: str = "") -> KnownAnswer:
    (row,) = drafts(given(*judgements, users=users), ()).rows
    return row


def faults(row: KnownAnswer, texts: dict[str, tuple[str, ...]]) -> list[str]:
    return [fault.why for fault in validate([row], texts)]


def test_a_right_answer_gives_question_answer_figures_and_evidence(rate: Answer) -> None:
    row = only(said(rate))
    assert (row.kind, row.type, row.question) == ("question", "number", RATE)
    assert row.answer == rate.short
    assert ("25",) in row.accept
    assert [(e.report, e.quote) for e in row.evidence] == [
        (c.report_id, c.quote) for c in rate.citations
    ]
    assert row.draft


def test_a_right_draft_lacks_nothing_but_a_person(
    rate: Answer, assistant: Assistant, texts: dict[str, tuple[str, ...]]
) -> None:
    for answer, question in ((rate, RATE), (assistant.ask(CRIME), CRIME), (assistant.ask(CUP), CUP)):
        (fault,) = faults(only(said(answer, question=question)), texts)
        assert fault.startswith("a draft: complete it")


def test_a_figure_of_a_table_is_of_that_type(assistant: Assistant) -> None:
    row = only(said(assistant.ask(CRIME), question=CRIME))
    assert (row.type, row.accept) == ("table", (("68.3",),))


def test_a_right_refusal_is_unanswerable_with_its_reason(assistant: Assistant) -> None:
    row = only(said(assistant.ask(CUP), question=CUP))
    assert (row.type, row.answerable, row.accept) == ("unanswerable", False, ())
    assert row.reason == "off_topic"
    assert row.answer


def test_a_wrong_answer_gives_a_draft_with_the_comment_alone(
    rate: Answer, texts: dict[str, tuple[str, ...]]
) -> None:
    row = only(said(rate, right=False, comment="that is the rate of 2015"))
    assert (row.question, row.type, row.answer, row.accept, row.evidence) == (RATE, "", "", (), ())
    assert "that is the rate of 2015" in row.note
    assert f"Judged wrong on 2026-03-02: “{rate.short}”." in row.note
    assert {"no type", "no answer", "answerable is True with 0 accept groups"} <= set(faults(row, texts))


def test_a_question_after_others_is_a_followup_with_all_turns(rate: Answer) -> None:
    row = only(replace(said(rate, question="and in 2016?"), history=("how many arrests?",)))
    assert (row.kind, row.turns, row.type) == ("followup", ("how many arrests?", "and in 2016?"), "")


@pytest.mark.parametrize(("right", "verdict"), [(True, "contradicted"), (False, "")])
def test_a_checked_sentence_is_a_claim(
    assistant: Assistant, texts: dict[str, tuple[str, ...]], right: bool, verdict: str
) -> None:
    claim = "There were 26 arrests for every 100 domestic abuse related offences in 2016."
    answer = assistant.check(claim)
    row = only(said(answer, question=claim, right=right))
    assert (row.kind, row.claim, row.verdict) == ("claim", claim, verdict)
    assert ("no verdict" in faults(row, texts)) == (not right)


def test_a_scope_that_the_user_set_is_told_in_the_note(rate: Answer) -> None:
    row = only(replace(said(rate), asked_scope=Scope(years=(2016,))))
    assert "Asked in the scope 2016" in row.note


def test_who_judged_is_left_out(rate: Answer) -> None:
    (row,) = drafts([Given(1, "ann.example", said(rate))], ()).rows
    assert "ann.example" not in dump(row)


def test_the_same_question_in_other_letters_is_drafted_once(rate: Answer) -> None:
    row = only(said(rate), said(rate, question=f" {RATE.upper()} "))
    assert row.note.count("Judged right") == 2


def test_users_who_disagree_leave_the_draft_open_with_both_comments(rate: Answer) -> None:
    row = only(said(rate, comment="yes"), said(rate, right=False, comment="no, 2015"))
    assert (row.accept, row.evidence) == ((), ())
    assert "Judged right" in row.note
    assert "no, 2015" in row.note


def test_the_last_judgement_of_a_user_counts(rate: Answer) -> None:
    row = only(said(rate, right=False, comment="misread"), said(rate), users="aa")
    assert row.accept
    assert "misread" not in row.note


def test_a_question_that_has_a_row_is_not_drafted(rate: Answer, number: KnownAnswer) -> None:
    known = replace(number, question=f"{RATE.rstrip('?')} ?")
    made = drafts(given(said(rate)), [known])
    assert (made.rows, made.known, made.drafted, made.judgements) == ((), 1, 0, 1)


def test_a_scope_makes_it_another_question_than_the_known_one(rate: Answer, number: KnownAnswer) -> None:
    scoped = replace(said(rate), asked_scope=Scope(years=(2016,)))
    made = drafts(given(said(rate), scoped), [replace(number, question=RATE)])
    assert [row.note.count("Asked in the scope") for row in made.rows] == [1]


def test_drafts_are_added_behind_what_a_person_has_written(rate: Answer, tmp_path: Path) -> None:
    path = tmp_path / "eval" / "drafts.jsonl"
    assert len(add_to(path, given(said(rate)), ()).rows) == 1
    completed = replace(load(path)[0], draft=False, note="", answer="25 arrests")
    path.write_text(dump(completed), encoding="utf-8")
    again = add_to(path, given(said(rate), said(rate, question="another?", right=False)), ())
    assert (len(again.rows), again.drafted) == (1, 1)
    first, second = load(path)
    assert (first.answer, first.draft) == ("25 arrests", False)
    assert (second.question, second.draft) == ("another?", True)


def test_a_draft_survives_writing_and_reading(rate: Answer) -> None:
    for right in (True, False):
        row = only(said(rate, right=right, comment="two\nlines “quoted”"))
        assert parse(dump(row), "x") == row


def invoke(*words: str) -> str:
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    return result.stdout


def test_the_command_imports_once_and_validate_lists_what_is_left(
    rate: Answer, assistant: Assistant, home: Path
) -> None:
    store = FeedbackStore(home / NAME)
    store.add("ann", said(rate))
    store.add("ann", said(assistant.ask(CRIME), question=CRIME, right=False, comment="no"))
    store.close()
    path = home / "eval" / "drafts.jsonl"
    first = invoke("import-feedback", "--home", str(home))
    assert first.startswith("2 judgements: 2 new drafts, 0 drafted before, 0 known already")
    assert str(path) in first.replace("\n", "")
    before = path.read_bytes()
    assert "0 new drafts, 2 drafted before" in invoke("import-feedback", "--home", str(home))
    assert path.read_bytes() == before
    listed = invoke("validate", "--set", str(path))
    assert listed.count("a draft: complete it") == 2
    assert "no type" in listed


@pytest.mark.parametrize("command", ["run", "gate", "train"])
def test_no_command_runs_a_draft(rate: Answer, tmp_path: Path, built_home: Path, command: str) -> None:
    path = tmp_path / "drafts.jsonl"
    add_to(path, given(said(rate)), ())
    with pytest.raises(InputError, match="1 of 1 rows are drafts, the first 'feedback-"):
        invoke(command, "--set", str(path), "--home", str(built_home))


def test_without_feedback_the_command_says_where_it_comes_from(home: Path) -> None:
    with pytest.raises(InputError, match="it comes from the chat page"):
        invoke("import-feedback", "--home", str(home))
    assert not home.exists()
