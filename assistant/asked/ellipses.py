"""What a turn counts or chooses from without naming it: "Which forces took part? And which did not?"."""

from __future__ import annotations

import re

_VERB = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|might|may)(?:n['’]?t)?"
    r"|ca(?:n['’]?t|nnot)|won['’]?t"
)
_NOT_NOUN = rf"(?:{_VERB}|of|the|much|else|in|on|at|for|from|by|with|to|across|that|who)\b"
_ELLIPTIC = re.compile(
    r"^(?P<lead>(?:(?:and|but|so|then)[,\s]+)?)(?:(?P<ask>which)(?:\s+ones?|\s+of\s+(?:them|those|these))?"
    rf"|(?P<count>how\s+many))\s+(?=(?:{_VERB})\b)",
    re.I,
)
_NAMED = re.compile(
    rf"\b(?:which|what|how\s+many)\s+(?!{_NOT_NOUN})"
    rf"(?P<thing>[\w'’-]+(?:\s+(?!{_NOT_NOUN})[\w'’-]+){{0,2}}?)(?:\s+(?={_NOT_NOUN})|(?<=[^\Ws]s)\s)",
    re.I,
)


def filled(said: str, before: str) -> str:
    """`said`, with the noun that the question `before` chose or counted, if it leaves that out.

    "How many of them" stays as it is: that asks for a part of what was counted.
    """
    asks = _ELLIPTIC.match(said)
    named = _NAMED.search(before) if asks else None
    if asks is None or named is None:
        return said
    return f"{asks['lead']}{asks['ask'] or asks['count']} {named['thing']} {said[asks.end() :]}"
