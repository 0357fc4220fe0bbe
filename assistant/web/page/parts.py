"""Building blocks of the page: markup that acts, and how its events are tied to the server."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import gradio as gr

_WAIT = """
const bind = () => window.passage
  ? window.passage.bind(element, trigger, watch, {acts})
  : setTimeout(bind, 10);
bind();
"""


def bound(name: str, *acts: str, value: str = "") -> gr.HTML:
    """Markup under the id `name` whose controls send `acts`; each is an event of the component, which
    Gradio knows by its name standing in the script."""
    script = _WAIT.replace("{acts}", json.dumps(acts))
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False)


def header(value: str, name: str) -> gr.HTML:
    """The markup that brings the page's script along."""
    return gr.HTML(value, elem_id=name, js_on_load=read("page.js"), apply_default_css=False)


def quietly(*, queue: bool = True) -> dict[str, Any]:
    """Settings of an event: no veil over what it changes, and no part of Gradio's own API. What is
    streamed needs the `queue`; all else is quicker without."""
    return {"show_progress": "hidden", "api_visibility": "private", "queue": queue}


def read(name: str) -> str:
    """The text of a file that stands beside this module."""
    return (files("assistant.web.page") / name).read_text("utf-8")
