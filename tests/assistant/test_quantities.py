from __future__ import annotations

import pytest

from assistant.language import quantities


def kinds(text: str) -> list[tuple[float, str]]:
    return [(q.value, q.kind) for q in quantities.find(text)]


def test_a_percentage_keeps_its_unit_word() -> None:
    (found,) = quantities.find("reduced by 25 percent in Kent")
    assert (found.text, found.value, found.kind) == ("25 percent", 25.0, "percent")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£143 million", 143e6),
        ("£1.5bn", 1.5e9),
        ("£20", 20.0),
    ],
)
def test_money_is_in_pounds(text: str, value: float) -> None:
    assert kinds(f"The government gave {text} to forces.") == [(value, "money")]


def test_thousands_are_read_through_their_comma() -> None:
    assert kinds("from 1,900 to 1,452") == [(1900.0, "count"), (1452.0, "count")]


def test_the_base_of_a_rate_is_not_the_figure() -> None:
    assert kinds("for every 100 offences there were 25 arrests") == [
        (100.0, "denominator"),
        (25.0, "count"),
    ]
    assert kinds("19 groups per one million of the population") == [
        (19.0, "count"),
        (1e6, "denominator"),
    ]


def test_margins_years_dates_and_references_are_told_apart() -> None:
    text = "In figure 4, on 30 June 2016, 87.0 percent (± 0.9 percent)"
    assert kinds(text) == [
        (4.0, "reference"),
        (30.0, "date"),
        (2016.0, "year"),
        (87.0, "percent"),
        (0.9, "margin"),
    ]


def test_what_is_counted_follows_the_number() -> None:
    (found,) = quantities.find("with 31 police staff and officers in the hub")
    assert found.noun == "police staff"


def test_worded_numbers_and_fractions_are_read() -> None:
    assert kinds("nearly a quarter of crimes") == [(25.0, "percent")]
    assert kinds("within three months") == [(3.0, "duration")]
    assert kinds("seventy orders") == [(70.0, "count")]


def test_one_of_the_highest_counts_nothing() -> None:
    assert kinds("one of the highest in the country") == []


def test_a_number_inside_a_word_is_none() -> None:
    assert kinds("PIP2 investigators and the A27") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nearly two thirds of detainees", 200 / 3),
        ("three quarters of them", 75.0),
        ("two fifths of offences", 40.0),
        ("one in five crimes", 20.0),
        ("9 out of 10 victims", 90.0),
        ("one in every four", 25.0),
    ],
)
def test_a_share_in_words_is_a_percentage(text: str, value: float) -> None:
    (found,) = quantities.find(text)
    assert found.kind == "percent"
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("as many as half a dozen dogs", 6.0, "dogs"),
        ("a dozen dogs", 12.0, "dogs"),
        ("two dozen dogs", 24.0, "dogs"),
        ("a couple of dogs", 2.0, "dogs"),
    ],
)
def test_dozens_and_couples_are_counts(text: str, value: float, noun: str) -> None:
    (found,) = quantities.find(text)
    assert (found.kind, found.value, found.noun) == ("count", value, noun)


@pytest.mark.parametrize("text", ["dozens of dogs", "the couple", "the first half", "the last quarter"])
def test_a_vague_number_and_a_part_of_a_time_are_no_figures(text: str) -> None:
    assert not quantities.find(text)


@pytest.mark.parametrize("text", ["five in six months", "four in 2016", "four in three areas"])
def test_what_only_looks_like_a_share_is_none(text: str) -> None:
    assert all(q.kind != "percent" for q in quantities.find(text))


def test_quotation_marks_part_no_number_from_its_noun() -> None:
    assert [q.noun for q in quantities.find("five ‘core’ questions and 20 officers' homes")] == [
        "core questions",
        "officers' homes",
    ]


def test_two_countries_before_a_noun_do_not_end_it() -> None:
    (found,) = quantities.find("money for the 43 England and Wales police forces to share")
    assert found.noun == "England and Wales police forces"


@pytest.mark.parametrize("word", ["six-weekly", "two-monthly", "three-yearly"])
def test_how_often_is_no_number(word: str) -> None:
    assert not quantities.find(f"They hold {word} meetings.")


@pytest.mark.parametrize("text", ["999 calls", "a 101 operator", "the 999 system"])
def test_a_number_that_is_dialled_counts_nothing(text: str) -> None:
    assert [q.kind for q in quantities.find(text)] == ["reference"]


def test_there_may_be_as_many_of_a_thing_as_a_number_that_is_dialled() -> None:
    assert [q.kind for q in quantities.find("999 bicycles")] == ["count"]
