"""`passage reports`: what can be asked about, and what was recognised in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Home, Json, Reports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from corpus.types import ReportInfo

app = typer.Typer(
    help="The reports: list them, or show what stands in one.", invoke_without_command=True
)


@app.callback()
def list_reports(
    ctx: typer.Context, json: Json = False, home: Home = None, reports: Reports = None
) -> None:
    """List the reports of the catalogue, or show what stands in one."""
    if ctx.invoked_subcommand is not None:
        ctx.obj = reports
        return
    from dataclasses import asdict

    from assistant.cli.console import out, print_json

    _, infos = _catalogue(home, reports)
    if json:
        print_json([asdict(info) for info in infos])
    else:
        console = out()
        for part in _listed(infos):
            console.print(part)


@app.command()
def show(
    ctx: typer.Context,
    report_id: Annotated[str, typer.Argument(metavar="ID", help="The report's id in the catalogue.")],
    json: Json = False,
    home: Home = None,
    reports: Reports = None,
) -> None:
    """Show a report's sections, judgements, tables, figures and abbreviations, with printed pages."""
    from assistant.cli.console import out, print_json
    from assistant.cli.show_report import report_view
    from assistant.wire import report_object
    from corpus.errors import FilterError
    from corpus.reader import read

    folder, infos = _catalogue(home, reports or ctx.obj)
    info = next((info for info in infos if info.id == report_id), None)
    if info is None:
        raise FilterError(f"no report has the id {report_id!r}; passage reports lists them")
    report = read(info, folder)
    if json:
        print_json(report_object(report))
    else:
        out().print(report_view(report))


def _catalogue(home: Path | None, reports: Path | None) -> tuple[Path, tuple[ReportInfo, ...]]:
    from assistant.settings import Settings
    from corpus import catalogue

    folder = Settings.read(home=home, reports=reports).reports or catalogue.DEFAULT_FOLDER
    return folder, catalogue.load(folder)


def _listed(infos: Sequence[ReportInfo]) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    from assistant.language.plain import one_line

    for info in infos:
        yield Text(info.id, style="bold cyan")
        about = f"{info.title}\n{info.publisher}, published {info.published}; figures: {info.period}"
        yield Padding(Text("\n".join(map(one_line, about.split("\n")))), (0, 0, 0, 2))
