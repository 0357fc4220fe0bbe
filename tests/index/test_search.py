"""An open index."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus import passages, reader
from corpus.catalogue import DEFAULT_FOLDER, load
from corpus.errors import FilterError, IndexMissing
from index.build import build
from index.search import Index
from index.types import Filters
from tests.index.hashing import HashEmbedder
from tests.index.makers import FORCES, prose, report_id_of, six_reports, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.types import Passage
    from index.embedding import SentenceEmbedder
    from index.types import Embedder

QUESTION = "How many cases of burglary did officers record?"


def _all_passages(index: Index) -> list[Passage]:
    return [passage for info in index.infos() for passage in index.passages_of(info.id)]


def _cosines(embedder: Embedder, query: str, among: list[Passage]) -> dict[str, float]:
    vectors = embedder.encode([passage.embedded for passage in among])
    return dict(
        zip([p.id for p in among], (vectors @ embedder.encode([query])[0]).tolist(), strict=True)
    )


def test_the_real_reports_come_back_equal(built_home: Path, embedder: SentenceEmbedder) -> None:
    index = Index.open(built_home, embedder, folder=DEFAULT_FOLDER)
    for info in load(DEFAULT_FOLDER):
        report = reader.read(info, DEFAULT_FOLDER)
        assert index.report(info.id) == report
        assert index.passages_of(info.id) == tuple(passages.chunk(report))


def test_the_real_model_finds_a_paraphrase(built_home: Path, embedder: SentenceEmbedder) -> None:
    index = Index.open(built_home, embedder)
    hit = index.search("people taken into custody for violence at home between partners", k=1)[0]
    assert "domestic" in hit.passage.embedded


def test_dense_scores_and_ranks_are_those_of_numpy(small: Index) -> None:
    cosines = _cosines(HashEmbedder(), QUESTION, _all_passages(small))
    hits = [hit for hit in small.search(QUESTION, k=100) if hit.dense_rank is not None]
    assert len(hits) == len(cosines)
    for hit in hits:
        assert hit.dense_score == pytest.approx(cosines[hit.passage.id], abs=2e-3)
    ranked = sorted(hits, key=lambda hit: hit.dense_rank or 0)
    scores = [hit.dense_score or 0 for hit in ranked]
    assert scores == sorted(scores, reverse=True)


def test_the_fused_score_is_that_of_both_ranks(small: Index) -> None:
    for hit in small.search(QUESTION, k=40):
        ranks = [rank for rank in (hit.dense_rank, hit.sparse_rank) if rank is not None]
        assert hit.score == pytest.approx(sum(1 / (60 + rank) for rank in ranks))


def test_hits_come_best_first_and_the_same_each_time(small: Index) -> None:
    first = small.search(QUESTION, k=40)
    assert [hit.score for hit in first] == sorted((hit.score for hit in first), reverse=True)
    assert small.search(QUESTION, k=40) == first


def test_a_vector_at_hand_gives_the_same_hits(small: Index) -> None:
    assert small.search(QUESTION, vector=small.embed(QUESTION)) == small.search(QUESTION)


def test_expansion_reaches_the_words_and_not_the_meaning(small: Index) -> None:
    plain = {hit.passage.id: hit for hit in small.search("custody", k=40)}
    wider = {hit.passage.id: hit for hit in small.search("custody", k=40, expansion=["burglary"])}
    assert {hit.dense_rank for hit in plain.values()} == {hit.dense_rank for hit in wider.values()}
    by_words = [{key for key, hit in hits.items() if hit.sparse_rank} for hits in (plain, wider)]
    assert all("burglary" in wider[key].passage.text for key in by_words[1] - by_words[0])
    assert by_words[0] < by_words[1]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(forces=frozenset({FORCES[1]})),
        Filters(years=frozenset({2015})),
        Filters(reports=frozenset({report_id_of(FORCES[0], 2014), report_id_of(FORCES[2], 2015)})),
        Filters(kinds=frozenset({"paragraph"})),
        Filters(forces=frozenset(FORCES[:2]), years=frozenset({2014}), kinds=frozenset({"paragraph"})),
    ],
)
def test_filters_hold_in_both_engines_and_lose_nothing(small: Index, filters: Filters) -> None:
    fitting = {
        passage.id
        for passage in _all_passages(small)
        if (not filters.forces or passage.force in filters.forces)
        and (not filters.years or passage.year in filters.years)
        and (not filters.reports or passage.report_id in filters.reports)
        and (not filters.kinds or passage.kind in filters.kinds)
    }
    hits = small.search(QUESTION, k=200, filters=filters, candidates=200)
    assert {hit.passage.id for hit in hits} == fitting
    assert sorted(hit.dense_rank or 0 for hit in hits) == list(range(1, len(fitting) + 1))
    assert any(hit.sparse_rank for hit in hits)


def test_a_filter_that_nothing_fits_finds_nothing(small: Index) -> None:
    assert small.search(QUESTION, filters=Filters(years=frozenset({1999}))) == ()


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(forces=frozenset({"Derby Police"})), f"'Derby Police'.*{', '.join(FORCES)}"),
        (Filters(years=frozenset({2020})), "2020.*2014, 2015"),
        (Filters(reports=frozenset({"x"})), "'x'.*avon-2014, avon-2015"),
        (Filters(kinds=frozenset({"caption"})), "'caption'.*paragraph"),
        (
            Filters(reports=frozenset({"avon-2014"}), years=frozenset({2015})),
            r"avon-2014 \(Avon Constabulary, 2014\)",
        ),
    ],
)
def test_a_filter_that_nothing_fits_is_told_what_there_is(
    small: Index, filters: Filters, said: str
) -> None:
    with pytest.raises(FilterError, match=said) as caught:
        small.check_filters(filters)
    assert "\n" not in str(caught.value)


def test_a_filter_that_fits_passes(small: Index) -> None:
    filters = Filters(frozenset({FORCES[0]}), frozenset({2014}), frozenset({"avon-2014"}))
    small.check_filters(filters)
    assert small.search(QUESTION, filters=filters)


@pytest.mark.parametrize("query", ["", " ", "\0\x1b", "\ud800", '(a AND "b', "\U0001f600", "x" * 20_000])
def test_odd_queries_do_not_fail(small: Index, query: str) -> None:
    assert len(small.search(query, k=3)) == 3


def test_passages_are_given_by_id_in_the_order_asked(small: Index) -> None:
    some = _all_passages(small)[5:1:-1]
    assert small.passages([passage.id for passage in some]) == tuple(some)
    assert small.passage(some[0].id) == some[0]


@pytest.mark.parametrize("what", ["passage", "passages_of", "report"])
def test_an_unknown_id_is_a_key_error(small: Index, what: str) -> None:
    with pytest.raises(KeyError, match="nothing"):
        getattr(small, what)("nothing")


def test_sentence_vectors_are_those_of_the_sentences(small: Index) -> None:
    passage = next(one for one in _all_passages(small) if len(one.sentences) > 1)
    text = small.report(passage.report_id).text
    expected = HashEmbedder().encode([text[start:end] for start, end in passage.sentences])
    np.testing.assert_allclose(small.sentence_vectors(passage), expected, atol=1e-3)


def test_a_single_sentence_has_the_vector_of_its_passage(small: Index) -> None:
    passage = next(one for one in _all_passages(small) if len(one.sentences) == 1)
    expected = HashEmbedder().encode([passage.embedded])
    np.testing.assert_allclose(small.sentence_vectors(passage), expected, atol=1e-3)
    np.testing.assert_array_equal(small.vector(passage), small.sentence_vectors(passage)[0])


def test_the_vocabulary_counts_lower_cased_words(small: Index) -> None:
    words = small.vocabulary()
    texts = [small.report(info.id).text.lower() for info in small.infos()]
    assert words["burglary"] == sum(text.count("burglary") for text in texts) > 0
    assert all(word == word.lower() for word in words)


def test_many_threads_search_at_once(small: Index) -> None:
    queries = ["burglary in 2014", "custody", "cyber crime plans", "victims"] * 25
    alone = {query: small.search(query) for query in set(queries)}
    with ThreadPoolExecutor(8) as pool:
        for query, hits in zip(queries, pool.map(small.search, queries), strict=True):
            assert hits == alone[query]


def test_a_newer_generation_is_picked_up(tmp_path: Path, home: Path) -> None:
    folder = write_folder(tmp_path / "reports", six_reports())
    build(folder, home, HashEmbedder())
    index = Index.open(home, HashEmbedder())
    assert index.reload_if_changed() is False
    write_folder(folder, {**six_reports(), ("Derby Police", 2016): prose("Derby Police", 2016)})
    build(folder, home, HashEmbedder())
    assert len(index.infos()) == 6
    assert index.reload_if_changed() is True
    assert [info.id for info in index.infos()][-1] == "derby-2016"
    assert index.search("Derby", k=1)[0].passage.report_id == "derby-2016"


def test_an_open_index_outlives_the_next_generation(tmp_path: Path, home: Path) -> None:
    folder = write_folder(tmp_path / "reports", six_reports())
    build(folder, home, HashEmbedder())
    index = Index.open(home, HashEmbedder())
    before = index.search(QUESTION)
    build(folder, home, HashEmbedder(), force=True)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(index.search, [QUESTION] * 8)) == [before] * 8


def test_no_index_is_one_line_with_the_way_out(home: Path) -> None:
    with pytest.raises(IndexMissing, match="passage index build"):
        Index.open(home, HashEmbedder())
