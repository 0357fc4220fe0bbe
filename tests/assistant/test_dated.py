"""Claims on when something began or ended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.claims import dated
from assistant.claims.dated import DateChecker
from assistant.engine import Assistant
from assistant.evidence.entailment import Said
from assistant.evidence.sense import Weigher
from index.embedding import SentenceEmbedder
from tests.assistant import kent, told


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The new rota was introduced in April 2018.", (2018, 4)),
        ("The rota, launched during May 2017, covers all nights.", (2017, 5)),
        ("Fitting of the new locks was due to be completed by March 2019.", (2019, 3)),
        ("The rota took the place of an older one in 2016.", (2016, None)),
    ],
)
def test_the_moment_at_which_something_happens(text: str, ends: tuple[int, int | None]) -> None:
    said = dated.claimed(text)
    assert said is not None
    assert (said.last_year, said.last_month) == ends


@pytest.mark.parametrize(
    "text",
    [
        "Burglary fell in the 12 months to June 2018.",
        "The rota covers all nights.",
        "The rota began in May 2017 and ended in June 2018.",
        "In 2018 the rota was popular.",
    ],
)
def test_what_dates_nothing_has_none(text: str) -> None:
    assert dated.claimed(text) is None


@pytest.mark.parametrize(
    ("claim", "sentence", "denied"),
    [
        ("The night rota began in May 2016.", "The night rota began in May 2017.", True),
        ("The night rota was launched in 2016.", "The night rota began in May 2017.", True),
        ("The night rota began in 2017.", "The night rota began in May 2017.", False),
        ("The night rota ended in May 2016.", "The night rota began in May 2017.", False),
        ("The dog section began in May 2016.", "The night rota began in May 2017.", False),
        ("The night rota began in May 2016.", "The night rota covers all wards.", False),
    ],
)
def test_another_date_of_the_same_denies_a_claim(claim: str, sentence: str, *, denied: bool) -> None:
    query, figures, candidate = told.laid(claim, sentence)
    passage = candidate.hit.passage
    weigher = Weigher(lambda _: figures._report(passage.report_id), told.AREAS)
    read = replace(candidate, said=Said(0.0, 0.0))
    found = DateChecker(weigher).check(query, [read])
    assert (found is not None and found.verdict == "contradicted") is denied


def test_a_date_that_no_report_covers_is_looked_for_all_the_same(
    tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder
) -> None:
    assistant: Assistant = kent.opened(tmp_path_factory.getbasetemp() / "kent", embedder)
    assert assistant.understand_claim("The night rota was introduced in April 2012.").years == ()
    assert assistant.understand_claim("Burglary fell in 2012.").years == (2012,)
