"""Questions whether things may be compared."""

from __future__ import annotations

import pytest

from assistant.asked import comparing


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        (
            "Can I put table 2 and table 5 side by side in one chart?",
            "Can I compare table 2 and table 5?",
        ),
        (
            "OK to trend the vacancy rate against earlier years?",
            "Can I compare the vacancy rate with earlier years?",
        ),
        ("May I set the rates beside those of Dorset?", "Can I compare the rates with those of Dorset?"),
        (
            "I had thought of setting the May counts beside those of June. Would that be permissible?",
            "Can I compare the May counts with those of June?",
        ),
        (
            "I am thinking of comparing May with June. Is that allowed?",
            "Can I compare May with June?",
        ),
        (
            "Can the two surveys be compared with each other?",
            "Can I compare the two surveys with each other?",
        ),
        (
            "Could I place the fleet next to the kennels and compare the two?",
            "Can I compare the fleet with the kennels?",
        ),
    ],
)
def test_whether_things_may_be_compared_is_asked_in_many_words(asked: str, plain: str) -> None:
    assert comparing.plain(asked) == plain
    assert comparing.asked(plain)


@pytest.mark.parametrize(
    "text",
    [
        "Can officers put victims in touch with charities?",
        "Can I put a tracker on a bicycle?",
        "Is it OK to line up witnesses in the street?",
        "How do the surveys compare with each other?",
        "The force put two teams side by side.",
    ],
)
def test_what_asks_something_else_stays_as_it_is(text: str) -> None:
    assert comparing.plain(text) == text
    assert not comparing.asked(text)


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("The two counts are not comparable.", True),
        ("No direct comparison should be made.", True),
        ("These rates should be read with caution.", True),
        ("Theft made up a tenth of crime, compared with a fifth elsewhere.", False),
    ],
)
def test_only_what_speaks_of_comparing_tells_whether_it_may_be_done(sentence: str, tells: bool) -> None:
    assert comparing.told(sentence) == tells
