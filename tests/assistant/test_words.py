from __future__ import annotations

import pytest

from assistant.language.words import content, stem, stems, tokens


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("arrests") == stem("arrested") == stem("Arrest")


def test_a_possessive_is_dropped() -> None:
    assert stem("force’s") == stem("force")


def test_hyphens_part_words_but_not_from_their_prefix() -> None:
    assert stems("re-offending") == stems("reoffending")
    assert stems("cyber-crime") == stems("cyber crime")


def test_figures_are_compared_without_their_commas() -> None:
    assert [t.stem for t in tokens("1,452 and 53.2")] == ["1452", "and", "53.2"]


def test_tokens_keep_their_place() -> None:
    text = "An anti-social £143 act"
    assert [text[t.start : t.end] for t in tokens(text)] == ["An", "anti-social", "£143", "act"]


def test_stopwords_carry_no_content() -> None:
    assert [t.text for t in content("what is the burglary rate")] == ["burglary", "rate"]


@pytest.mark.parametrize("word", ["SHPO", "SHPOs", "SHPO's"])
def test_an_abbreviation_has_one_stem_in_its_plural(word: str) -> None:
    assert stem(word) == "shpo"
