from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from eval.matching import words
from eval.rules import DIRECTIONS, FORCES, made_from

if TYPE_CHECKING:
    from eval.types import KnownAnswer


@pytest.fixture(scope="module")
def made(rows: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]]) -> tuple[KnownAnswer, ...]:
    return made_from(rows, (text for each in texts.values() for text in each))


def of(rule: str, made: tuple[KnownAnswer, ...]) -> list[KnownAnswer]:
    return [row for row in made if row.rule == rule]


def base(row: KnownAnswer, rows: tuple[KnownAnswer, ...]) -> KnownAnswer:
    return next(each for each in rows if each.id == row.base)


def test_the_same_rows_give_the_same_rows(
    rows: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]], made: tuple[KnownAnswer, ...]
) -> None:
    assert made_from(rows, (text for each in texts.values() for text in each)) == made


def test_every_rule_makes_rows_and_no_more_than_its_limit(
    rows: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]], made: tuple[KnownAnswer, ...]
) -> None:
    assert min(Counter(row.rule for row in made).values()) >= 10
    few = made_from(rows, (text for each in texts.values() for text in each), limit=3)
    assert set(Counter(row.rule for row in few).values()) == {3}


def test_rows_held_out_take_no_place_of_rows_used_to_build(
    rows: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]], made: tuple[KnownAnswer, ...]
) -> None:
    unused = tuple(replace(row, id=f"h-{row.id}", held_out=True) for row in rows)
    both = made_from(rows + unused, (text for each in texts.values() for text in each))
    assert tuple(row for row in both if not row.held_out) == made
    assert {row.rule for row in both if row.held_out} == {row.rule for row in made}


def test_ids_are_unique_and_name_base_and_rule(made: tuple[KnownAnswer, ...]) -> None:
    assert len({row.id for row in made}) == len(made)
    assert all(row.id == f"{row.base}~{row.rule}" for row in made)


def test_another_force_must_be_refused(made: tuple[KnownAnswer, ...]) -> None:
    for row in of("other_force", made):
        assert row.should_refuse
        assert row.reason == "other_force"
        assert any(force in row.question for force in FORCES)
        assert "hampshire" not in row.question.lower()
        assert "hants" not in row.question.lower()


def test_another_year_is_one_that_no_report_names(
    made: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]]
) -> None:
    named = {word for each in texts.values() for text in each for word in words(text)}
    for row in of("other_year", made):
        assert row.should_refuse
        years = [word for word in words(row.question) if len(word) == 4 and word[:2] in ("19", "20")]
        assert years
        assert not set(years) & named


def test_a_typo_changes_one_word_and_nothing_else(
    made: tuple[KnownAnswer, ...], rows: tuple[KnownAnswer, ...]
) -> None:
    for row in of("typo", made):
        origin = base(row, rows)
        before, after = origin.question.split(), row.question.split()
        changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
        assert len(changed) == 1
        assert sorted(changed[0][0]) == sorted(changed[0][1])
        assert (row.accept, row.reject, row.evidence) == (origin.accept, origin.reject, origin.evidence)


def test_case_changes_nothing_but_case(
    made: tuple[KnownAnswer, ...], rows: tuple[KnownAnswer, ...]
) -> None:
    for row in of("case", made):
        assert row.question != base(row, rows).question
        assert row.question.lower() == base(row, rows).question.lower()


def test_padding_keeps_the_question_whole(
    made: tuple[KnownAnswer, ...], rows: tuple[KnownAnswer, ...]
) -> None:
    for row in of("padding", made):
        assert base(row, rows).question in row.question
        assert len(row.question) > len(base(row, rows).question)


def test_a_changed_figure_is_not_in_the_evidence(made: tuple[KnownAnswer, ...]) -> None:
    for row in of("claim_figure", made):
        new = words(row.right.rpartition("not ")[2])[0]
        assert row.verdict == "contradicted"
        assert new in words(row.claim)
        assert all(new not in words(e.quote) for e in row.evidence)


def test_no_percentage_is_raised_over_a_hundred(made: tuple[KnownAnswer, ...]) -> None:
    for row in of("claim_figure", made):
        spelled = words(row.claim)
        shares = [a for a, b in itertools.pairwise(spelled) if b in ("percent", "per", "%")]
        assert all(float(share) <= 100 for share in shares if share[0].isdigit())


def test_a_changed_direction_is_the_opposite(made: tuple[KnownAnswer, ...]) -> None:
    for row in of("claim_direction", made):
        old, _, new = row.right.partition(", not ")
        assert DIRECTIONS[old] == new
        assert new in row.claim
        assert row.verdict == "contradicted"


def test_a_quoted_claim_stands_in_the_report(
    made: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]]
) -> None:
    spelled = [" ".join(words(text)) for each in texts.values() for text in each]
    for row in of("claim_quote", made):
        assert row.verdict == "supported"
        assert any(" ".join(words(row.claim)) in text for text in spelled)


def test_a_slip_makes_no_other_word(
    made: tuple[KnownAnswer, ...], rows: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]]
) -> None:
    spelt = {word for each in texts.values() for text in each for word in words(text)}
    for row in of("typo", made):
        (slip,) = set(words(row.question)) - set(words(base(row, rows).question))
        assert slip not in spelt


def test_a_slip_that_makes_a_word_is_not_made(number: KnownAnswer) -> None:
    # "casual" with its third and fourth letters exchanged is "causal"; "computers" is left as the one
    # word that can be misspelt.
    row = replace(number, question="How many casual computers were waiting?")
    (made,) = made_from([row], ["casual computers were waiting"])[:1]
    assert made.question == "How many casual copmuters were waiting?"


def test_the_figure_of_a_changed_claim_stands_in_no_report(
    made: tuple[KnownAnswer, ...], texts: dict[str, tuple[str, ...]]
) -> None:
    spelt = {word for each in texts.values() for text in each for word in words(text)}
    for row in of("claim_figure", made):
        assert words(row.right.rpartition(", not ")[2])[0] not in spelt


def test_no_rule_makes_the_same_row_twice(made: tuple[KnownAnswer, ...]) -> None:
    assert max(Counter((row.rule, row.text, row.turns) for row in made).values()) == 1


def test_a_claim_is_not_cut_with_the_mark_of_a_footnote_in_it(number: KnownAnswer) -> None:
    clean = "The Strategic Policing Requirement (SPR) names six threats to the whole nation"
    marked = clean.replace("(SPR)", "(SPR)37")
    for quote, claims in ((clean, 1), (marked, 0)):
        row = replace(number, evidence=(replace(number.evidence[0], quote=quote),))
        made = of("claim_quote", made_from([row], [f"{clean}. {marked}. So."]))
        assert len(made) == claims
