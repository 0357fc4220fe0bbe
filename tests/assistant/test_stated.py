"""Claims with figures against one sentence of a report."""

from __future__ import annotations

import pytest

from assistant.claims.findings import Verdict
from assistant.claims.stated import FigureChecker
from assistant.language import facts
from tests.assistant.told import AREAS, laid

WAIT = "The wait for a camera is no longer than nine weeks, with an aspiration to make it four weeks."
MET = "The meeting was attended by 45 agencies."
CONVICTED = "The force has raised the share of burglars convicted at court from 40 to 65 percent."


@pytest.mark.parametrize(
    ("claim", "text", "verdict"),
    [
        ("The wait for a camera is nine weeks.", WAIT, "supported"),
        ("The wait for a camera is four weeks.", WAIT, "contradicted"),
        ("The force aspires to a wait for a camera of four weeks.", WAIT, "supported"),
        ("The share of burglars convicted rose by 25 percentage points.", CONVICTED, "supported"),
        ("The share of burglars convicted at court is 65 percent.", CONVICTED, "supported"),
        ("The share of burglars convicted at court is 25 percent.", CONVICTED, "contradicted"),
        ("Forty-five agencies attended the meeting.", MET, "supported"),
        ("Forty-eight agencies attended the meeting.", MET, "contradicted"),
    ],
)  # fmt: skip
def test_a_claim_is_held_against_a_sentence(claim: str, text: str, verdict: Verdict) -> None:
    query, figures, candidate = laid(claim, text)
    claimed = facts.find(claim, AREAS)
    assert FigureChecker(figures).check(query, claimed, [candidate]).verdict == verdict
