from __future__ import annotations

import pytest

from eval.matching import contains, missing, overlaps, rejected, shows, stands_in, words
from eval.types import Evidence, KnownAnswer


@pytest.mark.parametrize("text", ["2.5", "250", "25.5", "125", "1,025", "0.25", "25,000", "x25"])
def test_25_does_not_stand_in_another_number(text: str) -> None:
    assert not stands_in("25", f"it was {text} in all")


@pytest.mark.parametrize(
    "text", ["25.", "25,", "25%", "(25)", "20-25", "25 percent", "£25", "25m", "25: x"]
)
def test_25_stands_beside_signs_and_words(text: str) -> None:
    assert stands_in("25", f"it was {text}")


def test_thousands_commas_do_not_count() -> None:
    assert stands_in("1,452", "1452 suspects")
    assert stands_in("1452", "there were 1,452 of them")


def test_a_comma_that_separates_is_no_thousands_comma() -> None:
    assert words("in 2014, 25 arrests, 12,5") == ("in", "2014", "25", "arrests", "12", "5")


def test_decimals_are_compared_as_written() -> None:
    assert not stands_in("84", "84.0 percent")
    assert not stands_in("9.0", "9 per 1,000")


def test_case_and_typographic_quotes_do_not_count() -> None:
    assert stands_in("force's CHOICE", "the Force’s choice")


def test_hyphens_and_line_ends_do_not_count() -> None:
    assert stands_in("problem-solving", "problem\nsolving")
    assert stands_in("anti-social", "anti- social")


@pytest.mark.parametrize(("word", "text"), [("no", "not known"), ("yes", "yesterday"), ("art", "part")])
def test_a_word_stands_whole(word: str, text: str) -> None:
    assert not stands_in(word, text)


def test_words_of_a_phrase_stand_next_to_each_other() -> None:
    assert not stands_in("march 2015", "march or april 2015")


def test_an_empty_phrase_stands_nowhere() -> None:
    assert not stands_in("...", "anything ...")


def test_a_glued_footnote_mark_stays_with_its_word() -> None:
    assert words("PIP113 and Law30") == ("pip113", "and", "law30")


def test_every_group_must_have_an_alternative(number: KnownAnswer) -> None:
    known = KnownAnswer("x", "question", accept=(("19", "nineteen"), ("46",)))
    assert missing(known, "Nineteen, against 46") == ()
    assert missing(known, "19 per million") == ("46",)


def test_a_citation_marker_is_no_figure() -> None:
    known = KnownAnswer("x", "question", accept=(("1",),), reject=("2",))
    assert missing(known, "About a dozen [1]") == ("1",)
    assert rejected(known, "One [2]") == ()


def test_sixty_percent_of_the_shorter_in_order_is_enough() -> None:
    assert overlaps("a b c x y", "a b c d e f g h")


def test_less_than_sixty_percent_is_not_enough() -> None:
    assert not overlaps("a b x y z", "a b c d e f g h")


def test_words_out_of_order_do_not_count() -> None:
    assert not overlaps("e d c b a", "a b c d e")


def test_a_row_of_five_words_and_forty_percent_of_the_evidence_is_enough() -> None:
    evidence = "a b c d e f g h i j k l"
    assert overlaps("a b c d e p q r s t u v", evidence)
    assert not overlaps("a b c d p e q r s t u v", evidence)


def test_a_row_of_five_words_under_forty_percent_is_not_enough() -> None:
    assert not overlaps("a b c d e p q r s t u v w", "a b c d e f g h i j k l m")


def test_the_asked_row_shows_evidence_that_spans_two_rows() -> None:
    evidence = Evidence("r", "Sexual offences 2.1 1.9 Assault with injury 9.0 7.0")
    assert shows("r", "Assault with injury 9.0 7.0", evidence)


def test_a_quote_of_another_report_shows_nothing() -> None:
    assert not shows("other", "a b c d e", Evidence("r", "a b c d e"))


def test_nothing_overlaps_an_empty_quote() -> None:
    assert not overlaps("", "a b c")
    assert not contains("", "a b c")


def test_a_passage_contains_evidence_that_stands_in_it() -> None:
    assert contains(
        "before it. The force has 11 local policing areas, each led. After it.",
        "The force has 11 local policing areas",
    )


def test_scattered_words_of_the_evidence_do_not_make_a_passage_contain_it() -> None:
    evidence = "the force has the lowest rate of arrest in the country"
    scattered = (
        "the new force that has for the sake of the lowest cost a rate, not of arrest, in the country"
    )
    assert overlaps(scattered, evidence)
    assert not contains(scattered, evidence)
