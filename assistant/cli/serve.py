"""`passage serve`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.edge import say
from assistant.cli.options import Home, Reports, UsersFile
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.web.access import Access
    from assistant.web.server import Tls
    from assistant.web.users import Users

HTTPS = "Over HTTPS"


def serve(
    host: Annotated[str, typer.Option(help="The address to bind to.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 7860,
    users: UsersFile = None,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A name that it answers to behind a proxy on this machine. May be repeated."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(help="A certificate as a PEM file.", rich_help_panel=HTTPS)
    ] = None,
    key: Annotated[
        Path | None, typer.Option(help="Its key as a PEM file.", rich_help_panel=HTTPS)
    ] = None,
    home: Home = None,
    reports: Reports = None,
) -> None:
    """Serve the chat page, the HTTP API and the tools for other assistants.

    The index is built first if there is none that fits; the page shows how far that is.
    """
    # gradio and transformers read these when they are imported.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from assistant.settings import Settings
    from assistant.web import server

    settings = Settings.read(home=home, reports=reports)
    access = _access(_users(users, settings), host, name or [])
    tls = _tls(certificate, key)
    socket = server.bound(host, port)
    try:
        server.log_to(settings.home / "logs" / "server.log")
        if not tls and not server.is_loopback(host):
            say("passwords and answers travel unencrypted; give --certificate and --key for HTTPS")
        from assistant.web.app import create_app
        from assistant.web.services import Services

        services = Services.open(settings)
        try:
            app = create_app(services, access)
            scheme, shown = "https" if tls else "http", f"[{host}]" if ":" in host else host
            print(f"Passage is at {scheme}://{shown}:{socket.getsockname()[1]}/", flush=True)
            server.run(app, socket, tls=tls, proxied=bool(name))
        finally:
            services.close()
    finally:
        socket.close()


def _users(given: Path | None, settings: Settings) -> Users | None:
    from assistant.web.users import NAME, Users

    path = given or settings.home / NAME
    if given is None and not path.exists():
        return None
    users = Users(path)
    if not users.names():
        raise SettingsError(f"the users file {path} names nobody; add somebody with passage users add")
    return users


def _access(users: Users | None, host: str, names: list[str]) -> Access:
    from assistant.web.access import Access
    from assistant.web.origins import LOOPBACK
    from assistant.web.server import is_loopback

    local = is_loopback(host)
    if users is None and (names or not local):
        raise SettingsError(
            f"others could reach {(names or [host])[0]}, so users must sign in: add them with"
            " passage users add, or name their file with --users"
        )
    return Access(users, hosts={*LOOPBACK, host, *names} if names or local else None)


def _tls(certificate: Path | None, key: Path | None) -> Tls | None:
    from assistant.web.server import Tls

    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        raise SettingsError("--certificate and --key go together; give both")
    return Tls(certificate, key)
