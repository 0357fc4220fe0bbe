"""The page for everybody, in a real browser: keyboard, small screens, contrast, what is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.web.browser import Window

RATE = "what was the 2016 domestic abuse arrest rate?"
BURGLARY = "What was the rate of burglary in a dwelling in Hampshire in 2016?"
REFUSED = "What was the rate of sexual offences in Hampshire in 2015?"

NARROW = 360


def _violations(page: Page) -> list[tuple[str, str]]:
    """Every rule of axe-core that the page breaks, with the first element that breaks it."""
    found: dict[str, Any] = Axe().run(page).response
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]]


def _overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def _room(window: Window, name: str) -> None:
    window.page.get_by_role("tab", name=name).click()
    window.page.wait_for_timeout(600)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, NARROW])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    open_page: Callable[..., Window], width: int, scheme: str
) -> None:
    window = open_page(width=width, scheme=scheme)
    page = window.page
    seen: dict[str, object] = {}

    def look(state: str) -> None:
        seen[state] = (_violations(page), _overflow(page))

    look("welcome")
    window.ask(REFUSED)
    page.locator(".instead").wait_for()
    look("refusal")
    window.ask(BURGLARY)
    look("answer from a table")
    window.cite()
    look("evidence")
    if width == NARROW:
        page.get_by_role("button", name="Close").click()
    for name in ("Look up", "Figures"):
        _room(window, name)
        look(name)
    assert seen == dict.fromkeys(seen, ([], 0))


def test_the_keyboard_alone_suffices(open_page: Callable[..., Window]) -> None:
    window = open_page()
    page = window.page
    _tab_to(page, "textarea")
    page.keyboard.type(RATE)
    page.keyboard.press("Enter")
    page.locator(".turn .feedback").wait_for()
    _tab_to(page, "a.marker", back=True)
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'evidence-title'")
    _tab_to(page, "[data-what=quote]")
    page.keyboard.press("Enter")
    page.locator("#passage-said", has_text="Copy quote: copied").wait_for(state="attached")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('a.marker')")


def test_on_a_narrow_screen_the_passage_comes_over_the_page_and_goes_again(
    open_page: Callable[..., Window],
) -> None:
    window = open_page(width=NARROW)
    window.ask(RATE)
    window.cite()
    assert window.page.evaluate("document.getElementById('ask-column').inert")
    window.page.keyboard.press("Escape")
    assert not window.page.locator(".evidence-view").is_visible()
    assert not window.page.evaluate("document.getElementById('ask-column').inert")


def test_a_new_answer_is_told_to_who_cannot_see_it(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    told = window.page.locator("[role=status][aria-live=polite]", has_text="Answer: 25 arrests")
    told.wait_for(state="attached")


def test_the_page_is_called_passage_and_has_one_heading_of_the_first_level(
    open_page: Callable[..., Window],
) -> None:
    window = open_page()
    assert window.page.title() == "Passage"
    assert window.page.locator("h1").all_inner_texts() == ["Passage"]


def test_nothing_is_asked_of_another_host_and_no_script_fails(
    open_page: Callable[..., Window],
) -> None:
    window = open_page()
    window.ask(RATE)
    window.cite()
    assert window.strangers == set()
    assert window.errors == []


def test_a_server_that_is_building_its_index_tells_how_far_it_is(
    open_page: Callable[..., Window],
) -> None:
    window = open_page()
    window.context.route(
        "**/healthz",
        lambda route: route.fulfill(
            status=503,
            json={"status": "building", "message": "Indexing the reports", "done": 12.5, "total": 50},
        ),
    )
    window.page.reload()
    line = window.page.locator("#progress", has_text="Indexing the reports: 12 of 50 reports")
    line.wait_for()
    assert window.page.locator("#progress progress").get_attribute("value") is not None
    assert window.page.locator("#progress progress").evaluate("bar => bar.value") == 0.25


def test_a_page_that_is_kept_open_survives_a_new_start_of_the_server(
    open_page: Callable[..., Window],
) -> None:
    window = open_page()
    window.ask(RATE)
    window.page.locator("#question textarea").fill("And what was it before?")
    window.context.route("**/healthz", lambda route: route.abort())
    window.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    window.page.locator("#progress", has_text="The server does not answer").wait_for()
    with window.page.expect_navigation():
        window.context.unroute("**/healthz")
    window.page.locator(".turn .marker").wait_for()
    window.page.wait_for_function(
        "document.querySelector('#question textarea').value === 'And what was it before?'"
    )


def _tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Presses the tab key until the element that has the focus matches `selector`."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"no element {selector} within 60 tabs")
