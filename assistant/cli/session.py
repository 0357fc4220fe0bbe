"""What a command opens before it can work."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import Settings
from corpus.errors import QuestionError

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from corpus.types import ReportInfo

STDIN = "-"
LONGEST_STDIN = 100_000
"""Characters read from stdin: enough for the engine to see that a question is too long."""


def open_assistant(home: Path | None, reports: Path | None) -> Assistant:
    """The assistant over the index of the data folder; the models and engines are imported here.

    Raises:
        SettingsError, IndexMissing, IndexStale, IndexDamaged: nothing can be answered from it.
    """
    # Forked worker processes would warn on stderr about the tokeniser's threads.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from index import home as homes

    # A missing index is told at once: the models that follow take seconds to load.
    homes.current(Settings.read(home=home, reports=reports).home)
    from assistant.engine import Assistant

    return Assistant.open(home, reports=reports)


def by_id(infos: tuple[ReportInfo, ...]) -> dict[str, ReportInfo]:
    """The catalogue's entries by report id."""
    return {info.id: info for info in infos}


def given_text(argument: str) -> str:
    """The text of an argument, or what stands on stdin where it is "-".

    Raises:
        QuestionError: it is not UTF-8.
    """
    try:
        text = sys.stdin.read(LONGEST_STDIN) if argument == STDIN else argument
        text.encode()
    except UnicodeError as error:
        raise QuestionError(f"the text is not UTF-8 ({error}); save it as UTF-8") from error
    return text.removesuffix("\n")
