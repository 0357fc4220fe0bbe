from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from eval.judge import holds, judge
from eval.types import Evidence, KnownAnswer, Result, Score
from tests.eval.stand_in import citation, refuse, right_answer, say

if TYPE_CHECKING:
    from assistant.types import Answer

UNANSWERABLE = KnownAnswer("u", "question", "unanswerable", "Who?", answerable=False, reason="off_topic")
PREMISE = KnownAnswer("p", "question", "false_premise", "Why?", answerable=False)


def scored(known: KnownAnswer, answer: Answer) -> dict[str, Score]:
    return {s.measure: s for s in judge(Result(known, answer, 12.5))}


def test_a_right_answer_has_full_marks(number: KnownAnswer) -> None:
    scores = scored(number, right_answer(number))
    assert {m: s.value for m, s in scores.items() if m in ("right", "short", "full", "cited")} == {
        "right": 1, "short": 1, "full": 1, "cited": 1,
    }  # fmt: skip
    assert scores["cite_precision"].value == 1
    assert scores["wrongly_refused"].value == 0
    assert scores["elapsed_ms"].value == 12.5


def test_a_refusal_of_an_answerable_question_stays_in_every_denominator(number: KnownAnswer) -> None:
    scores = scored(number, refuse(right_answer(number)))
    assert [scores[m].value for m in ("right", "short", "full", "cited")] == [0, 0, 0, 0]
    assert scores["wrongly_refused"].value == 1
    assert (scores["refusal_precision"].value, scores["refusal_precision"].weight) == (0, 1)


def test_a_refused_answer_is_wrong_even_with_the_right_words(number: KnownAnswer) -> None:
    answer = replace(right_answer(number), status="refused")
    assert scored(number, answer)["short"].value == 0


def test_a_rejected_figure_in_the_short_answer_is_wrong(number: KnownAnswer) -> None:
    scores = scored(number, say("432, up from 500")(right_answer(number)))
    assert scores["short"].value == 0
    assert scores["short"].why == "says 500"


def test_the_full_answer_may_hold_what_the_short_one_lacks(number: KnownAnswer) -> None:
    answer = replace(right_answer(number), short="a few hundred")
    scores = scored(number, answer)
    assert (scores["short"].value, scores["full"].value) == (0, 1)


def test_precision_counts_every_citation(number: KnownAnswer) -> None:
    answer = right_answer(number)
    answer = replace(
        answer, citations=(*answer.citations, citation(2, "r", "the weather was fine that day"))
    )
    precision = scored(number, answer)["cite_precision"]
    assert (precision.value, precision.weight) == (0.5, 2)


def test_any_one_quote_covers_the_evidence(number: KnownAnswer) -> None:
    known = replace(
        number, evidence=(*number.evidence, Evidence("r", "some other words entirely, not cited"))
    )
    assert scored(known, right_answer(number))["cited"].value == 1


def test_with_evidence_all_every_quote_must_be_cited(number: KnownAnswer) -> None:
    other = Evidence("r", "some other words entirely, not cited")
    known = replace(number, evidence=(*number.evidence, other), evidence_all=True)
    assert scored(known, right_answer(number))["cited"].value == 0
    assert scored(known, right_answer(known))["cited"].value == 1


def test_an_unanswerable_question_must_be_refused() -> None:
    refused = refuse(right_answer(UNANSWERABLE))
    assert scored(UNANSWERABLE, refused)["right"].value == 1
    assert scored(UNANSWERABLE, say("Bob")(refused))["right"].value == 0


def test_the_reason_of_a_refusal_is_scored_apart() -> None:
    scores = scored(UNANSWERABLE, refuse(right_answer(UNANSWERABLE)))
    assert (scores["refused"].value, scores["reason"].value) == (1, 0)


def test_citations_of_an_unanswerable_question_are_wrong() -> None:
    answer = replace(
        say("Bob")(right_answer(UNANSWERABLE)), citations=(citation(1, "r", "Bob was there"),)
    )
    precision = scored(UNANSWERABLE, answer)["cite_precision"]
    assert (precision.value, precision.weight) == (0, 1)


@pytest.mark.parametrize(("status", "value"), [("corrected", 1), ("refused", 1), ("answered", 0)])
def test_a_false_premise_may_be_corrected_or_refused(status: str, value: float) -> None:
    answer = replace(right_answer(PREMISE), status=status)  # type: ignore[arg-type]
    assert scored(PREMISE, answer)["premise"].value == value
    assert "refused" not in scored(PREMISE, answer)


def test_a_claim_is_scored_by_its_verdict(number: KnownAnswer) -> None:
    claim = KnownAnswer("c", "claim", claim="x", verdict="supported", evidence=number.evidence)
    assert scored(claim, right_answer(claim))["right"].value == 1
    assert scored(claim, replace(right_answer(claim), status="contradicted"))["right"].value == 0


def test_a_row_above_in_the_table_holds_no_evidence() -> None:
    evidence = Evidence("r", "Sexual offences 2.1 1.9 Assault with injury 9.0 7.0")
    known = KnownAnswer("t", "question", "table", "?", accept=(("9.0",),), evidence=(evidence,))
    assert holds("Assault with injury 9.0 7.0", "r", evidence, known)
    assert not holds("Sexual offences 2.1 1.9", "r", evidence, known)


def test_prose_with_the_label_of_a_row_holds_no_evidence() -> None:
    evidence = Evidence("r", "Evidential difficulties (victim does not support police action) 24.6 13.8")
    known = KnownAnswer("t", "question", "table", "?", accept=(("24.6",),), evidence=(evidence,))
    prose = "The use of 'evidential difficulties (victim does not support police action)' was high."
    assert not holds(prose, "r", evidence, known)


def test_a_passage_of_another_report_holds_no_evidence(number: KnownAnswer) -> None:
    evidence = number.evidence[0]
    assert holds(evidence.quote, "r", evidence, number)
    assert not holds(evidence.quote, "s", evidence, number)
