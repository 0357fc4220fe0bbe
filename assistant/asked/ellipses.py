"""What a turn counts or chooses from without naming it again: "Which forces took part? And which did not?"."""

from __future__ import annotations

import re

_VERB = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|might|may)(?:n['’]?t)?"
    r"|ca(?:n['’]?t|nnot)|won['’]?t"
)
_ELLIPTIC = re.compile(
    r"^(?P<lead>(?:(?:and|but|so|then)[,\s]+)?)(?P<ask>which|how\s+many)"
    rf"(?:\s+ones?|\s+of\s+(?:them|those|these))?\s+(?=(?:{_VERB})\b)",
    re.I,
)
_NAMED = re.compile(
    rf"\b(?:which|what|how\s+many)\s+(?!(?:{_VERB}|of|the|much|else)\b)"
    rf"(?P<thing>[\w'’-]+(?:\s+(?!(?:{_VERB})\b)[\w'’-]+){{0,2}}?)\s+(?=(?:{_VERB})\b)",
    re.I,
)


def filled(said: str, before: str) -> str:
    """`said`, with the noun that the question `before` chose or counted if it leaves that out."""
    asks = _ELLIPTIC.match(said)
    named = _NAMED.search(before) if asks else None
    if asks is None or named is None:
        return said
    return f"{asks['lead']}{asks['ask']} {named['thing']} {said[asks.end() :]}"
