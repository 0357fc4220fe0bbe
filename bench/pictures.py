"""The pictures of the page in the README, taken anew: `python -m bench.pictures` (or `make pictures`).

The page is asked its own first example, so that the pictures show whatever reports are indexed.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

# Read when gradio is first imported.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

DOCS = Path(__file__).parent.parent / "docs"
CHROMIUM = "/usr/bin/chromium"
COLOURS = 256
"""Of a picture's palette: text stays smooth, and a picture takes some 80 kB."""


def main() -> None:
    """Takes both pictures: wide in light with the evidence open, narrow in dark."""
    from playwright.sync_api import sync_playwright

    DOCS.mkdir(exist_ok=True)
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        _take(browser, address, "page.png", width=1280, height=800, scheme="light", evidence=True)
        _take(browser, address, "page-narrow.png", width=360, height=780, scheme="dark", evidence=False)
        browser.close()


@contextmanager
def _served() -> Iterator[str]:
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


def _take(
    browser: Browser, address: str, name: str, *, width: int, height: int, scheme: str, evidence: bool
) -> None:
    from PIL import Image

    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.locator(".welcome .example").first.click()
    page.locator(".turn .feedback").wait_for()
    if evidence:
        page.locator(".marker").first.click()
        page.locator(".evidence-view mark").first.wait_for()
        page.mouse.move(0, 0)
    page.wait_for_timeout(1000)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(DOCS / name, optimize=True)
    context.close()


if __name__ == "__main__":
    main()
