"""`passage serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.options import Home, Reports


def serve(
    host: Annotated[str, typer.Option(help="The address to bind to.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 7860,
    home: Home = None,
    reports: Reports = None,
) -> None:
    """Serve the chat page, the HTTP API and the tools for other assistants."""
    import os

    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    import uvicorn

    from assistant.settings import Settings
    from assistant.web import create_app
    from assistant.web.services import Services

    services = Services.open(Settings.read(home=home, reports=reports))
    try:
        uvicorn.run(create_app(services), host=host, port=port, log_level="warning")
    finally:
        services.close()
