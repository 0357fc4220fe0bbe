"""How large a request may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from assistant.web.problems import problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 64 * 1024
"""Bytes of a request's body: thirty times the longest question."""

MOST_OF_PAGE = 2 * 1024 * 1024
"""Bytes of a request by the page, which sends the conversation that it shows along with each event."""

_PAGE = "/gradio_api/"


class Sizes:
    """The middleware that reads no more than may be sent."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the application behind it."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request through as far as it may go."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = MOST_OF_PAGE if scope["path"].startswith(_PAGE) else MOST
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > most:
            await problem(413, f"a request may have {most:,} bytes")(scope, receive, send)
            return
        got, began = 0, False

        async def counted() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > most:
                raise _TooLarge
            return message

        async def watched(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self._app(scope, counted, watched)
        except _TooLarge:
            if began:
                raise
            await problem(413, f"a request may have {most:,} bytes")(scope, receive, send)


class _TooLarge(HTTPException):
    """Of the kind that the frameworks behind let pass or answer themselves."""

    def __init__(self) -> None:
        super().__init__(413, "the request is too large")
