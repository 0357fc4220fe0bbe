"""Which of Gradio's own endpoints are open: those that the page needs, and no other.

Gradio brings uploads, a proxy, a file server, run history, monitoring and more. Passage uses none of
them. The queue, which it does use, tells anybody who knows a page's session what that page is shown:
here a session belongs to the user who first used it.
"""

from __future__ import annotations

import json
import re
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from assistant.web.problems import problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_API = "/gradio_api/"
_OPEN = {
    "GET": re.compile(
        r"/|/config/?|/theme\.css|/favicon\.ico|/manifest\.json|/robots\.txt|/pwa_icon(?:/\d+)?"
        r"|/(?:assets|static|svelte)/.+"
        r"|/gradio_api/(?:startup-events|app_id|theme\.css|queue/data|heartbeat/\w+)"
    ),
    "POST": re.compile(r"/gradio_api/(?:queue/join|cancel|reset|run/\w+)/?"),
}
_OPEN["HEAD"] = _OPEN["GET"]
_HEARTBEAT = re.compile(r"/gradio_api/heartbeat/(\w+)")
_SESSIONS_KEPT = 50_000


class Closed:
    """The middleware around the page: closes what it does not need, and keeps users apart."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the page's application."""
        self._app = app
        self._owners: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request through, or says that there is nothing."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        path, method = scope["path"], scope["method"]
        query = parse_qs(scope["query_string"].decode("latin-1"))
        pattern = _OPEN.get(method)
        if pattern is None or not pattern.fullmatch(path) or "deep_link" in query:
            await problem(404, "there is nothing here")(scope, receive, send)
            return
        if method == "POST":
            body, receive = await _read(receive)
            sessions = _sessions_in(body)
        else:
            beat = _HEARTBEAT.fullmatch(path)
            sessions = [beat[1]] if beat else query.get("session_hash", [])
        if not all(self._owns(scope["state"]["user"], session) for session in sessions):
            await problem(404, "there is no such session")(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _owns(self, user: str, session: str) -> bool:
        with self._lock:
            owner = self._owners.setdefault(session, user)
            self._owners.move_to_end(session)
            while len(self._owners) > _SESSIONS_KEPT:
                self._owners.popitem(last=False)
        return owner == user


def _sessions_in(body: bytes) -> list[str]:
    try:
        value = json.loads(body)
    except ValueError:
        return []
    session = value.get("session_hash") if isinstance(value, dict) else None
    return [session] if isinstance(session, str) else []


async def _read(receive: Receive) -> tuple[bytes, Receive]:
    """The whole body, whose size is bounded before, and a `receive` that gives it again."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        body += message.get("body", b"")
        more = message.get("more_body", False)
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": bytes(body), "more_body": False}

    return bytes(body), again


class OnlyTools:
    """The middleware around the tools' application: only its MCP endpoint is open."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the tools' application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets an MCP request through, or says that there is nothing."""
        if scope["type"] == "http" and scope["path"].rstrip("/") != "/tools/gradio_api/mcp":
            await problem(404, "there is nothing here")(scope, receive, send)
            return
        await self._app(scope, receive, send)
