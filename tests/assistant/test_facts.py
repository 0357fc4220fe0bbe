from __future__ import annotations

import pytest

from assistant.language import facts
from assistant.language.areas import NATIONAL, Areas

AREAS = Areas()


def test_what_will_be_done_by_a_time_says_nothing_of_what_follows() -> None:
    text = "The backlog will be cleared by May 2020. The usual wait is 12 days."
    assert [f.years for f in facts.find(text, AREAS)] == [frozenset()]


def test_what_was_done_by_a_time_says_when_what_follows_was() -> None:
    text = "The backlog was cleared by May 2018. The usual wait was 12 days."
    assert [f.years for f in facts.find(text, AREAS)] == [frozenset({2018})]


def test_each_figure_of_a_comparison_has_its_own_area() -> None:
    found = facts.find(
        "Crime fell by 25 percent in Kent compared with a fall of 16 percent across England and Wales.",
        AREAS,
    )
    assert [(f.quantity.value, f.area) for f in found] == [(25.0, "Kent Police"), (16.0, NATIONAL)]


def test_the_area_may_stand_before_its_figure() -> None:
    found = facts.find(
        "Kent had 87.0 percent which is higher than that in England and Wales of 85.0 percent.",
        AREAS,
    )
    assert [(f.quantity.value, f.area) for f in found] == [(87.0, "Kent Police"), (85.0, NATIONAL)]


def test_each_figure_has_the_year_named_next_to_it() -> None:
    found = facts.find(
        "At the 2015 inspection it was 66 percent. This fell to 25 percent in 2016.", AREAS
    )
    assert [(f.quantity.value, f.years) for f in found] == [
        (66.0, frozenset({2015})),
        (25.0, frozenset({2016})),
    ]


def test_the_previous_year_is_marked() -> None:
    found = facts.find("It is higher than the 84.0 percent recorded in the previous year.", AREAS)
    assert [(f.quantity.value, f.previous) for f in found] == [(84.0, True)]


def test_a_length_of_time_is_no_figure() -> None:
    found = facts.find("In the 12 months to 30 June 2016 the force made 25 arrests.", AREAS)
    assert [f.quantity.value for f in found] == [25.0]


def test_the_base_of_a_rate_is_kept() -> None:
    (found,) = facts.find("It had 19 groups per one million of the population.", AREAS)
    assert found.per == "per one million of the population"


def test_a_bare_figure_has_the_unit_of_the_one_it_is_set_against() -> None:
    found = facts.find("Thefts ran at 2.1 per 1,000 people in Kent, against 1.9 in Essex.", AREAS)
    assert [(f.quantity.value, f.per) for f in found] == [
        (2.1, "per 1,000 people"),
        (1.9, "per 1,000 people"),
    ]


def test_a_count_of_something_keeps_to_itself() -> None:
    found = facts.find("The share was 92 percent, and 3 officers left.", AREAS)
    assert [f.quantity.kind for f in found] == ["percent", "count"]


@pytest.mark.parametrize(
    "text",
    [
        "The share was among the lowest in England and Wales, with 11 percent.",
        "It had one of the highest shares of all forces in England and Wales, 11 percent.",
        "At 11 percent the force is the worst in England and Wales.",
        "With 11 percent it makes the least use of it across England and Wales.",
    ],
)
def test_an_area_that_something_is_ranked_in_is_not_that_of_its_figure(text: str) -> None:
    assert [f.area for f in facts.find(text, AREAS)] == [""]


def test_a_number_above_a_hundred_takes_no_percent_of_the_one_before() -> None:
    found = facts.find("Thefts fell by nearly a third, to just over 4,500.", Areas())
    assert [(f.quantity.value, f.quantity.kind) for f in found][1] == (4500, "count")
