from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.cli.scope import NAMED, holds, read_scope
from assistant.types import Scope
from corpus.errors import FilterError
from tests.assistant.samples import INFO

INFOS = (
    INFO,
    replace(INFO, id="kent-2019", year=2019),
    replace(INFO, id="essex-2019", force="Essex Police", year=2019),
    replace(INFO, id="mercia-2019", force="West Mercia Police", year=2019),
    replace(INFO, id="midlands-2019", force="West Midlands Police", year=2019),
)


def test_no_filters_mean_all_reports() -> None:
    assert read_scope(INFOS, None, None, None) == Scope()


def test_filters_become_a_scope_in_their_order_and_once() -> None:
    scope = read_scope(
        INFOS, ["Kent Police", "Essex Police", "kent police"], [2019, 2018], ["kent-2019"]
    )
    assert scope == Scope(("Kent Police", "Essex Police"), (2019, 2018), ("kent-2019",))


@pytest.mark.parametrize("given", ["kent", "KENT POLICE", "  Kent   Police "])
def test_a_force_is_known_by_the_start_of_its_name_in_any_case(given: str) -> None:
    assert read_scope(INFOS, [given], None, None).forces == ("Kent Police",)


def test_the_start_of_two_names_is_refused_with_both() -> None:
    with pytest.raises(FilterError, match=r"several forces: West Mercia Police, West Midlands Police"):
        read_scope(INFOS, ["west m"], None, None)


@pytest.mark.parametrize("given", ["Cheshire", "", "   "])
def test_a_force_without_report_is_refused_with_those_that_have_one(given: str) -> None:
    with pytest.raises(FilterError, match=r"there are reports of Essex Police, Kent Police"):
        read_scope(INFOS, [given], None, None)


def test_a_year_without_report_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(FilterError, match="no report has the year 2003; there are 2018, 2019"):
        read_scope(INFOS, None, [2003], None)


def test_an_unknown_report_is_refused_with_the_known_ones() -> None:
    with pytest.raises(
        FilterError, match="no report has the report 'x'; there are essex-2019, kent-2018"
    ):
        read_scope(INFOS, None, None, ["x"])


def test_filters_that_nothing_meets_together_are_refused() -> None:
    with pytest.raises(FilterError, match=r"together; there are kent-2018 \(Kent Police, 2018\)"):
        read_scope(INFOS, ["Essex"], [2018], None)


def test_a_long_list_of_values_is_cut_and_counted() -> None:
    infos = [replace(INFO, id=f"r-{number:03}", year=1950 + number) for number in range(NAMED + 3)]
    with pytest.raises(FilterError, match=r"1961 and 3 more$"):
        read_scope(infos, None, [2003], None)


def test_a_report_is_held_only_if_it_meets_every_part() -> None:
    assert holds(Scope(("Kent Police",), (2018,), ("kent-2018",)), INFO)
    assert not holds(Scope(("Kent Police",), (2019,)), INFO)
    assert not holds(Scope(reports=("kent-2019",)), INFO)
