"""The place of a force among all, as reports and as readers say it."""

from __future__ import annotations

import pytest

from assistant.language.placing import claimed, told


@pytest.mark.parametrize(
    ("text", "number", "way"),
    [
        ("Only two forces recover more stolen cars than Kent.", 3, "up"),
        ("Just one force has fewer wardens than Kent.", 2, "down"),
        ("No other police force makes a larger share of its arrests at night.", 1, "up"),
        ("No force has a lower rate than Kent.", 1, "down"),
        ("Kent had the sixth highest rate of all forces.", 6, "up"),
    ],
)
def test_a_statement_gives_a_place(text: str, number: int, way: str) -> None:
    place = claimed(text)
    assert place is not None
    assert (place.number, place.way) == (number, way)


@pytest.mark.parametrize(
    "text",
    [
        "Only two forces have drones.",
        "No force has drones.",
        "Kent was among the highest of all forces.",
        "Fraud was the third most common crime in Kent.",
        "Only three wardens are more senior than she is.",
    ],
)
def test_a_statement_without_a_place_among_forces(text: str) -> None:
    assert claimed(text) is None


def test_a_sentence_tells_a_place_among_forces_alone() -> None:
    (place,) = told("Its rate was the third lowest in England and Wales.")
    assert (place.number, place.way) == (3, "down")
    assert not told("Its rate was among the lowest in England and Wales.")
    assert not told("Its rate is like that of most forces in England and Wales.")
    assert not told("Town A has the highest rate in the county.")
