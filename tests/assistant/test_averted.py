"""Questions after what would have been, and the sentences that answer them."""

from __future__ import annotations

import pytest

from assistant.asked import asking
from assistant.language import averted


@pytest.mark.parametrize(
    "question",
    [
        "What grade would Kent have been given had it not hired more detectives?",
        "How would custody have been rated if the force had not closed two suites?",
    ],
)
def test_what_would_have_been_is_no_question_after_a_grade(question: str) -> None:
    assert averted.supposed(question)
    assert asking.expects(question, bare=False) == "text"


@pytest.mark.parametrize(
    "question",
    [
        "What saved Kent from being rated inadequate on custody?",
        "How did custody escape an inadequate?",
        "Why wasn't Kent graded inadequate on fraud?",
        "How come custody didn't get requires improvement?",
    ],
)
def test_what_kept_a_low_grade_away_is_a_reason(question: str) -> None:
    assert averted.spared(question)
    assert asking.expects(question, bare=False) == "reason"


@pytest.mark.parametrize(
    "question",
    [
        "What grade did Kent get for custody?",
        "Why was Kent graded inadequate on fraud?",
        "What would Kent have to do to be rated good?",
        "What stopped Kent from getting a good?",
        "What kept custody from getting better than requires improvement?",
        "Why didn't custody get more than requires improvement?",
        "What does Kent do to prevent inadequate supervision of its cells?",
    ],
)
def test_other_questions_after_grades_stay_what_they_are(question: str) -> None:
    assert not averted.supposed(question)
    assert not averted.spared(question)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Custody would have been graded as inadequate had it not closed two suites.", True),
        ("But for the new suite, the grade would have been lower.", True),
        ("Custody requires improvement.", False),
        ("The force has closed two suites.", False),
    ],
)
def test_only_what_would_have_been_answers(text: str, tells: bool) -> None:
    question = "What would custody have been graded if the suites had not been closed?"
    assert averted.unmet(question, text) != tells


def test_what_kept_a_grade_away_may_be_told_by_that_it_was_not_given() -> None:
    question = "What saved custody from an inadequate?"
    assert not averted.unmet(question, "We did not judge it to be inadequate, as two suites are new.")
    assert averted.unmet(question, "We judged it to be inadequate.")
    assert not averted.unmet("How was custody graded?", "Custody is good.")


def test_what_would_have_been_is_looked_for_in_its_own_words() -> None:
    assert "would" in averted.told_by("What saved the force from the lowest grade?")
    assert averted.told_by("What saved the boat from sinking?") == ""
