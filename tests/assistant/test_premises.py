"""What questions take for granted, read off their wording."""

from __future__ import annotations

import pytest

from assistant.claims.premises import granted
from assistant.engine import Assistant
from assistant.language.areas import Areas
from index.embedding import SentenceEmbedder
from tests.assistant import kent

AREAS = Areas()


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Why did burglary rise in Kent?", "did burglary rise in Kent?"),
        ("How come burglary rose?", "burglary rose?"),
        ("When was the board abolished?", "was the board abolished?"),
        ("Which of Kent's nine suites is the largest?", "Which of Kent's nine suites is the largest?"),
    ],
)
def test_a_reason_a_moment_or_one_of_several_grants_something(
    trio: Assistant, question: str, claim: str
) -> None:
    found = granted(trio.understand(question), AREAS)
    assert found is not None
    assert found.text == claim


@pytest.mark.parametrize(
    "question",
    [
        "On what grounds was the board abolished?",
        "For what reason did burglary rise?",
        "What was driving the increase in burglary?",
        "What makes Kent so slow?",
        "How does the report explain the rise in burglary?",
        "How did burglary come to fall?",
        "What is behind the higher rate of burglary?",
    ],
)
def test_a_reason_is_asked_for_in_many_ways(trio: Assistant, question: str) -> None:
    assert granted(trio.understand(question), AREAS) is not None


@pytest.mark.parametrize(
    "question",
    [
        "What was the detection rate in Kent?",
        "Did burglary rise in Kent?",
        "Why would burglary rise if there were more officers?",
        "What does MARAC stand for?",
    ],
)
def test_other_questions_grant_nothing(trio: Assistant, question: str) -> None:
    assert granted(trio.understand(question), AREAS) is None


@pytest.mark.parametrize(
    "question",
    [
        "Who is to blame for the rise in burglary?",
        "Which factors account for the rise in burglary?",
    ],
)
def test_blame_and_factors_grant_what_they_are_for(trio: Assistant, question: str) -> None:
    assert granted(trio.understand(question), AREAS) is not None


def test_a_grade_that_somebody_was_saved_from_is_not_granted(trio: Assistant) -> None:
    assert granted(trio.understand("What kept Kent from an inadequate on custody?"), AREAS) is None
    assert granted(trio.understand("Why was Kent graded inadequate on custody?"), AREAS) is not None
