"""Requests that other sites send in a user's name, or under a name that is not this server's.

Cross-site request forgery is told by `Sec-Fetch-Site` and `Origin`, which browsers send and pages cannot
forge: Valsorda, "Cross-Site Request Forgery" (2025), the method of Go's http.CrossOriginProtection. DNS
rebinding (a site's own name made to point at loopback) is told by `Host`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from assistant.web.problems import problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this machine for itself."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})


class Origins:
    """The middleware that turns away what comes from another site or under another name."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] | None) -> None:
        """Takes the names that the server answers to; None for any."""
        self._app = app
        self._hosts = None if hosts is None else frozenset(name.lower() for name in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request through, or says why not."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            if not self._named(headers):
                answer = problem(421, f"this server does not answer to the name {_host(headers)!r}")
                await answer(scope, receive, send)
                return
            if not _from_here(scope["method"], headers):
                answer = problem(403, "a request from another site is not answered")
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _named(self, headers: Headers) -> bool:
        return self._hosts is None or _host(headers) in self._hosts


def _host(headers: Headers) -> str:
    try:
        return (urlsplit(f"//{headers.get('host', '')}").hostname or "").lower()
    except ValueError:
        return ""


def _from_here(method: str, headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None and site not in _OWN:
        # Following a link to a page from elsewhere is what a permalink is for.
        followed = (
            headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        )
        return method in _SAFE and followed
    if method in _SAFE or site is not None:
        return True
    origin = headers.get("origin")
    # Without either header it is no browser, and nobody's cookies are sent unawares.
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
