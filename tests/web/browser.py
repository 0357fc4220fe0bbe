"""A real browser on the page: Debian's Chromium, driven by Playwright.

The browser lives as long as a module's tests, because Playwright keeps an event loop running meanwhile,
beside which the other tests could not run theirs.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.web import hostile
from tests.web.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request

    from assistant.web.services import Services

CHROMIUM = Path("/usr/bin/chromium")

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(slots=True)
class Window:
    """A page in a browser profile of its own, and what went on in it that should not.

    `dialogs` are the messages of dialogs that opened, `errors` what its scripts threw, `strangers` the
    hosts beside the server's that it asked for anything.
    """

    page: Page
    context: BrowserContext
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)

    def ask(self, question: str) -> None:
        """Types a question and waits for the whole answer."""
        turns = self.page.locator(".turn").count()
        self.page.locator("#question textarea").fill(question)
        self.page.keyboard.press("Enter")
        self.page.locator(".turn").nth(turns).locator(".feedback").wait_for()

    def check(self, sentence: str) -> None:
        """Has a sentence checked, and waits for the verdict."""
        self.page.get_by_label("Check a sentence").check()
        self.ask(sentence)

    @property
    def answer(self) -> str:
        """The text of the last answer."""
        return self.page.locator(".turn:last-child .answer").inner_text()

    def cite(self, number: int = 1) -> None:
        """Opens a citation of the last answer, and waits for its passage."""
        self.page.locator(".turn:last-child .marker", has_text=str(number)).first.click()
        self.page.locator(".evidence-view mark").first.wait_for()


@pytest.fixture(scope="session")
def page_services(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """What the server under the browser works with: the real reports, and a hostile one of Kent."""
    from assistant.settings import Settings
    from assistant.web.services import Services

    folder = hostile.write(tmp_path_factory.mktemp("hostile") / "reports")
    home = tmp_path_factory.mktemp("page") / "home"
    shutil.copytree(built_home, home)
    services = Services.open(Settings(home=home, reports=folder))
    while services.live.state.phase == "building":
        services.live.wait(1)
    assert services.live.state.phase == "ready", services.live.state.message
    yield services
    services.close()


@pytest.fixture(scope="session")
def page_server(page_services: Services) -> Iterator[str]:
    """The address of the server under the browser."""
    from assistant.web.app import create_app

    with serving(create_app(page_services)) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, for the tests of one module."""
    if not CHROMIUM.exists():
        pytest.skip("there is no /usr/bin/chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, page_server: str) -> Iterator[Callable[..., Window]]:
    """Opens the page at an address of the server, in a profile of its own, and waits until it is there.

    Takes the address's path, and by name: `width` in pixels, `scheme` ("light" or "dark"), `like`, a
    window whose profile is used.
    """
    contexts: list[BrowserContext] = []

    def opened(
        path: str = "/", *, width: int = 1280, scheme: str = "light", like: Window | None = None
    ) -> Window:
        if like is None:
            context = chromium.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
                permissions=["clipboard-read", "clipboard-write"],
            )
            contexts.append(context)
        else:
            context = like.context
        window = Window(context.new_page(), context)
        _watch(window, page_server)
        window.page.goto(page_server + path)
        window.page.locator(".welcome, .turn").first.wait_for()
        return window

    yield opened
    for context in contexts:
        context.close()


def _watch(window: Window, server: str) -> None:
    own = urlsplit(server).netloc

    def dialog(opened: Dialog) -> None:
        window.dialogs.append(opened.message)
        opened.dismiss()

    def request(sent: Request) -> None:
        if urlsplit(sent.url).netloc not in {own, ""}:
            window.strangers.add(sent.url)

    window.page.on("dialog", dialog)
    window.page.on("pageerror", lambda error: window.errors.append(str(error)))
    window.page.on("request", request)
