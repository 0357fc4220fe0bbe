"""The tools for other assistants, called by a real client of MCP."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent

from assistant.web.tools import ADDRESS


def spoken(server: str, talk: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    """What `talk` gives, in a session with the tools of `server`."""

    async def session() -> Any:
        async with (
            streamable_http_client(server + ADDRESS) as (read, write, _),
            ClientSession(read, write) as opened,
        ):
            await opened.initialize()
            return await talk(opened)

    return anyio.run(session)


def called(server: str, tool: str, **arguments: Any) -> CallToolResult:
    """What the tool answers."""
    found = spoken(server, lambda session: session.call_tool(tool, arguments))
    assert isinstance(found, CallToolResult)
    return found


def text(result: CallToolResult) -> str:
    """The one text of a result."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_there_are_these_tools_and_no_event_of_the_page(server: str) -> None:
    listed = spoken(server, lambda session: session.list_tools())
    assert [tool.name for tool in listed.tools] == ["ask", "search", "cite"]


def test_every_tool_and_argument_is_described(server: str) -> None:
    for tool in spoken(server, lambda session: session.list_tools()).tools:
        assert len(tool.description) > 50
        assert all(one["description"] for one in tool.inputSchema["properties"].values())


def test_ask_answers_with_citations(server: str) -> None:
    got = json.loads(
        text(called(server, "ask", question="What was the 2016 domestic abuse arrest rate?"))
    )
    assert got["status"] == "answered"
    assert got["citations"][0]["quote"]


def test_search_keeps_to_a_scope(server: str) -> None:
    got = json.loads(text(called(server, "search", text="How many arrests were made?", years=[2014])))
    assert {one["report"] for one in got["passages"]} == {"hampshire-crime-2014"}


def test_what_search_finds_cite_quotes(server: str) -> None:
    (found,) = json.loads(text(called(server, "search", text="body-worn video", k=1)))["passages"]
    place = {name: found[name] for name in ("report", "start", "end")}
    got = json.loads(text(called(server, "cite", **place, style="harvard")))
    assert got["citation"]["quote"] == found["text"]
    assert got["style"] == "harvard"


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("ask", {"question": "?"}),
        ("search", {"text": "crime", "years": [1999]}),
        ("cite", {"report": "nowhere", "start": 0, "end": 1}),
    ],
)
def test_an_error_is_told_in_one_line(server: str, tool: str, arguments: dict[str, Any]) -> None:
    got = called(server, tool, **arguments)
    assert got.isError
    assert text(got)
    assert "\n" not in text(got)


@pytest.mark.parametrize(
    "path", ["/tools/", "/tools/config", "/tools/gradio_api/info", "/tools/gradio_api/run/ask"]
)
def test_nothing_else_of_the_tools_application_is_open(server: str, path: str) -> None:
    assert httpx.get(server + path).status_code == 404
