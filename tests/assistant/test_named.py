from __future__ import annotations

import pytest

from assistant.language import named
from assistant.language.areas import Areas

AREAS = Areas(["Kent Police"])


@pytest.mark.parametrize(
    ("question", "bare", "telling"),
    [
        (
            "Which IT firm helps Kent guard its systems?",
            "The force has worked with an IT company on this.",
            "The force has worked with Firewall Partners on this.",
        ),
        (
            "which universities does the force work with",
            "It is exploring partnerships with local universities.",
            "It works with Canterbury University.",
        ),
        (
            "What taxi companies were trained?",
            "Officers have trained staff in hotels and taxi companies.",
            "Officers have trained the staff of Medway Cabs.",
        ),
        (
            "Which school in Kent had the talks?",
            "Officers from neighbourhood teams have given talks in a school.",
            "The talks were given at Invicta Grammar.",
        ),
        (
            "What was the name of the shop that sold alcohol?",
            "A local shop was selling alcohol, and there was no CCTV.",
            "A shop in the flats, ‘Corner Wines’, was selling alcohol.",
        ),
        (
            "Which charity supports victims?",
            "Kent Police is supported by a charity.",
            "Kent Police is supported by the British Red Cross.",
        ),
        (
            "Which block of flats had trouble?",
            "Officers helped the residents of one block of flats.",
            "Officers helped the residents of Tower House.",
        ),
        (
            "Name the supplier of the cameras",
            "In March 2019 a supplier was found.",
            "In March 2019 Axon was found.",
        ),
        (
            "Which operation deals with burglary?",
            "It ran an operation on burglary.",
            "It ran Operation Castle on burglary.",
        ),
        (
            "Which business helped with the Safer Kent scheme?",
            "The Safer Kent scheme was helped by a business.",
            "The Safer Kent scheme was helped by Bluewater.",
        ),
    ],
)
def test_a_common_noun_is_no_name(question: str, bare: str, telling: str) -> None:
    assert named.wanted(question)
    assert not named.given(question, bare, AREAS)
    assert named.given(question, telling, AREAS)


@pytest.mark.parametrize(
    "question",
    [
        "What is the role of the university?",
        "What does the charity do?",
        "Which agencies attend?",
        "What school visits were made?",
        "Which kinds of business take part?",
        "Who runs the school programme?",
    ],
)
def test_no_name_is_wanted_where_the_thing_is_not(question: str) -> None:
    assert not named.wanted(question)


@pytest.mark.parametrize(
    "question",
    ["What rank signs off a notice?", "How senior must the officer be?", "Which rank leads the team?"],
)
def test_a_rank_is_met_by_a_rank_alone(question: str) -> None:
    assert named.rank_unmet(question, "A notice must be signed by an officer.")
    assert not named.rank_unmet(question, "A notice must be signed by a superintendent.")


def test_the_rank_of_a_figure_is_no_rank_of_an_officer() -> None:
    assert not named.rank_unmet("what rank is that?", "It was the fourth highest rate.")
    assert named.rank_unmet("What rank is the officer in charge?", "It was the fourth highest rate.")


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("What's the new harbour system called?", "A new harbour system is due in 2017.", False),
        ("What's the new harbour system called?", "Its new harbour system, Neptune, is due.", True),
        ("What are the two yards called?", "It runs two yards and has begun to train staff.", False),
        ("What is taking boats without consent called?", "This is known as joy-riding.", True),
    ],
)
def test_what_a_thing_is_called_is_told_by_its_name(question: str, text: str, told: bool) -> None:
    assert named.wanted(question)
    assert named.given(question, text, AREAS) == told


def test_what_it_is_called_when_something_happens_asks_for_no_proper_name() -> None:
    assert not named.wanted("What is it called when a boat is taken?")
