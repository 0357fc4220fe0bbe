from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.answers.compose import Composer
from assistant.answers.telling import statement
from assistant.engine import Assistant
from assistant.evidence.readings import FigureReader
from assistant.language.areas import Areas
from assistant.support.draft import Draft
from assistant.support.gate import Derived
from index.embedding import SentenceEmbedder
from tests.assistant import kent

Compose = Callable[[str], Draft]


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


@pytest.fixture(scope="module")
def composer(trio: Assistant) -> Composer:
    areas = Areas()
    return Composer(FigureReader(areas, trio.index.report), trio.index.report, areas)


@pytest.fixture(scope="module")
def compose(trio: Assistant, composer: Composer) -> Compose:
    reader = kent.reader_of(trio.index)

    def of(question: str) -> Draft:
        query = reader.read(question)
        draft = composer.compose(query, trio.evidence(query)[0])
        assert draft is not None
        return draft

    return of


QUESTIONS = (
    "What was the rate of violence with injury in Kent in 2018?",
    "What was the detection rate in Kent?",
    "How does violence with injury in Kent compare with England and Wales in 2018?",
    "Was victim-based crime in Kent lower than in England and Wales in 2018?",
    "How was Kent graded at reducing crime?",
    "What is MARAC?",
    "What do neighbourhood teams know in Kent in 2018?",
    "Why did recorded burglary rise in Kent in 2018?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_draft_marks_each_of_its_quotes(compose: Compose, question: str) -> None:
    draft = compose(question)
    marks = {int(number) for number in re.findall(r"\[(\d+)\]", draft.text)}
    assert marks == set(range(1, len(draft.quotes) + 1))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_draft_quotes_from_within_its_passages(
    trio: Assistant, compose: Compose, question: str
) -> None:
    for quote in compose(question).quotes:
        text = trio.index.report(quote.passage.report_id).text
        assert quote.passage.start <= quote.start < quote.end <= quote.passage.end
        assert text[quote.start : quote.end].strip()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_draft_is_as_sure_as_its_evidence(compose: Compose, question: str) -> None:
    assert 0 < compose(question).confidence < 1


def test_without_evidence_there_is_no_draft(trio: Assistant, composer: Composer) -> None:
    reader = kent.reader_of(trio.index)
    assert all(composer.compose(reader.read(question), []) is None for question in QUESTIONS)


def test_a_figure_is_the_short_answer(compose: Compose) -> None:
    assert compose(QUESTIONS[0]).short == "9.4 per 1,000 population"


def test_a_row_is_stated_with_its_label_area_and_period(trio: Assistant, composer: Composer) -> None:
    query = kent.reader_of(trio.index).read(QUESTIONS[0])
    (reading,) = composer.figures.best(query, trio.evidence(query)[0], ("Kent Police",))
    assert statement(reading) == (
        "Violence with injury, Kent, 12 months to June 2018: 9.4 per 1,000 population."
    )


def test_figures_of_several_years_go_by_year(compose: Compose) -> None:
    short = compose("What was the detection rate in Kent?").short
    assert short.index("28 percent") < short.index("31 percent")


def test_a_comparison_says_what_it_worked_out(compose: Compose) -> None:
    draft = compose("How does violence with injury in Kent compare with England and Wales in 2018?")
    assert draft.derived == (Derived(1.3, 9.4, 8.1),)
    assert "Difference: 9.4 − 8.1 = 1.3." in draft.text


def test_a_comparison_from_one_row_quotes_it_once(compose: Compose) -> None:
    draft = compose("How does violence with injury in Kent compare with England and Wales in 2018?")
    assert len(draft.quotes) == 1


def test_a_comparison_asked_as_yes_or_no_answers_so(compose: Compose) -> None:
    question = "Was {} in Kent lower than in England and Wales in 2018?"
    assert compose(question.format("victim-based crime")).short.startswith("Yes: 61.3")
    assert compose(question.format("violence with injury")).short.startswith("No: 9.4")


def test_a_figure_alone_works_nothing_out(compose: Compose) -> None:
    assert compose(QUESTIONS[0]).derived == ()


def test_a_grade_is_given_as_printed(compose: Compose) -> None:
    assert compose("How was Essex graded at reducing crime in 2019?").short == "Requires improvement"


def test_grades_of_several_years_are_labelled(compose: Compose) -> None:
    assert compose("How was Kent graded at reducing crime?").short == "Good in 2018; Outstanding in 2019"


def test_a_judgement_is_quoted_with_its_question(trio: Assistant, compose: Compose) -> None:
    (quote,) = compose("How was Essex graded at reducing crime in 2019?").quotes
    text = trio.index.report(quote.passage.report_id).text[quote.start : quote.end]
    assert "reducing crime" in text
    assert "Requires improvement" in text


def test_what_letters_stand_for_is_given_alone_where_only_that_is_asked(compose: Compose) -> None:
    assert compose("What does MARAC stand for?").short == "multi-agency risk assessment conference"


@pytest.mark.parametrize(
    "question",
    [
        "What does MARAC stand for and what does it do?",
        "MARAC - what does it stand for and how does it work?",
        "What is the full name of MARAC, and how does it work?",
    ],
)
def test_what_more_is_asked_of_an_abbreviation_is_told(compose: Compose, question: str) -> None:
    short = compose(question).short
    assert short.startswith("multi-agency risk assessment conference: ")


@pytest.mark.parametrize(
    "question",
    ["With which force does Essex share burglary?", "To which other force does Essex give its arrests?"],
)
def test_which_force_is_not_told_by_the_figure_of_a_row(trio: Assistant, question: str) -> None:
    assert not trio.ask(question).short[:1].isdigit()
