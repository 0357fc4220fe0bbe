from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from eval.junit import xml
from eval.report import Point, page, point
from eval.run import Run, record
from eval.types import PARTS
from tests.eval.stand_in import StandIn, refuse, say

if TYPE_CHECKING:
    from pathlib import Path

    from eval.types import KnownAnswer

HOSTILE = '<script>alert("x")</script><img src=//evil.example onerror=boo()>&\x00'
VOID = {"meta", "input", "path", "polyline", "img", "br", "link"}


class Tags(HTMLParser):
    """Every tag with its attributes, and what was left open or closed twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture
def run(rows: tuple[KnownAnswer, ...], home: Path) -> Run:
    some = rows[::6]
    answerable = [row for row in some if row.should_answer]
    mistakes = {answerable[0].id: say(HOSTILE), answerable[1].id: refuse}
    return record(StandIn(some, mistakes), some, home)


def test_every_tag_is_closed(run: Run) -> None:
    tags = Tags(page(run, [point(run), point(run)]))
    assert (tags.open, tags.wrong) == ([], [])


def test_what_comes_from_answers_is_escaped(run: Run) -> None:
    tags = Tags(page(run))
    assert sum(tag == "script" for tag, _ in tags.tags) == 1
    assert not any(tag == "img" for tag, _ in tags.tags)
    assert "&lt;script&gt;alert" in page(run)


def test_what_comes_from_rows_and_run_names_is_escaped(run: Run) -> None:
    row = replace(
        run.results[0].known, question=HOSTILE, turns=(), kind="question", id=HOSTILE, answer=HOSTILE
    )
    hostile = replace(
        run, meta=replace(run.meta, name=HOSTILE), results=(replace(run.results[0], known=row),)
    )
    trend = [Point(HOSTILE, dict.fromkeys(PARTS, (0.5, 0.5, 0.5)))] * 2
    assert not any(tag == "img" for tag, _ in Tags(page(hostile, trend)).tags)


def test_nothing_is_fetched(run: Run) -> None:
    for tag, attributes in Tags(page(run)).tags:
        assert tag not in ("link", "iframe", "img")
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")


def test_every_row_can_be_filtered_and_every_miss_shows_its_passages(run: Run) -> None:
    text = page(run)
    marked = [a for tag, a in Tags(text).tags if tag == "details"]
    assert len(marked) == len(run.results)
    assert sum(a["data-right"] == "wrong" for a in marked) == 2
    assert text.count("<h3>Passages</h3>") == 2


def test_controls_have_labels_and_tables_scope_their_heads(run: Run) -> None:
    text = page(run)
    tags = Tags(text).tags
    assert sum(tag == "label" for tag, _ in tags) == sum(tag in ("select", "input") for tag, _ in tags)
    assert all("scope" in attributes for tag, attributes in tags if tag == "th")
    assert dict(next(a for tag, a in tags if tag == "html"))["lang"] == "en-GB"
    assert 'role="status"' in text


def test_the_trend_needs_two_runs(run: Run) -> None:
    assert "Trend" not in page(run, [point(run)])
    assert "Trend over 2 saved runs" in page(run, [point(run), point(run)])


def test_junit_counts_cases_and_failures(run: Run) -> None:
    root = ET.fromstring(xml(run.results))
    suites = root.findall("testsuite")
    assert (
        sum(int(s.get("tests", "0")) for s in suites)
        == len(root.findall(".//testcase"))
        == len(run.results)
    )
    assert sum(int(s.get("failures", "0")) for s in suites) == len(root.findall(".//failure")) == 2


def test_junit_holds_no_character_that_xml_forbids(run: Run) -> None:
    assert "\x00" not in xml(run.results)
    assert any("alert" in (f.text or "") for f in ET.fromstring(xml(run.results)).iter("failure"))
