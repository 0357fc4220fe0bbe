"""What a question wants counted, and whether a figure counts that: "investigations" of "How many of the
investigations were reviewed?", and no other kind of them."""

from __future__ import annotations

import re

from assistant.question import Query
from assistant.readings import Reading
from assistant.words import STOPWORDS, Token, listed, stems, tokens

_COUNTED = re.compile(r"\bhow many\s+((?:[\w'’&/-]+\s+){1,6})", re.I)
_NUMBER_OF = re.compile(r"\bnumber of\s+((?:[\w'’&/-]+\s*){1,5})", re.I)
_HEAD_STOP = listed("after_a_head")


def head_unmet(query: Query, reading: Reading) -> bool:
    """Whether `query` asks how many there are of something that is not what the figure counts."""
    heads = _heads(query) if query.unit == "count" else frozenset()
    beside = reading.near if reading.label else "" if reading.counts else reading.clause_text
    return bool(heads) and not heads & stems(f"{reading.value} {beside}")


_ANYONE = stems("people person persons individuals residents")
"""Heads that every count of persons meets, whatever it calls them."""


def _counted(query: Query) -> tuple[Token, ...]:
    """The noun phrase that `query` wants counted, its head last; empty if the question does not say."""
    match = _COUNTED.search(query.text) or _NUMBER_OF.search(query.text)
    if match is None:
        return ()
    run: list[Token] = []
    for token in tokens(match.group(1)):
        if token.text.lower() in _HEAD_STOP:
            break
        run.append(token)
    run = [t for t in run if t.text.lower() not in STOPWORDS]
    if len(run) > 1 and run[-1].text.lower().endswith("ed"):
        # "people signed (up)": what they did, not what they are.
        run.pop()
    return tuple(run)


def other_kind(query: Query, reading: Reading) -> bool:
    """Whether the figure counts another kind of what is to be counted: sexual harm prevention orders for
    serious crime prevention orders. Of the words that stand before the shared head on one side alone,
    none is near the other."""
    heads, run = _heads(query), _counted(query)
    unit = tokens(reading.unit)
    place = max((i for i, t in enumerate(unit) if t.stem in heads), default=0)
    own = {t.stem for t in unit[:place]} - _OPEN
    asked = {t.stem for t in run[:-1]} - _OPEN
    named = frozenset().union(*(a for c in query.concepts for a in c.alternatives))
    said = stems(reading.near)
    met = {s for c in query.concepts if c.met_by(said) for s in c.alternatives[0]}
    theirs, mine = own - asked, asked - own
    return _unlike(theirs, named) and _unlike(mine, said | met)


def _unlike(words: set[str], others: frozenset[str] | set[str]) -> bool:
    """Whether there are `words`, and none of them is among `others` or begins like one of them."""
    return bool(words) and not any(w[:5] == o[:5] for w in words for o in others)


_OPEN = stems(
    "new more extra additional further other different separate total all own local overall recorded"
    " police"
)
"""Words before a noun that tell no kind of it."""


def _heads(query: Query) -> frozenset[str]:
    """The stems of what is to be counted, by every name it has; empty if the question does not say."""
    run = _counted(query)
    if not run:
        return frozenset()
    head = run[-1].stem
    if head in _ANYONE:
        return frozenset()
    return frozenset({head}).union(
        *(
            other
            for c in query.concepts
            if any(head in a for a in c.alternatives)
            for other in c.alternatives
        )
    )
