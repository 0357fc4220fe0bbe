"""Which evidence is looked at for a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers.looking import rows_named, tells_none
from assistant.asked.question import Reader
from assistant.evidence.candidates import Candidate
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from tests.assistant.samples import INFO
from tests.assistant.test_extent import found

READER = Reader([INFO], Lexicon({"fraud": 2, "crime": 5, "theft": 3, "asb": 2}, {}), Areas())


def _row(text: str, table: int | None = 0) -> Candidate:
    one = found(text, {}, 0.5, "table_row")[0]
    return replace(one, hit=replace(one.hit, passage=replace(one.hit.passage, table=table)))


def test_a_row_that_is_named_is_looked_at_behind_those_that_are_not() -> None:
    query = READER.read("What was the fraud rate?")
    ranked = [_row("Theft from shops 4.1 3.9"), _row("Arson 0.3 0.2"), _row("Fraud 2.2 2.6")]
    assert rows_named(query, ranked, 1) == (ranked[2],)


def test_neither_a_row_of_another_table_nor_one_looked_at_already_is_added() -> None:
    query = READER.read("What was the fraud rate?")
    first, other = _row("Theft from shops 4.1 3.9"), _row("Fraud 2.2 2.6", table=1)
    assert not rows_named(query, [first, other], 1)
    assert not rows_named(query, [other, first], 1)


@pytest.mark.parametrize(
    ("text", "none"),
    [("Recorded crime rose by 3 percent.", True), ("There were 3 percent fewer incidents.", False)],
)
def test_a_change_of_crime_tells_none_of_anti_social_behaviour(text: str, none: bool) -> None:
    query = READER.read("By how much did ASB fall?")
    assert tells_none(query, found(text, {}, 0.5)[0]) is none
