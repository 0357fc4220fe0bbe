"""What a question sets aside ("not thefts"), and whether a figure is of that."""

from __future__ import annotations

import re

from assistant.asked import asking
from assistant.asked.question import Query
from assistant.evidence.reading import Reading
from assistant.language.words import stems

_EXCEPTION = re.compile(
    r"\b(?:with\s+the\s+exception\s+of|except(?:ing)?(?:\s+for)?|apart\s+from|other\s+than|aside\s+from)\s+"
    r"(?P<what>(?:[\w-]+[\s,]+){1,5}?)(?:which|who|where)\b(?P<told>[^.;)]*)",
    re.I,
)
"""An exception of which something else is told ("except for thefts, which take ten days")."""


def of_what_is_set_aside(query: Query, reading: Reading) -> bool:
    """Whether a figure is of what `query` says it does not ask about."""
    if not query.excluded:
        return False
    excepted = any(
        reading.value in match["told"] and stems(match["what"]) & query.excluded
        for match in _EXCEPTION.finditer(reading.clause_text)
    )
    return excepted or bool(query.excluded & _included(f"{reading.clause_text} {reading.near}"))


def leaves_out_alike(query: Query, reading: Reading) -> bool:
    """Whether the clause of a figure leaves out itself what `query` sets aside."""
    said = (match.group() for match in asking.set_aside(reading.clause_text))
    return bool(query.excluded & stems(" ".join(said)))


def _included(text: str) -> frozenset[str]:
    """The stems of `text` without what it leaves out itself ("crimes excluding fraud")."""
    for match in reversed(asking.set_aside(text)):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return stems(text)
