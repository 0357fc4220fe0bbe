from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.cite import STYLES, cite, pages, paste, short_publisher
from corpus.errors import InputError
from tests.assistant.samples import CITATION, INFO, QUOTE

SPAN = replace(CITATION, page=40, last_page=41)


def test_inline_names_the_short_publisher_the_year_of_publication_and_the_page() -> None:
    assert cite(CITATION, INFO, "inline") == "(HMI, 2019, p. 41)"


def test_footnote_names_title_month_section_and_page() -> None:
    assert cite(CITATION, INFO, "footnote") == (
        "Her Majesty's Inspectorate (HMI), *Custody in Kent 2018* (May 2019), Arrests, p. 41."
    )


def test_harvard_says_where_the_report_is_online() -> None:
    assert cite(CITATION, INFO, "harvard") == (
        "Her Majesty's Inspectorate (HMI) (2019) *Custody in Kent 2018*, p. 41. "
        "Available at: https://example.org/kent."
    )


def test_oscola_gives_the_bare_page_and_the_address_in_angle_brackets() -> None:
    assert cite(CITATION, INFO, "oscola") == (
        "Her Majesty's Inspectorate (HMI), *Custody in Kent 2018* (May 2019) 41 <https://example.org/kent>"
    )


@pytest.mark.parametrize("style", [*STYLES])
def test_every_style_does_without_address_section_and_month(style: str) -> None:
    bare = replace(INFO, url=None, published="2019")
    text = cite(replace(CITATION, section=()), bare, style)
    assert "None" not in text
    assert "()" not in text
    assert "2019" in text


@pytest.mark.parametrize("style", [*STYLES])
def test_every_style_gives_a_span_of_pages_with_an_en_dash(style: str) -> None:
    assert "40–41" in cite(SPAN, INFO, style)


@pytest.mark.parametrize("style", [*STYLES])
def test_every_style_says_that_a_page_is_estimated(style: str) -> None:
    assert "41 (estimated)" in cite(replace(CITATION, page_exact=False), INFO, style)


def test_pages_of_one_page_of_two_and_estimated() -> None:
    assert pages(41, 41, True) == "p. 41"
    assert pages(40, 41, True) == "pp. 40–41"
    assert pages(10, 10, False) == "p. 10 (estimated)"


def test_a_day_of_publication_gives_its_month() -> None:
    assert "(May 2019)" in cite(CITATION, replace(INFO, published="2019-05-07"), "footnote")


def test_a_publisher_without_abbreviation_is_named_in_full() -> None:
    assert short_publisher("HMIC") == "HMIC"
    assert short_publisher("Home Office (2019)") == "Home Office (2019)"


def test_an_unknown_style_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="'apa' is unknown; use one of inline, footnote"):
        cite(CITATION, INFO, "apa")


def test_a_citation_is_never_given_to_another_report() -> None:
    with pytest.raises(InputError, match="kent-2018 was given the particulars of kent-2019"):
        cite(CITATION, replace(INFO, id="kent-2019"), "inline")


def test_a_quotation_to_paste_keeps_its_words_and_carries_its_citation() -> None:
    assert paste(CITATION, INFO) == f"“{QUOTE}” (HMI, 2019, p. 41)"


def test_a_quotation_that_quotes_takes_the_other_marks() -> None:
    quoting = replace(CITATION, quote="They said “no”.")
    assert paste(quoting, INFO) == "‘They said “no”.’ (HMI, 2019, p. 41)"


def test_a_quotation_of_several_lines_is_set_off() -> None:
    listed = replace(CITATION, quote="first\nsecond")
    assert paste(listed, INFO) == "> first\n> second\n> \n> — (HMI, 2019, p. 41)"
