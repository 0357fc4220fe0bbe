from __future__ import annotations

import pytest

from assistant.language import bases, spans
from assistant.language.bases import Base


@pytest.mark.parametrize(
    ("period", "months", "year", "month"),
    [
        ("12 months to June 2014", 12, 2014, 6),
        ("year ending 30 June 2016", 12, 2016, 6),
        ("six months to March 2019", 6, 2019, 3),
        ("2014-15", 12, 2015, 3),
        ("between June 2010 and June 2014", 48, 2014, 6),
        ("2016", None, 2016, None),
    ],
)
def test_a_period_has_a_length_and_an_end(
    period: str, months: int | None, year: int, month: int | None
) -> None:
    span = spans.of(period)
    assert span is not None
    assert (span.months, span.year, span.month, span.point) == (months, year, month, False)


def test_a_day_is_a_point() -> None:
    span = spans.of("as at 1 July 2016")
    assert span is not None
    assert span.point
    assert not span.is_year


def test_words_without_a_date_are_no_span() -> None:
    assert spans.of("the previous year") is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (
            "Compared with the 12 months to June 2010, crime in the 12 months to June 2014 fell by 25%",
            48,
        ),
        ("This is a reduction of 23 percent against the previous 12 months", 12),
        ("The workforce fell by 24 percent during the past six years", 72),
        ("In the 12 months to June 2014, crime fell by 3 percent", 12),
        (
            "In the 12 months to June 2016 it rose by 5 percent compared with the year to March 2015",
            15,
        ),
        ("Crime fell by 3 percent", None),
    ],
)
def test_a_change_lasts_as_long_as_its_words_say(text: str, months: int | None) -> None:
    assert spans.change(text) == months


@pytest.mark.parametrize(
    ("unit", "base"),
    [
        ("percent", Base("percent")),
        ("per 1,000 population", Base("rate", 1000, frozenset({"popul"}))),
        ("per 1,000 people", Base("rate", 1000, frozenset({"popul"}))),
        ("per 1,000 households", Base("rate", 1000, frozenset({"household"}))),
        ("gangs per one million of the population", Base("rate", 1_000_000, frozenset({"popul"}))),
        ("incidents per 1,000", Base("rate", 1000)),
        ("arrests", Base("count")),
    ],
)
def test_a_unit_tells_its_base(unit: str, base: Base) -> None:
    assert bases.of(unit) == base


def test_money_and_time_tell_theirs_by_the_value() -> None:
    assert bases.of("", "£143 million") == Base("money")
    assert bases.of("", "28 days") == Base("duration")
