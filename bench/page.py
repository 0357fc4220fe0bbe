"""How long a person at the page waits: for the first words of an answer, and for what is looked up.

The browser itself tells the times, from the key that is pressed to the frame in which the words stand.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bench._browser import browsing, served
from bench.figures import Figure, percentile

if TYPE_CHECKING:
    from playwright.sync_api import Page

TITLE = "The page"
ANSWERS = 12
LOOKED_UP = ("victim satisfaction", "knife crime", "repeat victims", "stop and search", "golden hour")
ROUNDS = 4

_FIRST_WORDS = """turns => {
  document.querySelector("#question textarea").addEventListener("keydown", () => {
    const start = performance.now();
    const look = () => {
      const turn = document.querySelectorAll(".turn")[turns];
      if (turn && turn.querySelector(".answer .short, .answer.answered"))
        window.firstWords = performance.now() - start;
      else requestAnimationFrame(look);
    };
    look();
  }, { once: true });
}"""

_FOUND = """async words => {
  const box = document.querySelector("#lookup-text textarea");
  const begun = performance.now();
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  while (!document.querySelector("#lookup-results .found"))
    await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""


def measure(answers: int = ANSWERS, rounds: int = ROUNDS) -> list[Figure]:
    """Milliseconds of both; the question asked is the page's own first example."""
    with served() as address, browsing() as browser:
        page = browser.new_page()
        page.goto(address)
        words = _first_words(page, answers)
        page.get_by_role("tab", name="Look up").click()
        found = [_looked_up(page, words) for _ in range(rounds) for words in LOOKED_UP]
    return [
        Figure("first words of a warm answer, median", median(words), "ms", "at most 300"),
        Figure("first words of a warm answer, p95", percentile(words, 0.95), "ms"),
        Figure("found while typing, median", median(found), "ms"),
        Figure("found while typing, p95", percentile(found, 0.95), "ms"),
    ]


def _first_words(page: Page, answers: int) -> list[float]:
    """Milliseconds from Enter to the first words of `answers` answers, after one that is not told."""
    example = page.locator(".welcome .example").first
    question = example.inner_text().strip()
    example.click()
    page.locator(".turn .feedback").wait_for()
    told = []
    for number in range(1, answers + 1):
        page.locator("#question textarea").fill(f"{question} Please.")
        page.evaluate(_FIRST_WORDS, number)
        page.keyboard.press("Enter")
        page.locator(".turn").nth(number).locator(".feedback").wait_for()
        told.append(float(page.evaluate("window.firstWords")))
    return told


def _looked_up(page: Page, words: str) -> float:
    page.locator("#lookup-text textarea").fill("")
    page.locator("#lookup-results .hint").wait_for()
    return float(page.evaluate(_FOUND, words))
