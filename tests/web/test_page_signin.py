"""The sign-in page in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from assistant.web.access import Access
from assistant.web.app import create_app
from assistant.web.signin import WRONG
from assistant.web.users import Users
from tests.web.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from assistant.web.services import Services

PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def guarded(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server where anna may sign in."""
    users = Users(tmp_path_factory.mktemp("signin") / "users")
    users.add("anna", PASSWORD)
    with serving(create_app(services, Access(users))) as address:
        yield address


def opened(chromium: Browser, address: str, width: int = 360, scheme: str = "light") -> Page:
    """The page at `address` in a profile of its own."""
    context = chromium.new_context(
        viewport={"width": width, "height": 640}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address)
    return page


def keyed(page: Page, *values: str) -> None:
    """Types values from where the focus is, a tab between them, and Enter."""
    page.wait_for_function("document.activeElement.matches('input')")
    for number, value in enumerate(values):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(value)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    chromium: Browser, guarded: str, width: int, scheme: str
) -> None:
    page = opened(chromium, guarded, width, scheme)
    for alert in (False, True):
        if alert:
            keyed(page, "zed", "wrong")
            page.get_by_role("alert").wait_for()
        found: dict[str, Any] = Axe().run(page).response
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_keyboard_alone_signs_in_and_comes_to_the_page_that_was_wanted(
    chromium: Browser, guarded: str
) -> None:
    wanted = f"{guarded}/?report=hampshire-crime-2014&start=100&end=120"
    page = opened(chromium, wanted)
    keyed(page, "anna", "not it")
    assert page.get_by_role("alert").inner_text() == WRONG
    # The name is kept, and the focus is on the password.
    keyed(page, PASSWORD)
    page.wait_for_url(wanted)
    page.get_by_role("heading", name="Passage", exact=True).wait_for()


def test_who_has_signed_in_asks_and_signs_out(chromium: Browser, guarded: str) -> None:
    page = opened(chromium, guarded, 1280)
    keyed(page, "anna", PASSWORD)
    page.locator("#question textarea").fill("what was the 2016 domestic abuse arrest rate?")
    page.keyboard.press("Enter")
    page.locator(".turn .answer").first.wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Password").wait_for()
    page.goto(guarded)
    assert page.get_by_label("Password").is_visible()
