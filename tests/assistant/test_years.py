"""Other years for a question that leaves open which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.answers import years
from assistant.answers.best import READ_AHEAD
from assistant.answers.years import with_others
from assistant.asked.question import Reader
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from assistant.support.draft import Draft, Quote
from assistant.types import Scope
from tests.assistant.samples import HIT, INFO

if TYPE_CHECKING:
    from assistant.asked.question import Query

INFOS = tuple(
    replace(INFO, id=f"{force[:4]}-{year}", force=force, year=year)
    for force, covered in (("Kent Police", (2016, 2017, 2018, 2020)), ("Essex Police", (2019,)))
    for year in covered
)
READER = Reader(INFOS, Lexicon({"arrests": 3}, {}), Areas(info.force for info in INFOS))


def candidate(start: int, year: int = 2018, score: float = 0.5) -> Candidate:
    passage = replace(HIT.passage, id=f"kent-{year}:{start}", report_id=f"kent-{year}", year=year)
    none = np.zeros(len(FEATURES), np.float32)
    return Candidate(replace(HIT, passage=passage), start, start + 1, "", none, score=score)


def draft(*of_years: int) -> Draft:
    quotes = tuple(Quote(candidate(0, year).hit.passage, 0, 1) for year in of_years)
    return Draft("31", "31 [1]", quotes, 0.9)


def asked_of(question: str, told: Draft, ranked: list[Candidate]) -> tuple[list[Scope], list[Candidate]]:
    """The scopes that were looked up, and what came of it."""
    scopes: list[Scope] = []

    def find(query: Query) -> list[Candidate]:
        scopes.append(query.scope)
        return [candidate(7, query.scope.years[0], 0.4)]

    wider = with_others(READER.read(question), ranked, told, INFOS, find)
    return scopes, wider


def test_the_newest_other_years_of_its_force_are_looked_up() -> None:
    scopes, wider = asked_of("How many arrests were there?", draft(2018), [candidate(0)])
    assert scopes == [Scope(("Kent Police",), (2017,)), Scope(("Kent Police",), (2020,))]
    assert [c.hit.passage.year for c in wider] == [2018, 2017, 2020]


def test_what_they_hold_comes_behind_the_best_by_its_score() -> None:
    ranked = [candidate(n, score=0.9 - n / 100) for n in range(READ_AHEAD)]
    low = candidate(50, score=0.1)
    _, wider = asked_of("How many arrests were there?", draft(2018), [*ranked, low])
    assert wider[:READ_AHEAD] == ranked
    assert [c.hit.passage.year for c in wider[READ_AHEAD:]] == [2017, 2020, 2018]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many arrests were there in 2018?", draft(2018)),
        ("How many arrests were there?", draft(2018, 2020)),
        ("Why were there arrests?", draft(2018)),
    ],
)
def test_no_other_is_looked_up_for_what_names_a_year_has_several_or_wants_no_figure(
    question: str, told: Draft
) -> None:
    assert asked_of(question, told, [candidate(0)]) == ([], [])


def test_what_was_found_before_is_not_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "OTHERS", 1)
    ranked = [candidate(0), candidate(7, 2020)]
    scopes, wider = asked_of("How many arrests were there?", draft(2018), ranked)
    assert scopes == [Scope(("Kent Police",), (2020,))]
    assert wider == []


@pytest.mark.parametrize(
    "question",
    [
        "Did arrests rise or fall in the past year, and by how much?",
        "By how much have arrests gone down compared with the year before?",
    ],
)
def test_a_change_is_looked_up_for_the_other_years(question: str) -> None:
    scopes, _ = asked_of(question, draft(2018), [candidate(0)])
    assert len(scopes) == 2


def test_yes_or_no_is_not() -> None:
    scopes, _ = asked_of("Did arrests rise?", draft(2018), [candidate(0)])
    assert not scopes
