from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from assistant.answers.refusal import SENTENCES, covered, explain
from assistant.types import Reason
from tests.assistant.samples import INFO

KENT_2019 = replace(INFO, id="kent-2019", year=2019)
ESSEX = replace(INFO, id="essex-2018", force="Essex Police")


def test_every_reason_has_its_sentence() -> None:
    assert set(SENTENCES) == set(get_args(Reason))


def test_what_is_covered_lists_each_force_once_with_its_years() -> None:
    assert covered([KENT_2019, ESSEX, INFO]) == "Covered: Essex (2018); Kent (2018, 2019)."


def test_two_reports_of_one_year_are_named_once() -> None:
    assert covered([INFO, replace(INFO, id="kent-2018-b")]) == "Covered: Kent (2018)."


def test_a_long_list_is_cut_and_says_how_many_are_left_out() -> None:
    line = covered(replace(INFO, force=f"Force {letter}") for letter in "ABCDEFGHIJK")
    assert "Force H (2018) and 3 more forces." in line
    assert "Force I" not in line


@pytest.mark.parametrize("reason", ["other_force", "other_year"])
def test_another_force_or_year_is_named_with_what_is_covered(reason: Reason) -> None:
    said = explain(reason, [INFO], "Surrey")
    assert "Surrey" in said
    assert said.endswith("Covered: Kent (2018).")


@pytest.mark.parametrize("reason", sorted({*get_args(Reason)} - {"other_force", "other_year"}))
def test_other_refusals_do_not_list_what_is_covered(reason: Reason) -> None:
    assert "Covered" not in explain(reason, [INFO], "Figure 2")


@pytest.mark.parametrize("reason", get_args(Reason))
def test_no_placeholder_is_left_in_a_sentence(reason: Reason) -> None:
    assert "{" not in explain(reason, [INFO])


def test_a_chart_is_named() -> None:
    assert "Figure 2" in explain("chart_only", [INFO], "Figure 2")
