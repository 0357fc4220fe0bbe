"""Where something is taken from: the question, and the sentences that tell it."""

from __future__ import annotations

import pytest

from assistant.evidence import sources


@pytest.mark.parametrize(
    "question",
    [
        "Where are the extra boat crews coming from?",
        "Where did the force find the money for its drones?",
        "Where does the lab get its staff?",
        "From which unit were the divers taken?",
        "Where has it found the money?",
        "Which team did the divers come from?",
    ],
)
def test_where_something_is_taken_from_is_asked(question: str) -> None:
    assert sources.asks(question)


@pytest.mark.parametrize(
    "question",
    [
        "Where is the lab?",
        "Where is the lab to be found?",
        "Where do I find the table of boats?",
        "From when do the rules hold?",
    ],
)
def test_a_place_or_a_time_is_no_source(question: str) -> None:
    assert not sources.asks(question)


@pytest.mark.parametrize(
    "text",
    [
        "It moved divers from its harbour team.",
        "Crews were drawn from among the special constables.",
        "The drones are funded by the council.",
        "It uses many sources.",
    ],
)
def test_a_source_is_told(text: str) -> None:
    assert sources.tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "From 1 May 2019 the rules changed.",
        "From April the rota is new.",
        "This stops them from returning.",
        "Crews are in Dover.",
    ],
)
def test_a_time_or_what_is_prevented_is_none(text: str) -> None:
    assert not sources.tells(text)
