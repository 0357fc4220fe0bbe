"""`passage serve`, as a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.web.users import Users

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSWORD = "correct horse battery"


@contextmanager
def served(home: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of its own process over the data folder `home`, and its address."""
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", "0", "--home", str(home)]
    process = subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Passage is at "), process.communicate(timeout=60)
        yield process, line.removeprefix("Passage is at ").strip().rstrip("/")
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate(timeout=60)


def reached(address: str) -> httpx.Response:
    """The health of the server, once it is there."""
    end = time.monotonic() + 60
    while True:
        try:
            return httpx.get(f"{address}/healthz", timeout=10)
        except httpx.TransportError:
            assert time.monotonic() < end
            time.sleep(0.1)


@pytest.fixture
def own_home(built_home: Path, tmp_path: Path) -> Path:
    """A data folder with an index, to be changed by this test."""
    return shutil.copytree(built_home, tmp_path / "own")


def test_it_serves_on_loopback_and_ends_quietly_when_interrupted(own_home: Path) -> None:
    with served(own_home) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert reached(address).json()["status"] in {"building", "ready"}
        # A page that stays open must not hold it up.
        with httpx.stream("GET", f"{address}/gradio_api/heartbeat/abc", timeout=60) as page:
            assert page.status_code == 200
            process.send_signal(signal.SIGINT)
            rest = process.communicate(timeout=60)
        assert process.returncode == 0
        assert rest == ("", "")


def test_users_of_the_data_folder_must_sign_in_and_it_ends_when_terminated(own_home: Path) -> None:
    Users(own_home / "users").add("anna", PASSWORD)
    with served(own_home) as (process, address):
        reached(address)
        assert httpx.get(f"{address}/api/reports").status_code == 401
        process.terminate()
        rest = process.communicate(timeout=60)
        assert process.returncode == 0
        assert rest == ("", "")


def test_beyond_loopback_users_must_sign_in(home: Path) -> None:
    result = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0"])
    assert result.exit_code == 2
    assert "users must sign in" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_name_of_its_own_means_that_users_must_sign_in() -> None:
    result = CliRunner().invoke(app, ["serve", "--name", "passage.example.org"])
    assert result.exit_code == 2
    assert "passage.example.org" in result.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "::1"])
def test_the_addresses_of_loopback_are_known(host: str) -> None:
    from assistant.web.server import is_loopback

    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", ""])
def test_other_addresses_are_known(host: str) -> None:
    from assistant.web.server import is_loopback

    assert not is_loopback(host)


def test_a_port_that_is_taken_is_told_in_one_line(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(app, ["serve", "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert "in use" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--users", "/nowhere/users"], "/nowhere/users cannot be read"),
        (["--certificate", "c.pem"], "go together"),
        (["--host", "192.0.2.1", "--users", "{users}"], "cannot be served on"),
        (["--users", "{empty}"], "names nobody"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    users, empty = tmp_path / "users", tmp_path / "empty"
    Users(users).add("anna", PASSWORD)
    empty.touch()
    given = [one.format(users=users, empty=empty) for one in arguments]
    result = CliRunner().invoke(app, ["serve", *given])
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
