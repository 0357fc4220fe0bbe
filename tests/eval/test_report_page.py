"""The report page in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from eval.report import page, point
from eval.run import record
from tests.eval.stand_in import StandIn, refuse, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from eval.types import KnownAnswer

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Opened = tuple["Page", list[str]]


@pytest.fixture(scope="module")
def report(rows: tuple[KnownAnswer, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a run with rows used to build and not, some wrong, some refused, after another run."""
    folder = tmp_path_factory.mktemp("report")
    unused = [replace(row, id=f"h-{row.id}", source="held out", held_out=True) for row in rows[1::12]]
    some = [*rows[::12], *unused]
    answerable = [row.id for row in some if row.should_answer]
    mistakes = {
        **dict.fromkeys(answerable[::4], refuse),
        **dict.fromkeys(answerable[1::4], say("<b>12 per cent</b>")),
    }
    runs = [
        record(StandIn(some), some, folder, name="before"),
        record(StandIn(some, mistakes), some, folder, name="after"),
    ]
    path = folder / "report.html"
    path.write_text(page(runs[1], [point(run) for run in runs]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser, for the tests of this module."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Browser, report: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the report at a width and in a colour scheme; with it come the errors of its scripts."""
    contexts = []

    def shown(width: int = 1280, scheme: str = "light") -> Opened:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        contexts.append(context)
        opened = context.new_page()
        errors: list[str] = []
        opened.on("pageerror", lambda error: errors.append(str(error)))
        opened.on("requestfailed", lambda sent: errors.append(sent.url))
        opened.goto(report.as_uri())
        return opened, errors

    yield shown
    for context in contexts:
        context.close()


def visible(opened: Page) -> int:
    return opened.locator("details[data-group]:visible").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_the_page_is_no_wider_than_the_screen(
    show: Callable[..., Opened], width: int, scheme: str
) -> None:
    opened, errors = show(width, scheme)
    opened.locator("details:visible summary").first.click()
    found = Axe().run(opened).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert opened.evaluate(wide) == 0
    assert errors == []


def test_the_keyboard_alone_filters_the_rows_and_opens_one(show: Callable[..., Opened]) -> None:
    opened, _ = show()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    focused = "document.activeElement.labels?.[0].textContent"
    labels = []
    for _ in range(5):
        labels.append(opened.evaluate(focused))
        opened.keyboard.press("Tab")
    assert labels == ["Set", "Group", "Status", "Right", "Text"]
    opened.keyboard.press("Enter")
    assert opened.locator("details[open] h3", has_text="Passages").count() == 1


def test_only_what_is_wrong_is_shown_until_asked_otherwise(show: Callable[..., Opened]) -> None:
    opened, _ = show()
    wrong = opened.locator('details[data-right="wrong"]').count()
    assert 0 < visible(opened) == wrong
    opened.get_by_label("Right", exact=True).select_option("")
    assert visible(opened) == opened.locator("details[data-group]").count() > wrong


def test_rows_are_filtered_by_set_group_status_and_text_together(show: Callable[..., Opened]) -> None:
    opened, _ = show()
    opened.get_by_label("Right", exact=True).select_option("")
    opened.get_by_label("Set", exact=True).select_option("held out")
    held = visible(opened)
    assert held == opened.locator('details[data-set="held out"]').count() > 0
    opened.get_by_label("Group", exact=True).select_option("number")
    of_group = visible(opened)
    assert 0 < of_group < held
    opened.get_by_label("Status", exact=True).select_option("refused")
    assert visible(opened) < of_group
    opened.get_by_label("Text", exact=True).fill("no row says this")
    assert visible(opened) == 0
    assert opened.get_by_role("status").inner_text().startswith("0 of ")


def test_both_parts_have_figures_a_trend_and_a_reliability_plot_with_its_table(
    show: Callable[..., Opened],
) -> None:
    opened, _ = show()
    for part in ("used to build", "not used to build"):
        for section in ("Trend", "Confidence"):
            region = opened.get_by_role("region", name=f"{section}: rows {part}")
            assert region.locator("tbody tr").count() > 0
        assert opened.get_by_role("region", name=f"Rows {part}", exact=True).count() == 1
        assert opened.get_by_role("img", name=f"rows {part}").count() >= 2


def test_what_an_answer_says_is_text_and_nothing_else(show: Callable[..., Opened]) -> None:
    opened, _ = show()
    assert opened.locator("b").count() == 0
    opened.get_by_label("Text", exact=True).fill("<b>12 per cent</b>")
    assert visible(opened) > 0
