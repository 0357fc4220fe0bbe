"""Which way things went or lie, of a statement and of a sentence."""

from __future__ import annotations

import pytest

from assistant.language.areas import Areas
from assistant.language.course import Course, nation_leads, of, turned
from assistant.language.lexicon import Concept
from assistant.language.words import content

AREAS = Areas(("Kent Police",))


def concepts(text: str) -> list[Concept]:
    named = {m.start for m in AREAS.find(text)}
    return [Concept(t.text, (frozenset({t.stem}),), 0.8) for t in content(text) if t.start not in named]


def laid(statement: str, sentence: str, before: str = "") -> float:
    return turned(statement, sentence, before, concepts(statement), AREAS)


@pytest.mark.parametrize(
    ("text", "kind", "way"),
    [
        ("Why did burglary rise in Kent?", "change", "up"),
        ("how come burglaries went up so much", "change", "up"),
        ("Why did they cut back the team?", "change", "down"),
        ("Why did the queue keep getting longer?", "change", "up"),
        ("Why did burglary get worse?", "change", "up"),
        ("Why did victim satisfaction get worse?", "change", "down"),
        ("Why has crime improved?", "change", "down"),
        ("Why is burglary higher in Kent than nationally?", "order", "up"),
        ("What explains Kent having a worse burglary rate than the rest of the country?", "order", "up"),
        ("Kent has half the burglary rate of England and Wales.", "order", "down"),
        ("Kent has the highest arrest rate in England and Wales.", "order", "up"),
        ("Why did crime fall more slowly in Kent than elsewhere?", "pace", "down"),
        ("Burglary rose faster in Kent than in most other forces.", "pace", "up"),
    ],
)
def test_a_statement_has_a_course(text: str, kind: str, way: str) -> None:
    assert of(text, AREAS) == Course(kind, way)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["Why does the force need more officers?", "What is a PCSO?", "Burglary rose and robbery fell."],
)
def test_a_statement_may_have_none(text: str) -> None:
    assert of(text, AREAS) is None


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Why did burglary rise in Kent?", "Burglary fell by 5 percent."),
        ("Why did burglary get worse?", "Recorded burglary has reduced over the previous 12 months."),
        (
            "Why did the backlog keep getting bigger?",
            "By new steps, it has reduced this backlog by half.",
        ),
        ("Why did satisfaction go up?", "There has been a slight decrease in satisfaction."),
        (
            "Why do offenders offend more in Kent than nationally?",
            "Offenders offend at 47 percent, which is lower than the England and Wales rate.",
        ),
        (
            "Why is the arrest rate in Kent below the national one?",
            "The force made over three times the England and Wales rate of arrests.",
        ),
        (
            "Why is the detection rate lower in Kent than nationally?",
            "The detection rate was 28 percent in Kent and 26 percent in England and Wales.",
        ),
        (
            "Why did crime fall more slowly in Kent than nationally?",
            "Crime reduced by 25 percent in Kent compared with one of 16 percent in England and Wales.",
        ),
        (
            "Why did crime fall more slowly in Kent than elsewhere?",
            "Crime has reduced to a greater extent than in most other forces.",
        ),
        (
            "What did Kent do to get the highest arrest rate in the country?",
            "The arrest rate is the lowest in England and Wales.",
        ),
    ],
)
def test_a_sentence_shows_another_course(statement: str, sentence: str) -> None:
    assert laid(statement, sentence) > 0.4


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Why did burglary fall in Kent?", "Burglary fell by 5 percent."),
        (
            "Why did burglary fall?",
            "Burglary has reduced to a greater extent than in most other forces.",
        ),
        (
            "Why is burglary lower in Kent than nationally?",
            "Burglary is lower than the England and Wales rate.",
        ),
        (
            "Why did crime fall faster in Kent than nationally?",
            "Crime reduced by 25 percent in Kent compared with one of 16 percent in England and Wales.",
        ),
    ],
)
def test_a_sentence_shows_the_same_course(statement: str, sentence: str) -> None:
    assert laid(statement, sentence) < -0.4


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Why did burglary rise in Kent?", "The number of officers fell by 5 percent."),
        ("Why did burglary rise in Kent?", "Burglary is a crime that worries many."),
        ("Why did burglary fall?", "Burglary has not increased."),
        ("Who does the force team up with on burglary?", "The team reduces burglary."),
    ],
)
def test_a_sentence_shows_no_course_of_it(statement: str, sentence: str) -> None:
    assert laid(statement, sentence) == 0


def test_what_the_sentences_before_are_about_carries_on() -> None:
    told = "This is a reduction of 23 percent against the previous 12 months."
    before = "Kent Police recorded 60,072 incidents of burglary."
    assert laid("how come burglary incidents went up so much", told, before) > 0.4


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("England and Wales has twice the Kent rate of theft.", True),
        ("Theft fell by more in England and Wales than in Kent.", True),
        ("Theft was half as likely in England and Wales as in Kent.", True),
        ("Theft was half as likely in Kent as in England and Wales.", False),
        ("Compared with England and Wales, theft fell by more than that in Kent.", False),
        ("It has twice the England and Wales rate of theft.", False),
    ],
)
def test_the_nation_may_be_what_is_held_against_a_force(text: str, *, leads: bool) -> None:
    assert nation_leads(text, Areas()) is leads


def test_most_others_are_no_utmost() -> None:
    said = of("It has fewer cells than most other forces.", AREAS)
    assert said is not None
    assert said.way == "down"
