from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.polarity import (
    contrary,
    denials,
    denies_at,
    denies_more,
    direction,
    folded,
    leaves_open,
    opposite,
)


@pytest.mark.parametrize(
    "text", ["Burglary rose.", "an INCREASE in arrests", "more officers", "growing"]
)
def test_words_of_growth_point_up(text: str) -> None:
    assert direction(text) == "up"


@pytest.mark.parametrize("text", ["Burglary fell.", "a reduction", "fewer officers", "a decline of 5"])
def test_words_of_decline_point_down(text: str) -> None:
    assert direction(text) == "down"


@pytest.mark.parametrize("text", ["", "There were 12 officers.", "Burglary rose and robbery fell."])
def test_a_text_without_one_direction_points_nowhere(text: str) -> None:
    assert direction(text) is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The force uses drones.", ()),
        ("The force does not use drones.", (3,)),
        ("It doesn’t use drones.", (1,)),
        ("It did not fail.", (2, 3)),
        ("It is yet to meet.", (2,)),
        ("Has it met yet?", ()),
        ("There were few occasions.", (2,)),
        ("There were a few occasions.", ()),
        ("Staff agreed without exception.", ()),
        ("It is used not only by adults.", ()),
        ("A notable nothingness.", ()),
    ],
)
def test_denials_are_found_in_their_places(text: str, places: tuple[int, ...]) -> None:
    assert denials(folded(text)) == places


def test_a_denial_that_both_texts_make_cancels_out() -> None:
    assert denials("it does not rise", "it did not fall") == ()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Why did burglary rise?", "Burglary fell."),
        ("Why did burglary go up?", "Burglary fell."),
        ("Are workloads manageable?", "Workloads are unmanageable."),
        ("Workloads were unmanageable.", "Workloads are manageable."),
        ("Supervision is consistent.", "Supervision is inconsistent."),
        ("It is the highest rate.", "It is the lowest rate."),
        ("Checks are often made.", "Checks are rarely made."),
    ],
)
def test_a_word_is_opposed_by_its_opposite(text: str, other: str) -> None:
    place = opposite(folded(text), folded(other))
    assert place is not None
    assert folded(other).split()[place].strip(".") in other.lower()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Why did burglary rise?", "Burglary rose."),
        ("Public order", "Public disorder"),
        ("They form a group", "They inform a group"),
        ("It stands less", "unless it stands"),
        ("Burglary rose and robbery fell.", "Robbery fell."),
    ],
)
def test_nothing_else_is_opposed(text: str, other: str) -> None:
    assert opposite(folded(text), folded(other)) is None


@given(st.text(max_size=80))
def test_no_text_is_opposed_to_itself(text: str) -> None:
    assert opposite(folded(text), folded(text)) is None
    assert denials(folded(text), folded(text)) == ()


@pytest.mark.parametrize(
    ("statement", "sentence", "true"),
    [
        ("Ten depots made the work easier.", "Having ten depots makes the work more complex.", True),
        ("The unit often turned to drones.", "There was limited use of drones by the unit.", True),
        ("Junior officers led the board.", "Senior officers lead the board.", True),
        ("Thefts slipped by a tenth.", "Thefts have risen by a tenth.", True),
        ("Most of all in towns.", "The least change was seen in towns.", True),
        ("Ten depots made the work easier.", "Having ten depots does not make the work hard.", False),
        (
            "More than half of the vans were new.",
            "Some 60 percent of vans were new, after a decrease.",
            False,
        ),
        ("Thefts that slipped through the net.", "Thefts have risen.", False),
    ],
)
def test_a_whole_statement_is_contrary_to_another(statement: str, sentence: str, true: bool) -> None:
    assert contrary(statement, sentence) == true


def test_what_a_participle_alone_denies_is_no_denial_of_the_whole() -> None:
    asked = "did it know why drivers were late on roads not leading north"
    assert not denials(asked)
    assert denials("it did not know why", asked)
    assert not denials("the roads that did not lead north", asked)
    assert denials("they were not leading", "they were leading")


def test_much_at_the_end_is_often() -> None:
    assert folded("Are wardens called away much?") == "are wardens called away often?"
    assert "often" not in folded("How much was spent?")


@pytest.mark.parametrize(
    ("sentence", "true"),
    [
        ("A badge is a sign by which boats are told apart.", True),
        ("Badges are used sparingly, and there are few.", False),
        ("Badges are used widely.", False),
        ("Badges are not used.", False),
        ("Badges are used rather than permits.", False),
    ],
)
def test_how_a_thing_is_said_to_be_may_be_left_open(sentence: str, true: bool) -> None:
    assert leaves_open("Badges are rarely used.", sentence) == true
    assert not leaves_open("Badges are used.", sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Weak files are not sent back.", "Weak files are sent back."),
        ("Patrols have not led to limited cover.", "Patrols have led to limited cover."),
        ("The lists were not inaccurate.", "The lists were inaccurate."),
    ],
)
def test_a_text_may_say_not_where_another_does_not(claim: str, sentence: str) -> None:
    assert denies_more(folded(claim), folded(sentence))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The desk did not always have the maps.", "The desk sometimes lacks maps."),
        ("The survey is a sign, not a proof.", "The survey is a sign rather than a proof."),
        ("Burglary did not rise.", "Burglary fell."),
        ("Staff were told not to move the car.", "Staff were told to leave the car."),
        ("Not all files were read.", "Some files were read."),
    ],
)
def test_what_is_said_without_a_not_may_be_the_same(claim: str, sentence: str) -> None:
    assert not denies_more(folded(claim), folded(sentence))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The rate was not slightly below theirs.", True),
        ("The rate wasn't recorded as below theirs.", True),
        ("The rate was not only below theirs.", False),
        ("The rate of files not sent was below theirs.", False),
        ("The rate was below theirs.", False),
    ],
)
def test_what_a_not_stands_before_is_denied(text: str, denied: bool) -> None:
    assert denies_at(text, text.index("below"), 4) is denied
