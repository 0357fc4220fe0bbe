"""Statements that are a sentence with one thing turned round."""

from __future__ import annotations

import pytest

from assistant.language.altered import altered
from assistant.language.grading import would_differ

SENTENCE = (
    "• In spring the desk was unable to keep the three maps that it is likely to need, and sold some."
)


@pytest.mark.parametrize(
    "statement",
    [
        "In spring the desk was able to keep the three maps that it is likely to need.",
        "In spring the desk was unable to keep the three maps that it is unlikely to need.",
        "In spring the desk was not unable to keep the three maps that it is likely to need.",
    ],
)
def test_one_word_may_turn_a_sentence_round(statement: str) -> None:
    assert altered(statement, SENTENCE)


@pytest.mark.parametrize(
    "statement",
    [
        "In spring the desk was unable to keep the three maps that it is likely to need.",
        "In spring the office was unable to keep the three maps that it is likely to need.",
        "In spring the desk was unable to keep the 3 maps that it will hardly need.",
        "The desk was able to keep maps.",
        "The desk was short of maps.",
    ],
)
def test_other_words_or_a_stretch_alone_do_not(statement: str) -> None:
    assert not altered(statement, SENTENCE)


def test_a_grade_may_be_exchanged() -> None:
    sentence = (
        "It would have been judged as inadequate overall in how it keeps its maps, had it not asked."
    )
    assert altered(sentence.replace("inadequate", "good"), sentence)
    assert would_differ("Had it not asked, it would have been judged good.", sentence)
    assert not would_differ("Had it not asked, it would have been judged inadequate.", sentence)
    assert not would_differ("It was judged good.", sentence)
