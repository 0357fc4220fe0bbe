"""The headers that tell a browser what this page never does."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
    " connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; base-uri 'self';"
    " form-action 'self'; frame-ancestors 'none'"
)
"""A script runs only if it is one of our files or bears the nonce of its response, so no markup that
comes out of a report runs. Gradio's components set styles inline, and its
HTML component compiles its template, ours alone, which markup cannot reach."""

_HTML = "text/html"


class SecurityHeaders:
    """The middleware that adds the headers, and the response's nonce to the scripts of a page."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the application behind it."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and changes what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _HTML in Headers(scope=scope).get("accept", ""):
            # A page is changed on its way out, so it must not be compressed before.
            kept = [one for one in scope["headers"] if one[0] != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        answer = _Answer(send, secure=scope["scheme"] == "https")
        await self._app(scope, receive, answer)


class _Answer:
    """A response on its way out; a page is held back until it is whole."""

    def __init__(self, send: Send, *, secure: bool) -> None:
        self._send = send
        self._secure = secure
        self._nonce = secrets.token_urlsafe(16)
        self._held: Message | None = None
        self._page = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message.get("headers", []))
            self._add(headers)
            message = {**message, "headers": headers.raw}
            if headers.get("content-type", "").startswith(_HTML) and "content-encoding" not in headers:
                self._held = message
                return
        elif self._held is not None and message["type"] == "http.response.body":
            self._page += message.get("body", b"")
            if message.get("more_body"):
                return
            # "<" is escaped in all data that a page carries: only tags begin with it.
            body = bytes(self._page).replace(b"<script", f'<script nonce="{self._nonce}"'.encode())
            held, self._held = self._held, None
            headers = MutableHeaders(raw=held["headers"])
            if "content-length" in headers and body:
                headers["content-length"] = str(len(body))
            await self._send({**held, "headers": headers.raw})
            message = {"type": "http.response.body", "body": body}
        await self._send(message)

    def _add(self, headers: MutableHeaders) -> None:
        for name, value in _ALWAYS.items():
            headers[name] = value
        headers["content-security-policy"] = _POLICY.format(nonce=self._nonce)
        if "cache-control" not in headers:
            headers["cache-control"] = "no-store"
        if self._secure:
            headers["strict-transport-security"] = "max-age=31536000"
