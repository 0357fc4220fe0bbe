from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asked.question import Query
from assistant.engine import Assistant
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import FEATURES, Reading, labelled
from assistant.evidence.readings import FigureReader
from assistant.language.areas import NATIONAL, Areas
from index.embedding import SentenceEmbedder
from tests.assistant import kent
from tests.assistant.kent import ALL, KENT_2018, Inspected


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


@pytest.fixture(scope="module")
def figures(trio: Assistant) -> FigureReader:
    return FigureReader(Areas(), trio.index.report)


def evidence(trio: Assistant, question: str, words: str) -> tuple[Query, Candidate]:
    """The query, and the best candidate that holds `words`."""
    query = kent.reader_of(trio.index).read(question)
    ranked, _ = trio.evidence(query)
    return query, next(c for c in ranked if words in c.text)


def violence(trio: Assistant, one: Inspected) -> tuple[Query, Candidate]:
    question = f"What was the rate of violence with injury in {one.area} in {one.year}?"
    return evidence(trio, question, "Violence with injury")


def burglary(trio: Assistant, one: Inspected) -> tuple[Query, Candidate]:
    question = f"By how much did recorded burglary fall in {one.area} in {one.year}?"
    return evidence(trio, question, "recorded burglary")


def read(figures: FigureReader, asked: tuple[Query, Candidate], area: str) -> Reading:
    reading = figures.read(*asked, area)
    assert reading is not None
    return reading


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_row_is_read_in_the_column_of_the_area(
    trio: Assistant, figures: FigureReader, one: Inspected
) -> None:
    asked = violence(trio, one)
    assert read(figures, asked, one.force).number == float(one.violence[0])
    assert read(figures, asked, NATIONAL).number == float(one.violence[1])


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_sentence_is_read_in_the_clause_of_the_area(
    trio: Assistant, figures: FigureReader, one: Inspected
) -> None:
    asked = burglary(trio, one)
    assert read(figures, asked, one.force).number == one.burglary_fall[0]
    assert read(figures, asked, NATIONAL).number == one.burglary_fall[1]


def test_no_area_is_that_of_the_report(trio: Assistant, figures: FigureReader) -> None:
    asked = violence(trio, KENT_2018)
    assert read(figures, asked, "") == read(figures, asked, "Kent Police")


def test_a_row_has_no_figure_of_an_area_without_a_column(trio: Assistant, figures: FigureReader) -> None:
    assert figures.read(*violence(trio, KENT_2018), "Surrey Police") is None


def test_all_figures_of_a_sentence_are_read(trio: Assistant, figures: FigureReader) -> None:
    found = figures.all(*burglary(trio, KENT_2018), "")
    assert [(r.number, r.area) for r in found] == [(7.0, "Kent Police"), (4.0, NATIONAL)]


def test_a_sentence_without_a_figure_gives_none(trio: Assistant, figures: FigureReader) -> None:
    asked = evidence(trio, "Which partners does Kent work with in 2018?", "works with local partners")
    assert figures.read(*asked, "") is None


def test_a_value_has_its_unit_and_a_number_has_not(trio: Assistant, figures: FigureReader) -> None:
    reading = read(figures, violence(trio, KENT_2018), "")
    assert (reading.value, reading.number) == ("9.4 per 1,000 population", 9.4)


def test_a_figure_is_of_its_period(trio: Assistant, figures: FigureReader) -> None:
    for asked in (violence(trio, KENT_2018), burglary(trio, KENT_2018)):
        reading = read(figures, asked, "")
        assert reading.year == 2018
        assert "June 2018" in reading.period


def test_what_must_be_quoted_holds_the_figure(trio: Assistant, figures: FigureReader) -> None:
    text = trio.index.report(KENT_2018.id).text
    for asked, figure in ((violence(trio, KENT_2018), "9.4"), (burglary(trio, KENT_2018), "7 percent")):
        (span,) = read(figures, asked, "").spans
        assert figure in text[slice(*span)]


def test_only_known_features_are_weighed(trio: Assistant, figures: FigureReader) -> None:
    for asked in (violence(trio, KENT_2018), burglary(trio, KENT_2018)):
        for reading in figures.all(*asked, ""):
            assert set(reading.features) <= set(FEATURES)


def test_another_year_than_asked_for_clashes(trio: Assistant, figures: FigureReader) -> None:
    query, candidate = violence(trio, KENT_2018)
    (right,) = figures.all(query, candidate, "")
    (wrong,) = figures.all(replace(query, years=(2012,)), candidate, "")
    assert (right.features["year_clash"], wrong.features["year_clash"]) == (0.0, 1.0)
    assert wrong.fit < right.fit


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("percent", "percent"),
        ("percentage points", "percent"),
        ("per 1,000 population", "rate"),
        ("officers for every 1,000 residents", "rate"),
        ("officers", "count"),
        ("", "count"),
        ("person", "count"),
    ],
)
def test_units_are_of_three_kinds(trio: Assistant, figures: FigureReader, unit: str, kind: str) -> None:
    reading = read(figures, violence(trio, KENT_2018), "")
    assert replace(reading, unit=unit).unit_kind == kind


def test_labels_name_area_and_time_where_asked(trio: Assistant, figures: FigureReader) -> None:
    asked = violence(trio, KENT_2018)
    pair = (read(figures, asked, ""), read(figures, asked, NATIONAL))
    plain, unit = labelled(pair, areas=False, times=False), "per 1,000 population"
    assert plain == f"9.4 {unit}; 8.1 {unit}"
    assert (
        labelled(pair, areas=True, times=False) == f"9.4 {unit} in Kent; 8.1 {unit} in England and Wales"
    )
    assert labelled(pair[:1], areas=False, times=True) == f"9.4 {unit} (12 months to June 2018)"


def test_a_figure_without_a_period_is_labelled_by_its_year(
    trio: Assistant, figures: FigureReader
) -> None:
    reading = replace(read(figures, violence(trio, KENT_2018), ""), period="", year=2018)
    assert labelled([reading], areas=False, times=True).endswith("(2018)")
