"""Whether it is asked what a force was told to do."""

from __future__ import annotations

import pytest

from assistant.asked import advice


@pytest.mark.parametrize(
    "question",
    [
        "What did HMIC tell the force to do about stalking?",
        "what did inspectors want them to do about it",
        "What has Kent Police been asked to do about hate crime?",
        "What should the force do about rural theft?",
        "so what must they do about it?",
    ],
)
def test_what_is_to_be_done_is_asked_in_many_ways(question: str) -> None:
    assert advice.asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "What did the force do about stalking?",
        "What did officers tell HMIC about stalking?",
        "What should a victim be told?",
        "Did HMIC tell the force to do anything?",
    ],
)
def test_what_was_done_or_told_is_not(question: str) -> None:
    assert not advice.asked(question)
