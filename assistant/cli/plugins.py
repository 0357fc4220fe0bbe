"""Commands of packages above this one, mounted without importing them.

A package registers a typer app under the entry-point group `passage.commands`. The app's module is
imported when its command is run, and its package (for the docstring) when help is shown: the assistant
never names a package that builds on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from inspect import getdoc
from types import MappingProxyType
from typing import Any

import typer
from typer.core import TyperCommand

from assistant.cli.edge import Edge

GROUP = "passage.commands"


class Deferred(TyperCommand):
    """Stands for a registered command in the help, and becomes it when it is run."""

    def __init__(self, entry: EntryPoint) -> None:
        """Takes the entry point that names the app."""
        package = entry.value.partition(":")[0].partition(".")[0]
        super().__init__(entry.name, help=getdoc(import_module(package)))
        self._entry = entry

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """The context of the command itself, whose app is imported here."""
        command = typer.main.get_group(self._entry.load())
        return command.make_context(info_name, args, parent=parent, **extra)


class Root(Edge):
    """The built-in commands, then the registered ones."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the help."""
        return [*super().list_commands(ctx), *_registered()]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A built-in command, else a registered one, else None."""
        built_in = super().get_command(ctx, cmd_name)
        entry = _registered().get(cmd_name)
        return Deferred(entry) if built_in is None and entry is not None else built_in


@cache
def _registered() -> Mapping[str, EntryPoint]:
    return MappingProxyType({entry.name: entry for entry in entry_points(group=GROUP)})
