"""Sentences that say what a thing is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.answers.defining import (
    begins_with,
    carried_on,
    defines,
    in_number,
    says_more,
    spelled_out,
    whose_word,
)
from assistant.asked.question import Reader
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from corpus import sentences
from corpus.types import Kind, Passage
from tests.assistant.samples import HIT, INFO

WORDS = {"repeat": 4, "caller": 4, "risk": 4, "flare": 2, "boat": 3, "board": 3, "complaints": 3}
READER = Reader([INFO], Lexicon(WORDS, {}), Areas())


def first_of(text: str, kind: Kind = "paragraph") -> Candidate:
    passage = Passage(
        "kent:0", "kent", "Kent Police", 2019, kind, "text", (), 1, 1, True, 0, len(text),
        text, "", tuple(sentences.split(text)),
    )  # fmt: skip
    start, end = passage.sentences[0]
    none = np.zeros(len(FEATURES), np.float32)
    return Candidate(replace(HIT, passage=passage), start, end, text[start:end], none, 0.9)


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("A repeat caller is someone who calls three times in a year.", True),
        ("Repeat callers are people who call three times in a year.", True),
        ("Repeat caller means one who calls three times.", True),
        ("A repeat boat caller is someone who calls from a boat.", False),
        ("A caller is someone who calls.", False),
        ("Repeat callers are identified well.", False),
        ("The force looks after repeat callers.", False),
    ],
)
def test_a_definition_says_of_the_very_thing_what_it_is(text: str, so: bool) -> None:
    query = READER.read("What is meant by a repeat caller?")
    assert defines(query, first_of(text)) == so


def test_a_footnote_may_define_what_it_names_only_later() -> None:
    query = READER.read("What do they mean by a flare board?")
    note = "A panel that hears complaints from the public. The first flare board sat in Dover."
    assert defines(query, first_of(note, "footnote"))
    assert not defines(query, first_of(note))
    other = "A panel that hears complaints from the public. The first jury sat in Dover."
    assert not defines(query, first_of(other, "footnote"))


def test_what_goes_on_with_a_thing_is_told_with_it() -> None:
    said = "FLARE: the risk process. This tool sorts boats by risk."
    assert carried_on(first_of(said)) == len(said)
    apart = "FLARE: the risk process. Kent has nine boats."
    assert carried_on(first_of(apart)) < len(apart)


def test_a_question_that_spells_out_an_abbreviation_asks_for_more() -> None:
    long = "emergency reserve teams"
    assert spelled_out(long, "Define emergency reserve team (ERT).")
    assert not spelled_out(long, "Define ERT.")


@pytest.mark.parametrize(
    ("long", "told", "question", "expected"),
    [
        ("reserve teams", "Kent has nine reserve teams (RTs).", "What is an RT?", "reserve team"),
        ("reserve teams", "Kent has nine reserve teams (RTs).", "What are RTs?", "reserve teams"),
        ("reserve bodies", "Kent has reserve bodies (RTs).", "What is an RT?", "reserve body"),
        ("river statistics", "It rests on river statistics (RT).", "What is RT?", "river statistics"),
    ],
)
def test_the_number_is_that_of_the_question(long: str, told: str, question: str, expected: str) -> None:
    assert in_number("RT", long, told, question) == expected


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("How does BDA define a repeat caller?", "How does   define a repeat caller?"),
        ("What is the BDA's definition of risk?", "What is the  's definition of risk?"),
        ("What does BDA mean by risk?", "What does   mean by risk?"),
        ("What does BDA mean?", "What does BDA mean?"),
        ("What is the BDA?", "What is the BDA?"),
    ],
)
def test_who_defines_a_thing_is_not_what_is_defined(question: str, rest: str) -> None:
    assert whose_word(question) == rest


def test_a_sentence_may_have_an_abbreviation_for_its_subject() -> None:
    assert begins_with("BDA", "The BDA registers boats.")
    assert not begins_with("BDA", "Breach of a BDA is a crime.")


def test_the_next_sentence_may_go_on_with_what_an_abbreviation_stands_for() -> None:
    text = "It issued 11 boat ban orders (BBOs). These orders keep thieves off the water."
    assert says_more("boat ban orders", first_of(text))
    other = "It issued 11 boat ban orders (BBOs). These figures are new."
    assert not says_more("boat ban orders", first_of(other))


def test_a_term_of_common_words_is_met_by_all_its_words() -> None:
    query = READER.read("What is meant by taken into consideration?")
    assert defines(query, first_of("‘Taken into consideration’ is when a thief admits other thefts."))
