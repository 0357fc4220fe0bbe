"""Requests that are not questions to the reports: to misbehave, to reveal, to do without the reports."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _pattern() -> re.Pattern[str]:
    stored = tomllib.loads((files("assistant") / "data" / "instructions.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in stored["patterns"]), re.IGNORECASE)


def is_instruction(text: str) -> bool:
    """Whether `text` asks the assistant to act against its purpose rather than asks the reports.

    Judged by wording alone (`data/instructions.toml`); the text is never carried out as a command in any
    case, so a miss costs an ordinary search.
    """
    return bool(_pattern().search(text.replace("’", "'")))
