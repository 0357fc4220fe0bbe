from __future__ import annotations

import pytest

from assistant.language.areas import Areas
from assistant.language.rivals import conflict, looks_ahead, operations, unmet

AREAS = Areas()


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("It is signed by an inspector.", "It must be signed by a superintendent."),
        ("The centre is in Dover.", "The centre based in Canterbury is new."),
        ("It is reviewed twice a day.", "It is reviewed three times each day."),
        ("The nurse works full time.", "The nurse works on a part-time basis."),
        ("The system is due in 2018.", "The system is due to be installed in 2017."),
        ("It is run through Operation Oak.", "It is run through Operation Elm."),
        ("Operation Oak fought fly-tipping.", "It fought fly-tipping in Operation Elm."),
        ("The nurse is there round the clock.", "The nurse works on a part-time basis."),
    ],
)
def test_another_thing_in_its_place_is_a_conflict(claim: str, told: str) -> None:
    assert conflict(claim, told, AREAS)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("It is signed by an inspector.", "An inspector signs it, or a superintendent."),
        ("The centre is in Dover.", "The centre based in Dover is new."),
        ("Operation Oak fought fly-tipping.", "Operations Elm and Operation Oak fought fly-tipping."),
        ("The inspectors found it good.", "The commissioner found it good."),
        ("Kent Police is in Kent.", "Essex Police works in Essex."),
        ("Referrals for EU nationals rose.", "Referrals for European Union nationals rose."),
    ],
)
def test_the_same_thing_or_one_beside_it_is_none(claim: str, told: str) -> None:
    assert not conflict(claim, told, AREAS)


def test_a_name_that_is_not_told_is_unmet() -> None:
    assert unmet("Anna Smith led the team.", "The team was led by a sergeant.", AREAS)
    assert not unmet("Anna Smith led the team.", "The team was led by Anna Smith.", AREAS)


def test_a_deadline_looks_ahead_and_a_past_year_does_not() -> None:
    assert looks_ahead("It will be done by March 2017.")
    assert not looks_ahead("It was done in March 2017.")


@pytest.mark.parametrize(
    "text",
    ["In Operation Elm it fought theft.", "An operation (Elm) fought theft.", "Op Elm fought it."],
)
def test_an_operation_is_known_by_its_name(text: str) -> None:
    assert operations(text) == {"elm"}


def test_an_operation_without_a_name_is_none() -> None:
    assert not operations("The operation ended. Operations continue.")
