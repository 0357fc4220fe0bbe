"""How much is answered at a time, and how large a request may be."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from assistant.web.app import create_app
from assistant.web.limits import Attempts, Desk
from assistant.web.services import Services
from assistant.web.sizes import MOST
from corpus.errors import ServerBusy
from tests.web.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_no_more_have_a_turn_at_once_than_there_are_turns() -> None:
    desk, together, most = Desk(at_once=2, waiting=20), 0, 0
    lock = threading.Lock()

    def work() -> None:
        nonlocal together, most
        with lock:
            together += 1
            most = max(most, together)
        threading.Event().wait(0.02)
        with lock:
            together -= 1

    threads = [threading.Thread(target=desk.turn, args=[work]) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2


@contextmanager
def occupied(desk: Desk) -> Iterator[None]:
    """Somebody else has a turn for the length of the block."""
    begun, done = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        done.wait(60)

    other = threading.Thread(target=desk.turn, args=[work])
    other.start()
    begun.wait(60)
    try:
        yield
    finally:
        done.set()
        other.join()


def test_where_there_is_no_room_to_wait_the_server_is_busy_at_once() -> None:
    desk = Desk(at_once=1, waiting=0)
    with occupied(desk), pytest.raises(ServerBusy):
        desk.turn(lambda: None)


def test_a_turn_that_does_not_come_in_time_is_a_busy_server() -> None:
    desk, worked = Desk(at_once=1, waiting=5, patience=0.05), threading.Event()
    with occupied(desk), pytest.raises(ServerBusy):
        desk.turn(worked.set)
    desk.close()
    assert not worked.is_set()


def test_a_turn_gives_what_the_work_gives_or_raises() -> None:
    desk = Desk(at_once=1, waiting=0)
    with pytest.raises(ZeroDivisionError):
        desk.turn(lambda: 1 / 0)
    assert desk.turn(lambda: 7) == 7


def test_after_too_many_failures_one_has_to_wait() -> None:
    clock = Clock()
    attempts = Attempts(3, 60, clock)
    for clock.now in (0.0, 10.0, 20.0):
        assert attempts.take("anna") == 0
    clock.now = 30.0
    assert attempts.take("anna") == 30
    assert attempts.take("bob") == 0


def test_failures_are_forgotten_with_time() -> None:
    clock = Clock()
    attempts = Attempts(1, 60, clock)
    attempts.take("anna")
    clock.now = 60.5
    assert attempts.take("anna") == 0


def test_success_is_no_failure() -> None:
    attempts = Attempts(1, 60)
    for _ in range(3):
        assert attempts.take("anna") == 0
        attempts.give_back("anna")


@pytest.fixture(scope="module")
def one_at_a_time(services: Services) -> Iterator[tuple[str, Desk]]:
    """A server that answers one question at a time and lets nobody wait, and its desk."""
    desk = Desk(at_once=1, waiting=0)
    own = Services(services.live, services.conversations, services.feedback, desk)
    with serving(create_app(own)) as address:
        yield address, desk


def test_a_busy_server_says_so_and_when_to_ask_again(one_at_a_time: tuple[str, Desk]) -> None:
    address, desk = one_at_a_time
    with occupied(desk):
        got = httpx.post(f"{address}/api/ask", json={"question": "How many burglaries were there?"})
    assert got.status_code == 503
    assert int(got.headers["retry-after"]) > 0
    assert got.json()["error"]["type"] == "busy"
    assert "passage_busy_total 1.0" in httpx.get(f"{address}/metrics").text


def test_a_busy_server_still_tells_its_health(one_at_a_time: tuple[str, Desk]) -> None:
    address, desk = one_at_a_time
    with occupied(desk):
        assert httpx.get(f"{address}/healthz").status_code == 200


def test_a_large_request_is_not_read(server: str) -> None:
    got = httpx.post(f"{server}/api/ask", json={"question": "x" * MOST})
    assert (got.status_code, got.json()["error"]["type"]) == (413, "too_large")


def test_a_large_request_of_unknown_length_is_not_read_to_its_end(server: str) -> None:
    def endless() -> Iterator[bytes]:
        yield b'{"question": "'
        for _ in range(64):
            yield b"x" * 4096

    got = httpx.post(
        f"{server}/api/ask", content=endless(), headers={"content-type": "application/json"}
    )
    assert (got.status_code, got.json()["error"]["type"]) == (413, "too_large")


def test_a_page_may_not_send_without_end_either(server: str) -> None:
    got = httpx.post(f"{server}/gradio_api/queue/join", content=b"x" * (3 << 20))
    assert got.status_code == 413


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/proxy=https://example.org/"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/monitoring"),
        ("GET", "/gradio_api/deep_link"),
        ("GET", "/?deep_link=x"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/call/ask"),
        ("GET", "/gradio_api/runs"),
        ("PUT", "/"),
    ],
)
def test_what_the_page_does_not_need_of_gradio_is_closed(server: str, method: str, path: str) -> None:
    assert httpx.request(method, server + path).status_code == 404
