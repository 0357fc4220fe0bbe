"""Signing in, and what only a user may do."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import anyio
import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from assistant.web.access import Access
from assistant.web.app import create_app
from assistant.web.sessions import Sessions
from assistant.web.signin import WRONG
from assistant.web.tools import ADDRESS
from assistant.web.users import Users
from tests.web.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.web.services import Services

PASSWORD = "correct horse battery"
QUESTION = {"question": "What was the 2016 domestic abuse arrest rate?"}


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Users:
    """A file with anna and bob in it."""
    users = Users(tmp_path_factory.mktemp("access") / "users")
    for name in ("anna", "bob"):
        users.add(name, PASSWORD)
    return users


@pytest.fixture(scope="module")
def guarded(services: Services, users: Users) -> Iterator[str]:
    """The address of a server where one has to sign in."""
    with serving(create_app(services, Access(users))) as address:
        yield address


def browser(address: str) -> httpx.Client:
    """A browser of its own."""
    return httpx.Client(base_url=address, timeout=60, headers={"accept": "text/html"})


def sign_in(
    client: httpx.Client, name: str, password: str = PASSWORD, wanted: str = "/"
) -> httpx.Response:
    return client.post("/sign-in", data={"name": name, "password": password, "next": wanted})


@pytest.mark.parametrize(
    "path",
    ["/api/reports", "/metrics", "/config", "/gradio_api/queue/data", "/api/openapi.json", ADDRESS,
     "/assets/x.js", "/theme.css", "/nowhere"],
)  # fmt: skip
def test_nothing_is_given_to_who_has_not_signed_in(guarded: str, path: str) -> None:
    got = httpx.get(guarded + path)
    assert (got.status_code, got.json()["error"]["type"]) == (401, "sign_in_required")


def test_nobody_asks_without_signing_in(guarded: str) -> None:
    assert httpx.post(f"{guarded}/api/ask", json=QUESTION).status_code == 401
    assert httpx.post(f"{guarded}/gradio_api/queue/join", json={}).status_code == 401


def test_health_needs_no_signing_in(guarded: str) -> None:
    assert httpx.get(f"{guarded}/healthz").status_code == 200


def test_a_browser_is_sent_to_the_sign_in_page_and_on_to_what_it_wanted(guarded: str) -> None:
    wanted = "/?report=hampshire-crime-2014&start=1&end=9"
    with browser(guarded) as client:
        sent = client.get(wanted)
        assert sent.status_code == 303
        page = client.get(sent.headers["location"]).text
        hidden = re.search(r'name="next" value="([^"]*)"', page)
        assert hidden is not None
        got = sign_in(client, "anna", wanted=hidden[1].replace("&amp;", "&"))
        assert (got.status_code, got.headers["location"]) == (303, wanted)
        assert client.get(wanted).status_code == 200


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "",
     "javascript:alert(1)", "/sign-out", "/\r\nset-cookie: a=b"],
)  # fmt: skip
def test_signing_in_leads_nowhere_else(guarded: str, elsewhere: str) -> None:
    with browser(guarded) as client:
        location = sign_in(client, "anna", wanted=elsewhere).headers["location"]
        assert httpx.URL(location).host == ""
        assert re.fullmatch(r"/(?:set-cookie:a=b)?", location)


def test_the_page_labels_its_fields_and_shows_no_markup_of_a_name(guarded: str) -> None:
    with browser(guarded) as client:
        page = sign_in(client, "<script>alert(1)</script>", "x").text
        assert "<script>alert" not in page
        for field in ("name", "password"):
            assert f'<label for="{field}">' in page
            assert f'id="{field}"' in page
        assert f'role="alert" id="alert">{WRONG}<' in page
        assert "<html lang" in page


def test_a_session_is_kept_where_no_script_reads_it(guarded: str) -> None:
    with browser(guarded) as client:
        cookie = sign_in(client, "anna").headers["set-cookie"]
    assert re.fullmatch(r"passage_session=[\w-]{43}; HttpOnly; SameSite=Lax; Path=/", cookie)


def test_over_https_a_session_never_leaves_https(services: Services, users: Users) -> None:
    async def signed_in() -> str:
        transport = httpx.ASGITransport(create_app(services, Access(users)))
        async with httpx.AsyncClient(transport=transport, base_url="https://localhost") as client:
            data = {"name": "anna", "password": PASSWORD}
            got = await client.post("/sign-in", data=data)
            assert "max-age" in got.headers["strict-transport-security"]
            return str(got.headers["set-cookie"])

    cookie = anyio.run(signed_in)
    assert cookie.startswith("__Host-passage_session=")
    assert "; Secure" in cookie


def test_each_sign_in_has_a_key_of_its_own(guarded: str) -> None:
    with browser(guarded) as client:
        client.cookies.set("passage_session", "planted-by-somebody")
        sign_in(client, "anna")
        keys = {cookie.value for cookie in client.cookies.jar if cookie.domain != ""}
        assert "planted-by-somebody" not in keys


def test_signing_out_ends_the_session_for_good(guarded: str) -> None:
    with browser(guarded) as client:
        sign_in(client, "anna")
        key = client.cookies["passage_session"]
        assert client.get("/").status_code == 200
        assert client.post("/sign-out").headers["location"] == "/sign-in"
        client.cookies.set("passage_session", key)
        assert client.get("/").status_code == 303


def test_an_unknown_name_and_a_wrong_password_are_answered_alike(guarded: str) -> None:
    with browser(guarded) as client:
        unknown, wrong = sign_in(client, "nobody-here"), sign_in(client, "bob", "wrong password")
    assert unknown.status_code == wrong.status_code == 401
    assert unknown.text.replace("nobody-here", "bob") == wrong.text


def test_who_guesses_has_to_wait_even_with_the_right_password(services: Services, users: Users) -> None:
    with serving(create_app(services, Access(users))) as address, browser(address) as client:
        for _ in range(5):
            assert sign_in(client, "anna", "a wrong password").status_code == 401
        late = sign_in(client, "anna")
        assert late.status_code == 429
        assert int(late.headers["retry-after"]) > 60
        assert sign_in(client, "bob").status_code == 303


def test_guessing_at_the_same_time_gets_no_further(users: Users) -> None:
    access = Access(users)
    with ThreadPoolExecutor(12) as guessing:
        found = list(guessing.map(lambda n: access.attempt("anna", f"guess {n}", "::1"), range(12)))
    assert found.count(None) == 5
    assert all(isinstance(one, float) for one in found if one is not None)


def test_a_token_lets_a_program_ask(guarded: str, users: Users) -> None:
    token = users.issue_token("anna")
    headers = {"authorization": f"Bearer {token}"}
    assert httpx.post(f"{guarded}/api/ask", json=QUESTION, headers=headers).status_code == 200
    wrong = {"authorization": f"Bearer {token[:-1]}"}
    assert httpx.post(f"{guarded}/api/ask", json=QUESTION, headers=wrong).status_code == 401


def test_a_token_lets_another_assistant_use_the_tools(guarded: str, users: Users) -> None:
    headers = {"authorization": f"Bearer {users.issue_token('bob')}"}

    async def names() -> list[str]:
        async with (
            httpx.AsyncClient(headers=headers, timeout=60) as http,
            streamable_http_client(guarded + ADDRESS, http_client=http) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return [tool.name for tool in (await session.list_tools()).tools]

    assert anyio.run(names) == ["ask", "search", "cite"]


def test_a_user_who_is_removed_is_signed_out(services: Services, tmp_path: Path) -> None:
    users = Users(tmp_path / "users")
    users.add("anna", PASSWORD)
    token = users.issue_token("anna")
    with serving(create_app(services, Access(users))) as address, browser(address) as client:
        sign_in(client, "anna")
        assert client.get("/").status_code == 200
        Users(users.path).remove("anna")
        assert client.get("/").status_code == 303
        assert httpx.get(f"{address}/api/reports", headers={"authorization": f"Bearer {token}"}).is_error


def test_another_password_ends_every_session(users: Users, tmp_path: Path) -> None:
    own = Users(tmp_path / "users")
    own.add("anna", PASSWORD)
    sessions = Sessions(own)
    key = sessions.begin("anna")
    assert sessions.user(key) == "anna"
    own.add("anna", PASSWORD + " staple")
    assert sessions.user(key) is None


def test_a_session_ends_when_it_is_not_used_and_when_it_is_old(users: Users) -> None:
    clock = Clock()
    sessions = Sessions(users, idle=100, longest=250, clock=clock)
    unused, used = sessions.begin("anna"), sessions.begin("anna")
    clock.now = 90
    assert sessions.user(used) == "anna"
    clock.now = 180
    assert (sessions.user(unused), sessions.user(used)) == (None, "anna")
    clock.now = 251
    assert sessions.user(used) is None


def test_an_open_server_knows_each_browser_by_a_cookie_that_no_script_reads(server: str) -> None:
    with browser(server) as one, browser(server) as other:
        cookies = [client.get("/").headers["set-cookie"] for client in (one, other)]
        assert "set-cookie" not in one.get("/").headers
    assert cookies[0] != cookies[1]
    for cookie in cookies:
        assert re.fullmatch(
            r"passage_browser=[0-9a-f]{32}; HttpOnly; SameSite=Lax; Path=/; Max-Age=31536000", cookie
        )


def test_a_program_that_asks_an_open_server_is_given_no_cookie(server: str) -> None:
    assert "set-cookie" not in httpx.get(f"{server}/api/reports").headers


def test_nobody_reads_the_session_of_anothers_page(server: str) -> None:
    with browser(server) as one, browser(server) as other:
        one.get("/")
        other.get("/")
        mine = {"data": [], "fn_index": 0, "session_hash": "mineofthistest"}
        assert one.post("/gradio_api/queue/join", json=mine).status_code != 404
        assert other.post("/gradio_api/queue/join", json=mine).status_code == 404
        assert other.post("/gradio_api/cancel", json=mine).status_code == 404
        got = other.get("/gradio_api/queue/data", params={"session_hash": "mineofthistest"})
        assert got.status_code == 404
        assert other.get("/gradio_api/heartbeat/mineofthistest").status_code == 404


def test_a_users_file_that_is_gone_lets_nobody_in(services: Services, tmp_path: Path) -> None:
    users = Users(tmp_path / "users")
    users.add("anna", PASSWORD)
    with serving(create_app(services, Access(users))) as address, browser(address) as client:
        sign_in(client, "anna")
        users.path.unlink()
        for got in (client.get("/api/reports"), sign_in(client, "anna")):
            assert (got.status_code, got.json()["error"]["type"]) == (503, "unusable")
