from __future__ import annotations

import pytest

from assistant.asked.question import Reader
from assistant.evidence.forms import sentence_answers, tells_interval
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from tests.assistant.samples import INFO

AREAS = Areas()
READER = Reader([INFO], Lexicon({"burglary": 4, "unit": 2, "officers": 5, "victims": 3}, {}), AREAS)


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        ("How was the force graded?", "The force was judged to be good.", "Officers do good work."),
        ("How much did the cameras cost?", "They cost £2m.", "They were bought in two lots."),
        ("When was the unit set up?", "It was set up in June 2017.", "It was set up with partners."),
        ("When are cases reviewed?", "They are reviewed within seven days.", "Sergeants review them."),
        ("When are cases reviewed?", "They are reviewed weekly.", "Sergeants review them."),
        ("Which force shares the unit?", "It is shared with Surrey Police.", "It is shared widely."),
        ("Which force shares the unit?", "It is shared with Surrey Police.", "Kent Police owns it."),
        (
            "Name the mayor of the town at that time.",
            "The mayor, Jane Smith, opened the station.",
            "The mayor opened the station.",
        ),
        (
            "Whos the sergeant at Ada Lovelace House?",
            "At Ada Lovelace House, Jane Smith leads the shift.",
            "The shift at Ada Lovelace House is led by its sergeant.",
        ),
        ("who runs the custody suite, name", "It is run by John Brown.", "A sergeant runs it."),
        (
            "What did shopkeepers say in the survey?",
            "In the survey shopkeepers said that thefts had risen.",
            "The force has carried out a survey of shopkeepers.",
        ),
        (
            "Who is the chief constable?",
            "The force is led by its chief constable, Jane Smith.",
            "The chief constable leads the force.",
        ),
    ],
)
def test_a_sentence_must_hold_the_kind_of_thing_asked_for(question: str, good: str, bad: str) -> None:
    query = READER.read(question)
    assert sentence_answers(query, good, AREAS)
    assert not sentence_answers(query, bad, AREAS)


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        ("who chairs it?", "It is chaired by an inspector.", "It is ratified by the chair."),
        (
            "and who leads the unit?",
            "The unit is led by a sergeant.",
            "It goes to the lead, if need be.",
        ),
        ("Who checks the forms?", "Sergeants check the forms.", "They go out with a check."),
    ],
)
def test_that_somebody_does_it_does_not_tell_who(question: str, good: str, bad: str) -> None:
    query = READER.read(question)
    assert sentence_answers(query, good, AREAS)
    assert not sentence_answers(query, bad, AREAS)


def test_a_name_of_a_body_is_no_person() -> None:
    query = READER.read("Who is the chief constable?")
    assert not sentence_answers(query, "The lead lies with the Home Office.", AREAS)


@pytest.mark.parametrize("question", ["What do officers do?", "Why did burglary fall?"])
def test_a_question_in_words_demands_nothing_of_the_form(question: str) -> None:
    assert sentence_answers(READER.read(question), "Officers patrol on foot.", AREAS)


UNABLE = "Surrey Police and Essex Police were unable to provide data on victims."
FIRST = "Surrey Police had the most victims."


@pytest.mark.parametrize(
    "question",
    [
        "Which force had the most victims?",
        "Which force found a vulnerable victim in 44 percent of crimes?",
        "What force tops the list for victims?",
        "Which forces recorded victims best?",
    ],
)
def test_a_force_that_could_not_tell_is_none_that_did(question: str) -> None:
    query = READER.read(question)
    assert not sentence_answers(query, UNABLE, AREAS)
    assert sentence_answers(query, FIRST, AREAS)


@pytest.mark.parametrize(
    "question",
    [
        "Which forces couldn't provide data on victims?",
        "Which forces were not able to say how many victims there were?",
        "Which forces had no data on victims?",
        "Which force failed to give data on victims?",
    ],
)
def test_a_force_that_could_not_tell_answers_which_could_not(question: str) -> None:
    query = READER.read(question)
    assert sentence_answers(query, UNABLE, AREAS)
    assert not sentence_answers(query, FIRST, AREAS)


def test_an_interval_is_more_than_a_share() -> None:
    assert tells_interval("They hold six-weekly meetings.")
    assert not tells_interval("They met in 40 percent of cases.")


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("They hold six-weekly meetings.", True),
        ("It meets once a month.", True),
        ("It is reviewed every two weeks.", True),
        ("Officers rarely leave their areas.", True),
        ("The board has 12 members.", False),
        ("It began in May 2018.", False),
    ],
)
def test_how_often_is_told_by_a_span_of_time_or_an_adverb(text: str, tells: bool) -> None:
    assert sentence_answers(READER.read("How often does the board meet?"), text, AREAS) == tells


@pytest.mark.parametrize(
    "question",
    [
        "Which forces are missing from the graph of boat patrols?",
        "Which forces were left out of the boat figures?",
        "Which forces gave no boat figures?",
        "Who's missing from the chart of boat patrols?",
    ],
)
def test_those_who_are_not_among_others_are_told_by_what_they_could_not_give(question: str) -> None:
    query = READER.read(question)
    assert sentence_answers(query, "Surrey and Devon were not able to provide boat figures.", AREAS)
    assert sentence_answers(query, "Surrey Police is excluded from the graph.", AREAS)
    assert not sentence_answers(query, "Surrey and Devon provided boat figures.", AREAS)


def test_who_looks_for_missing_people_is_not_left_out() -> None:
    query = READER.read("Which forces look for missing people together?")
    assert sentence_answers(query, "Surrey and Devon look for missing people together.", AREAS)


def test_what_would_have_been_is_not_told_by_what_is() -> None:
    query = READER.read("What grade would the force have got if it had not bought boats?")
    told = "Without its boats it would have been graded as inadequate."
    assert sentence_answers(query, told, AREAS)
    assert not sentence_answers(query, "The force was graded as good.", AREAS)
