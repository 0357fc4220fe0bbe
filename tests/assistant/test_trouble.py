"""What went wrong: the question, and the sentences that tell it."""

from __future__ import annotations

import pytest

from assistant.evidence import trouble


@pytest.mark.parametrize(
    "question",
    ["What went wrong at Gwent?", "and what had gone wrong?", "what was going wrong there?"],
)
def test_what_went_wrong_is_asked(question: str) -> None:
    assert trouble.asks(question)


@pytest.mark.parametrize("question", ["What was the wrong answer?", "What went well in Gwent?"])
def test_what_was_wrong_or_well_is_not(question: str) -> None:
    assert not trouble.asks(question)


@pytest.mark.parametrize(
    "text",
    [
        "The force experienced difficulties with its new rota.",
        "Problems with the phones meant that calls were lost.",
        "Staff were unable to open the records.",
        "The system did not save the forms.",
    ],
)
def test_trouble_is_told(text: str) -> None:
    assert trouble.tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "The force later solved the problem and sent its figures again.",
        "It uses a problem-solving approach.",
        "It would have been judged inadequate, had it not identified the problem itself.",
        "HMIC has decided to leave its figures out.",
    ],
)
def test_its_end_and_what_followed_are_no_trouble(text: str) -> None:
    assert not trouble.tells(text)
