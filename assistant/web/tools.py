"""The tools for other assistants, over MCP (Model Context Protocol), by Gradio's own server.

They stand in a Gradio application of their own, so that no event of the page can become a tool.
"""

from __future__ import annotations

import json
from time import perf_counter
from typing import TYPE_CHECKING

import gradio as gr
from gradio import events

from assistant.types import Scope
from assistant.web.quoting import cited
from assistant.wire import answer_object, passage_object

if TYPE_CHECKING:
    from assistant.web.services import Services

PATH = "/tools"
ADDRESS = f"{PATH}/gradio_api/mcp"
"""Where a client connects (streamable HTTP)."""

MOST = 20


def build_tools(services: Services) -> gr.Blocks:
    """The application with the tools `ask`, `search` and `cite`."""

    def ask(
        question: str, history: list[str] | None = None, forces: list[str] | None = None,
        years: list[int] | None = None, reports: list[str] | None = None,
    ) -> str:  # fmt: skip
        """Answer a question over police inspection reports, as a JSON object. The answer cites the
        passages that prove it (report, printed page, exact quote); without proof it is refused, with the
        reason and the nearest passages, which are no answer.

        Args:
            question: One question, in English.
            history: The questions before it in the conversation, the oldest first.
            forces: Only reports of these forces, by full name.
            years: Only reports of these inspection years.
            reports: Only these reports, by id.
        """
        began = perf_counter()
        answer = services.ask(question, scope=_scope(forces, years, reports), history=history or ())
        return _json(answer_object(answer, elapsed_ms=_since(began)))

    def search(
        text: str, k: int = 10, forces: list[str] | None = None, years: list[int] | None = None,
        reports: list[str] | None = None,
    ) -> str:  # fmt: skip
        """Find passages of police inspection reports by meaning and by words, best first, as JSON: each
        with its report, section, printed page, and the place of its text in the report.

        Args:
            text: Words, or a sentence that the passage should say.
            k: How many passages, from 1 to 20.
            forces: Only reports of these forces, by full name.
            years: Only reports of these inspection years.
            reports: Only these reports, by id.
        """
        began = perf_counter()
        hits = services.find(text, k=min(max(1, k), MOST), scope=_scope(forces, years, reports))
        return _json({"passages": [passage_object(hit) for hit in hits], "elapsed_ms": _since(began)})

    def cite(report: str, start: int, end: int, style: str = "inline") -> str:
        """Quote a place of a report exactly, and cite it with its printed page, as a JSON object.

        Args:
            report: The report's id, as a passage or citation has it.
            start: The first character of the quotation, as a passage or citation has it.
            end: The character behind its last.
            style: The style of the citation: inline, footnote, harvard or oscola.
        """
        return _json(cited(services.live.assistant.index, report, start, end, style))

    tools = gr.Blocks(title="Passage", analytics_enabled=False)
    with tools:
        for tool in (ask, search, cite):
            # Without the queue a call is answered here, not by a client of Gradio's over HTTP.
            events.api(tool, api_name=tool.__name__, queue=False)
    return tools


def _json(value: object) -> str:
    # A tool answers in text; a dict would be written as Python writes it.
    return json.dumps(value, ensure_ascii=False)


def _scope(forces: list[str] | None, years: list[int] | None, reports: list[str] | None) -> Scope:
    return Scope(tuple(forces or ()), tuple(years or ()), tuple(reports or ()))


def _since(began: float) -> float:
    return round((perf_counter() - began) * 1000, 3)
