"""Requests that are not questions to the reports: to misbehave, to reveal, to do without the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant import shipped


@cache
def _pattern() -> re.Pattern[str]:
    stored = shipped.lists("instructions.toml")
    leads, orders, anywhere = (_any(stored[kind]) for kind in ("leads", "orders", "patterns"))
    return re.compile(f"{leads}{orders}|{anywhere}", re.IGNORECASE)


def _any(patterns: Sequence[str]) -> str:
    """The regular expression that matches what one of `patterns` does."""
    return "(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")"


def is_instruction(text: str) -> bool:
    """Whether `text` asks the assistant to act against its purpose rather than asks the reports.

    Judged by wording alone (`data/instructions.toml`). Some wordings count wherever they stand; a verb
    that the reports use as well counts as an order only where the assistant is told to do it. The text
    is never carried out as a command in any case, so a miss costs an ordinary search.
    """
    return bool(_pattern().search(text.replace("’", "'")))
