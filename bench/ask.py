"""What an answer costs: warm, over the embedding of its question; and as a process, in time and memory.

Each question is asked once, so that no cache can answer it. Embedding and answering alternate in one
run, and which of them comes first alternates too: whatever else the machine does meets both alike.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from assistant.engine import Assistant
from assistant.settings import Settings
from bench.figures import Figure, percentile
from corpus.catalogue import DEFAULT_FOLDER
from eval.dataset import load, packaged
from index.build import build
from index.embedding import SentenceEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TITLE = "Answering"
WARM_UP = 5
PROCESSES = 5
QUESTION = "what was the 2016 domestic abuse arrest rate?"


def measure() -> list[Figure]:
    """All figures of answering; the index is built first where it is missing or stale."""
    settings = Settings.read()
    folder = settings.reports or DEFAULT_FOLDER
    build(folder, settings.home, SentenceEmbedder.load(settings.embedding_model))
    return [*_warm(settings.home), *_processes(settings.home)]


def _warm(home: Path) -> list[Figure]:
    assistant = Assistant.open(home)
    questions = list(dict.fromkeys(row.question for row in load(*packaged()) if row.kind == "question"))
    for question in questions[:WARM_UP]:
        assistant.ask(question)
    embedding: list[float] = []
    asking: list[float] = []
    steps: list[tuple[list[float], Callable[[str], object]]] = [
        (embedding, assistant.index.embed),
        (asking, assistant.ask),
    ]
    for number, question in enumerate(questions[WARM_UP:]):
        for times, step in steps if number % 2 else reversed(steps):
            started = perf_counter()
            step(question)
            times.append((perf_counter() - started) * 1000)
    ratio = median(asking) / median(embedding)
    return [
        Figure("questions", len(asking), ""),
        Figure("embedding alone, p50", median(embedding), "ms"),
        Figure("embedding alone, p95", percentile(embedding, 0.95), "ms"),
        Figure("warm ask, p50", median(asking), "ms"),
        Figure("warm ask, p95", percentile(asking, 0.95), "ms"),
        Figure("warm ask over embedding, p50", ratio, "×", "at most 3"),
    ]


def _processes(home: Path) -> list[Figure]:
    helps = [_process("--help")[0] for _ in range(PROCESSES)]
    asks = [_process("ask", QUESTION, "--home", str(home)) for _ in range(PROCESSES)]
    return [
        Figure("passage --help, median", median(helps), "s", "at most 0.5"),
        Figure("passage ask, cold, median", median(seconds for seconds, _ in asks), "s"),
        Figure("passage ask, peak memory", max(peak for _, peak in asks) / 1e6, "MB", "at most 1000"),
    ]


_MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""
"""Run by a process of its own: a child's peak counts from the size of the process that starts it."""


def _process(*words: str) -> tuple[float, int]:
    """Wall time in seconds, with that of the small process around it, and peak resident memory in bytes
    of one `passage` command.

    Raises:
        RuntimeError: the command failed.
    """
    command = [sys.executable, "-c", _MEASURE, sys.executable, "-m", "assistant.cli", *words]
    started = perf_counter()
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = perf_counter() - started
    code, peak = map(int, told.stdout.split())
    if code:
        raise RuntimeError(f"passage {' '.join(words)} ended with code {code}")
    return seconds, peak * (1 if sys.platform == "darwin" else 1024)
