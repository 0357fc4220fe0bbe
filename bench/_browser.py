"""The chat page for those who look at it from outside: a server on loopback, and Debian's Chromium."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

# Read when gradio is first imported.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM = "/usr/bin/chromium"


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser, closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """The address of a server over the index in the data folder; it keeps nothing."""
    import uvicorn

    from assistant.records.conversations import Conversations
    from assistant.records.feedback import FeedbackStore
    from assistant.settings import Settings
    from assistant.web.app import create_app
    from assistant.web.live import Live
    from assistant.web.services import Services

    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        services = Services(
            Live.open(Settings.read()),
            Conversations(kept / "conversations.sqlite"),
            FeedbackStore(kept / "feedback.sqlite"),
        )
        while services.live.state.phase == "building":
            time.sleep(0.2)
        server = uvicorn.Server(uvicorn.Config(create_app(services), port=0, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True
        thread.join()
        services.close()
