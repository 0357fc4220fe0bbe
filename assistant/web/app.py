"""One application of everything: the API, then the page at "/"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr
from fastapi import FastAPI

from assistant.web.access import Guard

if TYPE_CHECKING:
    from assistant.web.services import Services


def create_app(services: Services) -> FastAPI:
    """The application over `services`, which stay the caller's to close."""
    app = FastAPI(title="Passage")
    app.state.services = services
    gr.mount_gradio_app(app, _page(services), path="/", footer_links=[], run_history=False)
    app.add_middleware(Guard)
    return app


def _page(services: Services) -> gr.Blocks:
    try:
        from assistant.web.page import build_page
    except ImportError:  # until it is written
        with gr.Blocks() as page:
            gr.Markdown("The page comes here.")
        return page
    return build_page(services)
