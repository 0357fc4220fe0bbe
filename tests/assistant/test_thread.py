"""Evidence beside what answered the turn before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.asked.question import Place
from assistant.evidence import thread
from tests.assistant import kent

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.evidence.candidates import Candidate
    from index.embedding import SentenceEmbedder


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


def _found(ranked: list[Candidate], words: str) -> Candidate:
    return next(c for c in ranked if words in c.text and "2019" in c.hit.passage.report_id)


def _place(candidate: Candidate, said: str = "") -> Place:
    return Place(candidate.hit.passage.report_id, candidate.start, candidate.end, said)


def test_the_sentence_behind_the_one_quoted_gains(trio: Assistant) -> None:
    query = trio.understand("How soon do supervisors look at it in Kent in 2019?")
    ranked, _ = trio.evidence(query)
    before, quoted = _found(ranked, "Supervisors review"), _found(ranked, "detectives")
    after = thread.nearer(replace(query, beside=(_place(quoted),)), ranked)
    assert _found(after, "Supervisors review").score > before.score


def test_what_stands_in_another_report_gains_nothing(trio: Assistant) -> None:
    query = trio.understand("How soon do supervisors look at it?")
    ranked, _ = trio.evidence(query)
    quoted = _found(ranked, "detectives")
    query = replace(query, beside=(_place(quoted),))
    others = {c.score for c in ranked if c.hit.passage.report_id != quoted.hit.passage.report_id}
    moved = thread.nearer(query, ranked)
    assert {c.score for c in moved if c.hit.passage.report_id != quoted.hit.passage.report_id} == others


def test_why_a_thing_is_so_is_not_told_by_what_says_that_it_is(trio: Assistant) -> None:
    query = trio.understand("Why does Kent employ so many detectives in 2019?")
    ranked, _ = trio.evidence(query)
    quoted = _found(ranked, "detectives")
    moved = thread.nearer(replace(query, beside=(_place(quoted),)), ranked)
    assert _found(moved, "detectives").score < quoted.score


def test_what_is_silent_on_the_new_thing_falls_behind(trio: Assistant) -> None:
    query = trio.understand("Which cameras are there in Kent in 2019?")
    ranked, _ = trio.evidence(query)
    quoted = _found(ranked, "Supervisors review")
    moved = thread.nearer(replace(query, beside=(_place(quoted, said="seven days"),)), ranked)
    assert _found(moved, "Supervisors review").score < quoted.score


def test_the_rows_beside_the_one_quoted_gain_only_where_another_thing_is_asked(
    assistant: Assistant,
) -> None:
    query = assistant.understand("What share of offences ended with no suspect identified in 2016?")
    ranked, _ = assistant.evidence(query)
    quoted, other = [c for c in ranked if c.hit.passage.kind == "table_row"][:2]
    place = _place(quoted)
    after = thread.nearer(replace(query, beside=(place,)), ranked)
    assert next(c for c in after if c.start == quoted.start).score > quoted.score
    assert next(c for c in after if c.start == other.start).score == other.score
    another = thread.nearer(replace(query, beside=(replace(place, said="40.2 percent"),)), ranked)
    assert next(c for c in another if c.start == other.start).score > other.score


def test_a_figure_is_held_against_the_nation_from_the_row_that_gave_it(assistant: Assistant) -> None:
    first = "What share of offences ended with no suspect identified in 2016?"
    before = assistant.ask(first)
    after = assistant.ask("Is that higher or lower than in England and Wales?", history=[first])
    assert before.short in after.short
    assert after.citations[0].quote == before.citations[0].quote


def test_what_answered_for_one_year_is_not_told_of_another(assistant: Assistant) -> None:
    first = "How many crimes per 1,000 people were recorded, according to the 2016 PEEL report?"
    before = assistant.ask(first)
    after = assistant.ask("and two years earlier?", history=[first])
    assert before.status == "answered"
    assert after.short != before.short
