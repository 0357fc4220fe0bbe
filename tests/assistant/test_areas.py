from __future__ import annotations

import pytest

from assistant.language.areas import NATIONAL, Areas, short_name


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("crime in Hants", "Hampshire Constabulary"),
        ("Kent’s arrest rate", "Kent Police"),
        ("Devon & Cornwall", "Devon and Cornwall Police"),
        ("E&W rate", NATIONAL),
        ("and nationally?", NATIONAL),
        ("the rest of the country", NATIONAL),
        ("rate for E+W", NATIONAL),
        ("eng & wales", NATIONAL),
        ("England/Wales", NATIONAL),
        ("what was the rise countrywide?", NATIONAL),
        ("for the whole country", NATIONAL),
        ("the rest of England and Wales", NATIONAL),
    ],
)
def test_areas_are_found_by_the_names_people_use(text: str, area: str) -> None:
    assert [m.area for m in Areas().find(text)] == [area]


def test_a_name_of_the_nation_is_taken_whole() -> None:
    (mention,) = Areas().find("in the country as a whole")
    assert (mention.start, mention.end) == (3, 25)


@pytest.mark.parametrize("text", ["a country lane", "sheets E and F", "E and Ward", "whole countryside"])
def test_what_only_looks_like_the_nation_is_none(text: str) -> None:
    assert not Areas().national(text)


def test_the_longest_name_wins() -> None:
    assert Areas().forces("in West Yorkshire and South Yorkshire") == (
        "West Yorkshire Police",
        "South Yorkshire Police",
    )


def test_a_force_of_the_catalogue_is_known_though_no_list_names_it() -> None:
    assert Areas(["Isle of Man Constabulary"]).forces("crime on the Isle of Man") == (
        "Isle of Man Constabulary",
    )


def test_a_name_inside_a_word_is_none() -> None:
    assert Areas().find("Kentish and Essexes") == ()


def test_short_name_drops_what_every_force_is_called() -> None:
    assert short_name("Kent Police") == "Kent"


@pytest.mark.parametrize(
    "text",
    ["the national framework has 21 outcomes", "the national decision model", "the national lead"],
)
def test_a_thing_called_national_is_no_area(text: str) -> None:
    assert not Areas().national(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kent's rate and the national one",
        "the national average",
        "the national burglary rate",
        "Kent against the national",
        "is the national in line with Kent",
    ],
)
def test_a_measure_of_the_nation_is_that_of_its_area(text: str) -> None:
    assert Areas().national(text)


@pytest.mark.parametrize(
    ("text", "nameless"),
    [
        ("Kent Police uses mapping.", "The force uses mapping."),
        ("Did burglary fall in Kent?", "Did burglary fall in the area?"),
        ("The Kent Police plan covers Kent.", "The force plan covers the area."),
        ("Essex Police works with Kent Police.", "Essex Police works with the force."),
        ("Burglary fell across England and Wales.", "Burglary fell across England and Wales."),
        ("kent's figures", "the area's figures"),
        ("Does kent police use it?", "Does the force use it?"),
        ("Is Kent Constabulary short of staff?", "Is the force short of staff?"),
    ],
)
def test_the_names_of_one_force_are_taken_out_of_a_text(text: str, nameless: str) -> None:
    assert Areas().nameless(text, "Kent Police") == nameless


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kents rate and surreys boats", "Kent's rate and Surrey's boats"),
        ("kent police v e&w, west-midlands", "Kent Police v E&W, West Midlands"),
        ("avon and somerset, nationally", "Avon and Somerset, nationally"),
        ("Kent's rate in Wales", "Kent's rate in Wales"),
        ("South Wales boats", "South Wales boats"),
        ("Was it Kents?", "Was it Kents?"),
    ],
)
def test_an_area_is_written_as_is_usual(text: str, written: str) -> None:
    assert Areas(["Kent Police", "Surrey Police"]).written(text) == written


def test_a_word_that_looks_like_an_area_is_none() -> None:
    assert Areas().find("Please gloss the term for a footnote.") == ()
