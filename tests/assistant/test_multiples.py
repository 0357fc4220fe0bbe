"""How many times one figure is of another, as people say it."""

from __future__ import annotations

import pytest

from assistant.language import multiples


@pytest.mark.parametrize(
    ("text", "size", "side"),
    [
        ("Kent had half as many thefts as Essex.", 0.5, "about"),
        ("The rate was little more than a third of that across the country.", 1 / 3, "just_above"),
        ("It is just under twice the national rate.", 2, "just_below"),
        ("less than half that of England and Wales", 0.5, "below"),
        ("more than three times as high", 3, "above"),
    ],
)
def test_how_many_times_and_on_which_side(text: str, size: float, side: str) -> None:
    found = multiples.find(text)
    assert found is not None
    assert (found.size, found.side) == (size, side)


@pytest.mark.parametrize(
    "text", ["half of the wardens", "Calls rose by a third.", "Wardens meet three times a week."]
)
def test_a_share_or_a_frequency_is_no_multiple(text: str) -> None:
    assert multiples.find(text) is None


@pytest.mark.parametrize(
    ("text", "ratio", "holds"),
    [
        ("half as many", 0.53, True),
        ("half as many", 0.7, False),
        ("little more than half that of Essex", 0.54, True),
        ("little more than half that of Essex", 0.47, False),
        ("little more than half that of Essex", 0.9, False),
        ("more than half as many", 0.9, True),
        ("less than half as many", 0.5, False),
    ],
)
def test_a_multiple_holds_of_what_it_rounds(text: str, ratio: float, *, holds: bool) -> None:
    found = multiples.find(text)
    assert found is not None
    assert found.holds(ratio) is holds


def test_more_than_a_multiple_is_not_less_than_it() -> None:
    over, under = "over three times the Essex rate", "fewer than three times as many as in Essex"
    assert multiples.apart(over, under)
    assert not multiples.apart(over, "more than three times as many as in Essex")
    assert not multiples.apart(over, "three times as many as in Essex")
