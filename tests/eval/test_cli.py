from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from corpus.errors import InputError
from eval.cli import app
from eval.dataset import load, packaged
from eval.run import record
from eval.types import PARTS
from tests.eval.stand_in import StandIn, refuse

if TYPE_CHECKING:
    from pathlib import Path

    from eval.types import KnownAnswer


def invoke(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    return result.exit_code, result.stdout


def test_run_puts_rows_to_the_assistant_and_prints_figures_by_type_and_part(built_home: Path) -> None:
    code, out = invoke("run", "--no-save", "--only", "definition", "--home", str(built_home))
    assert code == 0
    assert "R@5" in out
    asked = Counter(row.part for row in load(*packaged()) if row.group == "definition")
    counts = [int(line.split()[1]) for line in out.splitlines() if line.startswith("definition ")]
    assert counts == [asked[part] for part in PARTS]
    assert [f"Rows {part}" in out for part in PARTS] == [True] * len(PARTS)


def test_an_unknown_group_is_named_with_those_there_are(built_home: Path) -> None:
    with pytest.raises(InputError, match="no row is of poems; choose from ambiguous"):
        invoke("run", "--no-save", "--only", "poems", "--home", str(built_home))


def test_training_does_not_begin_where_its_weights_have_no_place(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere does not exist; make it"):
        invoke("train", "--out", str(tmp_path / "nowhere"))


def test_validate_passes_the_packaged_rows() -> None:
    code, out = invoke("validate")
    assert code == 0
    assert out.strip().endswith("0 faults")


def test_validate_fails_on_a_faulty_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"id": "a", "kind": "claim", "claim": "x", "verdict": "supported"}\n', encoding="utf-8"
    )
    code, out = invoke("validate", "--set", str(path))
    assert code == 1
    assert "a: verdict supported with 0 quotes" in out


def test_compare_lists_what_flipped(rows: tuple[KnownAnswer, ...], home: Path) -> None:
    some = [row for row in rows if row.should_answer][:4]
    before = record(StandIn(some), some, home, name="before")
    after = record(StandIn(some, {some[1].id: refuse}), some, home, name="after")
    code, out = invoke("compare", str(before.folder), str(after.folder))
    assert code == 0
    assert f"worse: {some[1].id}" in out


def test_report_writes_the_latest_run_and_junit(
    rows: tuple[KnownAnswer, ...], home: Path, tmp_path: Path
) -> None:
    run = record(StandIn(rows[:4]), rows[:4], home)
    code, _ = invoke("report", "--home", str(home), "--junit", str(tmp_path / "j.xml"))
    assert code == 0
    assert (run.folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tmp_path / "j.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_report_without_a_run_says_how_to_make_one(home: Path) -> None:
    with pytest.raises(InputError, match="passage eval run"):
        invoke("report", "--home", str(home))
