"""Many people asking one server at once: how long they wait, and what it holds in memory.

The server is `passage serve` itself, on loopback, over a copy of the data folder. One person alone and
all of them together ask the same questions in the same run, the one before and after the others, so
that whatever else the machine does meets both. Then the index is built anew under them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic, sleep
from urllib.request import urlopen

import psutil

from assistant.settings import Settings
from bench.figures import Figure, percentile
from corpus.catalogue import DEFAULT_FOLDER
from eval.dataset import load, packaged
from eval.rules import made_from
from eval.types import KnownAnswer
from eval.validate import catalogued
from index.build import build
from index.embedding import SentenceEmbedder

TITLE = "Load"
PEOPLE = 20
READ = 1.0
"""Seconds for which a person reads an answer, on average, before the next question."""
WARM_UP_SECONDS = 10
ALONE_SECONDS = 20
SECONDS = 120
WITHOUT_PAUSE_SECONDS = 20
REBUILD_SECONDS = 40
READY_SECONDS = 180
SAMPLE_SECONDS = 0.5
FAULTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: its address, without a slash at its end, and its process id."""

    address: str
    pid: int

    @property
    def resident(self) -> int:
        """Bytes of memory that it holds, its children included."""
        own = psutil.Process(self.pid)
        return sum(one.memory_info().rss for one in (own, *own.children(recursive=True)))

    @property
    def worked(self) -> float:
        """Seconds of processor time that it has used so far."""
        times = psutil.Process(self.pid).cpu_times()
        return float(times.user + times.system)

    @property
    def generation(self) -> str:
        """The generation of the index that answers, or "" where none does yet."""
        try:
            with urlopen(f"{self.address}/healthz", timeout=10) as response:
                return str(json.load(response)["generation"])
        except (OSError, ValueError):
            # It does not listen yet, or says 503.
            return ""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What some people met: seconds of every answer, and faults in words; and what it cost the server:
    its resident bytes, sampled twice a second, and its seconds of processor time while they asked for
    `lasted` seconds."""

    seconds: tuple[float, ...]
    faults: tuple[str, ...]
    resident: tuple[int, ...]
    worked: float
    lasted: float


def measure() -> list[Figure]:
    """All figures of load, in some four minutes; the index is built first where it is missing or stale.

    Raises:
        RuntimeError: the server or locust failed, or the new index was not taken up.
    """
    settings = Settings.read()
    folder = settings.reports or DEFAULT_FOLDER
    build(folder, settings.home, SentenceEmbedder.load(settings.embedding_model))
    rows = load(*packaged())
    rows += made_from(rows, (text for texts in catalogued().values() for text in texts))
    asked = questions(rows)
    with tempfile.TemporaryDirectory() as copy:
        home = Path(copy) / "home"
        shutil.copytree(settings.home / "index", home / "index")
        with served(home) as server:
            ask(server, asked, PEOPLE, WARM_UP_SECONDS)
            before = ask(server, asked, 1, ALONE_SECONDS)
            crowd = ask(server, asked, PEOPLE, SECONDS, read=READ)
            after = ask(server, asked, 1, ALONE_SECONDS)
            eager = ask(server, asked, PEOPLE, WITHOUT_PAUSE_SECONDS)
            generation = server.generation
            with rebuilding(home):
                under = ask(server, asked, PEOPLE, REBUILD_SECONDS, read=READ)
            _until(lambda: server.generation != generation)
    alone = median(before.seconds + after.seconds)
    return [
        Figure("answers to one person alone", len(before.seconds + after.seconds), ""),
        Figure("one person alone, p50", alone * 1000, "ms"),
        Figure("processor time of an answer, one person alone", _cost(before), "ms"),
        *_told(f"{PEOPLE} people, each reading for {READ:g} s", crowd, alone, "under 10"),
        *_told(f"{PEOPLE} people without a pause", eager, alone),
        *_told(f"{PEOPLE} people while the index is built anew", under, alone),
        *_held(crowd),
    ]


def _told(who: str, crowd: Crowd, alone: float, aim: str = "") -> list[Figure]:
    for fault in crowd.faults[:FAULTS_SHOWN]:
        print(f"{who}: {fault}", file=sys.stderr)
    p95 = percentile(crowd.seconds, 0.95)
    return [
        Figure(f"{who}: answers", len(crowd.seconds), ""),
        Figure(f"{who}: errors", len(crowd.faults), "", "none"),
        Figure(f"{who}: processor time of an answer", _cost(crowd), "ms"),
        # Where this is well under 1 and people wait, others had the machine: the times tell of them.
        Figure(f"{who}: processors that the server had", crowd.worked / crowd.lasted, ""),
        Figure(f"{who}: p50", median(crowd.seconds) * 1000, "ms"),
        Figure(f"{who}: p95", p95 * 1000, "ms"),
        Figure(f"{who}: p95 over p50 alone", p95 / alone, "×", aim),
    ]


def _cost(crowd: Crowd) -> float:
    return crowd.worked / len(crowd.seconds) * 1000


def _held(crowd: Crowd) -> list[Figure]:
    """The memory of the server over the main run: at its start, middle and end."""
    count, few = len(crowd.resident), 5
    starts = (0, (count - few) // 2, count - few)
    held = [median(crowd.resident[at : at + few]) / 1e6 for at in starts]
    names = ("at the start", "in the middle", "at the end")
    figures = [Figure(f"memory {n}", value, "MB") for n, value in zip(names, held, strict=True)]
    return [*figures, Figure("memory at the end over the start", held[2] / held[0], "×", "at most 1.1")]


@contextmanager
def served(home: Path) -> Iterator[Served]:
    """`passage serve` over `home`, ready to answer; it is stopped, by its own process id, at the end.

    Raises:
        RuntimeError: it ended, or was not ready within `READY_SECONDS`.
    """
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", "0", "--home", str(home)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().rpartition(" ")[2].strip().rstrip("/")
        server = Served(address, process.pid)
        _until(lambda: process.poll() is not None or bool(server.generation))
        if process.poll() is not None:
            raise RuntimeError(f"passage serve ended with code {process.returncode}")
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def questions(rows: Sequence[KnownAnswer]) -> list[dict[str, object]]:
    """The requests that put `rows` to the HTTP API: path and body."""
    return [
        {"path": "/api/check", "body": {"claim": row.claim}}
        if row.kind == "claim"
        else {"path": "/api/ask", "body": {"question": row.text, "history": list(row.turns[:-1])}}
        for row in rows
    ]


def ask(
    server: Served, asked: Sequence[dict[str, object]], people: int, seconds: int, *, read: float = 0.0
) -> Crowd:
    """`people` put `asked` to the server for some seconds: each asks at once after the answer before, or
    after reading it for `read` seconds on average.

    Raises:
        RuntimeError: locust failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        given, told = Path(folder) / "ask.jsonl", Path(folder) / "tell.jsonl"
        given.write_text("".join(f"{json.dumps(one)}\n" for one in asked), encoding="utf-8")
        told.touch()
        command = [
            sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("_people.py")),
            "--headless", "--only-summary", "--users", str(people), "--spawn-rate", str(people),
            "--run-time", f"{seconds}s", "--stop-timeout", "60s", "--exit-code-on-error", "0",
            "--loglevel", "ERROR", "--host", server.address,
        ]  # fmt: skip
        environ = {
            **os.environ,
            "PEOPLE_ASK": str(given),
            "PEOPLE_TELL": str(told),
            "PEOPLE_READ": str(read),
        }
        worked, began = server.worked, monotonic()
        with _sampling(server) as resident:
            done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"locust ended with code {done.returncode}: {done.stderr[-2000:]}")
        lines = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
    return Crowd(
        tuple(line["seconds"] for line in lines),
        tuple(f"{line['fault']} ({line['asked']})" for line in lines if line["fault"]),
        tuple(resident),
        server.worked - worked,
        monotonic() - began,
    )


def _until(done: Callable[[], bool]) -> None:
    until = monotonic() + READY_SECONDS
    while not done():
        if monotonic() > until:
            raise RuntimeError(f"what was waited for did not come within {READY_SECONDS} s")
        sleep(0.2)


@contextmanager
def _sampling(server: Served) -> Iterator[list[int]]:
    resident = [server.resident]
    done = threading.Event()

    def sample() -> None:
        while not done.wait(SAMPLE_SECONDS):
            resident.append(server.resident)

    thread = threading.Thread(target=sample, daemon=True)
    thread.start()
    try:
        yield resident
    finally:
        done.set()
        thread.join()
        resident.append(server.resident)


@contextmanager
def rebuilding(home: Path) -> Iterator[None]:
    """Builds the index of `home` anew in a process of its own, and waits for its end.

    Raises:
        RuntimeError: the build failed.
    """
    command = [sys.executable, "-m", "assistant.cli", "index", "build", "--anew", "--home", str(home)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield
        if process.wait(timeout=READY_SECONDS):
            raise RuntimeError(f"passage index build ended with code {process.returncode}")
    finally:
        process.kill()
        process.wait()
