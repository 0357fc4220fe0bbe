"""The page as a whole: its head, its rooms, and what it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web.page.ask import AskRoom
from assistant.web.page.figures import figures_tab
from assistant.web.page.head import head_view
from assistant.web.page.lookup import lookup_tab
from assistant.web.page.parts import header, read

if TYPE_CHECKING:
    from assistant.web.services import Services

TITLE = "Passage"

_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "Menlo", "monospace")


def build_page(services: Services) -> gr.Blocks:
    """The page over `services`; `appearance` is what it has to be mounted with."""
    page: gr.Blocks = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True)
    with page:
        head = header(head_view(), "page-head")
        with gr.Tabs(elem_id="rooms"):
            with gr.Tab("Ask", id="ask"):
                AskRoom(services, page, head)
            with gr.Tab("Look up", id="lookup") as lookup:
                lookup_tab(services, lookup)
            with gr.Tab("Figures", id="figures") as figures:
                figures_tab(services, figures)
    return page


def appearance() -> dict[str, Any]:
    """How Gradio mounts the page: with fonts of the system alone."""
    theme = gr.themes.Base(
        font=list(_FONTS),
        font_mono=list(_MONO),
        primary_hue="blue",
        neutral_hue="slate",
        radius_size="sm",
    )
    return {"css": read("style.css") + read("figures.css") + read("lookup.css"), "theme": theme}
