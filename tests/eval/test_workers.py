from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import QuestionError
from eval.run import evaluate
from eval.workers import shared

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.engine import Assistant
    from eval.types import KnownAnswer


def test_processes_that_share_the_rows_answer_in_order_what_one_answers(
    assistant: Assistant, built_home: Path, rows: tuple[KnownAnswer, ...]
) -> None:
    some = rows[:20]
    with shared(built_home, 2) as answered:
        made = evaluate(assistant, some, shared=answered)
    alone = evaluate(assistant, some)
    assert [r.known for r in made] == list(some)
    assert [r.answer.short for r in made] == [r.answer.short for r in alone]
    assert [r.answer.citations for r in made] == [r.answer.citations for r in alone]


def test_what_an_assistant_of_another_process_raises_ends_the_run(
    built_home: Path, number: KnownAnswer
) -> None:
    endless = replace(number, question="how many? " * 1000)
    with shared(built_home, 2) as answered, pytest.raises(QuestionError, match="characters"):
        list(answered([endless, number]))
