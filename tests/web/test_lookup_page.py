"""Looking up, in a real browser: as quick as typing, word for word or not, with the citation to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.web.browser import Window

ARRESTS = (
    "for every 100 domestic abuse related offences recorded in the 12 months to 30 June 2016, "
    "there were 25 arrests made in the same period"
)
TEXT = "#lookup-text textarea"
FOUND = "#lookup-results .found"
RESTS = """part => new Promise(rested => {
  const rest = () => setTimeout(rested, 1000);
  let timer = rest();
  const watch = new MutationObserver(() => { clearTimeout(timer); timer = rest(); });
  watch.observe(document.querySelector(part), { childList: true, subtree: true });
})"""
"""Waits until a part of the page has not changed for a second."""


@pytest.fixture
def lookup(open_page: Callable[..., Window]) -> Callable[..., Page]:
    """Opens the page at the room of looking up."""

    def opened(**how: Any) -> Page:
        page = open_page(**how).page
        page.get_by_role("tab", name="Look up").click()
        page.locator("#lookup-scope select").first.wait_for()
        return page

    return opened


def paste(page: Page, text: str) -> None:
    """Puts `text` at once, and waits for what is found."""
    page.locator(TEXT).fill(text)
    page.locator(FOUND).first.wait_for()


def test_a_sentence_that_stands_there_is_word_for_word(lookup: Callable[..., Page]) -> None:
    page = lookup()
    paste(page, ARRESTS)
    first = page.locator(FOUND).first
    assert first.locator(".verdict").inner_text() == "Word for word"
    assert first.locator("mark").inner_text() == ARRESTS
    assert "(HMIC, 2017, p. 40)" in first.inner_text()


def test_a_changed_figure_is_shown_beside_the_right_one(lookup: Callable[..., Page]) -> None:
    page = lookup()
    paste(page, ARRESTS.replace("25", "52"))
    first = page.locator(FOUND).first
    assert first.locator(".verdict").inner_text() == "Differs in 1 place"
    assert first.locator("del").inner_text().split() == ["you", "wrote:", "52"]
    assert first.locator("ins").inner_text().split() == ["the", "report", "says:", "25"]


def test_what_is_pasted_by_the_keyboard_is_looked_up(lookup: Callable[..., Page]) -> None:
    page = lookup()
    page.evaluate("text => navigator.clipboard.writeText(text)", ARRESTS)
    page.locator(TEXT).focus()
    page.keyboard.press("Control+V")
    page.locator(f"{FOUND} .verdict", has_text="Word for word").wait_for()


def test_the_last_words_typed_are_those_found(lookup: Callable[..., Page]) -> None:
    page = lookup()
    page.locator(TEXT).press_sequentially("Operation Amberstone", delay=15)
    page.locator(f"{FOUND} mark", has_text="Operation Amberstone").first.wait_for()


def test_a_year_bounds_what_is_found(lookup: Callable[..., Page]) -> None:
    page = lookup()
    paste(page, "burglary")
    page.locator("#lookup-scope select[data-part=years]").select_option("2014")
    page.locator(f"{FOUND} .source-title:has-text('2016')").first.wait_for(state="detached")
    titles = page.locator(f"{FOUND} .source-title").all_inner_texts()
    assert titles
    assert all("Crime inspection 2014" in title for title in titles)


def test_a_kind_of_text_bounds_what_is_found(lookup: Callable[..., Page]) -> None:
    page = lookup()
    paste(page, "Elderly victims of distraction burglaries in a dwelling")
    prose = page.locator(FOUND, has_text="Operation Liberal")
    prose.wait_for()
    page.get_by_label("Kind of text").select_option("Tables")
    prose.wait_for(state="detached")
    assert "per 1,000 households" in page.locator("#lookup-results").inner_text()


def test_a_style_changes_every_citation(lookup: Callable[..., Page]) -> None:
    page = lookup()
    paste(page, ARRESTS)
    page.get_by_label("Style of citation").select_option("Harvard")
    page.locator(f"{FOUND} .citation", has_text="HMIC (2017)").first.wait_for()
    page.locator(FOUND).first.get_by_role("button", name="Copy citation").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("HMIC (2017) *PEEL: Police effectiveness 2016")


def test_the_link_reopens_the_passage(lookup: Callable[..., Page]) -> None:
    page = lookup()
    paste(page, ARRESTS)
    page.locator(FOUND).first.get_by_role("button", name="Copy link").click()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    page.locator("#evidence mark").first.wait_for()
    assert page.locator("#evidence mark").first.inner_text() == ARRESTS


def test_nothing_typed_shows_what_can_be_done(lookup: Callable[..., Page]) -> None:
    page = lookup()
    paste(page, "burglary")
    page.locator(TEXT).fill("")
    page.locator("#lookup-results .hint").wait_for()
    assert page.locator(FOUND).count() == 0


def test_markup_in_reports_and_typing_stays_text(open_page: Callable[..., Window]) -> None:
    window = open_page()
    page = window.page
    page.get_by_role("tab", name="Look up").click()
    paste(
        page,
        "Kent Police has 417 <script>alert('typed')</script> detectives <img src=x onerror=alert(1)>",
    )
    assert "<script>alert('sentence')</script>" in page.locator(FOUND).first.inner_text()
    page.locator(TEXT).fill("{{constructor.constructor('alert(1)')()}} and ${alert('template')}")
    page.locator(FOUND, has_text="are no templates").first.wait_for()
    assert "${alert('template')} are no templates" in page.locator("#lookup-results").inner_text()
    assert (window.dialogs, window.errors) == ([], [])


def test_the_keyboard_alone_looks_up_and_copies(lookup: Callable[..., Page]) -> None:
    page = lookup()
    page.locator(TEXT).focus()
    page.keyboard.type(ARRESTS)
    # Parts of the sentence stand there word for word, too, and what is found for the last key takes the
    # place of what has the focus.
    page.locator(f"{FOUND} mark", has_text=ARRESTS).first.wait_for()
    page.evaluate(RESTS, "#lookup-results")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''") == "Copy citation":
            break
    page.keyboard.press("Enter")
    # The button says so for a moment, which a busy machine may miss; the line for a screen reader stays.
    page.locator("#passage-said", has_text="Copy citation: copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == "(HMIC, 2017, p. 40)"


REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }"


def test_what_the_browser_does_not_let_into_its_clipboard_is_copied_the_old_way(
    lookup: Callable[..., Page],
) -> None:
    page = lookup()
    paste(page, ARRESTS)
    page.evaluate(REFUSED)
    button = page.locator(FOUND).first.get_by_role("button", name="Copy citation")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("#passage-said", has_text="Copy citation: copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == "(HMIC, 2017, p. 40)"
    assert page.evaluate("document.activeElement.dataset.label") == "Copy citation"


def test_what_cannot_be_copied_at_all_is_not_called_copied(lookup: Callable[..., Page]) -> None:
    page = lookup()
    paste(page, ARRESTS)
    page.evaluate(REFUSED)
    page.evaluate("() => { document.execCommand = () => false; }")
    page.locator(FOUND).first.get_by_role("button", name="Copy citation").click()
    page.locator("#passage-said", has_text="does not allow it").wait_for(state="attached")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_sticks_out(
    lookup: Callable[..., Page], width: int, scheme: str
) -> None:
    page = lookup(width=width, scheme=scheme)
    paste(page, ARRESTS.replace("25", "52"))
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
