from __future__ import annotations

import pytest

from assistant.language import baseline


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Burglary fell by 7 percent over the past four years.", 4),
        (
            "Compared with the 12 months to June 2014, it fell in the 12 months to June 2018",
            4,
        ),
        ("It rose by 3 percent against the previous 12 months.", 1),
        ("between 2010 and 2014 it fell by a fifth", 4),
        ("five years earlier", 5),
        ("It fell by 9 percent.", None),
        ("in the 12 months to June 2018 there were 31", None),
    ],
)
def test_the_years_that_a_change_is_told_over(text: str, years: int | None) -> None:
    assert baseline.years(text) == years


def test_a_change_in_one_year_is_asked_for_by_that_year() -> None:
    assert baseline.asked("How far did burglary fall in the year ending June 2018?") == 1


def test_no_stretch_is_made_up() -> None:
    assert baseline.asked("How far has burglary fallen?") is None
