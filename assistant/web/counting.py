"""Counts every request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from assistant.web.metrics import Metrics

_OWN = ("/api/", "/healthz", "/metrics", "/sign-in", "/sign-out")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Counting:
    """The middleware that counts requests by route, method and status."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Takes the application behind it, and where to count."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and counts what is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                method = scope["method"] if scope["method"] in _METHODS else "other"
                self._metrics.requested(_route(scope), method, message["status"])
            await send(message)

        await self._app(scope, receive, counted)


def _route(scope: Scope) -> str:
    """The template of the route that answered; an address that a caller made up is no label."""
    route = getattr(scope.get("route"), "path", "")
    if route.startswith(_OWN):
        return str(route)
    return "/tools" if scope["path"].startswith("/tools/") else "page"
