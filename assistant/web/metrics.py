"""What Prometheus reads at /metrics."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from corpus.errors import ServerBusy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.types import Answer
    from assistant.web.live import Live

_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0)


class Metrics:
    """The counts of one server, in a registry of their own."""

    def __init__(self) -> None:
        """All at nought."""
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "passage_http_requests",
            "Requests, by route (not by address), method and status",
            ["route", "method", "status"],
            registry=self._registry,
        )
        self._answers = Counter(
            "passage_answers", "Answers by what was asked and status", ["asked", "status"],
            registry=self._registry,
        )  # fmt: skip
        self._refusals = Counter(
            "passage_refusals", "Refusals by reason", ["reason"], registry=self._registry
        )
        self._seconds = Histogram(
            "passage_answer_seconds", "Seconds from asking to the answer, waiting included", ["asked"],
            buckets=_BUCKETS, registry=self._registry,
        )  # fmt: skip
        self._busy = Counter(
            "passage_busy", "Questions turned away because too many were asking", registry=self._registry
        )
        self._asking = Gauge(
            "passage_asking", "Questions being answered or waiting", registry=self._registry
        )
        self._index = Gauge(
            "passage_index", "1 for the generation of the index that answers", ["generation"],
            registry=self._registry,
        )  # fmt: skip
        self._ready = Gauge("passage_ready", "1 if questions are answered", registry=self._registry)

    @contextmanager
    def asking(self, asked: str) -> Iterator[None]:
        """Times the block, and counts it if it is turned away; `asked` is "question", "claim" or
        "search"."""
        self._asking.inc()
        began = time.perf_counter()
        try:
            yield
        except ServerBusy:
            self._busy.inc()
            raise
        finally:
            self._asking.dec()
            self._seconds.labels(asked).observe(time.perf_counter() - began)

    def answered(self, asked: str, answer: Answer) -> None:
        """Counts `answer`."""
        self._answers.labels(asked, answer.status).inc()
        if answer.reason is not None:
            self._refusals.labels(answer.reason).inc()

    def requested(self, route: str, method: str, status: int) -> None:
        """Counts a request. `route` is one of a few templates, or every address would be a series."""
        self._requests.labels(route, method, str(status)).inc()

    def text(self, live: Live) -> bytes:
        """All counts in Prometheus's text format."""
        generation = live.state.generation
        self._index.clear()
        self._ready.set(bool(generation))
        if generation:
            self._index.labels(generation).set(1)
        return generate_latest(self._registry)
