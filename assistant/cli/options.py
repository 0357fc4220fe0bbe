"""Options that several commands share, and what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.edge import HOME_KEY

FILTERS = "Filters"
PLACES = "Places"


def _remember_home(ctx: typer.Context, home: Path | None) -> Path | None:
    ctx.meta[HOME_KEY] = home
    return home


Json = Annotated[bool, typer.Option("--json", help="Write JSON to stdout, for programs.")]
Home = Annotated[
    Path | None,
    typer.Option(
        callback=_remember_home,
        help="The data folder, of index and log; else PASSAGE_HOME.",
        rich_help_panel=PLACES,
    ),
]
Reports = Annotated[
    Path | None,
    typer.Option(
        help="The folder of reports; else PASSAGE_REPORTS, else those that came with Passage.",
        rich_help_panel=PLACES,
    ),
]
UsersFile = Annotated[
    Path | None,
    typer.Option("--users", help="The users file; else `users` in the data folder.", metavar="FILE"),
]
Force = Annotated[
    list[str] | None,
    typer.Option(help="Only reports of this force. May be repeated.", rich_help_panel=FILTERS),
]
Year = Annotated[
    list[int] | None,
    typer.Option(help="Only reports of this inspection year. May be repeated.", rich_help_panel=FILTERS),
]
ReportId = Annotated[
    list[str] | None,
    typer.Option(help="Only the report of this id. May be repeated.", rich_help_panel=FILTERS),
]
Style = Annotated[
    str, typer.Option("--cite", help="How to cite: inline, footnote, harvard, oscola.", metavar="STYLE")
]
