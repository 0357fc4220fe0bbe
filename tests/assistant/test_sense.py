"""What a sentence says of a statement: words and reading weighed together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.engine import Assistant
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.sense import SPEAKING, WAY, Sense, Traits
from index.embedding import SentenceEmbedder
from tests.assistant import kent
from tests.assistant.samples import HIT

SENSE = Sense.of(
    {
        "speaking": {"reading": 1.0, "bias": 0.0},
        "way": {"leans": 1.0, "bias": 0.0},
        "denying": {"no": 1.0, "bias": 0.0},
        "threshold": 0.4,
        "figured": 0.8,
        "corrects": 0.5,
    }
)


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Assistant:
    return kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)


def laid(reading: float, leans: float) -> Traits:
    start, end = HIT.passage.sentences[0]
    candidate = Candidate(HIT, start, end, "", np.zeros(len(FEATURES), np.float32), 0.7)
    others = dict.fromkeys((*SPEAKING, *WAY), 0.0)
    return Traits(candidate, start, end, others | {"reading": reading, "leans": leans})


def test_the_sentence_that_settles_a_statement_most_surely_is_chosen() -> None:
    told = SENSE.weigh([laid(0.0, 3.0), laid(3.0, -3.0), laid(3.0, 0.5)])
    assert told is not None
    assert told.denies
    assert told.sure == pytest.approx(0.907, abs=0.001)


def test_a_sentence_that_speaks_but_leans_neither_way_settles_little() -> None:
    assert SENSE.judged(laid(3.0, 0.0)).sure < SENSE.judged(laid(1.0, 3.0)).sure


def test_where_none_is_sure_nothing_is_told() -> None:
    assert SENSE.weigh([laid(-1.0, 3.0), laid(-4.0, -9.0)]) is None
    assert SENSE.weigh([]) is None


def test_of_a_statement_with_figures_more_is_asked() -> None:
    one = laid(1.0, 3.0)
    assert 0.4 < SENSE.judged(one).sure < 0.8
    assert SENSE.weigh([one]) is not None
    assert SENSE.weigh([one], figured=True) is None


def test_what_is_stored_is_read_again() -> None:
    again = Sense.of(SENSE.stored())
    assert again.judged(laid(2.0, 1.0)).sure == SENSE.judged(laid(2.0, 1.0)).sure
    assert again.stored() == SENSE.stored()


def test_what_is_told_becomes_an_answer_that_quotes_it(trio: Assistant) -> None:
    query = trio.understand_claim("Supervisors review every investigation within seven days.")
    ranked, _ = trio.evidence(query, judged=True)
    told = trio.weigher.weigh(query, ranked)
    assert told is not None
    draft = trio.weigher.draft(told)
    assert draft.short.startswith("Supervisors review every investigation")
    assert draft.sure == told.sure
    (quote,) = draft.quotes
    assert trio.index.report(quote.passage.report_id).text[quote.start : quote.end] in draft.text


def test_only_what_has_been_read_is_laid_against_a_statement(trio: Assistant) -> None:
    query = trio.understand_claim("Supervisors review every investigation.")
    ranked, _ = trio.evidence(query, judged=True)
    found = trio.weigher.laid(query, ranked)
    assert found
    assert all(traits.candidate.said is not None for traits in found)
    assert trio.weigher.laid(query, [replace(c, said=None) for c in ranked]) == []


@pytest.mark.parametrize(
    ("claim", "trait"),
    [
        ("Supervisors do not review every investigation within seven days.", "denied"),
        ("Detectives in Canterbury review every investigation.", "unmet"),
    ],
)
def test_what_words_tell_is_among_the_traits(trio: Assistant, claim: str, trait: str) -> None:
    query = trio.understand_claim(claim)
    ranked, _ = trio.evidence(query, judged=True)
    first = trio.weigher.laid(query, ranked)[0]
    assert first.values[trait] == 1.0


@pytest.mark.parametrize(
    ("claim", "close"),
    [
        ("Supervisors review every investigation within seven days.", True),
        ("Bosses look at the work of their detectives once a week.", False),
    ],
)
def test_a_sentence_in_the_words_of_the_statement_is_told_from_one_in_others(
    trio: Assistant, claim: str, close: bool
) -> None:
    query = trio.understand_claim(claim)
    ranked, _ = trio.evidence(query, judged=True)
    values = trio.weigher.laid(query, ranked)[0].values
    assert values["reading"] != 0
    assert values["close_reading"] == (values["reading"] if close else 0.0)
