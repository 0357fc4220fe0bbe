"""What a sentence says and denies in nearly its own words."""

from __future__ import annotations

from random import Random

import pytest

from eval import own_words

SENTENCE = "It has trained 96 officers (all sergeants), which is fewer than before."


def every(sentence: str, force: str = "Kent Police") -> set[str]:
    """All that is stated, whatever is drawn."""
    return {s for n in range(60) for s in own_words.stated(sentence, 2019, force, Random(n))}


def test_a_sentence_is_stated_again_cut_short_and_with_the_force_named() -> None:
    said = every(SENTENCE)
    assert "Kent Police has trained 96 officers, the 2019 report says." in said
    assert "Has Kent Police trained 96 officers?" in said
    assert "Has it trained 96 officers (all sergeants), which is fewer than before?" in said
    assert not any("97" in s or " not " in s for s in said)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The force uses horses to patrol the coast.", "Does the force use horses to patrol the coast?"),
        ("HMIC identifies three causes of delay.", "Does HMIC identify three causes of delay?"),
        ("Kent Police reaches most calls in time.", "Does Kent Police reach most calls in time?"),
        ("Some officers were unaware of the plan.", "Were some officers unaware of the plan?"),
        ("• Staff can see the custody records.", "Can staff see the custody records?"),
    ],
)
def test_what_it_says_is_asked(sentence: str, question: str) -> None:
    assert question in every(sentence)


def test_what_it_denies_has_another_figure_or_a_not() -> None:
    for seed in range(20):
        said = own_words.denied(SENTENCE, 2019, Random(seed))
        assert 1 < len(said) <= own_words.DENIED
        assert all(("not trained" in s) != ("96" not in s) for s in said)


def test_what_has_neither_figure_nor_verb_denies_nothing() -> None:
    assert own_words.denied("Horses patrol the coast.", 2019, Random(0)) == []
    assert own_words.denied("The force has no horses.", 2019, Random(0)) == []
