"""The pictures of the page in the README, taken anew: `python -m bench.pictures` (or `make pictures`).

The page is asked its own first example, so that the pictures show whatever reports are indexed.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bench._browser import browsing, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DOCS = Path(__file__).parent.parent / "docs"
COLOURS = 256
"""Of a picture's palette: text stays smooth, and a picture takes some 80 kB."""


def main() -> None:
    """Takes both pictures: wide in light with the evidence open, narrow in dark."""
    DOCS.mkdir(exist_ok=True)
    with served() as address, browsing() as browser:
        _take(browser, address, "page.png", width=1280, height=800, scheme="light", evidence=True)
        _take(browser, address, "page-narrow.png", width=360, height=780, scheme="dark", evidence=False)


def _take(
    browser: Browser, address: str, name: str, *, width: int, height: int, scheme: str, evidence: bool
) -> None:
    from PIL import Image

    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.locator(".welcome .example").first.click()
    page.locator(".turn .feedback").wait_for()
    if evidence:
        page.locator(".marker").first.click()
        page.locator(".evidence-view mark").first.wait_for()
        page.mouse.move(0, 0)
    page.wait_for_timeout(1000)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(DOCS / name, optimize=True)
    context.close()


if __name__ == "__main__":
    main()
