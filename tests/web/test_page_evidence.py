"""The evidence panel, in a real browser: the passage in its report, what is copied, and permalinks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.web.services import Services
    from tests.web.browser import Window

RATE = "what was the 2016 domestic abuse arrest rate?"
BURGLARY = "What was the rate of burglary in a dwelling in Hampshire in 2016?"
QUOTE = (
    "In Hampshire Constabulary, for every 100 domestic abuse related offences recorded in the 12 months "
    "to 30 June 2016, there were 25 arrests made in the same period."
)


def _copied(window: Window, name: str) -> str:
    window.page.get_by_role("button", name=name, exact=True).click()
    window.page.locator("#passage-said", has_text=f"{name}: copied").wait_for(state="attached")
    return str(window.page.evaluate("navigator.clipboard.readText()"))


def test_a_citation_opens_its_quote_marked_in_the_running_text(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    window.cite()
    assert window.page.locator(".running mark").all_inner_texts() == [QUOTE]
    assert "rate of arrest for domestic abuse offences" in window.page.locator(".running").inner_text()


def test_the_panel_names_report_heading_and_printed_page(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    window.cite()
    panel = window.page.locator(".evidence-view").inner_text()
    assert "PEEL: Police effectiveness 2016: an inspection of Hampshire Constabulary" in panel
    assert "Do officers assess risk correctly and keep victims safe?" in panel
    assert "p. 40" in panel


def test_a_page_that_is_placed_between_known_ones_says_so(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask("What was the rate of burglary in a dwelling in Hampshire in 2014?")
    window.cite()
    assert "p. 10 (estimated)" in window.page.locator(".source-page").inner_text()


def test_a_row_of_a_table_opens_as_a_table_with_its_cell_told_apart(
    open_page: Callable[..., Window],
) -> None:
    window = open_page()
    window.ask(BURGLARY)
    window.cite()
    marked = window.page.locator(".running tr.marked")
    assert marked.locator("th").inner_text() == "Burglary in a dwelling*"
    assert marked.locator("td.asked").all_inner_texts() == ["4.3"]


def test_an_answer_from_a_table_shows_it(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(BURGLARY)
    assert "Figure 2" in window.page.locator(".turn .exhibit").inner_text()


def test_the_text_before_and_after_can_be_read(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    window.cite()
    text = window.page.locator(".running")
    before = len(text.inner_text())
    for name in ("Read what comes before", "Read what comes after"):
        window.page.get_by_role("button", name=name).click()
        window.page.wait_for_function(
            "n => document.querySelector('.running').innerText.length > n + 1000", arg=before
        )
        before = len(text.inner_text())
    assert window.page.locator(".running mark").all_inner_texts() == [QUOTE]


def test_the_quote_is_copied_as_it_stands(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    window.cite()
    assert _copied(window, "Copy quote") == QUOTE


def test_the_citation_is_copied_in_the_style_that_is_chosen(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    window.cite()
    assert _copied(window, "Copy citation") == "(HMIC, 2017, p. 40)"
    window.page.get_by_label("Style").select_option("harvard")
    copied = _copied(window, "Copy both")
    assert copied.startswith(f"“{QUOTE}” HMIC (2017) *PEEL: Police effectiveness 2016")


def test_the_style_is_kept_for_the_next_passage(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask(RATE)
    window.cite()
    window.page.get_by_label("Style").select_option("oscola")
    window.ask(BURGLARY)
    window.cite()
    window.page.locator(".running tr.marked").wait_for()
    assert re.search(r"\(March 2017\) 12$", window.page.locator("output.citation").inner_text())


def test_a_copied_link_opens_the_same_passage_for_somebody_else(
    open_page: Callable[..., Window], page_server: str
) -> None:
    window = open_page()
    window.ask(RATE)
    window.cite()
    link = _copied(window, "Copy link")
    assert link.startswith(page_server)
    other = open_page(link.removeprefix(page_server))
    other.page.locator(".evidence-view mark").wait_for()
    assert other.page.locator(".running mark").all_inner_texts() == [QUOTE]


def test_a_link_to_no_place_is_told_in_a_line(
    open_page: Callable[..., Window], page_services: Services
) -> None:
    report = page_services.live.assistant.index.infos()[0].id
    for query, line in (
        ("report=nowhere&start=1&end=2", "There is no report"),
        (f"report={report}&start=5&end=99999999", "may have changed"),
        (f"report={report}&start=five&end=6", "gives no place"),
    ):
        window = open_page(f"/?{query}")
        window.page.locator("#evidence .problem", has_text=line).wait_for()
