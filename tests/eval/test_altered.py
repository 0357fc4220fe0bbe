"""Sentences about another figure than they were about."""

from __future__ import annotations

from random import Random

import pytest

from eval.altered import FIGURE, altered, others


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("The rate rose by 25 percent.", "25"),
        ("It recorded 12,345 crimes in 2019.", "12,345"),
        ("The rate was 4.8 per head in 2014 and 2016.", "4.8"),
    ],
)
def test_one_figure_becomes_another_of_its_form_and_no_year_does(sentence: str, figure: str) -> None:
    for seed in range(20):
        changed = altered(sentence, Random(seed))
        assert changed is not None
        before, after = (FIGURE.findall(text) for text in (sentence, changed))
        assert len(before) == len(after)
        (pair,) = {(a, b) for a, b in zip(before, after, strict=True) if a != b}
        assert pair[0] == figure
        assert ("." in pair[1]) == ("." in figure)


def test_no_share_becomes_more_than_all() -> None:
    found = FIGURE.search("It was 60 percent.")
    assert found is not None
    made = others(found, Random(0))
    assert made
    assert all(float(other) <= 100 for other in made)


def test_a_sentence_without_a_figure_is_not_changed() -> None:
    assert altered("In 2014 it rose.", Random(0)) is None
