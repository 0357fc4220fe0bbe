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


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What was missing from the custody logs?", "The logs are kept by sergeants."),
        ("What did the logs leave out?", "Checks of the logs were inconsistent."),
        ("What is the force not doing with its drones?", "The force has bought drones."),
        ("Which weakness did inspectors see in the rota?", "The rota was drawn up in May."),
        ("What is HMIC unhappy about with the rota?", "The rota runs for six weeks."),
    ],
)
def test_what_names_no_want_does_not_tell_what_is_wanting(question: str, text: str) -> None:
    assert trouble.lack_untold(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What was missing from the custody logs?", "The logs lacked times of visits."),
        ("What was missing from the custody logs?", "Times of visits were not written down."),
        ("Which weakness did inspectors see in the rota?", "Knowledge of it is less good at night."),
        ("What is HMIC unhappy about with the rota?", "The force should plan its rota better."),
        ("What happens to missing children?", "They are looked for at once."),
        ("What plan is there for missing people?", "A sergeant leads the search."),
        ("What was the rota?", "It ran for six weeks."),
    ],
)
def test_what_denies_or_finds_fault_tells_it_and_other_questions_ask_for_none(
    question: str, text: str
) -> None:
    assert not trouble.lack_untold(question, text)
