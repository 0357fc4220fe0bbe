"""The tree of commands."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from assistant.cli import index, reports, users
from assistant.cli.ask import ask, check
from assistant.cli.batch import batch
from assistant.cli.plugins import Root
from assistant.cli.search import search
from assistant.cli.serve import serve
from index.threads import wait_passively

app = typer.Typer(
    name="passage",
    cls=Root,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(ask)
app.command()(check)
app.command()(search)
app.command()(batch)
app.command()(serve)
app.add_typer(reports.app, name="reports")
app.add_typer(index.app, name="index")
app.add_typer(users.app, name="users")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"passage {version('passage')}")
        raise typer.Exit


@app.callback()
def root(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an unexpected error.")
    ] = False,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Answer questions over inspection reports, and show the passage that proves each answer."""


def main() -> None:
    """The entry point of the console script."""
    wait_passively()
    app()
