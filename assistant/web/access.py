"""Who may use the server, and who is asking.

An open server, which is only ever bound to loopback, knows each browser by a random cookie. Where there
is a users file, a browser signs in and holds a session; a program sends a token (`passage users token`),
as in `Authorization: Bearer ...`.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response

from assistant.web.limits import Attempts
from assistant.web.origins import LOOPBACK
from assistant.web.problems import problem
from assistant.web.sessions import Sessions
from assistant.web.users import folded
from corpus.errors import PassageError

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable

    from starlette.requests import HTTPConnection
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from assistant.web.users import Users

SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"

_WITHOUT_SIGNING_IN = frozenset({SIGN_IN, SIGN_OUT, "/healthz", "/favicon.ico", "/robots.txt"})
_BROWSER = re.compile(r"[0-9a-f]{32}")
_YEAR = 365 * 24 * 3600
_WINDOW = 15 * 60.0


class Access:
    """Who may use one server: everybody on this machine, or the users of a file."""

    def __init__(self, users: Users | None = None, *, hosts: Collection[str] | None = LOOPBACK) -> None:
        """Takes the users, None for an open server, and the names that it answers to, None for any."""
        self.users = users
        self.hosts = hosts
        self.sessions = None if users is None else Sessions(users)
        self._by_both = Attempts(5, _WINDOW)
        self._by_address = Attempts(20, _WINDOW)
        self._by_name = Attempts(30, _WINDOW)

    def attempt(self, name: str, password: str, address: str) -> str | float | None:
        """Signs `name` in from `address`: the key of a new session, None if name or password is wrong,
        or the seconds to wait where too many attempts have failed.

        Raises:
            SettingsError: the users file cannot be read.
        """
        if self.users is None or self.sessions is None:
            return None
        user = folded(name)
        counts: list[tuple[Attempts, Hashable]] = [
            (self._by_both, (address, user)), (self._by_address, address), (self._by_name, user),
        ]  # fmt: skip
        for number, (attempts, key) in enumerate(counts):
            wait = attempts.take(key)
            if wait > 0:
                _give_back(counts[:number])
                return wait
        if not self.users.signs_in(user, password):
            return None
        _give_back(counts)
        return self.sessions.begin(user)

    def user(self, headers: Headers, *, secure: bool) -> str | None:
        """Who is signed in, by token or session.

        Raises:
            SettingsError: the users file cannot be read.
        """
        if self.users is None or self.sessions is None:
            return None
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.users.owner_of(token.strip())
        key = cookie(headers, session_cookie(secure=secure))
        return self.sessions.user(key) if key else None


def _give_back(counts: list[tuple[Attempts, Hashable]]) -> None:
    for attempts, key in counts:
        attempts.give_back(key)


def user_of(request: HTTPConnection | Any) -> str:
    """Who asks: the name signed in with, or on an open loopback server an id of this browser alone.

    Args:
        request: of Starlette, FastAPI or Gradio (`gr.Request`, which holds one of Starlette).
    """
    return str(_state(request).user)


def signed_in(request: HTTPConnection | Any) -> bool:
    """Whether who asks has signed in, and could sign out (POST /sign-out); takes what `user_of` does."""
    return bool(_state(request).signed_in)


def _state(request: HTTPConnection | Any) -> Any:
    return getattr(request, "request", request).state


class Identity:
    """The middleware that says who asks, and sends to the sign-in page who must say so first."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        """Takes the application behind it."""
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with `state.user` and `state.signed_in`."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and self._access.users is None:
            await self._open(scope, receive, send)
        elif scope["type"] == "http":
            await self._closed(scope, receive, send)

    async def _open(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = cookie(Headers(scope=scope), _browser_cookie(scope))
        known = given if _BROWSER.fullmatch(given) else secrets.token_hex(16)
        # What is kept names the browser by a hash, so that nobody can act for it who reads the file.
        _tell(scope, f"browser:{hashlib.sha256(known.encode()).hexdigest()[:32]}", signed_in=False)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and known != given:
                headers = MutableHeaders(raw=[*message["headers"]])
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", set_cookie(_browser_cookie(scope), known, scope, _YEAR))
                    message = {**message, "headers": headers.raw}
            await send(message)

        await self._app(scope, receive, answer)

    async def _closed(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        try:
            user = self._access.user(headers, secure=scope["scheme"] == "https")
        except PassageError as error:
            await problem(503, str(error), "unusable")(scope, receive, send)
            return
        _tell(scope, user or "", signed_in=user is not None)
        if user is None and scope["path"] not in _WITHOUT_SIGNING_IN:
            await _first_sign_in(scope, headers)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _tell(scope: Scope, user: str, *, signed_in: bool) -> None:
    scope["state"] = {**scope.get("state", {}), "user": user, "signed_in": signed_in}


def _first_sign_in(scope: Scope, headers: Headers) -> Response:
    if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
        query = scope["query_string"].decode("latin-1")
        wanted = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='')}", 303)
    return problem(401, "sign in first, or send a token", headers={"WWW-Authenticate": "Bearer"})


def session_cookie(*, secure: bool) -> str:
    """The name of the cookie that holds a session. Over HTTPS its prefix keeps other hosts of the same
    domain from setting it (RFC 6265bis, 4.1.3.2)."""
    return "__Host-passage_session" if secure else "passage_session"


def _browser_cookie(scope: Scope) -> str:
    return "__Host-passage_browser" if scope["scheme"] == "https" else "passage_browser"


def cookie(headers: Headers, name: str) -> str:
    """The value of a cookie, or ""."""
    jar: SimpleCookie = SimpleCookie()
    for value in headers.getlist("cookie"):
        try:
            jar.load(value)
        except CookieError:
            return ""
    return jar[name].value if name in jar else ""


def set_cookie(name: str, value: str, scope: Scope, seconds: int | None = None) -> str:
    """A `Set-Cookie` header; without `seconds` the cookie lasts as long as the browser is open.

    Lax, not Strict: a permalink that is followed from another site must find its user signed in, and no
    GET changes anything.
    """
    age = "" if seconds is None else f"; Max-Age={seconds}"
    secure = "; Secure" if scope["scheme"] == "https" else ""
    return f"{name}={value}; HttpOnly; SameSite=Lax; Path=/{age}{secure}"
