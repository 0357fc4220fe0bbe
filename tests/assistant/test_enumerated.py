"""Things asked for by their number are not told by their number alone."""

from __future__ import annotations

import pytest

from assistant.language.enumerated import too_few


@pytest.mark.parametrize(
    ("question", "said", "few"),
    [
        (
            "List the 46 lessons of the boat review.",
            "The review led to 46 lessons for all.",
            True,
        ),
        ("What are the three yards called?", "There are three yards in Kent.", True),
        ("What are the three yards called?", "The yards at Deal, Dover and Ramsgate are full.", False),
        ("Name the two harbours.", "Deal and Dover have harbours.", False),
        ("Please list the eleven boat crews.", "Eleven crews serve the force, each with a boat.", True),
        ("Who are the four partners?", "Its partners: councils; schools; probation; health.", False),
        ("What are the 12 months to June?", "The period is fixed.", False),
        ("What are the main risks?", "Theft.", False),
        ("How many of the 46 lessons were learnt?", "Nine.", False),
    ],
)
def test_so_many_things_need_room(question: str, said: str, few: bool) -> None:
    assert too_few(question, said) == few
