from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.quotation import Quotation, find

TEXT = (
    "The force works well. In the 12 months to June 2019, the force’s officers made 1,452 arrests – "
    "fewer than before. This is 25 percent of those “wanted”."
)


def found(quoted: str, text: str = TEXT) -> Quotation:
    quotation = find(quoted, text)
    assert quotation is not None
    return quotation


def differences(quoted: str) -> list[tuple[str, str]]:
    return [(piece.typed, piece.printed) for piece in found(quoted).pieces if not piece.agrees]


def test_words_that_stand_there_are_exact_and_placed() -> None:
    quotation = found("the force’s officers made 1,452 arrests")
    assert quotation.match == "exact"
    assert TEXT[quotation.start : quotation.end] == "the force’s officers made 1,452 arrests"


@pytest.mark.parametrize(
    "quoted",
    [
        "the force's officers made 1,452 arrests",
        "officers made 1,452 arrests - fewer than before",
        "officers made\n  1,452\u00a0arrests — fewer than before",
        "“The force’s officers made 1,452 arrests.”",
        'This is 25 percent of those "wanted".',
    ],
)
def test_typing_habits_leave_a_quotation_exact(quoted: str) -> None:
    assert found(quoted).match == "exact"


@pytest.mark.parametrize(
    "quoted",
    [
        "the force’s officers, made 1,452 arrests",
        "the force’s Officers made 1,452 arrests",
        "officers made 1,452 arrests fewer than before",
    ],
)
def test_other_punctuation_or_capitals_are_said(quoted: str) -> None:
    assert found(quoted).match == "same_words"


def test_a_changed_figure_is_shown() -> None:
    quoted = "the force’s officers made 1,542 arrests – fewer than before"
    assert found(quoted).match == "near"
    assert differences(quoted) == [("1,542", "1,452")]


def test_a_left_out_word_is_shown() -> None:
    assert differences("In the 12 months to June 2019, the officers made 1,452 arrests") == [
        ("", "force’s")
    ]


def test_an_added_word_is_shown() -> None:
    assert differences("the force’s officers made only 1,452 arrests") == [("only", "")]


def test_a_percent_sign_is_not_the_word() -> None:
    assert differences("This is 25% of those wanted") == [("%", "percent")]


def test_a_number_is_compared_whole() -> None:
    assert find("made 1,452 arrests fewer", TEXT.replace("1,452", "452")) != find(
        "made 1,452 arrests fewer", TEXT
    )


def test_words_of_which_most_are_missing_are_no_quotation() -> None:
    assert find("the council’s wardens issued 90 fines – more than ever", TEXT) is None


def test_a_few_words_are_no_quotation() -> None:
    assert find("1,452 arrests", TEXT) is None


def test_the_place_counts_from_the_offset() -> None:
    quotation = find("the force’s officers made", TEXT, offset=500)
    assert quotation is not None
    assert quotation.start == 500 + TEXT.index("the force’s")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_run_of_words_is_found_exact_where_it_stands(data: st.DataObject) -> None:
    words = TEXT.split()
    first = data.draw(st.integers(0, len(words) - 6))
    last = data.draw(st.integers(first + 6, len(words)))
    quoted = " ".join(words[first:last])
    quotation = found(quoted)
    assert quotation.match == "exact"
    assert TEXT[quotation.start : quotation.end] == quoted.strip("–.,”“ ")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.text(max_size=300))
def test_no_text_breaks_it(quoted: str, text: str) -> None:
    quotation = find(quoted, text)
    assert quotation is None or 0 <= quotation.start < quotation.end <= len(text)
