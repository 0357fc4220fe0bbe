from __future__ import annotations

import pytest

from assistant.engine import Assistant
from index.embedding import SentenceEmbedder
from tests.assistant import kent


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


@pytest.mark.parametrize(
    "question",
    [
        "violence with injury per 1,000 population in Kent: 2018 report against 2019 report",
        "Violence with injury in Kent, 2018 v 2019?",
        "Has the rate of violence with injury in Kent gone up or down between the two inspections?",
        "How much violence with injury was there in Kent in 2018, and how much in 2019?",
        "How did the rate of violence with injury in Kent change from 2018 to 2019?",
        "Compare 2018 and 2019 on the rate of violence with injury in Kent.",
        "Violence with injury per 1,000 in Kent: how does the newer report compare with the older one?",
        "rate of violence with injury in Kent, older report against newer one",
    ],
)
def test_two_reports_are_answered_side_by_side(trio: Assistant, question: str) -> None:
    short = trio.ask(question).short
    assert short.index("9.4") < short.index("10.7")
    assert "2018" in short
    assert "2019" in short


@pytest.mark.parametrize(
    "question",
    [
        "How does violence with injury in Kent compare with England and Wales in 2019?",
        "violence with injury 2019, Kent v national",
        "Which had more violence with injury in 2019, Kent or the country as a whole?",
        "How did violence with injury in Kent compare with the rest of the country in 2019?",
        "Was Kent above or below England and Wales for violence with injury in 2019? Give both rates.",
        "violence with injury in 2019: Kent v everyone else",
        "violence with injury in 2019, Kent against the country",
        "Was violence with injury worse in Kent or with forces generally in 2019?",
        "What were Kent's two rates of violence with injury in 2019?",
        "Kent, 2019: violence with injury - both figures please",
        "violence with injury in 2019: what was the rate in Kent and what in England and Wales?",
        "How high was violence with injury in Kent and how high nationally in 2019?",
        "How much violence with injury is there - Kent and E&W, year to June 2019?",
        "violence with injury, Kent/E&W, 2019",
        "How many crimes of violence with injury did Kent have in 2019 next to everybody else?",
    ],
)
def test_force_and_nation_are_answered_side_by_side(trio: Assistant, question: str) -> None:
    short = trio.ask(question).short
    assert "10.7" in short
    assert "8.9" in short


@pytest.mark.parametrize(
    "question",
    [
        "By how much did burglary fall in the year to June 2019, in Kent and in England and Wales?",
        "year to june 2019, burglary: how big was the fall in Kent and how big across England and Wales",
        "By what percentage did burglary fall in Kent and nationally in the year to June 2019?",
        "Over the year to June 2019 how did burglary in Kent move compared with everyone's?",
        "burglary, year to June 2019: size of the drop in Kent v the rest of the country",
    ],
)
def test_changes_of_force_and_nation_are_answered_side_by_side(trio: Assistant, question: str) -> None:
    short = trio.ask(question).short
    assert "11 percent" in short
    assert "3 percent" in short


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is violence with injury worse in Kent than nationally in 2019? I need the two rates.", "Yes"),
        ("Was victim-based crime higher in Kent than in England and Wales in 2019?", "No"),
        ("Has victim-based crime in Kent fallen between the two reports?", "Yes"),
        ("Is violence with injury in Kent less common in the 2019 report than in the 2018 one?", "No"),
        (
            "Did burglary fall faster in Kent than across England and Wales in the year to June 2019?",
            "Yes",
        ),
    ],
)
def test_yes_or_no_comes_with_both_figures(trio: Assistant, question: str, verdict: str) -> None:
    short = trio.ask(question).short
    assert short.startswith(f"{verdict}: ")
    assert short.count(";") == 1


def test_two_rows_are_named(trio: Assistant) -> None:
    question = "Which is higher in Kent in 2019, violence with injury or victim-based crime?"
    assert trio.ask(question).short == (
        "Violence with injury: 10.7 per 1,000 population; Victim-based crime: 58.8 per 1,000 population"
    )


def test_a_difference_is_worked_out(trio: Assistant) -> None:
    answer = trio.ask("Violence with injury in Kent, 2018 v 2019?")
    assert "Difference: 10.7 − 9.4 = 1.3." in answer.text


def test_each_side_is_cited_from_its_own_report(trio: Assistant) -> None:
    answer = trio.ask("Violence with injury in Kent, 2018 v 2019?")
    assert {c.report_id for c in answer.citations} == {"kent-crime-2018", "kent-crime-2019"}


def test_prose_is_told_of_each_report(trio: Assistant) -> None:
    short = trio.ask("Compare 2018 and 2019 on how Kent Police planned patrols with mapping").short
    assert short.startswith("2018: ")
    assert "; 2019: " in short


def test_grades_are_told_of_each_report(trio: Assistant) -> None:
    short = trio.ask("Kent grade for reducing crime: 2018 report against 2019 report").short
    assert "Good" in short
    assert "Outstanding" in short


def test_a_side_that_is_not_found_is_not_passed_over(trio: Assistant) -> None:
    answer = trio.ask("How many drones did Kent Police own in 2018, and how many in 2019?")
    assert answer.status == "refused"


def test_two_areas_in_two_reports_are_four_figures(trio: Assistant) -> None:
    question = "Was Kent above or below England and Wales for violence with injury in the two reports?"
    short = trio.ask(question).short
    assert [short.index(figure) for figure in ("9.4", "8.1", "10.7", "8.9")] == sorted(
        short.index(figure) for figure in ("9.4", "8.1", "10.7", "8.9")
    )


def test_a_rate_since_the_older_report_is_told_of_both(trio: Assistant) -> None:
    answer = trio.ask("Has the rate of violence with injury in Kent gone up since the 2018 report?")
    assert answer.short.startswith("Yes")
    assert "9.4" in answer.short
    assert "10.7" in answer.short


def test_what_no_passage_sets_a_term_for_is_not_answered(trio: Assistant) -> None:
    answer = trio.ask("How many detectives must Kent Police employ by March 2023?")
    assert answer.status == "refused"


def test_a_change_asked_up_or_down_says_which(trio: Assistant) -> None:
    answer = trio.ask("Kent, 2019: was recorded burglary up or down, and by how much?")
    assert answer.short == "Down: 11 percent"


def test_which_of_two_things_fell_is_not_told_by_their_levels(trio: Assistant) -> None:
    question = "Which {} in Kent in 2018, victim-based crime or violence with injury? Both figures."
    assert "61.3" in trio.ask(question.format("was higher")).short
    assert "61.3" not in trio.ask(question.format("fell further")).short


def test_a_row_is_looked_up_by_its_label_area_and_year(trio: Assistant) -> None:
    assert trio.ask("violence with injury Kent 2019").short.startswith("10.7")
