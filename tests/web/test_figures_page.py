"""The room of figures, in a real browser: tables, plots, what does not compare, files."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.web.browser import Window

LIST = "#figures-list button"
VIEW = "#figures-view"


@pytest.fixture
def figures(open_page: Callable[..., Window]) -> Callable[..., Page]:
    """Opens the page at the room of figures."""

    def opened(**how: Any) -> Page:
        page = open_page(**how).page
        page.get_by_role("tab", name="Figures").click()
        page.locator(f"{VIEW} .exhibit").first.wait_for()
        return page

    return opened


def choose(page: Page, name: str) -> None:
    page.locator(LIST, has_text=name).click()
    page.locator(f"{VIEW} h2", has_text=name).wait_for()


def compare(page: Page, name: str) -> None:
    """Sets the open table beside the first one whose name begins so."""
    options = page.locator(f"{VIEW} select option").all_inner_texts()
    page.locator(f"{VIEW} select").select_option(next(o for o in options if o.startswith(name)))
    page.locator(f"{VIEW} .compared").wait_for()


def seek(page: Page, words: str) -> None:
    page.locator("#figures-seek input").fill(words)
    page.wait_for_timeout(250)


def test_a_table_is_drawn_with_its_values_in_words(figures: Callable[..., Page]) -> None:
    page = figures()
    choose(page, "Figure 8")
    row = page.locator(f"{VIEW} .plot-rows > li", has_text="Charged / Summonsed")
    read = " ".join(row.inner_text().split())
    assert read == "Charged / Summonsed Hampshire: 11.5 England and Wales: 23.2"


def test_bars_are_as_long_as_their_values(figures: Callable[..., Page]) -> None:
    page = figures()
    choose(page, "Figure 8")
    bars = page.locator(f"{VIEW} .plot-rows > li", has_text="Charged / Summonsed").locator("svg rect")
    short, long = (bars.nth(n).evaluate("bar => bar.getBBox().width") for n in (0, 1))
    assert short / long == pytest.approx(11.5 / 23.2, rel=0.01)


def test_the_table_stands_under_its_plot_with_notes_and_citation(figures: Callable[..., Page]) -> None:
    page = figures()
    choose(page, "Figure 4")
    assert page.locator(f"{VIEW} table tbody tr").count() == 21
    shown = page.locator(VIEW).inner_text()
    assert "Dorset Police is excluded from the table." in shown
    assert "(HMIC, 2017, p. 21)" in shown


def test_a_chart_without_values_is_not_drawn(figures: Callable[..., Page]) -> None:
    page = figures()
    choose(page, "Figure 7")
    assert "stand only in its picture" in page.locator(VIEW).inner_text()
    assert page.locator(f"{VIEW} .plot").count() == 0


def test_two_years_stand_side_by_side(figures: Callable[..., Page]) -> None:
    page = figures()
    choose(page, "Figure 2")
    compare(page, "2014")
    row = page.locator(f"{VIEW} .compared .plot-rows > li", has_text="Victim-based crime").first
    assert "12 months to June 2014: 46.4" in " ".join(row.inner_text().split())
    assert "12 months to 30 June 2016: 58.8" in " ".join(row.inner_text().split())


def test_what_does_not_compare_is_a_warning_and_no_plot(figures: Callable[..., Page]) -> None:
    page = figures()
    choose(page, "Figure 4")
    compare(page, "2016: Figure 8")
    shown = page.locator(f"{VIEW} .compared")
    assert shown.locator(".plot").count() == 0
    assert "This methodology is not comparable with figure 8" in shown.inner_text()


def test_words_find_a_table(figures: Callable[..., Page]) -> None:
    page = figures()
    seek(page, "cannabis warning")
    page.locator(LIST).first.filter(has_text="Figure 4").wait_for()
    assert "Figure 4" in page.locator(f"{VIEW} h2").first.inner_text()


def test_a_year_narrows_the_list(figures: Callable[..., Page]) -> None:
    page = figures()
    page.locator("#figures-scope select[data-part=years]").select_option("2014")
    # What is listed for 2014 is there before, too: the list has changed when nothing else is left.
    others = page.locator(f"{LIST} small").filter(has_not_text="2014")
    others.first.wait_for(state="detached")
    page.locator(f"{LIST}:has-text('The table below')").wait_for()
    assert all("2014" in text for text in page.locator(f"{LIST} small").all_inner_texts())


def test_the_file_holds_the_table(figures: Callable[..., Page], tmp_path: Path) -> None:
    page = figures()
    choose(page, "Figure 8")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download CSV").click()
    assert download.value.suggested_filename == "hampshire-effectiveness-2016-figure-8.csv"
    saved = tmp_path / "table.csv"
    download.value.save_as(saved)
    rows = list(csv.DictReader(io.StringIO(saved.read_text("utf-8-sig"), newline="")))
    assert (rows[0]["Row"], rows[0]["England and Wales"]) == ("Charged / Summonsed", "23.2")
    assert len(rows) == 6


def test_a_citation_is_copied(figures: Callable[..., Page]) -> None:
    page = figures()
    choose(page, "Figure 8")
    page.get_by_role("button", name="Copy citation").click()
    assert page.evaluate("navigator.clipboard.readText()") == "(HMIC, 2017, p. 44)"


def test_markup_in_a_table_stays_text(open_page: Callable[..., Window]) -> None:
    window = open_page()
    page = window.page
    page.get_by_role("tab", name="Figures").click()
    seek(page, "robbery arson")
    page.locator(LIST, has_text="2019").first.click()
    page.locator(f"{VIEW} table", has_text="Robbery").wait_for()
    assert "<img src=x onerror=alert('cell')>" in page.locator(f"{VIEW} .plot").inner_text()
    assert (window.dialogs, window.errors) == ([], [])


def test_the_keyboard_alone_chooses_a_table(figures: Callable[..., Page]) -> None:
    page = figures()
    page.locator("#figures-seek input").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").startswith("Figure 4"):
            break
    page.keyboard.press("Enter")
    page.locator(f"{VIEW} h2", has_text="Figure 4").wait_for()
    assert page.evaluate("document.activeElement.innerText").startswith("Figure 4")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_sticks_out(
    figures: Callable[..., Page], width: int, scheme: str
) -> None:
    page = figures(width=width, scheme=scheme)
    choose(page, "Figure 2")
    compare(page, "2014")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
