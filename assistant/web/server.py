"""A socket to serve on, and serving until a signal comes."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import signal
import socket
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

import uvicorn

from assistant.web.origins import LOOPBACK
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

GRACE = 5
"""Seconds that answers under way have when the server is told to stop."""

KEEP_ALIVE = 75
"""Seconds that an idle connection stays open: longer than proxies and browsers reuse one, so that no
request is sent into a connection that is just being closed."""

LINGER = 1.0
"""Seconds after which streams that never end by themselves (the page's heartbeat) are ended then."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_BACKLOG = 1024


@dataclass(frozen=True, slots=True)
class Tls:
    """A certificate with its chain, and its key, as PEM files."""

    certificate: Path
    key: Path


def is_loopback(host: str) -> bool:
    """Whether an address to bind to can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() in LOOPBACK


def bound(host: str, port: int) -> socket.socket:
    """A socket that is bound to `host` and `port`; port 0 takes a free one.

    Raises:
        SettingsError: the port is taken, or the address is not of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError):
        raise SettingsError(f"the host {host!r} is unknown; give an address of this machine") from None
    made = socket.socket(family, kind, protocol)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        # Bound is not taken: only who listens keeps others out.
        made.listen(_BACKLOG)
    except OSError as error:
        made.close()
        raise SettingsError(
            f"{host}:{port} cannot be served on ({error.strerror}); name another with --host and --port"
        ) from error
    return made


def log_to(path: Path) -> None:
    """Writes warnings and errors of the server to the file at `path`, a few MB at most.

    Raises:
        SettingsError: it cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1 << 20, backupCount=3, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"the log {path} cannot be written ({error.strerror})") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def run(app: ASGIApp, on: socket.socket, *, tls: Tls | None = None, proxied: bool = False) -> None:
    """Serves `app` until SIGINT or SIGTERM; what is being answered then is finished within `GRACE`.

    Args:
        app: the application.
        on: where to listen.
        tls: serve HTTPS with this.
        proxied: believe a proxy on this machine about the scheme and the client's address.

    Raises:
        SettingsError: the certificate or the key cannot be used.
    """
    leaving = _Leaving(app)
    config = uvicorn.Config(
        leaving, log_config=None, access_log=False, server_header=False,
        timeout_graceful_shutdown=GRACE, timeout_keep_alive=KEEP_ALIVE,
        proxy_headers=proxied, forwarded_allow_ips="127.0.0.1",
        ssl_certfile=tls.certificate if tls else None, ssl_keyfile=tls.key if tls else None,
        ws="none",
    )  # fmt: skip
    try:
        config.load()
    except OSError as error:
        # An ssl.SSLError is one too.
        named = f"{tls.certificate} and {tls.key}" if tls else "the server's files"
        raise SettingsError(
            f"{named} cannot be used ({error.strerror or error}); see to them"
        ) from error
    _Server(config, leaving).run(sockets=[on])


class _Leaving:
    """Tells who still listens that the other side is gone, once the server was told to stop."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._stopped = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._loop = asyncio.get_running_loop()
        if scope["type"] == "http":
            await self._app(scope, lambda: self._either(receive), send)
        else:
            await self._app(scope, receive, send)

    def stop(self) -> None:
        """Called by a signal's handler."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.call_later, LINGER, self._stopped.set)

    async def _either(self, receive: Receive) -> Message:
        message = asyncio.ensure_future(receive())
        stopped = asyncio.ensure_future(self._stopped.wait())
        try:
            await asyncio.wait({message, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return message.result() if message.done() else {"type": "http.disconnect"}
        finally:
            message.cancel()
            stopped.cancel()


class _Server(uvicorn.Server):
    """One that a signal stops, and does not kill afterwards."""

    def __init__(self, config: uvicorn.Config, leaving: _Leaving) -> None:
        super().__init__(config)
        self._leaving = leaving

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stops; at the second signal at once."""
        self._leaving.stop()
        super().handle_exit(sig, frame)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Hears the signals for the length of the block."""
        before = {one: signal.signal(one, self.handle_exit) for one in _SIGNALS}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
