"""Questions that want two figures which one sentence or one row holds."""

from __future__ import annotations

import pytest

from assistant.engine import Assistant
from index.embedding import SentenceEmbedder
from tests.assistant import victims


@pytest.fixture(scope="module")
def kent(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return victims.opened(tmp_path_factory.getbasetemp() / "victims", embedder)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Penalty notices: what are the two figures?", ("0.6", "1.3")),
        ("penalty notices, us v everyone else", ("0.6", "1.3")),
        ("How many investigations end in a penalty notice, here and nationally?", ("0.6", "1.3")),
        ("Are grown-ups cautioned less often here than in the country at large?", ("2.7", "4.9")),
        ("adult cautions: the local rate and the national one?", ("2.7", "4.9")),
        ("How satisfied were victims, force against the rest?", ("71.0", "66.0")),
        ("Were victims happier with us or with forces generally?", ("71.0", "66.0")),
        ("How far was the team of victim advisers cut here and on average nationally?", ("21", "12")),
        (
            "What was the margin of error on victim satisfaction, ours and the national one?",
            ("1.4", "0.3"),
        ),
        ("What is the give or take on our satisfaction score and on the national one?", ("1.4", "0.3")),
    ],
)
def test_force_and_nation_need_not_be_named(
    kent: Assistant, question: str, figures: tuple[str, str]
) -> None:
    short = kent.ask(question).short
    assert figures[0] in short
    assert figures[1] in short


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many complaints came in the last year, and how many the year before?", ("655", "410")),
        ("How many letters awaited a reply in February 2019 and in October 2019?", ("88", "37")),
        ("letters awaiting a reply: Feb 2019 vs Oct 2019", ("88", "37")),
        ("What share of letters is in plain English: what was it three years ago and what is it now?",
         ("45", "90")),
        ("From what to what has the share of letters in plain English risen?", ("45", "90")),
        ("How many complaints were there compared with 12 months earlier?", ("655", "410")),
        ("Complaints: how many now compared with a year earlier?", ("655", "410")),
        ("number of complaints against the previous year", ("655", "410")),
        ("What was our victim satisfaction rate compared with the year before?", ("71.0", "68.5")),
        ("Victim satisfaction rate in Kent to June 2019 against the previous year", ("71.0", "68.5")),
        ("our satisfaction rate versus the year before", ("71.0", "68.5")),
    ],
)  # fmt: skip
def test_both_ends_of_a_move_are_given(kent: Assistant, question: str, figures: tuple[str, str]) -> None:
    short = kent.ask(question).short
    assert figures[0] in short
    assert figures[1] in short


def test_the_year_before_is_where_the_move_began(kent: Assistant) -> None:
    short = kent.ask("How many complaints did the public make the year before?").short
    assert "410" in short
    assert "655" not in short


def test_a_margin_comes_with_its_figure(kent: Assistant) -> None:
    short = kent.ask("Kent victim satisfaction and its margin of error?").short
    assert "71.0 percent (± 1.4 percent)" in short


def test_an_average_beside_a_cut_is_a_cut(kent: Assistant) -> None:
    short = kent.ask("Did we cut more of our victim advisers than the average force?").short
    assert short.startswith("Yes: ")
    assert "21 percent in Kent" in short
    assert "12 percent in England and Wales" in short


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "Where the victim backed the police but the evidence wasn't there: Kent and national %?",
            "12.8",
        ),
        ("The victim is on board but the evidence isn't good enough: Kent v national %", "12.8"),
        ("Evidential difficulties where the victim would not support police action, Kent %?", "41.5"),
        ("Evidential difficulties where victims refuse support for police action, Kent %?", "41.5"),
    ],
)
def test_a_denial_counts_for_its_own_clause(kent: Assistant, question: str, figure: str) -> None:
    assert figure in kent.ask(question).short


def test_over_this_period_is_as_long_as_the_sentence_before_says(kent: Assistant) -> None:
    short = kent.ask("How much did burglary of homes fall over the past six years?").short
    assert "18 percent" in short


def test_a_longer_change_is_not_that_of_one_year(kent: Assistant) -> None:
    short = kent.ask("How much did burglary of homes fall on the previous year?").short
    assert "18 percent" not in short


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("What proportion of outcomes were cautions for adults?", ("2.7", "4.9")),
        ("What percentage of cases ended in a penalty notice in the year to June 2019?", ("0.6", "1.3")),
        ("penalty notices, percentage?", ("0.6", "1.3")),
        ("Share of outcomes where the victim supported police action", ("12.8", "19.4")),
        ("What was the victim satisfaction rate?", ("71.0", "66.0")),
        ("What percentage of victims were satisfied in the 12 months to June 2019?", ("71.0", "66.0")),
    ],
)
def test_a_question_that_names_no_area_is_answered_for_both(
    kent: Assistant, question: str, figures: tuple[str, str]
) -> None:
    short = kent.ask(question).short or ""
    home, nation = short.split(";")
    assert figures[0] in home
    assert "Kent" in home
    assert figures[1] in nation
    assert "England and Wales" in nation


@pytest.mark.parametrize(
    "question",
    [
        "What percentage of victims were satisfied with the force?",
        "What was the victim satisfaction rate here?",
        "How satisfied were our victims, as a percentage?",
        "What percentage of victims were satisfied in Kent?",
        "What percentage of victims did officers leave satisfied?",
    ],
)
def test_a_question_about_the_force_is_answered_for_it_alone(kent: Assistant, question: str) -> None:
    short = kent.ask(question).short or ""
    assert "71.0" in short
    assert "66.0" not in short


def test_the_conversation_says_which_area_is_meant(kent: Assistant) -> None:
    answer = kent.ask("And penalty notices?", history=["What share of Kent's outcomes were cautions?"])
    assert "0.6" in (answer.short or "")
    assert "1.3" not in (answer.short or "")
