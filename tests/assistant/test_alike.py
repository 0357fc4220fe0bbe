from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers.alike import same_base, same_thing
from assistant.answers.telling import way_told
from assistant.asked.question import Query
from assistant.evidence.reading import Reading
from tests.assistant import told


def pair(question: str, one: str, other: str) -> tuple[Query, Reading, Reading]:
    """The question, and the first figure of each of two texts."""
    query, found = told.readings(question, one)
    _, others = told.readings(question, other)
    return query, found[0], others[0]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "By how much did thefts fall?",
            "Thefts fell by 12 percent in Kent.",
            "The thefts recorded fell by 3 percent.",
        ),
        (
            "How did thefts change compared with the previous year?",
            "Compared with the previous year, thefts rose by 4 percent.",
            "Thefts fell by 3 percent in the 12 months to May 2017.",
        ),
        ("How long does a test take?", "A test takes 40 days.", "It took 35 days to do a test."),
        (
            "How many files were read?",
            "Inspectors read 25 theft files.",
            "Inspectors read 50 case files.",
        ),
    ],
)
def test_figures_of_one_thing_may_stand_together(question: str, one: str, other: str) -> None:
    assert same_thing(*pair(question, one, other))


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "What share of thefts of bikes was solved?",
            "Of thefts of bikes 31 percent were solved.",
            "The detection rate was 28 percent.",
        ),
        (
            "How long does a test take?",
            "A test takes 40 days.",
            "Within 30 days, the force should plan a test.",
        ),
        (
            "How many people were seen on the network?",
            "The network saw 90 drivers.",
            "The network saw 20 stations.",
        ),
    ],
)
def test_figures_of_other_things_do_not(question: str, one: str, other: str) -> None:
    assert not same_thing(*pair(question, one, other))


def test_beside_a_row_stands_what_speaks_of_its_label() -> None:
    query, one, other = pair(
        "What share of offences ended so?",
        "Of offences 31 percent ended so.",
        "Of offences 28 percent ended in court.",
    )
    row = replace(one, label="Ended in court")
    assert same_thing(query, row, other)
    assert not same_thing(query, replace(row, label="Cannabis warnings"), other)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Thefts of bikes fell by 16 percent.", False),
        ("Thefts of bikes fell, a reduction of 16 percent.", False),
        ("Thefts of bikes fell to 16 percent of all crime.", True),
        ("Thefts of bikes are 16 percent of all crime.", True),
    ],
)
def test_a_share_and_a_change_are_not_one_thing(other: str, same: bool) -> None:
    question = "What share of crime is thefts of bikes?"
    assert same_thing(*pair(question, "Thefts of bikes are 12 percent of all crime.", other)) == same


def test_a_level_among_others_went_no_way() -> None:
    _, found = told.readings("What share is bikes?", "Bikes are 12 percent, above the average.")
    assert way_told(found[0]) is None
    _, found = told.readings("What share is bikes?", "Bikes rose by 12 percent, above the average.")
    assert way_told(found[0]) == "up"


def test_a_change_over_the_stretch_asked_for_is_alike_though_found_by_other_words() -> None:
    question = "By how much did thefts change on the year before?"
    query, one, other = pair(
        question,
        "Thefts rose by 4 percent compared with the previous year.",
        "During the 12 months prior to May 2017, thefts fell by 3 percent.",
    )
    weak = replace(other, candidate=replace(other.candidate, score=0.5 * one.candidate.score))
    assert same_thing(query, one, weak)
    _, _, longer = pair(
        question, "Thefts rose by 4 percent.", "Over five years thefts fell by 9 percent."
    )
    weak = replace(longer, candidate=replace(longer.candidate, score=0.5 * one.candidate.score))
    assert not same_thing(query, one, weak)


def test_a_rate_of_homes_is_of_another_base_than_one_of_people() -> None:
    _, homes, people = pair(
        "What was the rate?",
        "The rate was 4.5 per 1,000 households.",
        "The rate was 51.5 per 1,000 population.",
    )
    assert not same_base(homes, people)
    assert same_base(homes, homes)


def test_a_number_of_those_that_rose_is_not_given_with_the_number_of_all() -> None:
    question = "How many forces saw thefts rise?"
    rose = "Thefts rose in 31 police forces."
    assert not same_thing(*pair(question, rose, "We looked at thefts in 40 police forces."))
    assert same_thing(*pair(question, rose, "Thefts rose in 27 police forces."))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("We also read 20 crime investigations.", True),
        ("The plan lists 20 crime meetings.", False),
        ("It has 20 investigations.", False),
    ],
)
def test_counts_of_one_name_are_of_one_thing_though_found_by_other_words(other: str, same: bool) -> None:
    query, first, second = pair("How many crime files were read?", "HMIC read 60 crime files.", other)
    weak = replace(second, candidate=replace(second.candidate, score=0.5 * first.candidate.score))
    assert same_thing(query, first, weak) == same
