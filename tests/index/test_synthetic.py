"""The reports that the benchmarks grow an index with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bench import synthetic
from tests.index.hashing import HashEmbedder

if TYPE_CHECKING:
    from corpus.types import Passage, Report

WANTED = 1000


@pytest.fixture(scope="module")
def copies() -> list[tuple[Report, list[Passage]]]:
    return list(synthetic.reports(WANTED))


def test_as_many_passages_as_wanted(copies: list[tuple[Report, list[Passage]]]) -> None:
    assert sum(len(cut) for _, cut in copies) == WANTED


def test_every_passage_is_the_slice_it_says(copies: list[tuple[Report, list[Passage]]]) -> None:
    for report, cut in copies:
        assert all(report.text[one.start : one.end] == one.text for one in cut)
        assert {(one.report_id, one.force, one.year) for one in cut} == {
            (report.id, report.info.force, report.info.year)
        }


def test_force_and_figures_differ_from_the_real_report(
    copies: list[tuple[Report, list[Passage]]],
) -> None:
    real = {len(report.text): report.text for report, _ in synthetic.originals()}
    for report, _ in copies:
        assert "Hampshire" not in report.text
        figures = [re.findall(r"\d+", text) for text in (report.text, real[len(report.text)])]
        assert figures[0] != figures[1]
        assert [len(figure) for figure in figures[0]] == [len(figure) for figure in figures[1]]


def test_reports_come_in_the_order_of_their_ids(copies: list[tuple[Report, list[Passage]]]) -> None:
    ids = [report.id for report, _ in copies]
    assert ids == sorted(set(ids))


def test_perturbed_vectors_lie_as_near_as_asked() -> None:
    embedder = synthetic.PerturbedEmbedder(HashEmbedder(384), spread=0.9)
    texts = [f"Hampshire recorded {number} crimes" for number in range(100, 500)]
    vectors = embedder.encode(texts)
    plain = HashEmbedder(384).encode(["Hampshire recorded 111 crimes"])[0]
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert float((vectors @ plain).mean()) == pytest.approx(0.9, abs=0.01)
