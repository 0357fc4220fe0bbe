"""What is laid against a statement: not what only tells where the inspectors looked."""

from __future__ import annotations

import pytest

from assistant.engine import Assistant
from assistant.evidence.laying import on_the_nation, only_looked, only_urged
from assistant.language.areas import Areas
from index.embedding import SentenceEmbedder
from tests.assistant import kent

AREAS = Areas()
LOOKED = "We looked at how the force uses drones to find thieves."


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


def test_what_was_only_looked_at_settles_nothing_but_where_they_looked(trio: Assistant) -> None:
    assert only_looked(trio.understand("Was HMIC happy with its drones?"), LOOKED)
    assert not only_looked(trio.understand("Did HMIC look at drones?"), LOOKED)
    found = "We looked at how the force uses drones and found that it does so well."
    assert not only_looked(trio.understand("Was HMIC happy with its drones?"), found)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Drones are used more in England and Wales.", True),
        ("Drones are used less here than in many other parts of England and Wales.", False),
        ("Drones are used less here compared with England and Wales.", False),
    ],
)
def test_a_force_set_against_the_nation_is_not_the_nation_alone(
    trio: Assistant, text: str, alone: bool
) -> None:
    assert on_the_nation(trio.understand("Does Kent use drones?"), text, AREAS) is alone


@pytest.mark.parametrize(
    "text",
    [
        "• The force should take steps to train its wardens.",
        "Within six months, Kent Police should review its use of drones.",
        "To serve victims better, the force needs to train its wardens.",
    ],
)
def test_what_should_be_done_is_not_done(trio: Assistant, text: str) -> None:
    assert only_urged(trio.understand("Does Kent train its wardens?"), text)
    assert not only_urged(trio.understand("Should Kent train its wardens?"), text)
    assert not only_urged(trio.understand("Did HMIC ask Kent to train its wardens?"), text)


def test_a_practice_that_should_end_is_not_said_to_go_on(trio: Assistant) -> None:
    query = trio.understand("Does Kent still review cases by letter?")
    assert only_urged(query, "• In addition, the practice of reviewing cases by letter should cease.")
    assert not only_urged(query, "The cases that are reviewed by letter should be fewer.")


def test_what_is_done_is_not_only_urged(trio: Assistant) -> None:
    told = "The force trains its wardens, who should carry torches."
    assert not only_urged(trio.understand("Does Kent train its wardens?"), told)
