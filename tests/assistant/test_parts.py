from __future__ import annotations

from assistant import parts
from assistant.draft import Draft, Quote
from corpus.types import Passage


def test_a_question_that_asks_one_thing_is_whole() -> None:
    assert parts.split("How many officers and staff work in the hub?") == (
        "How many officers and staff work in the hub?",
    )


def test_each_part_keeps_what_stands_before_the_first() -> None:
    assert parts.split("In Kent, how many were arrested, and how many were charged?") == (
        "In Kent, how many were arrested",
        "In Kent, how many were charged?",
    )


def _draft(short: str, start: int, confidence: float) -> Draft:
    passage = Passage(
        f"kent:{start}-9", "kent", "Kent Police", 2019, "paragraph", "text", (), 4, 4, True, start, 9,
        "It was so", "", ((start, 9),),
    )  # fmt: skip
    return Draft(short, f"It was {short}. [1]", (Quote(passage, start, 9),), confidence)


def test_merging_numbers_the_markers_through() -> None:
    merged = parts.merge([_draft("25", 0, 0.9), _draft("30", 3, 0.7)])
    assert merged.short == "25; 30"
    assert merged.text == "It was 25. [1] It was 30. [2]"
    assert merged.confidence == 0.7


def test_merging_cites_the_same_quote_once() -> None:
    merged = parts.merge([_draft("25", 0, 0.9), _draft("30", 0, 0.7)])
    assert merged.text == "It was 25. [1] It was 30. [1]"
    assert len(merged.quotes) == 1
