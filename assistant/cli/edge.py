"""The edge of the command line: every error becomes one line on stderr and an exit code.

| code | when |
|---|---|
| 0 | done, also when the answer is a refusal |
| 1 | an unexpected error, its traceback is in the log; or the reader of stdout went away |
| 2 | an error that the user can mend |
| 130 | interrupted |
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from assistant.cli.log import record
from assistant.language.plain import one_line
from corpus.errors import PassageError

USER_ERROR = 2
UNEXPECTED = 1
INTERRUPTED = 130

HOME_KEY = "passage.home"
"""Where `--home` stands in the context's `meta`, for the log."""


_USAGE: type[Exception] = typer.BadParameter.__mro__[1]
"""What a wrong use of a command raises; it has no public name, and its package changed with typer's."""


class Edge(TyperGroup):
    """The root of the commands: runs one, and maps what it raises."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """The context of the root itself, from its own options."""
        with _used_rightly():
            return super().make_context(info_name, args, parent=parent, **extra)

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command that was named."""
        with _used_rightly(), edge(ctx):
            return super().invoke(ctx)


@contextmanager
def edge(ctx: typer.Context) -> Iterator[None]:
    """Turn what is raised inside into a line and an exit code; with `--debug`, raise the unexpected.

    Raises:
        SystemExit: with one of the codes above.
    """
    try:
        yield
        sys.stdout.flush()
    except PassageError as error:
        say(one_line(str(error)))
        raise SystemExit(USER_ERROR) from error
    except KeyboardInterrupt as error:
        say("interrupted")
        raise SystemExit(INTERRUPTED) from error
    except BrokenPipeError as error:
        # What is still buffered would be flushed at exit, and raise again there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(UNEXPECTED) from error
    except Exception as error:
        if ctx.params.get("debug") or _is_exit(error):
            raise
        say(_unexpected(error, ctx.meta.get(HOME_KEY)))
        raise SystemExit(UNEXPECTED) from error


@contextmanager
def _used_rightly() -> Iterator[None]:
    """Turn a wrong use of a command into a line that names its help."""
    try:
        yield
    except _USAGE as error:
        # A group named without a command shows its help, which is such an error, too.
        if type(error).__name__ == "NoArgsIsHelpError":
            raise
        told: Any = error
        command = told.ctx.command_path if told.ctx else "passage"
        say(f"{one_line(told.format_message()).rstrip('.')}; {command} --help tells how it is used")
        raise SystemExit(USER_ERROR) from error


def say(line: str) -> None:
    """One line to stderr, under the command's name."""
    print(f"passage: {line}", file=sys.stderr)


def _unexpected(error: Exception, home: Path | None) -> str:
    path = record(error, home)
    where = f"the traceback is in {path}" if path else "run passage --debug for the traceback"
    return f"unexpected {type(error).__name__}: {one_line(str(error))}; {where}"


def _is_exit(error: Exception) -> bool:
    # Usage errors and exits come from typer or, in its older versions, from the package click.
    return type(error).__module__.partition(".")[0] in {"typer", "click"}
