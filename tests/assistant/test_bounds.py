from __future__ import annotations

import pytest

from assistant.language import bounds, quantities
from assistant.language.bounds import Bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("432 computers", "exact"),
        ("more than 400 computers", "above"),
        ("over a quarter", "above"),
        ("at least 150 plans", "at_least"),
        ("no fewer than 150 plans", "at_least"),
        ("five or more", "at_least"),
        ("fewer than 300 computers", "below"),
        ("no more than 28 days", "at_most"),
        ("up to 28 days", "at_most"),
        ("nearly a quarter", "just_below"),
        ("just under 90", "just_below"),
        ("slightly more than 90", "just_above"),
        ("just short of 90", "just_below"),
        ("a little over 90", "just_above"),
        ("as many as 90", "at_most"),
        ("around 12 percent", "about"),
    ],
)
def test_the_words_beside_a_figure_say_how_exactly_it_is_meant(text: str, bound: Bound) -> None:
    assert bounds.of(text, quantities.find(text)[0]) == bound


@pytest.mark.parametrize(
    ("bound", "claimed", "found", "true"),
    [
        ("exact", 432, 432, True),
        ("exact", 432, 433, False),
        ("about", 25, 24.6, True),
        ("about", 50, 24.6, False),
        ("just_above", 50, 53, True),
        ("just_below", 50, 53, False),
        ("just_below", 25, 24, True),
        ("just_above", 25, 24, False),
        ("just_below", 60, 60.2, True),
        ("just_below", 60, 40, False),
        ("above", 400, 432, True),
        ("above", 432, 432, False),
        ("at_least", 432, 432, True),
        ("below", 300, 432, False),
        ("below", 500, 432, True),
        ("at_most", 432, 432, True),
    ],
)
def test_a_bound_holds_or_not(bound: Bound, claimed: float, found: float, true: bool) -> None:
    assert bounds.holds(bound, claimed, found) == true


@pytest.mark.parametrize(
    ("bound", "told", "true"),
    [("above", "above", True), ("above", "below", False), ("at_most", "above", False)],
)
def test_a_bound_is_held_against_a_bound(bound: Bound, told: Bound, true: bool) -> None:
    assert bounds.holds(bound, 900, 900, told=told) == true


@pytest.mark.parametrize("bound", ["at_most", "at_least"])
def test_a_limit_is_that_limit_and_no_other(bound: Bound) -> None:
    assert bounds.holds(bound, 28, 28, told=bound)
    assert not bounds.holds(bound, 88, 28, told=bound)
    assert not bounds.holds(bound, 20, 28, told=bound)


@pytest.mark.parametrize(
    ("bound", "claimed", "true"),
    [("above", 300, True), ("above", 290, True), ("above", 120, False), ("below", 900, False)],
)
def test_an_open_limit_lies_near_the_one_that_is_told(bound: Bound, claimed: float, true: bool) -> None:
    assert bounds.holds(bound, claimed, 310, told=bound) == true
