"""The one place where text becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from assistant.language.plain import plain
from assistant.web.page.html import element, join


class _Read(HTMLParser):
    """What a browser would make of markup: the elements, and the text in them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    read = _Read(element("p", text))
    assert [tag for tag, _ in read.elements] == ["p"]
    assert read.text == plain(text)


@given(st.text())
def test_any_value_stays_one_attribute(value: str) -> None:
    read = _Read(element("p", data_copy=value))
    assert read.elements == [("p", [("data-copy", plain(value))])]


def test_markup_is_not_escaped_again() -> None:
    assert element("p", element("b", "a < b")) == "<p><b>a &lt; b</b></p>"


def test_no_attribute_is_made_of_none_or_false() -> None:
    assert element("p", hidden=False, title=None, lang="en") == '<p lang="en"></p>'


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//elsewhere", "/\\x"]
)
def test_an_address_that_is_no_web_page_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        element("a", href=address)


@pytest.mark.parametrize("name", ["onclick", "onLoad", "style", "a b", 'x"y'])
def test_an_attribute_that_runs_or_breaks_out_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="takes no attribute"):
        element("p", **{name: "x"})


def test_nothing_is_joined_of_none() -> None:
    assert join("a", None, Markup("<br>"), 3) == "a<br>3"
