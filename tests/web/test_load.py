"""Some people at one real server for a few seconds: no error, and memory that stays.

How long they wait is measured by `bench.load` for two minutes, and not asserted: CI shares its machine.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import psutil
import pytest

from bench.load import Crowd, Served, ask, questions, served
from eval.dataset import load, packaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PEOPLE = 6
SECONDS = 4


@pytest.fixture(scope="module")
def server(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`passage serve` as a process of its own, over a copy of the index; it ends with the tests."""
    home = tmp_path_factory.mktemp("load") / "home"
    shutil.copytree(built_home, home)
    with served(home) as running:
        yield running
    assert not psutil.pid_exists(running.pid)


@pytest.fixture(scope="module")
def requests() -> list[dict[str, object]]:
    """The first hundred and last hundred known questions, follow-ups and claims, as they are sent."""
    rows = load(*packaged())
    return questions([*rows[:100], *rows[-100:]])


@pytest.fixture(scope="module")
def crowds(server: Served, requests: list[dict[str, object]]) -> list[Crowd]:
    """The same people three times, one run after the other; the first warms the server up."""
    return [ask(server, requests, PEOPLE, SECONDS) for _ in range(3)]


def test_all_who_ask_at_once_are_answered_with_proof(crowds: list[Crowd]) -> None:
    for crowd in crowds:
        assert crowd.faults == ()
        assert len(crowd.seconds) >= PEOPLE


def test_memory_stays_while_people_ask(crowds: list[Crowd]) -> None:
    _, second, third = crowds
    assert max(third.resident) <= 1.1 * max(second.resident)


def test_a_fault_is_told_with_what_was_asked(server: Served) -> None:
    crowd = ask(server, [{"path": "/api/ask", "body": {"colour": "red"}}], 1, 1)
    assert crowd.faults
    assert all(fault.startswith("status 422") and "colour" in fault for fault in crowd.faults)
