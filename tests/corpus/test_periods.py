"""Periods: what each wording means, what is no period, and which agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import periods

if TYPE_CHECKING:
    from corpus.periods import Period

TWELVE_TO_JUNE_2016 = (2016, 6, 2015, 7, 12)


def only(text: str) -> Period:
    (period,) = periods.find(text)
    assert text[period.start : period.end] == period.text
    return period


def bounds(period: Period) -> tuple[int | None, ...]:
    return (period.last_year, period.last_month, period.first_year, period.first_month, period.months)


@pytest.mark.parametrize(
    "text",
    [
        "12 months to 30 June 2016",
        "12 months to the end of June 2016",
        "12 months prior to the end of June 2016",
        "12 months to June 2016",
        "12 month period ending June 2016",
        "twelve months ended 30th June 2016",
        "12-month period to 30 June, 2016",
        "year ending 30 June 2016",
        "year to June 2016",
        "YEAR TO JUNE 2016",
        "12 months to Jun 2016",
        "12 months to 30/06/2016",
        "12 months to June 30, 2016",
    ],
)
def test_twelve_months_in_many_words(text: str) -> None:
    period = only(f"In the {text}, crime rose by 25 percent.")
    assert period.text == text
    assert bounds(period) == TWELVE_TO_JUNE_2016


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("six months to 30 June 2016", (2016, 6, 2016, 1, 6)),
        ("five year period to 30 June 2016", (2016, 6, 2011, 7, 60)),
        ("three years to March 2019", (2019, 3, 2016, 4, 36)),
        ("quarter ending March 2016", (2016, 3, 2016, 1, 3)),
        ("five years to 2016", (2016, None, None, None, 60)),
        ("between June 2010 and June 2014", (2014, 6, 2010, 6, None)),
        ("between July and August 2016", (2016, 8, 2016, 7, None)),
        ("between September and December 2016", (2016, 12, 2016, 9, None)),
        ("between November and March 2016", (2016, 3, 2015, 11, None)),
        ("between 1 January 2016 and 31 March 2016", (2016, 3, 2016, 1, None)),
        ("from 1 September 2014 to 31 December 2015", (2015, 12, 2014, 9, None)),
        ("June 2010 to June 2014", (2014, 6, 2010, 6, None)),
        ("July – August 2016", (2016, 8, 2016, 7, None)),
        ("between 2014-15 and 2015-16", (2016, 3, 2014, 4, None)),
        ("2014-15", (2015, 3, 2014, 4, 12)),
        ("2015/16", (2016, 3, 2015, 4, 12)),
        ("1999/00", (2000, 3, 1999, 4, 12)),
        ("2010-14", (2014, None, 2010, None, None)),
        ("2014–2016", (2016, None, 2014, None, None)),
        ("November 2013", (2013, 11, None, None, None)),
        ("spring of 2017", (2017, 5, 2017, 3, 3)),
        ("winter 2017", (2017, 2, 2016, 12, 3)),
        ("mid-2015", (2015, None, None, None, None)),
    ],
)
def test_a_wording_has_its_bounds(text: str, expected: tuple[int | None, ...]) -> None:
    period = only(f"Here, {text}, it is.")
    assert period.text == text
    assert bounds(period) == expected


@pytest.mark.parametrize(
    ("text", "named", "relation"),
    [
        ("As at 1 July 2016, 19 groups", "As at 1 July 2016", "in"),
        ("completed by March 2015.", "by March 2015", "by"),
        ("Since April 2014, police", "Since April 2014", "since"),
        ("since 2015", "since 2015", "since"),
        ("will be available from July 2015", "from July 2015", "since"),
        ("a decrease from 2015 on", "2015", "in"),
        ("taken from the October 2016 release", "October 2016", "in"),
        ("published before the end of 2017", "before the end of 2017", "by"),
        ("in 2016?", "2016", "in"),
    ],
)
def test_a_bound_is_told_from_a_period(text: str, named: str, relation: str) -> None:
    period = only(text)
    assert (period.text, period.relation) == (named, relation)


def test_the_day_is_kept() -> None:
    period = only("On 1 July 2016 there was a backlog of 432 computers")
    assert (period.last_year, period.last_month, period.last_day) == (2016, 7, 1)


def test_several_periods_come_in_order() -> None:
    text = "comparing the 12 months to 31 March 2016 with the 12 months to 31 March 2015, and 2010"
    assert [period.text for period in periods.find(text)] == [
        "12 months to 31 March 2016",
        "12 months to 31 March 2015",
        "2010",
    ]


def test_two_named_years_are_no_range() -> None:
    assert [period.text for period in periods.find("How did it change in June 2014 and June 2016?")] == [
        "June 2014",
        "June 2016",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It may rise; officers march to June's house.",
        "2,016 computers and 20.16 percent",
        "ISBN 978-1-78246-630-7",
        "hmic/peel-assessments/peel-2016/hampshire/",
        "attachment_data/file/417116/The_2015.pdf",
        "£2015 was spent",
        "the number 201624 is no year",
        "last year and the previous 12 months",
        "1,900 suspects",
        "a 999 call",
        "",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert periods.find(text) == ()


@pytest.mark.parametrize(
    ("asked", "found", "expected"),
    [
        ("2016", "12 months to 30 June 2016", True),
        ("June 2016", "12 months to 30 June 2016", True),
        ("12 months to June 2016", "year ending 30 June 2016", True),
        ("2015", "12 months to 30 June 2016", False),
        ("12 months to March 2016", "12 months to 30 June 2016", False),
        ("six months to June 2016", "12 months to June 2016", False),
        ("2015-16", "12 months to 31 March 2016", True),
        ("2015-16", "12 months to 30 June 2016", False),
        ("as at 1 July 2016", "1 July 2016", True),
        ("as at 1 July 2016", "30 July 2016", False),
        ("since 2015", "12 months to June 2016", True),
        ("since 2015", "12 months to June 2014", False),
        ("by March 2015", "November 2014", True),
        ("by March 2015", "June 2015", False),
    ],
)
def test_which_periods_agree(asked: str, found: str, expected: bool) -> None:
    assert periods.agree(only(asked), only(found)) is expected


WORDS = [
    "12 months to",
    "30",
    "June",
    "2016",
    "and",
    "between",
    "from",
    "-",
    "2014-15",
    "/",
    "May",
    "by",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_periods_are_slices_in_order_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for period in periods.find(text):
        assert text[period.start : period.end] == period.text
        assert period.start >= end
        end = period.end
