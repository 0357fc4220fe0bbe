"""People who ask, for locust: `locust -f bench/_people.py`, as `bench.load` starts it.

It runs as a process of its own, because locust's gevent replaces the standard library's sockets. The
environment names the file of requests (`PEOPLE_ASK`, JSON lines of path and body), the file to which
every answer is told (`PEOPLE_TELL`, JSON lines of seconds, fault and what was asked), and the seconds
for which a person reads an answer before asking again (`PEOPLE_READ`, the mean of an exponential
distribution).
"""

from __future__ import annotations

import json
import os
import random
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from locust import FastHttpUser, task

_ANSWERED = {"answered", "corrected", "refused", "supported", "contradicted", "not_found"}
_PROVED = _ANSWERED - {"refused", "not_found"}

_ASK = [json.loads(line) for line in Path(os.environ["PEOPLE_ASK"]).read_text("utf-8").splitlines()]
_TELL = Path(os.environ["PEOPLE_TELL"])
_READ = float(os.environ["PEOPLE_READ"])
_person = count()


class Person(FastHttpUser):
    """Asks one question after the other, in an order of their own."""

    network_timeout = 60.0
    connection_timeout = 60.0

    def on_start(self) -> None:
        """Gives this person a number, which decides the order of the questions."""
        self._random = random.Random(next(_person))
        self._left: list[dict[str, Any]] = []

    def wait_time(self) -> float:
        """How long the answer is read, in seconds."""
        return self._random.expovariate(1 / _READ) if _READ else 0.0

    @task
    def ask(self) -> None:
        """Asks, and looks whether an answer came, with its proof."""
        if not self._left:
            self._left = self._random.sample(_ASK, len(_ASK))
        question = self._left.pop()
        began = perf_counter()
        response = self.client.post(question["path"], json=question["body"])
        seconds = perf_counter() - began
        fault = _fault(response.status_code, response.text or "")
        told = {"seconds": seconds, "fault": fault, "asked": question["body"]}
        with _TELL.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(told)}\n")


def _fault(status: int, text: str) -> str:
    if status != 200:
        return f"status {status}: {text[:200]}"
    answer = json.loads(text)
    if answer.get("status") not in _ANSWERED:
        return f"no answer: {text[:200]}"
    if answer["status"] in _PROVED and not answer["citations"]:
        return "an answer without a citation"
    return ""
