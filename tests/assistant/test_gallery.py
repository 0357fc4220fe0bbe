from __future__ import annotations

import pytest

from assistant.engine import Assistant
from assistant.exhibits import gallery
from index.embedding import SentenceEmbedder
from index.types import Filters
from tests.assistant import kent


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


def test_without_words_the_newest_report_goes_first(assistant: Assistant) -> None:
    found = gallery.find(assistant.index)
    assert found[0].report_id == "hampshire-effectiveness-2016"
    assert len(found) == 12


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("charged or summonsed for domestic abuse", "Figure 8"),
        ("cannabis warning", "Figure 4"),
        ("arrest rate domestic abuse", "Figure 7"),
        ("organised crime groups per million", "Figure 9"),
    ],
)
def test_the_figure_whose_words_are_typed_goes_first(
    assistant: Assistant, words: str, label: str
) -> None:
    assert gallery.find(assistant.index, words)[0].label == label


def test_each_figure_is_given_once(assistant: Assistant) -> None:
    found = gallery.find(assistant.index, "outcomes victim police action")
    places = [(exhibit.report_id, exhibit.number) for exhibit in found]
    assert len(places) == len(set(places))


def test_filters_bound_what_is_found(trio: Assistant) -> None:
    filters = Filters(forces=frozenset({"Kent Police"}), years=frozenset({2019}))
    for words in ("", "burglary in a dwelling"):
        found = gallery.find(trio.index, words, filters)
        assert {exhibit.report_id for exhibit in found} == {"kent-crime-2019"}


def test_a_filter_that_nothing_satisfies_finds_nothing(trio: Assistant) -> None:
    assert gallery.find(trio.index, "burglary", Filters(years=frozenset({1999}))) == ()
