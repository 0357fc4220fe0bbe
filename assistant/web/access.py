"""Who may use the server, and who is asking."""

from __future__ import annotations

import hashlib
import re
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

BROWSER_COOKIE = "passage_browser"
_BROWSER = re.compile(r"[0-9a-f]{32}")
_YEAR = 365 * 24 * 3600


def user_of(request: HTTPConnection | Any) -> str:
    """Who asks: the name signed in with, or on an open loopback server an id of this browser alone.

    Args:
        request: of Starlette, FastAPI or Gradio (`gr.Request`, which holds one of Starlette).
    """
    return str(getattr(request, "request", request).state.user)


class Guard:
    """The middleware before everything else."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the application that it guards."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Says who asks, and lets through what may pass."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        given = _cookie(scope, BROWSER_COOKIE)
        known = given if given and _BROWSER.fullmatch(given) else secrets.token_hex(16)
        scope.setdefault("state", {})["user"] = (
            "browser:" + hashlib.sha256(known.encode()).hexdigest()[:32]
        )

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and known != given:
                cookie = f"{BROWSER_COOKIE}={known}; HttpOnly; SameSite=Lax; Path=/; Max-Age={_YEAR}"
                message["headers"] = [*message["headers"], (b"set-cookie", cookie.encode())]
            await send(message)

        await self._app(scope, receive, answer)


def _cookie(scope: Scope, name: str) -> str:
    jar: SimpleCookie = SimpleCookie()
    for header, value in scope["headers"]:
        if header == b"cookie":
            try:
                jar.load(value.decode("latin-1"))
            except CookieError:
                return ""
    return jar[name].value if name in jar else ""
