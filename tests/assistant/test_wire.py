from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.types import Scope
from assistant.wire import (
    PASSAGES,
    answer_object,
    citation_object,
    passage_object,
    read_scope,
    scope_object,
    unreadable_object,
)
from corpus.errors import InputError
from tests.assistant.samples import ANSWERED, CITATION, CONTRADICTED, HIT, PASSAGE, REFUSED

CONTRACT = {"id", "kind", "status", "reason", "short", "answer", "citations", "passages", "elapsed_ms"}
EXTRA = {"scope", "understood", "confidence", "explanation", "cautions"}


def test_an_answer_has_the_keys_of_the_contract() -> None:
    row = answer_object(ANSWERED, row_id="tab-001", kind="question", elapsed_ms=31.42)
    assert row.keys() == CONTRACT | EXTRA
    assert (row["id"], row["kind"], row["status"], row["reason"]) == (
        "tab-001",
        "question",
        "answered",
        None,
    )
    assert (row["short"], row["answer"], row["elapsed_ms"]) == (ANSWERED.short, ANSWERED.text, 31.42)


def test_a_refusal_has_its_reason_and_still_its_passages() -> None:
    row = answer_object(REFUSED)
    assert row["reason"] == "other_year"
    assert [passage["text"] for passage in row["passages"]] == [PASSAGE.text]


def test_only_a_contradicted_claim_says_what_is_right() -> None:
    assert answer_object(CONTRADICTED, kind="claim")["right"] == CONTRADICTED.right
    assert "right" not in answer_object(replace(CONTRADICTED, status="supported"), kind="claim")


def test_a_citation_has_the_keys_of_the_contract() -> None:
    assert citation_object(CITATION) == {
        "marker": 1,
        "report": "kent-2018",
        "page": 41,
        "last_page": 41,
        "page_exact": True,
        "section": "Custody > Arrests",
        "quote": CITATION.quote,
        "start": CITATION.start,
        "end": CITATION.end,
        "voice": "finding",
    }


def test_a_passage_has_its_exact_text_and_explains_its_place() -> None:
    found = passage_object(HIT)
    assert (found["report"], found["page"], found["text"], found["score"]) == (
        "kent-2018",
        41,
        PASSAGE.text,
        0.03,
    )
    assert (found["context"], found["dense_rank"], found["sparse_rank"]) == (PASSAGE.context, 2, 1)


def test_the_best_hits_are_written_in_their_order() -> None:
    hits = tuple(replace(HIT, score=1 / rank) for rank in range(1, PASSAGES + 4))
    scores = [passage["score"] for passage in answer_object(replace(ANSWERED, hits=hits))["passages"]]
    assert scores == [1 / rank for rank in range(1, PASSAGES + 1)]


def test_an_unreadable_row_has_the_same_keys_as_an_answer() -> None:
    row = unreadable_object("row 3 is not JSON", row_id=None, kind=None)
    assert row.keys() == answer_object(ANSWERED).keys()
    assert (row["status"], row["reason"], row["explanation"]) == (
        "refused",
        "unreadable",
        "row 3 is not JSON",
    )


def test_every_object_is_json() -> None:
    row = answer_object(ANSWERED, row_id="a")
    assert json.loads(json.dumps(row)) == row


def test_a_scope_comes_back_as_it_went() -> None:
    scope = Scope(("Kent Police",), (2018, 2019), ("kent-2018",))
    assert read_scope(scope_object(scope)) == scope


def test_keys_that_a_scope_lacks_do_not_restrict() -> None:
    assert read_scope({"years": [2018]}) == Scope(years=(2018,))


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("2018", "not '2018'"),
        ({"year": [2018]}, "has no 'year'"),
        ({"years": 2018}, "is a list"),
        ({"years": ["2018"]}, "holds int values, not '2018'"),
        ({"years": [True]}, "not True"),
        ({"forces": [7]}, "holds str values, not 7"),
    ],
)
def test_a_scope_that_cannot_be_read_is_refused(value: object, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        read_scope(value)
