from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.areas import Areas
from assistant.demands import head_unmet, reading_answers, sentence_answers, unspoken
from assistant.engine import Assistant
from assistant.lexicon import Lexicon
from assistant.question import Reader
from assistant.readings import FigureReader, Reading
from index.embedding import SentenceEmbedder
from tests.assistant import kent
from tests.assistant.samples import INFO

AREAS = Areas()
READER = Reader(
    [INFO], Lexicon({"burglary": 4, "cameras": 2, "detectives": 2, "officers": 5}, {}), AREAS
)


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


def test_a_name_of_a_body_is_no_person() -> None:
    query = READER.read("Who is the chief constable?")
    assert not sentence_answers(query, "The lead lies with the Home Office.", AREAS)


@pytest.mark.parametrize("question", ["What do officers do?", "Why did burglary fall?"])
def test_a_question_in_words_demands_nothing_of_the_form(question: str) -> None:
    assert sentence_answers(READER.read(question), "Officers patrol on foot.", AREAS)


# -- figures -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


def reading(trio: Assistant, question: str, words: str) -> Reading:
    """The first figure of the best sentence or row that holds `words`."""
    query = kent.reader_of(trio.index).read(question)
    candidate = next(c for c in trio.evidence(query)[0] if words in c.text)
    return FigureReader(AREAS, trio.index.report).all(query, candidate, "")[0]


@pytest.fixture(scope="module")
def cameras(trio: Assistant) -> Reading:
    return reading(trio, "How many cameras has Kent issued?", "video cameras")


@pytest.fixture(scope="module")
def detection(trio: Assistant) -> Reading:
    return reading(trio, "What was the detection rate in Kent in 2018?", "The detection rate")


@pytest.fixture(scope="module")
def review(trio: Assistant) -> Reading:
    return reading(trio, "How soon are investigations reviewed?", "every investigation")


@pytest.fixture(scope="module")
def violence(trio: Assistant) -> Reading:
    return reading(trio, "What was the rate of violence with injury?", "Violence with injury")


def answers(trio: Assistant, question: str, given: Reading) -> bool:
    return reading_answers(kent.reader_of(trio.index).read(question), given)


def test_a_count_answers_how_many_of_its_things(trio: Assistant, cameras: Reading) -> None:
    assert answers(trio, "How many cameras has Kent issued?", cameras)


def test_a_count_of_other_things_leaves_the_head_unmet(trio: Assistant, cameras: Reading) -> None:
    assert head_unmet(trio.understand("How many detectives does Kent employ?"), cameras)
    assert not head_unmet(trio.understand("How many cameras has Kent issued?"), cameras)


def test_a_count_is_no_percentage_money_or_length_of_time(trio: Assistant, cameras: Reading) -> None:
    assert not answers(trio, "What percentage of cameras were issued?", cameras)
    assert not answers(trio, "How much did the cameras cost?", cameras)
    assert not answers(trio, "How long do the cameras last?", cameras)


def test_a_count_is_no_rate(trio: Assistant, cameras: Reading) -> None:
    assert not answers(trio, "What is the camera rate?", cameras)


def test_a_percentage_answers_a_rate_of_its_thing(trio: Assistant, detection: Reading) -> None:
    assert answers(trio, "What was the detection rate in Kent?", detection)


def test_a_rate_of_another_thing_is_not_answered(trio: Assistant, detection: Reading) -> None:
    assert not answers(trio, "What was the burglary rate in Kent?", detection)


def test_a_rate_is_no_percentage(trio: Assistant, violence: Reading) -> None:
    assert not answers(trio, "What percentage of crime was violence with injury?", violence)


def test_a_length_of_time_answers_how_long_and_not_how_many(trio: Assistant, review: Reading) -> None:
    assert answers(trio, "How many days does a review of an investigation take?", review)
    assert not answers(trio, "How many investigations are reviewed?", review)


def test_a_figure_that_the_question_brings_itself_is_no_answer(
    trio: Assistant, detection: Reading
) -> None:
    said = replace(detection, features={**detection.features, "mentioned": 1.0})
    assert answers(trio, "What was the detection rate in Kent?", detection)
    assert not answers(trio, "What was the detection rate in Kent?", said)


def test_what_a_question_rules_out_is_no_answer(trio: Assistant, violence: Reading) -> None:
    assert not answers(trio, "What was the rate of crime other than violence with injury?", violence)


def test_a_kind_of_crime_must_be_spoken_of(trio: Assistant) -> None:
    query = trio.understand("What was the detection rate for robbery in Kent?")
    assert "robbery" in unspoken(query, "The detection rate in Kent was 28 percent.")
    assert not unspoken(query, "The detection rate for robbery in Kent was 28 percent.")


def test_a_name_must_be_spoken_of(trio: Assistant) -> None:
    query = trio.understand("How many MARACs were held in Kent?")
    assert unspoken(query, "Kent held 12 meetings.")
    assert not unspoken(query, "Kent held 12 MARACs.")


def test_an_example_need_not_be_spoken_of(trio: Assistant) -> None:
    query = trio.understand("How many meetings such as MARACs were held in Kent?")
    assert not unspoken(query, "Kent held 12 meetings.")
