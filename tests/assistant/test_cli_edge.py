from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from assistant.cli import app
from assistant.cli.edge import Edge
from assistant.cli.options import Home
from corpus.errors import QuestionError

failing = typer.Typer(cls=Edge, pretty_exceptions_enable=False)


@failing.callback()
def root(debug: bool = False) -> None:
    pass


@failing.command()
def fail(how: str, home: Home = None) -> None:
    typer.echo("before")
    raise {
        "question": QuestionError("the question is\n\x1b[31mempty; write one"),
        "interrupt": KeyboardInterrupt(),
        "bug": ZeroDivisionError("a bug"),
        "pipe": BrokenPipeError(errno.EPIPE, "pipe"),
        "exit": typer.Exit(7),
    }[how]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """`passage` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *words], capture_output=True, text=True, check=False
    )


def test_a_user_error_is_one_clean_line_and_code_2() -> None:
    result = CliRunner().invoke(failing, ["fail", "question"])
    assert result.exit_code == 2
    assert result.stderr == "passage: the question is ␛[31mempty; write one\n"
    assert result.stdout == "before\n"


def test_an_interrupt_is_code_130() -> None:
    result = CliRunner().invoke(failing, ["fail", "interrupt"])
    assert (result.exit_code, result.stderr) == (130, "passage: interrupted\n")


def test_an_unexpected_error_is_one_line_and_its_traceback_is_in_the_log(home: Path) -> None:
    result = CliRunner().invoke(failing, ["fail", "bug"])
    log = home / "logs" / "passage.log"
    assert result.exit_code == 1
    assert result.stderr == f"passage: unexpected ZeroDivisionError: a bug; the traceback is in {log}\n"
    assert "ZeroDivisionError: a bug" in log.read_text(encoding="utf-8")
    assert "Traceback" not in result.output


def test_the_log_lies_in_the_data_folder_that_was_named(tmp_path: Path) -> None:
    CliRunner().invoke(failing, ["fail", "bug", "--home", str(tmp_path / "other")])
    assert (tmp_path / "other" / "logs" / "passage.log").exists()


def test_an_unexpected_error_is_told_even_where_no_log_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    result = CliRunner().invoke(failing, ["fail", "bug", "--home", str(file)])
    assert result.exit_code == 1
    assert result.stderr.endswith("a bug; run passage --debug for the traceback\n")


def test_debug_raises_the_unexpected() -> None:
    result = CliRunner().invoke(failing, ["--debug", "fail", "bug"])
    assert isinstance(result.exception, ZeroDivisionError)


def test_an_exit_keeps_its_code() -> None:
    assert CliRunner().invoke(failing, ["fail", "exit"]).exit_code == 7


def test_a_closed_pipe_is_quiet() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "reports"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_usage_error_is_code_2() -> None:
    assert CliRunner().invoke(app, ["ask"]).exit_code == 2
    assert CliRunner().invoke(app, ["no-such-command"]).exit_code == 2


@pytest.mark.parametrize(
    "words",
    [["ask", "Q?"], ["check", "C."], ["search", "x"], ["index", "status"], ["index", "verify"]],
)
def test_without_an_index_the_command_that_builds_it_is_named(words: list[str], home: Path) -> None:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "passage index build" in result.stderr
    assert not home.exists()


def test_the_help_names_every_command_and_runs_none() -> None:
    done = run("--help")
    assert done.returncode == 0
    for name in ("ask", "check", "search", "batch", "reports", "index", "eval"):
        assert f" {name} " in done.stdout


def test_completion_is_not_offered_for_installation() -> None:
    assert "completion" not in run("--help").stdout
    assert "completion" not in run("eval", "--help").stdout


def test_a_registered_package_is_imported_only_when_its_command_runs() -> None:
    code = (
        "import sys; from assistant.cli import main\n"
        "try: main()\n"
        "finally: print('eval.cli' in sys.modules)"
    )
    for words, imported in ((["--help"], "False"), (["eval", "--help"], "True")):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
        )
        assert done.stdout.splitlines()[-1] == imported


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ask"], "Missing argument 'question'; passage ask --help tells how it is used"),
        (["--wat"], "No such option: --wat; passage --help tells how it is used"),
        (["answer"], "No such command 'answer'; passage --help tells how it is used"),
        (["reports", "show"], "Missing argument 'ID'; passage reports show --help tells how it is used"),
    ],
)
def test_a_wrong_use_is_one_line_that_names_the_help(words: list[str], said: str) -> None:
    result = CliRunner().invoke(app, words, prog_name="passage")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"passage: {said}\n")


def test_a_command_of_a_package_above_tells_its_wrong_use_alike() -> None:
    result = CliRunner().invoke(app, ["eval", "gate", "--wat"], prog_name="passage")
    assert result.exit_code == 2
    assert result.stderr.startswith("passage: No such option: --wat")
    assert result.stderr.count("\n") == 1


def test_a_group_without_a_command_shows_its_help() -> None:
    result = CliRunner().invoke(app, ["index"], prog_name="passage")
    assert "Usage: passage index" in result.output
    assert result.exit_code == 2
