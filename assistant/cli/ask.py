"""`passage ask` and `passage check`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Force, Home, Json, ReportId, Reports, Style, Year

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.types import Answer, Scope
    from assistant.wire import RowKind


def ask(
    question: Annotated[str, typer.Argument(help="The question; - reads it from stdin.")],
    json: Json = False,
    style: Style = "inline",
    force: Force = None,
    year: Year = None,
    report: ReportId = None,
    home: Home = None,
    reports: Reports = None,
) -> None:
    """Answer a question and show the passage that proves it."""

    def answer(assistant: Assistant, text: str, scope: Scope) -> Answer:
        return assistant.ask(text, scope=scope)

    _run(answer, "question", question, json, style, (force, year, report), home, reports)


def check(
    claim: Annotated[str, typer.Argument(help="A sentence as it would be drafted; - reads stdin.")],
    json: Json = False,
    style: Style = "inline",
    force: Force = None,
    year: Year = None,
    report: ReportId = None,
    home: Home = None,
    reports: Reports = None,
) -> None:
    """Check a claim: supported, contradicted, or not found, with the passage."""

    def answer(assistant: Assistant, text: str, scope: Scope) -> Answer:
        return assistant.check(text, scope=scope)

    _run(answer, "claim", claim, json, style, (force, year, report), home, reports)


def _run(
    answer: Callable[[Assistant, str, Scope], Answer],
    kind: RowKind,
    argument: str,
    json: bool,
    style: str,
    filters: tuple[list[str] | None, list[int] | None, list[str] | None],
    home: Path | None,
    reports: Path | None,
) -> None:
    from assistant.cli.console import has_style, out, print_json
    from assistant.cli.scope import read_scope
    from assistant.cli.session import by_id, given_text, open_assistant
    from assistant.cli.show_answer import answer_view
    from assistant.drafting.cite import check_style
    from assistant.wire import answer_object

    check_style(style)
    text = given_text(argument)
    assistant = open_assistant(home, reports)
    infos = assistant.index.infos()
    scope = read_scope(infos, *filters)
    started = perf_counter()
    found = answer(assistant, text, scope)
    elapsed = (perf_counter() - started) * 1000
    if json:
        print_json(answer_object(found, kind=kind, elapsed_ms=elapsed))
        return
    console = out()
    console.print(answer_view(found, by_id(infos), style=style, styled=has_style(console)))
