from __future__ import annotations

import pytest

from assistant.drafting.lookup import SHOWN, Found, look_up
from assistant.engine import Assistant
from corpus.errors import QuestionError
from index.embedding import SentenceEmbedder
from index.types import Filters
from tests.assistant import kent

ARRESTS = (
    "for every 100 domestic abuse related offences recorded in the 12 months to 30 June 2016, "
    "there were 25 arrests made in the same period"
)


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


def text_of(assistant: Assistant, found: Found) -> str:
    return assistant.index.report(found.passage.report_id).text[found.start : found.end]


def match_of(found: Found) -> str:
    return found.quotation.match if found.quotation else ""


def test_a_sentence_that_stands_there_goes_first_word_for_word(assistant: Assistant) -> None:
    first = look_up(assistant.index, ARRESTS)[0]
    assert match_of(first) == "exact"
    assert text_of(assistant, first) == ARRESTS


def test_a_misquoted_figure_is_told_apart(assistant: Assistant) -> None:
    first = look_up(assistant.index, ARRESTS.replace("25", "52"))[0]
    assert first.quotation is not None
    assert [(p.typed, p.printed) for p in first.quotation.pieces if not p.agrees] == [("52", "25")]


def test_a_quotation_over_two_passages_is_found_whole(assistant: Assistant) -> None:
    report = assistant.index.report("hampshire-crime-2014")
    one, other = next(
        (a, b)
        for a, b in zip(*(assistant.index.passages_of(report.id)[n:] for n in (0, 1)), strict=False)
        if a.kind == b.kind == "paragraph" and 0 < b.start - a.end < 3
    )
    first, last = one.sentences[-1][0], other.sentences[0][1]
    found = look_up(assistant.index, report.text[first:last])[0]
    assert match_of(found) == "exact"
    assert abs(found.start - first) + abs(found.end - last) < 4


def test_a_few_words_are_cited_with_their_sentence(assistant: Assistant) -> None:
    first = look_up(assistant.index, "burglary in a dwelling")[0]
    assert first.quotation is not None
    report = assistant.index.report(first.passage.report_id)
    assert report.text[first.quotation.start : first.quotation.end] == "Burglary in a dwelling"
    assert text_of(assistant, first).endswith("8.9")


def test_each_of_near_identical_reports_shows_its_own_figure(trio: Assistant) -> None:
    quoted = "The force has issued 1,870 body-worn video cameras to frontline officers."
    found = look_up(trio.index, quoted)
    assert [match_of(one) for one in found[:3]] == ["exact", "near", "near"]
    assert found[0].passage.report_id == "kent-crime-2019"


def test_every_word_for_word_place_is_given(trio: Assistant) -> None:
    found = look_up(trio.index, "Supervisors review every investigation within seven days.")
    exact = {one.passage.report_id for one in found if match_of(one) == "exact"}
    assert exact == {"kent-crime-2018", "kent-crime-2019", "essex-crime-2019"}


def test_a_filter_bounds_what_is_found(trio: Assistant) -> None:
    filters = Filters(forces=frozenset({"Essex Police"}))
    found = look_up(trio.index, "body-worn video cameras", filters=filters)
    assert {one.passage.force for one in found} == {"Essex Police"}


def test_words_mark_the_sentence_that_says_them(assistant: Assistant) -> None:
    found = look_up(assistant.index, "victim satisfaction rate")
    assert any("victim satisfaction rate of 87.0 percent" in text_of(assistant, f) for f in found[:3])


def test_a_place_is_given_once(assistant: Assistant) -> None:
    found = look_up(assistant.index, ARRESTS)
    places = [(f.passage.report_id, f.start, f.end) for f in found]
    assert len(places) == SHOWN
    assert all(
        a[0] != b[0] or a[2] <= b[1] or b[2] <= a[1]
        for i, a in enumerate(places)
        for b in places[i + 1 :]
    )


def test_what_is_marked_lies_in_its_report(assistant: Assistant) -> None:
    for words in ("burglary", "why do victims not support police action?", "Operation Amberstone"):
        for found in look_up(assistant.index, words):
            assert text_of(assistant, found).strip()


def test_nothing_readable_is_an_error(assistant: Assistant) -> None:
    with pytest.raises(QuestionError):
        look_up(assistant.index, "?!")
