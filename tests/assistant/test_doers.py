"""Who does something is told by what speaks of doing it."""

from __future__ import annotations

import pytest

from assistant.evidence.doers import untold


@pytest.mark.parametrize(
    ("question", "text", "left_out"),
    [
        ("Who leads on boat theft?", "Boat theft 11.5 23.2", True),
        ("Who leads on boat theft?", "The plan on boat theft is led by a senior officer.", False),
        ("Who's in charge of the yard?", "The yard supports boats.", True),
        ("who is responsible for the yard", "A sergeant oversees the yard.", False),
        ("Who pays for the boats?", "The yard holds boats.", True),
        ("Who pays for the boats?", "The council funds the boats.", False),
        ("Who owns the yard?", "The yard is shared.", True),
        ("Who mends the boats?", "The yard holds boats.", False),
        ("What leads to theft?", "The yard holds boats.", False),
        ("Who made the boats that crews were given?", "All crews have been given boats.", True),
        ("Who made our boats?", "The boats were built in Poole.", False),
        ("Who makes decisions on boats?", "The board meets each week.", False),
        ("Who invented the harbour test?", "Staff use a harbour test.", True),
        ("Who trains the crews?", "Crews are sent to Dover.", True),
        ("Who trains the crews?", "Crews are taught by retired pilots.", False),
    ],
)
def test_who_does_something_is_told_by_what_speaks_of_it(
    question: str, text: str, left_out: bool
) -> None:
    assert untold(question, text) == left_out
