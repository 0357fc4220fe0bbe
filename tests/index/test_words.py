"""Tantivy against BM25 by hand."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

import pytest

from index.types import Filters
from index.words import Words, WordsWriter, query_terms, terms
from tests.index.makers import FORCES, info, short_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.types import Kind

TEXTS = (
    "The force arrested 60.7 offenders per 1,000 people.",
    "Arrests for burglary rose, and burglary victims were told.",
    "Custody officers asked about health.",
    "Burglary.",
)


@pytest.fixture
def words(tmp_path: Path) -> Words:
    writer = WordsWriter(tmp_path)
    row = 0
    for force, year in ((FORCES[0], 2014), (FORCES[1], 2015)):
        report_id = f"{force.split()[0].lower()}-{year}"
        kinds: tuple[Kind, ...] = ("paragraph", "list", "paragraph", "caption")
        for passage in short_report(info(report_id, force, year), *TEXTS, kinds=kinds)[1]:
            writer.add(row, passage)
            row += 1
    writer.finish()
    return Words(tmp_path)


def _bm25(query: Sequence[str], texts: Sequence[str], k1: float = 1.2, b: float = 0.75) -> list[float]:
    """Robertson and Zaragoza (2009), equation 3.15, with an inverse document frequency above zero."""
    documents = [Counter(terms(text)) for text in texts]
    mean = sum(document.total() for document in documents) / len(documents)
    scores = []
    for document in documents:
        score = 0.0
        for word in set(query):
            holding = sum(word in other for other in documents)
            rarity = log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
            length = 1 - b + b * document.total() / mean
            score += rarity * document[word] * (k1 + 1) / (document[word] + k1 * length)
        scores.append(score)
    return scores


@pytest.mark.parametrize("query", ["burglary", "burglary arrest", "health of the offender", "60.7"])
def test_scores_and_order_are_those_of_bm25(words: Words, query: str) -> None:
    scores = _bm25(terms(query), TEXTS * 2)
    found = words.search(terms(query), 8, Filters())
    expected = sorted((-score, row) for row, score in enumerate(scores) if score > 0)
    assert [row for row, _ in found] == [row for _, row in expected]
    assert [score for _, score in found] == pytest.approx([-score for score, _ in expected], rel=1e-5)


def test_a_word_is_found_in_another_inflection(words: Words) -> None:
    assert {row for row, _ in words.search(terms("arresting"), 8, Filters())} == {0, 1, 4, 5}


def test_a_figure_is_one_word_with_or_without_its_comma() -> None:
    assert terms("60.7 1,000 1000 12,34 PIP1") == ("60.7", "1000", "1000", "12,34", "pip1")


def test_a_filter_admits_and_does_not_change_scores(words: Words) -> None:
    free = dict(words.search(terms("burglary"), 8, Filters()))
    held = words.search(terms("burglary"), 8, Filters(years=frozenset({2015})))
    assert dict(held) == {row: score for row, score in free.items() if row >= 4}


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        (Filters(forces=frozenset({FORCES[0]})), {1, 3}),
        (Filters(reports=frozenset({"borset-2015"})), {5, 7}),
        (Filters(kinds=frozenset({"caption"})), {3, 7}),
        (Filters(forces=frozenset(FORCES), kinds=frozenset({"list"}), years=frozenset({2014})), {1}),
        (Filters(forces=frozenset({FORCES[0]}), years=frozenset({2015})), set()),
    ],
)
def test_filters_hold(words: Words, filters: Filters, rows: set[int]) -> None:
    assert {row for row, _ in words.search(terms("burglary"), 8, filters)} == rows


def test_equal_scores_stand_in_the_order_of_rows(words: Words) -> None:
    assert [row for row, _ in words.search(terms("custody"), 8, Filters())] == [2, 6]


@pytest.mark.parametrize("text", ["", "  ", '"*:^~(', "\ud800", "\0", "burglary" * 2000])
def test_text_without_known_words_finds_nothing(words: Words, text: str) -> None:
    assert words.search(terms(text), 8, Filters()) == []


def test_function_words_of_a_question_do_not_count() -> None:
    assert query_terms("What was the rate of burglary in 2014?") == ("rate", "burglari", "2014")


def test_a_question_of_function_words_alone_keeps_them() -> None:
    assert query_terms("what is it") == ("what", "is", "it")


def test_no_text_is_syntax(words: Words) -> None:
    plain = words.search(terms("not custody body burglary"), 8, Filters())
    assert words.search(terms('NOT custody -body:"burglary"~2'), 8, Filters()) == plain


def test_all_rows_are_there(words: Words) -> None:
    assert words.all_rows().tolist() == list(range(8))
