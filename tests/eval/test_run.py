from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import InputError, QuestionError
from eval.run import evaluate, open_run, record, saved
from eval.types import KnownAnswer, Result
from index import codec
from tests.eval.stand_in import StandIn

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.types import Answer


def test_a_followup_is_asked_with_its_history(number: KnownAnswer) -> None:
    row = KnownAnswer("f", "followup", turns=("How many?", "and now?"), answer="1", accept=(("1",),))
    engine = StandIn([row])
    assert evaluate(engine, [row])[0].answer.short == "1"


def test_results_are_kept_and_read_back(rows: tuple[KnownAnswer, ...], home: Path) -> None:
    some = rows[:20]
    run = record(StandIn(some), some, home, index="i", model="m")
    again = open_run(run.folder)
    assert again.complete
    assert again.meta == run.meta
    assert (again.meta.index, again.meta.model, again.meta.count) == ("i", "m", 20)
    assert [r.known for r in again.results] == list(some)
    assert [r.answer.citations for r in again.results] == [r.answer.citations for r in run.results]
    assert [h.passage.text for r in again.results for h in r.answer.hits] == [
        h.passage.text for r in run.results for h in r.answer.hits
    ]


def fail(_answer: Answer) -> Answer:
    raise QuestionError("the power went")


def test_an_interrupted_run_is_taken_up_where_it_stopped(
    rows: tuple[KnownAnswer, ...], home: Path
) -> None:
    some = rows[:10]
    with pytest.raises(QuestionError):
        record(StandIn(some, {some[6].id: fail}), some, home)
    engine = StandIn(some)
    run = record(engine, some, home)
    assert engine.asked == 4
    assert len(saved(home)) == 1
    assert [r.known.id for r in run.results] == [row.id for row in some]


def test_a_half_written_line_is_asked_again(rows: tuple[KnownAnswer, ...], home: Path) -> None:
    some = rows[:5]
    run = record(StandIn(some), some, home)
    file = run.folder / "results.jsonl"
    file.write_text(file.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    engine = StandIn(some)
    assert record(engine, some, home).folder == run.folder
    assert engine.asked == 1
    assert open_run(run.folder).complete


def test_other_rows_make_another_run(rows: tuple[KnownAnswer, ...], home: Path) -> None:
    with pytest.raises(QuestionError):
        record(StandIn(rows[:5], {rows[2].id: fail}), rows[:5], home)
    record(StandIn(rows[:4]), rows[:4], home)
    assert len(saved(home)) == 2


def test_a_finished_run_is_not_added_to(rows: tuple[KnownAnswer, ...], home: Path) -> None:
    first = record(StandIn(rows[:3]), rows[:3], home)
    second = record(StandIn(rows[:3]), rows[:3], home)
    assert first.folder != second.folder
    assert len(open_run(first.folder).results) == 3


def test_a_folder_without_a_run_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no run that can be read"):
        open_run(tmp_path)


def test_every_part_of_a_result_survives_json(rows: tuple[KnownAnswer, ...]) -> None:
    for result in evaluate(StandIn(rows), rows):
        assert codec.loads(Result, codec.dumps(result)) == result


def test_a_field_that_is_no_longer_there_is_left_out(number: KnownAnswer) -> None:
    stored = {**codec.plain(number), "mood": "blue"}
    assert codec.made(KnownAnswer, stored, lenient=True) == number


def test_a_row_that_is_right_again_after_a_change_of_its_words_is_another_row(
    number: KnownAnswer, home: Path
) -> None:
    changed = replace(number, answer="432")
    assert (
        record(StandIn([number]), [number], home).meta.rows
        != record(StandIn([changed]), [changed], home).meta.rows
    )
