"""Conversations on the page, in a real browser: kept, found, renamed, exported, deleted, private."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.browser import Window

RATE = "what was the 2016 domestic abuse arrest rate?"
MARAC = "What does PACT stand for?"


def _titles(window: Window) -> list[str]:
    return window.page.locator(".listing .title").all_inner_texts()


def _more(window: Window) -> None:
    window.page.locator(".listing .more-dots").first.click()


def test_a_conversation_outlives_a_reload_with_its_citations(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    window.page.reload()
    window.page.locator(".turn .marker").wait_for()
    window.cite()
    assert "25 arrests made" in window.page.locator(".running mark").inner_text()


def test_nobody_sees_the_conversations_of_another(open_page: Callable[..., Window]) -> None:
    mine = open_page()
    mine.ask(RATE)
    mine.page.wait_for_function("location.search.includes('conversation=')")
    address = str(mine.page.evaluate("location.pathname + location.search"))
    other = open_page(address)
    assert other.page.locator(".turn").count() == 0
    assert _titles(other) == []


def test_conversations_are_listed_newest_first_and_opened_again(
    open_page: Callable[..., Window],
) -> None:
    window = open_page()
    window.ask(RATE)
    window.page.get_by_role("button", name="New", exact=True).click()
    window.page.locator(".welcome").wait_for()
    window.ask(MARAC)
    window.page.locator(".listing .title").nth(1).wait_for()
    assert _titles(window) == [MARAC, RATE]
    window.page.get_by_role("button", name=RATE, exact=True).click()
    window.page.locator(".turn .question", has_text=RATE).wait_for()
    assert window.page.locator(".turn").count() == 1


def test_a_search_finds_the_conversations_that_hold_its_words(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    window.page.get_by_role("button", name="New", exact=True).click()
    window.page.locator(".welcome").wait_for()
    window.ask(MARAC)
    window.page.get_by_label("Search conversations").fill("arrests offences")
    window.page.wait_for_function("document.querySelectorAll('.listing .title').length === 1")
    assert _titles(window) == [RATE]


def test_a_conversation_is_renamed(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    _more(window)
    window.page.get_by_label("New title").fill("Arrests, for the March paper")
    window.page.get_by_role("button", name="Rename").click()
    window.page.locator(".listing .title", has_text="Arrests, for the March paper").wait_for()


def test_a_conversation_is_deleted_only_when_that_is_confirmed(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    _more(window)
    delete = window.page.get_by_role("button", name="Delete for good")
    assert not delete.is_visible()
    window.page.get_by_text("Delete…").click()
    delete.click()
    window.page.locator(".welcome").wait_for()
    assert _titles(window) == []
    window.page.reload()
    window.page.locator(".welcome").wait_for()
    assert _titles(window) == []


def test_a_conversation_is_exported_as_markdown(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    _more(window)
    with window.page.expect_download() as download:
        window.page.get_by_role("button", name="Export as Markdown").click()
    assert download.value.suggested_filename == "what was the 2016 domestic abuse arrest rate.md"
    text = download.value.path().read_text("utf-8")
    assert "there were 25 arrests made in the same period" in text
    assert "p. 40" in text


def test_a_conversation_is_exported_for_word(open_page: Callable[..., Window]) -> None:
    import docx

    window = open_page()
    window.ask(RATE)
    _more(window)
    with window.page.expect_download() as download:
        window.page.get_by_role("button", name="Export as Word").click()
    document = docx.Document(io.BytesIO(download.value.path().read_bytes()))
    assert any("25 arrests made" in paragraph.text for paragraph in document.paragraphs)
