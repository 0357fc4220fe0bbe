"""Claims that are on another time than what is said to support them."""

from __future__ import annotations

import pytest

from assistant.claims.timing import elsewhen

TOLD = "Theft fell by 9 percent over the past four years."
AROUND = f"Theft in the 12 months to 30 June 2016. {TOLD}"


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("Theft fell in the 12 months to March 2016.", True),
        ("Theft fell in the year to June 2016.", False),
        ("Theft fell in the 12 months to 14 June 2016.", True),
        ("Theft fell in summer 2016.", False),
        ("Theft fell in the first half of 2016.", False),
        ("Theft fell in the second half of 2016.", True),
        ("Theft fell in 2016.", False),
        ("Theft fell in May 2018.", False),
        ("Theft fell over seven years.", True),
        ("Theft fell over four years.", False),
    ],
)
def test_another_month_or_stretch_is_another_time(claim: str, *, other: bool) -> None:
    assert elsewhen(claim, TOLD, AROUND) is other


def test_the_same_month_of_another_year_is_another_time() -> None:
    told = "The scheme was brought in in April 2014."
    assert elsewhen("By the 2016 report, the scheme came in in April 2013.", told, told)
    assert not elsewhen("By the 2016 report, the scheme came in in April 2014.", told, told)
