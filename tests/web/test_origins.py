"""Requests that other sites send, and the headers that every answer has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest

from assistant.web.access import Access
from assistant.web.app import create_app
from assistant.web.users import Users
from tests.web.serving import serving

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.web.services import Services

STATE_CHANGING = ("/api/ask", "/gradio_api/queue/join", "/gradio_api/run/predict", "/gradio_api/cancel",
                  "/sign-in", "/sign-out", "/tools/gradio_api/mcp")  # fmt: skip


@pytest.mark.parametrize("path", STATE_CHANGING)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
    ],
)
def test_another_site_changes_nothing(server: str, path: str, headers: dict[str, str]) -> None:
    got = httpx.post(server + path, json={}, headers=headers)
    assert (got.status_code, got.json()["error"]["type"]) == (403, "forbidden")


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}])
def test_this_site_and_programs_may_ask(server: str, headers: dict[str, str]) -> None:
    asked = {"question": "How many burglaries were there?"}
    assert httpx.post(f"{server}/api/ask", json=asked, headers=headers).status_code == 200
    own = {"origin": server, **headers}
    assert httpx.post(f"{server}/api/ask", json=asked, headers=own).status_code == 200


def test_a_link_from_another_site_opens_the_page(server: str) -> None:
    followed = {
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
    }
    assert httpx.get(server, headers=followed).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
    ],
)
def test_another_site_embeds_and_reads_nothing(server: str, headers: dict[str, str]) -> None:
    assert httpx.get(f"{server}/config", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[", "0.0.0.0"]
)
def test_a_name_that_was_made_to_point_here_is_not_answered(server: str, host: str) -> None:
    got = httpx.get(f"{server}/api/reports", headers={"host": host})
    assert got.status_code in {400, 421}


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1:99", "[::1]:7860"])
def test_the_names_of_loopback_are_answered(server: str, host: str) -> None:
    assert httpx.get(f"{server}/api/reports", headers={"host": host}).status_code == 200


def test_no_answer_lets_another_site_read_it(server: str) -> None:
    for path in ("/config", "/api/reports", "/", "/healthz"):
        got = httpx.get(server + path, headers={"origin": "https://evil.example"})
        assert "access-control-allow-origin" not in got.headers


@pytest.mark.parametrize("path", ["/", "/api/reports", "/nowhere", "/healthz", "/theme.css", "/sign-in"])
def test_every_answer_has_the_headers_that_protect_a_browser(server: str, path: str) -> None:
    headers = httpx.get(server + path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers or "uvicorn" in headers["server"]
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts is not None
    assert "unsafe-inline" not in scripts[1]
    assert "http" not in policy


def test_every_script_of_the_page_has_the_nonce_of_its_response(server: str) -> None:
    nonces = set()
    for _ in range(2):
        got = httpx.get(server, headers={"accept": "text/html"})
        found = re.search(r"'nonce-([\w-]+)'", got.headers["content-security-policy"])
        assert found is not None
        assert got.text.count("<script") == got.text.count(f'<script nonce="{found[1]}"') > 0
        nonces.add(found[1])
    assert len(nonces) == 2


def test_the_page_asks_nothing_of_other_hosts(server: str) -> None:
    page = httpx.get(server, headers={"accept": "text/html"}).text
    assert not re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//[^"]*"', page)


def test_gradio_shares_and_reports_nothing(server: str) -> None:
    config = httpx.get(f"{server}/config").json()
    assert config["analytics_enabled"] is False
    assert not config.get("is_space")
    assert config.get("show_api") in {None, False}


def test_no_event_of_the_page_is_an_api_of_gradios(server: str) -> None:
    events = httpx.get(f"{server}/config").json()["dependencies"]
    assert events
    assert {event["api_visibility"] for event in events} == {"private"}


def test_with_sign_in_the_same_rules_hold(services: Services, tmp_path: Path) -> None:
    users = Users(tmp_path / "users")
    users.add("anna", "correct horse battery")
    with (
        serving(create_app(services, Access(users))) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        data = {"name": "anna", "password": "correct horse battery"}
        evil = {"origin": "https://evil.example"}
        assert client.post("/sign-in", data=data, headers=evil).status_code == 403
        assert client.post("/sign-in", data=data).status_code == 303
        assert client.post("/sign-out", headers=evil).status_code == 403
        assert client.get("/api/reports").status_code == 200
