"""Sentence boundaries: where they are, and where they only look it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import sentences


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Other crimes (e.g. Possession of drugs) are included.",
        "Victim-based crime (i.e., crimes with a direct victim) fell.",
        "The rate is 53.2 per 1,000 and was 60.7 before.",
        "It rose (± 0.9 percent) in Kent.",
        "See www.justiceinspectorates.gov.uk/hmic/peel-2016/. for more.",
        "The report by J. Smith and A. B. Jones is cited.",
        "Mr. Smith and Supt. Jones met Dr. Brown.",
        "As fig. 4 and para. 12 and No. 7 show, it fell.",
        "Drugs, knives, etc. were found.",
        "It asks “Are you satisfied?” and more.",
        "1. How effective is the force?",
        "(a) Officers know the code.",
        "• The force should act.",
        "The U.K. Government agreed.",
        "The limit is £5. 50 pence more.".replace(". 50", ".50"),
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Crime fell.", "It rose in Kent."),
        ("It was 53.2.", "In 2016 it was 68.3."),
        ("For details see annex A.", "Therefore figures differ."),
        ("It compares with (39 of 43 forces).", "HMIC agrees."),
        ("“Are you satisfied?”", "The answer was no."),
        ("He said ‘it works.’", "‘We agree’ said others."),
        ("The answer was no.", "The force agreed."),
        ("The shift ends at 9 p.m.", "Officers then leave."),
        ("See www.police.uk/kent.", "The force agrees."),
        ("There are 43 forces.", "39 of them showed an increase."),
        ("A note follows.¹", "It is short."),
        ("(See annex A.)", "The rest follows."),
        ("Really?!", "Yes…"),
        ("It is good.", "(This is new.)"),
        ("Reported in 2016.", "£3 was spent."),
        ("Knives, drugs, etc.", "The force agreed."),
    ],
)
def test_two_sentences_are_parted(first: str, second: str) -> None:
    assert parts(f"{first} {second}") == [first, second]


def test_a_lead_in_and_its_items_are_sentences() -> None:
    text = "The categories are:\n• outstanding;\n• good; and\n• inadequate. This is rare."
    assert parts(text) == [
        "The categories are:",
        "• outstanding;",
        "• good; and",
        "• inadequate.",
        "This is rare.",
    ]


def test_table_rows_are_whole() -> None:
    text = "Sexual offences 2.1 1.9\nBurglary in a dwelling* 4.3 8.1"
    assert parts(text) == text.split("\n")


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentences.split(text) == ()


@given(st.text(alphabet="aB1 .?!…\n()’“”:;•–A.e g i", max_size=80))
def test_every_character_lies_in_one_sentence(text: str) -> None:
    spans = sentences.split(text)
    covered = [offset for start, end in spans for offset in range(start, end)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    outside = set(range(len(text))) - set(covered)
    assert all(text[offset].isspace() for offset in outside)


@given(st.text(max_size=60))
def test_spans_are_trimmed_and_never_empty(text: str) -> None:
    assert all(part and part == part.strip() for part in parts(text))
