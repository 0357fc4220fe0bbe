from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

import pytest

from assistant.evidence.entailment import WEIGHTS, Entailment, Said, shown
from corpus.errors import SettingsError
from tests.assistant.samples import HIT

if TYPE_CHECKING:
    from pathlib import Path

ON_IT = (
    "2019. Investigation: The force employs 96 detectives in its serious crime directorate. |"
    " Supervisors review every investigation within seven days."
)
OFF_IT = (
    "2019. Meeting needs: Kent Police has agreed its priorities with the police and crime commissioner."
)


@pytest.fixture(scope="module")
def model() -> Entailment:
    return Entailment.packaged()


def test_a_sentence_that_answers_speaks_and_another_does_not(model: Entailment) -> None:
    on_it, off_it = model.read("How soon does a boss check each case?", [ON_IT, OFF_IT])
    assert on_it.speaks > 0 > off_it.speaks
    assert on_it.yes > on_it.no


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        pytest.param(
            "How quickly are 999 calls picked up?",
            "Call handlers answer nine in ten calls within ten seconds.",
            marks=pytest.mark.xfail(
                reason="of things that no report it learnt from speaks of, it knows few answers"
            ),
        ),
        (
            "How many vehicles does the force have?",
            "The force has 312 vehicles, of which 40 are electric.",
        ),
    ],
)
def test_a_sentence_on_something_new_that_answers_speaks(
    model: Entailment, question: str, sentence: str
) -> None:
    (said,) = model.read(question, [f"2019. Resources: {sentence}"])
    assert said.speaks > 0


def test_a_sentence_of_the_same_subject_that_does_not_answer_says_nothing(model: Entailment) -> None:
    answers, near = (
        model.read(question, [ON_IT])[0]
        for question in ("How soon does a boss check each case?", "What training do supervisors get?")
    )
    assert answers.speaks > near.speaks + 2


def test_no_text_is_read_as_nothing(model: Entailment) -> None:
    assert model.read("How many?", []) == ()


def test_a_question_of_any_length_and_script_is_read(model: Entailment) -> None:
    (said,) = model.read("\ud800 wie viele? " * 400, [ON_IT])
    assert 0 <= said.yes + said.no <= 1


def test_many_threads_may_read_at_once(model: Entailment) -> None:
    questions = [f"How many of the {n} calls?" for n in range(24)]
    alone = [model.read(question, [ON_IT, OFF_IT]) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda q: model.read(q, [ON_IT, OFF_IT]), questions)) == alone


def test_a_sentence_is_shown_with_its_year_heading_and_the_one_before() -> None:
    passage = replace(
        HIT.passage,
        year=2019,
        context="Kent > Response > Call handling",
        kind="paragraph",
        start=10,
        text="Calls rose. This was expected.",
        sentences=((10, 21), (22, 40)),
    )
    assert shown(passage, 10, 21) == "2019. Call handling: Calls rose."
    assert shown(passage, 22, 40) == "2019. Call handling: Calls rose. | This was expected."


def test_log_odds_say_which_way_and_how_surely() -> None:
    assert Said(0.0, 0.0).yes == Said(0.0, 0.0).no == pytest.approx(0.25)
    assert Said(9.0, 9.0).yes == pytest.approx(1, abs=1e-3)
    assert Said(9.0, -9.0).no == pytest.approx(1, abs=1e-3)
    assert Said(-9.0, 9.0).yes == pytest.approx(0, abs=1e-3)
    assert Said(2.0, 1.0).yes + Said(2.0, 1.0).no == pytest.approx(1 / (1 + exp(-2)))


def test_weights_that_are_missing_or_damaged_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"{WEIGHTS} cannot be read"):
        Entailment.load(tmp_path / WEIGHTS)
    (tmp_path / WEIGHTS).write_bytes(b"not weights")
    with pytest.raises(SettingsError) as told:
        Entailment.load(tmp_path / WEIGHTS)
    assert "\n" not in str(told.value)


def test_what_only_touches_a_thing_does_not_answer(model: Entailment) -> None:
    told = "2019. Custody: A chief inspector leads the custody team and reports each week."
    led, paid = (
        model.read(question, [told])[0].speaks
        for question in ("Who is in charge of the custody team?", "Who pays for the custody team?")
    )
    assert led > 0 > paid


def test_a_sentence_affirms_or_denies_in_other_words(model: Entailment) -> None:
    told = "2019. Custody: Each custody suite now has a nurse on duty at night."
    claims = ("There is a nurse in every custody suite overnight.", "No suite has a night nurse.")
    affirmed, denied = (model.read(claim, [told])[0] for claim in claims)
    assert min(affirmed.speaks, denied.speaks) > 0
    assert affirmed.leans > 0 > denied.leans
