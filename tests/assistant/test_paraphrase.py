"""Claims and questions in other words than the report's, on reports that the cross-encoder never saw."""

from __future__ import annotations

import pytest

from assistant.engine import Assistant
from assistant.types import Scope
from index.embedding import SentenceEmbedder
from tests.assistant import kent

HERE = Scope(reports=(kent.KENT_2019.id,))


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(
            "Local teams have a good understanding of the people they serve.",
            marks=pytest.mark.xfail(
                reason="it is found and read as speaking, too little of it in words"
            ),
        ),
        pytest.param(
            "Organisations pool what they know so that victims at high risk are protected.",
            marks=pytest.mark.xfail(reason="it is found, and not held to answer surely enough"),
        ),
        "The force chose its local aims together with the elected commissioner.",
        "All investigations are looked at by supervisors within a week.",
    ],
)
def test_a_claim_in_other_words_is_supported(trio: Assistant, claim: str) -> None:
    answer = trio.check(claim, scope=HERE)
    assert answer.status == "supported"
    assert answer.citations


@pytest.mark.parametrize(
    "claim",
    [
        "Local teams are paid more than those elsewhere.",
        "The multi-agency conference meets every fortnight.",
        "The commissioner was elected with a large majority.",
        "Supervisors have been trained by the national college.",
    ],
)
def test_a_claim_that_goes_beyond_the_report_is_not_found(trio: Assistant, claim: str) -> None:
    assert trio.check(claim, scope=HERE).status == "not_found"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param(
            "Who did the force settle its aims for the area with?",
            "police and crime commissioner",
            marks=pytest.mark.xfail(reason="the sentence is not among the four best that are read"),
        ),
        pytest.param(
            "What happens to domestic abuse cases where the danger is great?",
            "MARAC",
            marks=pytest.mark.xfail(
                reason='"high-risk" is not seen to answer for where "the danger is great": refused'
            ),
        ),
        ("How soon does a boss check each case?", "seven days"),
    ],
)
def test_a_question_in_other_words_is_answered(trio: Assistant, question: str, told: str) -> None:
    answer = trio.ask(question, scope=HERE)
    assert answer.status == "answered"
    assert told in answer.short


@pytest.mark.parametrize(
    "question",
    [
        "What do the neighbourhood teams cost?",
        "Why did the force choose these priorities?",
        "What training do supervisors get?",
        "Who chairs the multi-agency conference?",
    ],
)
def test_a_question_beside_what_the_report_says_is_refused(trio: Assistant, question: str) -> None:
    assert trio.ask(question, scope=HERE).status == "refused"
