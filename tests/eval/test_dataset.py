from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import InputError
from eval.dataset import dump, load, packaged, parse, save, sets
from eval.types import TYPES, VERDICTS

if TYPE_CHECKING:
    from pathlib import Path

    from eval.types import KnownAnswer

GOOD = {"id": "a", "kind": "question", "type": "number", "question": "How many?"}


def wrong(change: dict[str, object]) -> str:
    with pytest.raises(InputError) as caught:
        parse(json.dumps({**GOOD, **change}), "rows.jsonl line 3")
    return str(caught.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "quiz"),
        ("type", "numbers"),
        ("answerable", "yes"),
        ("accept", ["25"]),
        ("accept", [[]]),
        ("reject", "25"),
        ("evidence", [{"report": "r"}]),
        ("evidence", [{"report": "r", "quote": 5}]),
        ("verdict", "true"),
        ("reason", "tired"),
        ("question", 7),
        ("colour", "red"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(field: str, value: object) -> None:
    message = wrong({field: value})
    assert "rows.jsonl line 3" in message
    assert repr(field) in message
    assert "\n" not in message


@pytest.mark.parametrize("field", ["id", "kind", "type", "question"])
def test_a_missing_field_is_named(field: str) -> None:
    with pytest.raises(InputError, match=f"field '{field}' is missing"):
        parse(json.dumps({k: v for k, v in GOOD.items() if k != field}), "x line 1")


def test_a_line_that_is_not_json_is_named() -> None:
    with pytest.raises(InputError, match="x line 1: not JSON"):
        parse("{'id'}", "x line 1")


def test_an_id_that_stands_twice_is_named_with_both_places(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n\n{json.dumps(GOOD)}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"line 3: field 'id' 'a' stands already in rows.jsonl line 1"):
        load(path)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl"):
        load(tmp_path / "nowhere.jsonl")


def test_rows_survive_saving_and_loading(rows: tuple[KnownAnswer, ...], tmp_path: Path) -> None:
    save(rows, tmp_path / "rows.jsonl")
    assert load(tmp_path / "rows.jsonl") == tuple(
        replace(row, source="rows", held_out=True, unseen=False, nearby=False) for row in rows
    )


def test_a_row_is_dumped_without_its_defaults() -> None:
    assert json.loads(dump(parse(json.dumps(GOOD), "x"))) == GOOD


def test_the_packaged_rows_are_of_every_type_and_verdict(rows: tuple[KnownAnswer, ...]) -> None:
    own = load(*next(each.paths for each in sets() if each.name == "own"))
    assert len(own) >= 150
    assert {row.type for row in own if row.kind == "question"} == set(TYPES)
    assert {row.verdict for row in own if row.kind == "claim"} == set(VERDICTS)
    assert any(row.kind == "followup" for row in own)


def test_a_row_is_told_apart_by_the_set_it_stands_in() -> None:
    marked = {each.name: (each.held_out, each.unseen, each.nearby) for each in sets()}
    found = {row.source: (row.held_out, row.unseen, row.nearby) for row in load(*packaged())}
    assert found == marked
    assert not any(any(marked[name]) for name in ("given", "own"))
    assert not any(held_out and (unseen or nearby) for held_out, unseen, nearby in marked.values())


def test_plain_questions_that_are_mostly_left_open_are_counted_apart() -> None:
    nearby = [row for row in load(*packaged()) if row.part == "nearby"]
    assert {row.source for row in nearby} == {"near", "near, unseen"}
    assert 0.6 < sum(row.should_refuse for row in nearby) / len(nearby) < 0.75


def test_a_row_cannot_say_of_itself_that_it_is_held_out() -> None:
    assert "'held_out'" in wrong({"held_out": False})
    assert "'unseen'" in wrong({"unseen": True})
    assert "'nearby'" in wrong({"nearby": True})


def test_rows_of_a_file_that_did_not_come_with_the_package_were_not_used_to_build_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "mine.jsonl").write_text(json.dumps(GOOD), encoding="utf-8")
    (row,) = load(tmp_path / "mine.jsonl")
    assert (row.source, row.part) == ("mine", "not used to build")
