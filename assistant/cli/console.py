"""Where the commands print."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

NARROWEST = 20
WIDEST = 100
"""Columns; longer lines are hard to read."""


def out() -> Console:
    """The console on stdout: no markup, no guessed highlights, no emoji codes.

    A character that the stream's encoding lacks is printed as "?", not raised.
    """
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    console = Console(markup=False, highlight=False, emoji=False, tab_size=4)
    console.width = max(NARROWEST, min(console.width, WIDEST))
    return console


def err() -> Console:
    """The console on stderr, for progress."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


@contextmanager
def progress(what: str, total: int, done: int = 0) -> Iterator[Callable[[], None]]:
    """A bar on stderr while the block runs; what it gives advances it by one.

    Where stderr is no terminal, nothing is shown.
    """
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    console = err()
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(what, total=total, completed=done)
        yield lambda: bars.advance(task)


def print_json(value: object, *, indent: int | None = 2) -> None:
    """`value` as JSON on stdout; ASCII alone, so that no terminal or pipe can misread it."""
    print(json.dumps(value, indent=indent, ensure_ascii=True))


def has_style(console: Console) -> bool:
    """Whether the console shows bold and colour; where not, marks in the text stand for them."""
    return console.is_terminal and not console.legacy_windows and console.color_system is not None
