"""The commands from end to end, over the index of the two real reports."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.engine import Assistant
from assistant.types import Scope
from assistant.wire import answer_object, passage_object

QUESTION = "What does PEEL stand for?"


@pytest.fixture
def passage(built_home: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs `passage` over the shared index."""
    monkeypatch.setenv("PASSAGE_HOME", str(built_home))
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: str, stdin: str | None = None) -> Any:
        return CliRunner().invoke(app, [*words], input=stdin)

    return run


def untimed(row: Any) -> Any:
    return {key: value for key, value in row.items() if key != "elapsed_ms"}


def test_ask_prints_the_answer_and_how_to_cite_it(passage: Any, assistant: Assistant) -> None:
    answer = assistant.ask(QUESTION)
    result = passage("ask", QUESTION, "--cite", "oscola")
    assert result.exit_code == 0
    assert " ".join(result.stdout.split()).startswith(answer.short)
    assert f"[1] p. {answer.citations[0].page}" in result.stdout
    assert "HMIC, *" in result.stdout
    assert result.stderr == ""


def test_ask_reads_the_question_from_stdin_and_writes_json(passage: Any, assistant: Assistant) -> None:
    result = passage("ask", "-", "--json", stdin=f"{QUESTION}\n")
    row = json.loads(result.stdout)
    assert untimed(row) == untimed(answer_object(assistant.ask(QUESTION)))
    assert row["elapsed_ms"] > 0


def test_every_quote_is_the_slice_of_its_report(passage: Any, assistant: Assistant) -> None:
    row = json.loads(passage("ask", QUESTION, "--json").stdout)
    assert row["citations"]
    for one in [*row["citations"], *row["passages"]]:
        text = assistant.index.report(one["report"]).text
        assert text[one["start"] : one["end"]] == one.get("quote", one.get("text"))


def test_check_writes_a_claim_as_json(passage: Any, assistant: Assistant) -> None:
    claim = "Hampshire was graded outstanding in everything."
    row = json.loads(passage("check", claim, "--json").stdout)
    assert row["kind"] == "claim"
    assert untimed(row) == untimed(answer_object(assistant.check(claim), kind="claim"))


def test_search_keeps_to_filters_and_count(passage: Any, assistant: Assistant) -> None:
    year = min(info.year for info in assistant.index.infos())
    result = passage(
        "search", "burglary", "--json", "-k", "4", "--year", str(year), "--force", "hampshire"
    )
    scope = Scope(("Hampshire Constabulary",), (year,))
    assert json.loads(result.stdout) == [
        passage_object(hit) for hit in assistant.find("burglary", k=4, scope=scope)
    ]


def test_search_prints_numbered_passages(passage: Any) -> None:
    lines = passage("search", "burglary", "-k", "2").stdout.splitlines()
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. "]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["ask", ""], "the question is empty"),
        (["ask", "x" * 20_000], "20,000"),
        (["ask", "\x07\x1b\x08"], "question"),
        (["ask", "🙂🙂"], "question"),
        (["ask", QUESTION, "--force", "Kent"], "no report is of the force 'Kent'; there are reports of"),
        (["search", "x", "--year", "1901"], "no report has the year 1901; there are 2014, 2016"),
        (["ask", QUESTION, "--cite", "apa"], "'apa' is unknown; use one of inline"),
        (["ask", QUESTION, "--reports", "/none"], "/none does not exist; name one with --reports"),
    ],
)
def test_bad_input_is_one_clear_line_and_code_2(passage: Any, words: list[str], fault: str) -> None:
    result = passage(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert fault in result.stderr
    assert len(result.stderr) < 400


ROWS: tuple[Any, ...] = (
    {"id": "q", "kind": "question", "question": QUESTION, "accept": [["ignored"]]},
    "not json",
    {"id": "f", "kind": "followup", "turns": ["How many areas does the force have?", "And officers?"]},
    {"id": "empty", "kind": "question", "question": "\x00 "},
    {"id": "c", "kind": "claim", "claim": "The force had 11 areas in 2014."},
    {"id": "lacking", "kind": "claim"},
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    texts = [row if isinstance(row, str) else json.dumps(row) for row in ROWS]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def read(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_batch_writes_one_row_for_each_in_order(
    passage: Any, assistant: Assistant, source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    result = passage("batch", str(source), str(target), "--json")
    rows = read(target)
    assert result.exit_code == 0
    assert [row["id"] for row in rows] == ["q", None, "f", "empty", "c", "lacking"]
    assert [row["kind"] for row in rows] == ["question", None, "followup", "question", "claim", "claim"]
    assert [row["reason"] == "unreadable" for row in rows] == [False, True, False, True, False, True]
    assert all(row["explanation"] for row in rows if row["reason"] == "unreadable")
    turns = ROWS[2]["turns"]
    expected = answer_object(assistant.ask(turns[1], history=turns[:1]), row_id="f", kind="followup")
    assert untimed(rows[2]) == untimed(expected)
    summary = json.loads(result.stdout)
    assert (summary["rows"], summary["statuses"]["unreadable"]) == (6, 3)


def test_batch_resumed_after_a_kill_gives_what_one_run_gives(
    passage: Any, source: Path, tmp_path: Path
) -> None:
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    passage("batch", str(source), str(whole))
    half = whole.read_bytes()[: whole.stat().st_size // 2]
    (tmp_path / "cut.jsonl.part").write_bytes(half)
    result = passage("batch", str(source), str(cut), "--resume")
    assert result.exit_code == 0
    assert list(map(untimed, read(cut))) == list(map(untimed, read(whole)))
    kept = half.count(b"\n")
    assert read(cut)[:kept] == read(whole)[:kept]


def test_batch_refuses_to_replace_a_file(passage: Any, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("precious", encoding="utf-8")
    result = passage("batch", str(source), str(target))
    assert (result.exit_code, target.read_text(encoding="utf-8")) == (2, "precious")


def test_reports_lists_the_catalogue(passage: Any, assistant: Assistant) -> None:
    listed = json.loads(passage("reports", "--json").stdout)
    assert {one["id"]: one["title"] for one in listed} == {
        info.id: info.title for info in assistant.index.infos()
    }
    text = passage("reports").stdout
    assert all(info.id in text for info in assistant.index.infos())


def test_reports_show_lists_what_was_recognised_with_pages(passage: Any, assistant: Assistant) -> None:
    report = assistant.index.report(assistant.index.infos()[-1].id)
    shown = json.loads(passage("reports", "show", report.id, "--json").stdout)
    assert [table["caption"] for table in shown["tables"]] == [table.caption for table in report.tables]
    assert [figure["page"] for figure in shown["figures"]] == [
        report.page_at(figure.start).number for figure in report.figures
    ]
    text = passage("reports", "show", report.id).stdout
    assert f"Abbreviations ({len(report.abbreviations)})" in text


def test_reports_show_of_an_unknown_report_is_refused(passage: Any) -> None:
    result = passage("reports", "show", "none")
    assert (result.exit_code, result.stderr) == (
        2,
        "passage: no report has the id 'none'; passage reports lists them\n",
    )


def test_index_status_and_verify_find_the_index_sound(passage: Any, built_home: Path) -> None:
    status = json.loads(passage("index", "status", "--json").stdout)
    assert (status["up_to_date"], status["home"]) == (True, str(built_home))
    assert passage("index", "verify").stdout.startswith("Sound: generation")


def test_index_build_keeps_an_index_that_is_up_to_date(passage: Any) -> None:
    result = passage("index", "build")
    assert result.stdout.startswith("Up to date: 2 reports")


def test_index_status_of_other_reports_is_code_2(passage: Any, tmp_path: Path) -> None:
    from corpus.catalogue import DEFAULT_FOLDER

    folder = tmp_path / "reports"
    shutil.copytree(DEFAULT_FOLDER, folder)
    with (folder / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write("\n")
    result = passage("index", "status", "--reports", str(folder))
    assert result.exit_code == 2
    assert "State: catalogue.toml" in result.stdout
    assert "out of date" in result.stderr


def test_a_damaged_index_is_refused_with_the_command_that_mends_it(
    passage: Any, built_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "damaged"
    shutil.copytree(built_home, home)
    (home / "index" / "CURRENT").write_text("x", encoding="utf-8")
    result = passage("ask", QUESTION, "--home", str(home))
    assert result.exit_code == 2
    assert result.stderr.endswith("run: passage index build\n")
