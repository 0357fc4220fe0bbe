from __future__ import annotations

from dataclasses import replace

import pytest

from eval.types import Evidence, KnownAnswer
from eval.validate import validate

TEXTS = {"r": ("On 1 July there was a backlog of 432 computers\nawaiting examination in the unit.",)}


def faults(row: KnownAnswer) -> str:
    return "; ".join(fault.why for fault in validate([row], TEXTS))


def test_the_packaged_rows_have_no_fault(
    rows: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]]
) -> None:
    assert validate(rows, texts) == ()


def test_a_sound_row_has_no_fault(number: KnownAnswer) -> None:
    assert faults(number) == ""


def test_a_quote_that_stands_nowhere_is_a_fault(number: KnownAnswer) -> None:
    assert "not in r" in faults(replace(number, evidence=(Evidence("r", "a backlog of 433 computers"),)))


def test_a_quote_may_stand_in_either_rendering(number: KnownAnswer) -> None:
    row = replace(number, evidence=(Evidence("r", "the lists of 432 computers"),))
    assert validate([row], {"r": ("the lists7 of 432 computers", "the lists of 432 computers")}) == ()


def test_an_unknown_report_is_a_fault(number: KnownAnswer) -> None:
    assert "unknown" in faults(replace(number, evidence=(Evidence("s", "a backlog of 432 computers"),)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answer": "many"}, "lacks '432'"),
        ({"answer": "432, not 500"}, "'500', which it rejects"),
        ({"accept": (("433",),), "answer": "433"}, "no quote holds"),
        ({"accept": ()}, "0 accept groups"),
        ({"evidence": ()}, "0 quotes"),
        ({"type": "unanswerable"}, "type unanswerable where answerable is True"),
        ({"answer": ""}, "no answer"),
    ],
)
def test_a_row_that_contradicts_itself_is_a_fault(
    number: KnownAnswer, change: dict[str, object], said: str
) -> None:
    assert said in faults(replace(number, **change))  # type: ignore[arg-type]


def test_a_contradicted_claim_needs_what_is_right(number: KnownAnswer) -> None:
    claim = KnownAnswer("c", "claim", claim="x", verdict="contradicted", evidence=number.evidence)
    assert "right" in faults(claim)
    assert faults(replace(claim, right="432")) == ""


def test_a_claim_that_is_not_found_has_no_evidence(number: KnownAnswer) -> None:
    assert "not_found with 1 quotes" in faults(
        KnownAnswer("c", "claim", claim="x", verdict="not_found", evidence=number.evidence)
    )
