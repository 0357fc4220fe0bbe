"""Text of reports and of users that tries to be more than text, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web import hostile

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.web.services import Services
    from tests.web.browser import Window

ATTACKS = (
    "<script>alert(1)</script> what was the arrest rate?",
    "<img src=x onerror=alert(1)> what was the arrest rate?",
    "[arrest rate](javascript:alert(1)) what was it?",
    '"><svg onload=alert(1)> what was the arrest rate?',
    "javascript:alert(1)//arrest rate",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} `${alert(1)}` arrest rate?",
    "</textarea></button></form><iframe src=javascript:alert(1)> arrest rate?",
)

INJECTED = """() => {
    const rooms = document.querySelectorAll('.html-container');
    const bad = [];
    for (const room of rooms) {
        for (const node of room.querySelectorAll('*')) {
            if (node.matches('script, img, iframe, object, embed, b[onclick]')) bad.push(node.outerHTML);
            for (const { name, value } of node.attributes) {
                if (name.startsWith('on') || /^\\s*javascript:/i.test(value) && name !== 'value'
                    && !name.startsWith('data-')) bad.push(`${name}=${value}`);
            }
        }
    }
    return bad;
}"""
"""Elements and attributes on the page that only an injection could have made."""


def _unharmed(window: Window) -> None:
    window.page.wait_for_timeout(100)
    assert window.page.evaluate(INJECTED) == []
    assert window.dialogs == []
    assert window.strangers == set()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_question_is_shown_as_it_was_typed(open_page: Callable[..., Window], attack: str) -> None:
    window = open_page()
    window.ask(attack)
    assert window.page.locator(".turn .question").inner_text() == " ".join(attack.split())
    _unharmed(window)
    window.page.reload()
    window.page.locator(".turn .feedback").wait_for()
    _unharmed(window)


def test_a_report_is_quoted_as_it_stands(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask("How many detectives does Kent Police have to investigate burglary?")
    window.cite()
    window.page.locator(".running", has_text="<svg onload").wait_for()
    assert "<script>alert('sentence')</script>" in window.page.locator(".running mark").inner_text()
    assert "<img src=x onerror=alert('title')>" in window.page.locator(".source-title").inner_text()
    _unharmed(window)


def test_a_whole_hostile_report_can_be_read(
    open_page: Callable[..., Window], page_services: Services
) -> None:
    text = page_services.live.assistant.index.report(hostile.ID).text
    window = open_page(f"/?report={hostile.ID}&start=0&end={len(text)}")
    window.page.locator(".running mark").first.wait_for()
    _unharmed(window)


def test_a_passage_of_a_hostile_report_is_shown_beside_a_refusal(
    open_page: Callable[..., Window],
) -> None:
    window = open_page()
    window.ask("What was the rate of robbery in Kent in 2012?")
    assert hostile.TITLE in window.page.locator(".nearest").inner_text()
    _unharmed(window)


def test_a_hostile_title_of_a_conversation_is_a_title(open_page: Callable[..., Window]) -> None:
    window = open_page()
    window.ask("What does PACT stand for?")
    window.page.locator(".listing .more-dots").click()
    window.page.get_by_label("New title").fill("<img src=x onerror=alert(1)>")
    window.page.get_by_role("button", name="Rename").click()
    window.page.locator(".listing .title", has_text="<img").wait_for()
    _unharmed(window)


@pytest.mark.parametrize("query", ["report=<script>alert(1)</script>&start=1&end=2", "conversation=<b>"])
def test_a_hostile_address_is_only_an_address(open_page: Callable[..., Window], query: str) -> None:
    window = open_page(f"/?{query}")
    _unharmed(window)
