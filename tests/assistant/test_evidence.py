from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asked.question import Reader
from assistant.engine import Assistant
from assistant.evidence.candidates import FEATURES, Candidate, candidates, read_sentence
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from assistant.language.words import stem
from assistant.types import Scope
from corpus.types import Kind, Passage
from index.embedding import SentenceEmbedder
from tests.assistant import kent
from tests.assistant.samples import HIT, INFO, PASSAGE, QUOTE

LEXICON = Lexicon({"arrests": 3, "force": 9, "recorded": 4}, {})
READER = Reader([INFO], LEXICON, Areas())
VECTOR = np.array([1.0, 0.0], np.float32)
VECTORS = np.array([[0.6, 0.8], [-1.0, 0.0]], np.float32)


def found(question: str, *passages: Passage, label: str = "") -> list[Candidate]:
    hits = [(replace(HIT, passage=passage), VECTORS) for passage in passages or (PASSAGE,)]
    return candidates(READER.read(question), hits, VECTOR, lambda _: label, LEXICON.weight)


def feature(candidate: Candidate, name: str) -> float:
    return float(candidate.features[FEATURES.index(name)])


def test_each_sentence_is_a_candidate_cut_from_its_passage() -> None:
    listed = found("How many arrests?")
    assert [(c.start, c.end) for c in listed] == list(PASSAGE.sentences)
    for candidate in listed:
        assert (
            candidate.text
            == PASSAGE.text[candidate.start - PASSAGE.start : candidate.end - PASSAGE.start]
        )


def test_no_passages_no_candidates() -> None:
    assert candidates(READER.read("arrests"), [], VECTOR, lambda _: "", LEXICON.weight) == []


def test_a_candidate_has_every_feature() -> None:
    assert all(c.features.shape == (len(FEATURES),) for c in found("How many arrests?"))


def test_the_cosine_is_that_of_the_sentence_and_never_negative() -> None:
    first, second = found("How many arrests?")
    assert feature(first, "cosine") == pytest.approx(0.6)
    assert feature(second, "cosine") == 0.0


def test_coverage_is_full_where_a_sentence_names_all_that_is_asked() -> None:
    first, second = found("How many arrests were recorded?")
    assert feature(first, "coverage") == 1.0
    assert feature(second, "coverage") < 1.0


def test_what_was_said_before_is_carried_on() -> None:
    _, second = found("How many arrests were recorded?")
    assert feature(second, "carried") == 1.0


def test_the_first_sentence_of_a_passage_opens_it() -> None:
    first, second = found("arrests")
    assert (feature(first, "opening"), feature(second, "opening")) == (1.0, 0.0)


def test_a_sentence_of_another_year_clashes() -> None:
    asked_2012, asked_2018 = found("How many arrests in 2012?")[0], found("How many arrests in 2018?")[0]
    assert feature(asked_2012, "year_clash") == 1.0
    assert feature(asked_2018, "year_clash") == 0.0


def test_a_sentence_that_points_back_is_marked() -> None:
    first, second = found("arrests")
    assert (feature(first, "pointing"), feature(second, "pointing")) == (0.0, 1.0)


def test_a_sentence_with_a_figure_is_of_the_type_asked_for() -> None:
    first, second = found("How many arrests were there?")
    assert feature(first, "type") > feature(second, "type")


@pytest.mark.parametrize("kind", ["caption", "footnote"])
def test_the_kind_of_a_passage_is_a_feature(kind: Kind) -> None:
    passage = replace(PASSAGE, kind=kind)
    assert feature(found("arrests", passage)[0], kind) == 1.0
    assert feature(found("arrests")[0], kind) == 0.0


def test_a_judgement_is_one_candidate_whole() -> None:
    (only,) = found("How was the force graded?", replace(PASSAGE, kind="judgement"))
    assert (only.start, only.end) == (PASSAGE.start, PASSAGE.end)


def test_a_label_that_was_asked_for_is_in_focus() -> None:
    row = replace(PASSAGE, kind="table_row")
    assert feature(found("How many arrests?", row, label="arrests")[0], "focus") == 1.0
    assert feature(found("How many robberies?", row, label="arrests")[0], "focus") == 0.0


def test_prose_is_half_in_focus() -> None:
    assert feature(found("How many arrests?")[0], "focus") == 0.5


def test_a_sentence_is_read_for_its_words_figures_and_years() -> None:
    read = read_sentence(QUOTE)
    assert stem("arrests") in read.stems
    assert (read.numbers, set(read.kinds), set(read.years)) == (1, {"count"}, {2018})


# -- over an index -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


QUESTIONS = (
    "How many detectives does Kent Police employ?",
    "How was Essex graded in 2019?",
    "Why did burglary fall in Kent in 2012?",
    "Surrey",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_feature_lies_between_nothing_and_one(trio: Assistant, question: str) -> None:
    ranked, _ = trio.evidence(kent.reader_of(trio.index).read(question))
    for candidate in ranked:
        assert ((candidate.features >= 0) & (candidate.features <= 1 + 1e-5)).all()


def test_candidates_are_slices_of_their_reports(trio: Assistant) -> None:
    ranked, hits = trio.evidence(kent.reader_of(trio.index).read(QUESTIONS[0]))
    shown = {hit.passage.id for hit in hits}
    assert ranked[0].hit.passage.id in shown
    for candidate in ranked:
        report = trio.index.report(candidate.hit.passage.report_id)
        assert report.text[candidate.start : candidate.end] == candidate.text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_question_gives_finite_features(text: str) -> None:
    for candidate in found(text):
        assert np.isfinite(candidate.features).all()


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Who do they run it with?", "The scheme is a joint one with the Heron Trust.", 1.0),
        ("Who do they run it with?", "It is run with a charity.", 0.0),
        ("Who runs it?", "The scheme is a joint one with the Heron Trust.", 0.0),
    ],
)
def test_with_whom_is_told_by_the_name_of_a_partner(question: str, text: str, fits: float) -> None:
    passage = replace(PASSAGE, text=text, end=PASSAGE.start + len(text))
    passage = replace(passage, sentences=((passage.start, passage.end),))
    hits = [(replace(HIT, passage=passage), VECTORS[:1])]
    query = READER.read(question)
    [candidate] = candidates(query, hits, VECTOR, lambda _: "", LEXICON.weight)
    assert feature(candidate, "type") == fits


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Essex Police lent the boats.", 1.0),
        ("Kent Police lent the boats.", 0.0),
        ("The force lent the boats.", 0.0),
    ],
)
def test_which_force_is_told_by_the_name_of_another(text: str, fits: float) -> None:
    cut = (0, len(text))
    passage = replace(PASSAGE, start=0, end=len(text), text=text, sentences=(cut, cut))
    query = replace(READER.read("Which force lent the boats?"), scope=Scope(forces=("Kent Police",)))
    hits = [(replace(HIT, passage=passage), VECTORS)]
    first, _ = candidates(query, hits, VECTOR, lambda _: "", LEXICON.weight)
    assert feature(first, "type") == fits
