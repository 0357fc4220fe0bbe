"""Follow-ups: what a turn leaves open carries over, and what it points at is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.asked.followup import resolve
from assistant.language.areas import Areas
from tests.assistant import kent
from tests.assistant.kent import ESSEX_2019, KENT_2018, KENT_2019

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from index.embedding import SentenceEmbedder

AREAS = Areas()
RATE = "What was the burglary rate in Kent in 2019?"


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


def test_a_question_that_stands_alone_is_left_as_it_is() -> None:
    question = "How many special constables were recruited in the county?"
    assert resolve(question, ["What is Safety Net?"], AREAS).text == question


def test_another_area_takes_the_place_of_the_first() -> None:
    found = resolve("and in England and Wales?", ["What was the burglary rate in Kent in 2016?"], AREAS)
    assert "England and Wales" in found.question
    assert "Kent" not in found.question
    assert "2016" in found.question


def test_another_year_takes_the_place_of_the_first() -> None:
    found = resolve("what about 2014?", ["What was the burglary rate in Kent in 2016?"], AREAS)
    assert "2014" in found.question
    assert "2016" not in found.question


def test_the_year_before_is_asked_of_the_same_thing() -> None:
    found = resolve("and the year before?", ["How many victims were satisfied in 2014?"], AREAS)
    assert "victims were satisfied" in found.question
    assert "year before" in found.question


def test_a_bare_why_is_about_the_question_before() -> None:
    found = resolve("why was that?", ["Which force is left out of figure 4?"], AREAS)
    assert found.background == "Which force is left out of figure 4"


def test_a_pointing_word_brings_the_topic_along() -> None:
    found = resolve("where did they try it out?", ["Is the force using predictive policing?"], AREAS)
    assert "predictive policing" in found.background
    assert found.question == "where did they try it out?"


def test_three_turns_are_folded_in_order() -> None:
    found = resolve(
        "and nationally?", ["What was the burglary rate in Kent?", "what about 2014?"], AREAS
    )
    assert "burglary rate" in found.question
    assert "2014" in found.question
    assert "England and Wales" in found.question
    assert "Kent" not in found.question


@pytest.mark.parametrize(
    ("turn", "understood"),
    [
        ("and in 2018?", "What was the burglary rate in Kent in 2018?"),
        ("2018?", "What was the burglary rate in Kent in 2018?"),
        ("what did the 2018 report say?", "What was the burglary rate in Kent in the 2018 report?"),
        ("and in the earlier one?", "What was the burglary rate in Kent in the earlier report?"),
        ("what about Essex?", "What was the burglary rate in Essex in 2019?"),
        ("same for Essex?", "What was the burglary rate in Essex in 2019?"),
        ("and for the country?", "What was the burglary rate in England and Wales in 2019?"),
        ("and the national figure?", "What was the burglary rate in England and Wales in 2019?"),
        ("and the average elsewhere?", "What was the burglary rate in England and Wales in 2019?"),
        ("what was the E&W one in the later report?",
         "What was the burglary rate in England and Wales in the later report?"),
        ("and Essex in 2018?", "What was the burglary rate in Essex in 2018?"),
    ],
)  # fmt: skip
def test_only_what_a_turn_names_changes(turn: str, understood: str) -> None:
    assert resolve(turn, [RATE], AREAS).text == understood


def test_an_area_takes_the_place_of_two() -> None:
    found = resolve("and in Surrey?", ["What was the rate in Kent and Essex in 2019?"], AREAS)
    assert found.text == "What was the rate in Surrey in 2019?"


def test_an_area_takes_the_place_of_the_country() -> None:
    found = resolve("and in Kent?", ["What was the burglary rate nationally in 2019?"], AREAS)
    assert found.text == "What was the burglary rate in 2019 in Kent?"


def test_a_month_keeps_the_year_before_it() -> None:
    found = resolve("what about november?", ["How many suspects were there in January 2016?"], AREAS)
    assert found.text == "How many suspects were there in november 2016?"


def test_the_first_turn_carries_to_the_third() -> None:
    asked = ["In 2019, how many detectives were there in Kent?", "2018?"]
    assert (
        resolve("and Essex?", asked, AREAS).text == "in 2018, how many detectives were there in Essex?"
    )


@pytest.mark.parametrize("turn", ["who in Essex?", "why in 2018?", "where was that in 2018?"])
def test_another_question_of_another_place_is_no_switch(turn: str) -> None:
    found = resolve(turn, ["What is the burglary rate in Kent?"], AREAS)
    assert found.question == turn
    assert found.background


@pytest.mark.parametrize(
    "turn",
    [
        "and robbery?",
        "what about robbery?",
        "same for robbery?",
        "robbery?",
        "Is it the same for robbery?",
        "is that also true of robbery?",
        "Does that hold for robbery?",
        "Was it the same with robbery?",
    ],
)
def test_another_thing_is_asked_about_in_the_same_way(turn: str) -> None:
    found = resolve(turn, [RATE], AREAS)
    assert found.like == RATE


@pytest.mark.parametrize("turn", ["and the report?", "And the report that goes with it?"])
def test_a_report_can_be_the_other_thing(trio: Assistant, turn: str) -> None:
    query = trio.understand(turn, history=["By when must Kent send its plan?"])
    assert "report" in [concept.surface for concept in query.concepts]


def test_a_few_words_after_yes_or_no_ask_for_more_of_it() -> None:
    assert not resolve("full time?", ["Is there a nurse in the control room?"], AREAS).like


def test_the_same_is_asked_on_through_three_turns() -> None:
    found = resolve("and in Essex?", [RATE, "what about robbery?"], AREAS)
    assert found.like == RATE
    assert "Essex" in found.question
    assert "robbery" in found.question


@pytest.mark.parametrize(
    "turn",
    [
        "is that up or down on the year before, and by how much?",
        "how does that compare with the year before?",
        "is that higher than the previous year?",
        "by how much?",
        "how does it compare to 2018?",
    ],
)
def test_a_change_is_asked_of_the_topic(turn: str) -> None:
    found = resolve(turn, [RATE], AREAS)
    assert found.question == "By how much did that go up or down?"
    assert "burglary rate in Kent in 2019" in found.background


def test_a_change_against_a_year_may_be_the_figure_of_that_year() -> None:
    found = resolve("how does it compare to 2018?", [RATE], AREAS)
    assert found.against == (2018,)
    assert found.otherwise is not None
    assert found.otherwise.text == "What was the burglary rate in Kent in 2018?"


@pytest.mark.parametrize(
    "turn", ["who runs it?", "why?", "by when?", "who else attends?", "where do they meet?"]
)
def test_what_points_back_leans_on_what_was_answered(turn: str) -> None:
    assert resolve(turn, ["What is the local priorities panel?"], AREAS).leans


def test_a_question_that_stands_alone_does_not_lean() -> None:
    question = "How many special constables were recruited in the county?"
    assert not resolve(question, [RATE], AREAS).leans


def test_a_later_time_takes_the_place_of_an_earlier_in_the_topic() -> None:
    turns = ["What did Kent find in 2018?", "how many detectives were there in 2019?", "who leads them?"]
    found = resolve(turns[2], turns[:2], AREAS)
    assert "2019" in found.background
    assert "2018" not in found.background


DWELLING = "What was the rate of burglary in a dwelling in Kent in 2019?"


@pytest.mark.parametrize(
    ("turns", "right"),
    [
        ([DWELLING, "and in Essex?"], ESSEX_2019.dwelling[0]),
        ([DWELLING, "and in 2018?"], KENT_2018.dwelling[0]),
        ([DWELLING, "and for the country?"], KENT_2019.dwelling[1]),
        ([DWELLING, "and violence with injury?"], KENT_2019.violence[0]),
        ([DWELLING, "what about violence with injury?", "and nationally?"], KENT_2019.violence[1]),
        ([DWELLING, "nationally?", "and in the 2018 report?"], KENT_2018.dwelling[1]),
    ],
)
def test_what_carries_over_finds_its_figure(trio: Assistant, turns: list[str], right: str) -> None:
    answer = trio.ask(turns[-1], history=turns[:-1])
    assert right in answer.short


def test_the_place_of_the_answer_before_is_what_a_turn_leans_on(trio: Assistant) -> None:
    first = "How many detectives does Kent have in 2019?"
    given = trio.ask(first).citations[0]
    (place,) = trio.understand("who reviews their work?", history=[first]).beside
    assert (place.report_id, place.start, place.end) == (given.report_id, given.start, given.end)


def test_a_turn_that_stands_alone_has_no_place_to_lean_on(trio: Assistant) -> None:
    query = trio.understand(
        "Which priorities has Essex Police agreed with the police and crime commissioner?",
        history=["How many detectives does Kent have in 2019?"],
    )
    assert query.beside == ()


def test_what_follows_the_answer_before_is_answered_from_its_paragraph(trio: Assistant) -> None:
    turns = [
        "How many detectives does Kent Police employ in 2019?",
        "how soon do supervisors review them?",
    ]
    answer = trio.ask(turns[1], history=turns[:1])
    assert "seven days" in answer.short
    assert {c.report_id for c in answer.citations} == {KENT_2019.id}


def test_the_way_of_a_change_is_told_with_it(trio: Assistant) -> None:
    turns = ["How much burglary was recorded in Kent in 2019?", "is that up or down, and by how much?"]
    answer = trio.ask(turns[1], history=turns[:1])
    assert answer.short == f"Down: {KENT_2019.burglary_fall[0]} percent"


def test_an_answer_given_before_is_remembered_for_what_follows(trio: Assistant) -> None:
    turns = [
        "How many detectives does Kent Police employ in 2019?",
        "how soon do supervisors review them?",
    ]
    fresh = trio.ask(turns[1], history=turns[:1])
    assert trio.ask(turns[1], history=turns[:1]) == fresh


COVERED_WAIT = "How long does a caller wait for an officer in Kent?"


@pytest.mark.parametrize(
    ("turn", "of"),
    [
        ("fraud as well?", "fraud"),
        ("and if it's a fraud?", "fraud"),
        ("hate crime too?", "hate crime"),
        ("does that hold for hate crime?", "hate crime"),
    ],
)
def test_a_thing_alone_asks_the_same_of_it(turn: str, of: str) -> None:
    found = resolve(turn, [COVERED_WAIT], AREAS)
    assert found.like == COVERED_WAIT
    assert of in found.question


def test_a_sentence_that_ends_in_too_asks_for_itself() -> None:
    assert resolve("Do the detectives have to wait too?", [COVERED_WAIT], AREAS).like == ""


@pytest.mark.parametrize(
    ("turn", "understood"),
    [
        ("and three years later?", "What was the burglary rate in Kent in 2022?"),
        ("what was it two years earlier?", "What was the burglary rate in Kent in 2017?"),
        ("what was the national one two years earlier?",
         "What was the burglary rate in England and Wales in 2017?"),
    ],
)  # fmt: skip
def test_so_many_years_on_or_back_are_counted_from_the_time_before(turn: str, understood: str) -> None:
    assert resolve(turn, [RATE], AREAS).question == understood


def test_what_is_counted_from_a_report_can_also_be_told_in_it() -> None:
    found = resolve("what was it two years earlier?", [RATE], AREAS)
    assert found.otherwise is not None
    assert "two years earlier" in found.otherwise.question


@pytest.mark.parametrize(
    ("turn", "years", "understood"),
    [
        ("and the other report?", {2017, 2019},
         "What was the burglary rate in Kent in the 2017 report?"),
        ("and in the other inspection?", {2017, 2019},
         "What was the burglary rate in Kent in the 2017 inspection?"),
        # Of three none is the other, and to tell the same once more would be wrong.
        ("and the other report?", {2015, 2017, 2019}, "and the other report?"),
        ("and the other report?", {2019}, "and the other report?"),
    ],
)  # fmt: skip
def test_the_other_report_is_that_of_two_which_was_not_named(
    turn: str, years: set[int], understood: str
) -> None:
    found = resolve(turn, [RATE], AREAS, years)
    assert found.question == understood
    assert not found.leans


def test_a_report_of_a_crime_is_none_of_an_inspection() -> None:
    asked = "Who answers the other report of burglary?"
    assert resolve(asked, [RATE], AREAS, {2017, 2019}).question == asked


@pytest.mark.parametrize(
    ("turn", "before"),
    [
        ("and two years earlier?", "What was the burglary rate in Kent?"),
        ("what about against five years before?", RATE),
    ],
)
def test_years_are_not_counted_from_nothing_nor_what_is_held_against(turn: str, before: str) -> None:
    assert "burglary" not in resolve(turn, [before], AREAS).question


def test_a_term_stays_a_term() -> None:
    found = resolve("and by 1 June?", ["What is the force to hand over by 1 May 2021?"], AREAS)
    assert found.question == "What is the force to hand over by 1 June 2021?"


def test_what_a_turn_chooses_from_is_filled_in() -> None:
    found = resolve("and which had none?", ["Which forces sent custody data?"], AREAS)
    assert found.question == "and which forces had none?"
    assert found.like == "Which forces sent custody data?"


def test_a_report_in_which_it_is_told_is_no_other_thing(trio: Assistant) -> None:
    query = trio.understand(
        "And burglary in the report?", history=["How far did violence fall in Kent?"]
    )
    assert "report" not in [concept.surface for concept in query.concepts]


def test_a_month_cut_short_takes_the_place_of_another() -> None:
    found = resolve("and Nov?", ["How many bikes were held in January 2019?"], AREAS)
    assert "Nov 2019" in found.question
    assert "January" not in found.question


def test_the_lot_points_back() -> None:
    before = "How long is the queue of seized phones?"
    assert resolve("when does the force expect the lot to be examined?", [before], AREAS).leans
