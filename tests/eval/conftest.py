"""Known answers and reports that the tests of this room share."""

from __future__ import annotations

import pytest

from eval.dataset import load, packaged
from eval.types import Evidence, KnownAnswer
from eval.validate import catalogued


@pytest.fixture(scope="session")
def rows() -> tuple[KnownAnswer, ...]:
    """The rows that come with Passage and were used to build it."""
    return tuple(row for row in load(*packaged()) if row.part == "used to build")


@pytest.fixture(scope="session")
def texts() -> dict[str, tuple[str, ...]]:
    """The reports, each as its file stands and as clean text."""
    return catalogued()


@pytest.fixture
def number() -> KnownAnswer:
    """A question for one figure."""
    return KnownAnswer(
        id="n1",
        kind="question",
        type="number",
        question="How many computers were waiting?",
        answer="432 computers",
        accept=(("432",),),
        reject=("500",),
        evidence=(
            Evidence("r", "there was a backlog of 432 computers awaiting examination in the unit"),
        ),
    )
