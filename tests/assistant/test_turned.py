"""What a report takes back of what it has just told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers.turned import taken_back
from assistant.asked.question import Place
from tests.assistant.test_extent import asked, found

TOLD = "Body cameras are given to all patrols."
BACK = "However, a third of the units were out of order on the day of the visit."
AFTER = "New ones have been bought."


def _answer(question: str, behind: str, *, start: int = 0, end: int = len(TOLD)) -> str | None:
    text = f"{TOLD} {behind} {AFTER}"
    ranked = found(text, {"Body": 0.8, behind[:8]: 0.5}, 0.2)
    place = Place(ranked[0].hit.passage.report_id, start, end)
    query = replace(asked("yesno"), text=f"{question} (about: who has cameras)", beside=(place,))
    draft = taken_back(query, ranked)
    return draft.short if draft else None


@pytest.mark.parametrize(
    "question", ["was that always so?", "Did this work well?", "are they used consistently?"]
)
def test_what_is_taken_back_is_told_without_a_verdict(question: str) -> None:
    assert _answer(question, BACK) == BACK


def test_it_may_have_been_quoted_with_the_answer() -> None:
    assert _answer("was that always so?", BACK, end=len(f"{TOLD} {BACK}")) == BACK


@pytest.mark.parametrize(
    ("question", "behind"),
    [
        ("did that cost much?", BACK),
        ("was that always so?", "A third of the units were out of order on the day of the visit."),
    ],
)
def test_neither_another_question_nor_another_sentence_will_do(question: str, behind: str) -> None:
    assert _answer(question, behind) is None


def test_what_stands_before_the_answer_takes_nothing_of_it_back() -> None:
    end = len(f"{TOLD} {BACK} {AFTER}")
    assert _answer("was that always so?", BACK, start=end - len(AFTER), end=end) is None
