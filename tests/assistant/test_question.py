from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked.asking import Unit
from assistant.asked.question import MAX_LENGTH, Reader, readable
from assistant.language.areas import NATIONAL, Areas
from assistant.language.lexicon import Lexicon
from assistant.language.words import stem
from assistant.types import Expects, Scope
from corpus.errors import QuestionError
from tests.assistant.samples import INFO

KENT_2018 = INFO
KENT_2019 = replace(INFO, id="kent-2019", year=2019, published="2020-05")
ESSEX_2019 = replace(INFO, id="essex-2019", force="Essex Police", year=2019, published="2020-06")
LEXICON = Lexicon({"burglary": 5, "detection": 4, "arrest": 3, "officers": 9}, {})
READER = Reader([KENT_2018, KENT_2019, ESSEX_2019], LEXICON, Areas())
KENT_ALONE = Reader([KENT_2018, KENT_2019], LEXICON, Areas())


# -- readable ----------------------------------------------------------------------------------------


def test_blanks_and_control_characters_become_single_blanks() -> None:
    assert readable("  how\x00many \t\n officers\u200b? ") == "how many officers ?"


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x1f", "\u200b", "😀 😀", "?!…", "\ud800"])
def test_what_holds_no_word_cannot_be_read(text: str) -> None:
    with pytest.raises(QuestionError):
        readable(text)


def test_the_longest_question_can_be_read_and_a_longer_one_cannot() -> None:
    assert len(readable("x" * MAX_LENGTH)) == MAX_LENGTH
    with pytest.raises(QuestionError, match=f"{MAX_LENGTH + 1:,}"):
        readable("x" * (MAX_LENGTH + 1))


@pytest.mark.parametrize("text", ["2018", "x", "¿qué?", "警察"])
def test_one_letter_or_digit_is_enough(text: str) -> None:
    assert readable(text) == text


@given(st.text(max_size=100))
def test_what_was_read_once_reads_the_same_again(text: str) -> None:
    try:
        plain = readable(text)
    except QuestionError:
        return
    assert readable(plain) == plain


# -- scope -------------------------------------------------------------------------------------------


def test_a_covered_force_and_year_are_the_scope() -> None:
    scope = READER.read("How many burglaries were there in Kent in 2018?").scope
    assert scope == Scope(forces=("Kent Police",), years=(2018,))


def test_a_force_that_is_not_covered_is_named_but_no_scope() -> None:
    query = READER.read("How many burglaries were there in Surrey?")
    assert (query.forces, query.scope.forces) == (("Surrey Police",), ())


def test_a_year_that_is_not_covered_is_named_but_no_scope() -> None:
    query = READER.read("How many burglaries were there in Kent in 2012?")
    assert (query.years, query.scope.years) == ((2012,), ())


def test_a_report_that_is_not_covered_is_looked_back_on_in_one_of_a_year_that_is() -> None:
    query = READER.read("How did burglary in Kent move from the 2015 inspection to June 2018?")
    assert query.scope.years == (2018,)


def test_without_a_force_all_are_meant() -> None:
    assert READER.read("How many burglaries were there?").scope == Scope()


def test_without_a_force_the_only_one_is_meant() -> None:
    assert KENT_ALONE.read("How many burglaries were there?").scope.forces == ("Kent Police",)


def test_another_force_is_not_taken_for_the_only_one() -> None:
    assert KENT_ALONE.read("How many burglaries were there in Surrey?").scope.forces == ()


@pytest.mark.parametrize(
    "text",
    [
        "burglary, us and the national figure",
        "burglary: the local rate and the national one?",
        "What is the margin on the 87% score, and on the national one?",
        "burglary, the force and nationally",
    ],
)
def test_the_only_force_is_meant_beside_the_nation(text: str) -> None:
    assert KENT_ALONE.read(text).areas == ("Kent Police", NATIONAL)


def test_two_forces_are_both_in_the_scope_in_their_order() -> None:
    scope = READER.read("Compare burglary in Essex and Kent.").scope
    assert scope.forces == ("Essex Police", "Kent Police")


def test_a_report_is_known_by_the_year_it_came_out_too() -> None:
    reader = Reader([KENT_2018, replace(ESSEX_2019, published="2021-02")], LEXICON, Areas())
    assert reader.read("What did the 2021 report say?").report_years == (2019,)


@pytest.mark.parametrize(
    ("words", "year"),
    [("latest report", 2019), ("most recent inspection", 2019), ("earlier report", 2018)],
)
def test_the_newest_and_the_oldest_report_have_a_year(words: str, year: int) -> None:
    assert READER.read(f"What does the {words} say of burglary?").scope.years == (year,)


def test_both_reports_are_the_oldest_and_the_newest() -> None:
    query = READER.read("How did burglary in Kent change across both reports?")
    assert query.all_reports
    assert query.years == (2018, 2019)


@pytest.mark.parametrize("text", ["What does £2018 pay for?", "Who were the 2,018 victims?", "2018%"])
def test_an_amount_is_no_year(text: str) -> None:
    assert READER.read(text).years == ()


@pytest.mark.parametrize(
    ("override", "scope"),
    [
        (Scope(forces=("Essex Police",)), Scope(("Essex Police",), (2018,))),
        (Scope(years=(2019,)), Scope(("Kent Police",), (2019,))),
        (Scope(reports=("kent-2019",)), Scope(("Kent Police",), (2019,), ("kent-2019",))),
        (Scope(), Scope(("Kent Police",), (2018,))),
    ],
)
def test_an_override_replaces_the_parts_that_it_names(override: Scope, scope: Scope) -> None:
    assert READER.read("How many burglaries were there in Kent in 2018?", override).scope == scope


# -- areas and times ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "What was the burglary rate in England and Wales?",
        "What was the burglary rate nationally?",
        "and nationally?",
        "What is the national average of burglary?",
    ],
)
def test_the_nation_is_an_area(text: str) -> None:
    assert READER.read(text).areas == (NATIONAL,)


def test_a_national_body_is_not_the_nation() -> None:
    assert READER.read("Does the force follow national guidance?").areas == ()


def test_areas_keep_the_order_of_the_question() -> None:
    assert READER.read("burglary in England and Wales and in Kent").areas == (NATIONAL, "Kent Police")


def test_a_month_is_read_with_its_year() -> None:
    assert READER.read("How many arrests in the 12 months to June 2018?").months == {(2018, 6)}


def test_the_year_before_is_noticed() -> None:
    assert READER.read("How many arrests were there the year before?").previous
    assert not READER.read("How many arrests were there that year?").previous


def test_a_range_is_noticed() -> None:
    assert READER.read("What is the range, from the lowest to the highest?").ranged
    assert not READER.read("What is the burglary rate?").ranged


@pytest.mark.parametrize(
    "question",
    [
        "What was the burglary rate in the November 2018 report?",
        "What was the burglary rate in the report published in November 2018?",
        "the November 2018 PEEL report: burglary rate",
    ],
)
def test_the_month_of_a_report_is_no_month_of_a_figure(question: str) -> None:
    query = READER.read(question)
    assert not query.months
    assert 2018 in query.years


def test_a_term_is_that_of_a_figure_though_a_report_is_named_behind_it() -> None:
    assert READER.read("Arrests in the 12 months to June 2018 report?").months == {(2018, 6)}


def test_what_a_change_is_told_against_may_stand_in_brackets() -> None:
    query = KENT_ALONE.read(
        "compared with five years earlier (year to June 2013) how had burglary moved by June 2018?"
    )
    assert query.years == (2018,)
    assert query.changes


def test_names_of_areas_and_years_are_no_words_to_match() -> None:
    query = READER.read("How many burglaries were there in Kent in June 2018?")
    assert {c.surface.lower() for c in query.concepts} == {"burglaries"}


def test_what_is_ruled_out_is_excluded_and_no_concept() -> None:
    query = READER.read("How many arrests, excluding burglary arrests?")
    assert stem("burglary") in query.excluded
    assert stem("arrests") not in query.excluded


def test_a_figure_in_the_question_is_a_condition() -> None:
    (figure,) = READER.read("Why did burglary fall by 25 percent in 2018?").figures
    assert (figure.value, figure.kind) == (25.0, "percent")


# -- what is asked for -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expects"),
    [
        ("How many officers are there?", "figure"),
        ("What was the detection rate?", "figure"),
        ("What percentage of officers are trained?", "figure"),
        ("When did the inspection take place?", "date"),
        ("Who chairs the meeting that reviews burglary cases?", "name"),
        ("Why did burglary fall?", "reason"),
        ("Did burglary fall?", "yesno"),
        ("Is the force good at detection?", "yesno"),
        ("What are the four grades HMIC can give?", "list"),
        ("Which marks may an inspector award?", "list"),
        ("With which force does Kent share its cells?", "text"),
        ("To whom does the force give its figures?", "text"),
        ("What does IOM stand for?", "definition"),
        ("What is a problem profile?", "definition"),
        ("List the priorities of the force.", "list"),
        ("Compare burglary and arrests.", "comparison"),
        ("How was the force graded?", "judgement"),
        ("burglary", "definition"),
    ],
)
def test_what_is_asked_for(text: str, expects: Expects) -> None:
    assert READER.read(text).expects == expects


@pytest.mark.parametrize(
    "lead",
    [
        "According to the 2018 report, ",
        "Please, ",
        "Could you tell me ",
        "I would like to know ",
        "In Kent: ",
    ],
)
def test_a_lead_in_does_not_hide_what_is_asked_for(lead: str) -> None:
    assert READER.read(f"{lead}did burglary fall?").expects == "yesno"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("What percentage of burglaries were solved?", "percent"),
        ("What share of burglaries were solved?", "percent"),
        ("How much did the cameras cost?", "money"),
        ("How many burglaries were there per 1,000 households?", "rate"),
        ("How many officers are there?", "count"),
        ("How long does an investigation take?", "duration"),
        ("Who leads the team?", None),
    ],
)
def test_the_unit_that_a_question_implies(text: str, unit: Unit | None) -> None:
    assert READER.read(text).unit == unit


def test_words_that_ask_nothing_are_keywords() -> None:
    assert READER.read("burglary Kent 2018").keywords
    assert not READER.read("What was burglary in Kent in 2018?").keywords


def test_typographic_apostrophes_read_as_plain_ones() -> None:
    curly, plain = (
        READER.read("What’s Kent’s detection rate?"),
        READER.read("What's Kent's detection rate?"),
    )
    assert (curly.scope, curly.expects, curly.concepts) == (plain.scope, plain.expects, plain.concepts)


@given(st.text(max_size=120))
def test_the_scope_holds_only_what_is_covered(text: str) -> None:
    scope = READER.read(text).scope
    assert set(scope.forces) <= {"Kent Police", "Essex Police"}
    assert set(scope.years) <= {2018, 2019}


def test_a_term_ahead_is_no_year_of_a_report() -> None:
    query = READER.read("What must Kent send in by 1 March 2021?")
    assert (query.years, query.due, query.scope.years) == ((), (2021,), ())
    assert (2021, 3) in query.months


def test_a_year_ahead_that_is_no_term_stays_one() -> None:
    query = READER.read("What was the arrest rate of Kent in 2021?")
    assert (query.years, query.due) == ((2021,), ())
