"""Which sentence answers where a question wants one that tells a thing of its own kind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.answers.prose import ProseComposer
from assistant.asked.question import Place
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.language.areas import Areas
from assistant.language.lexicon import Concept
from corpus.types import PageRun, Report
from tests.assistant.test_extent import asked, found
from tests.index.makers import info

FINDING = "HMIC found that the work on stalking is slow."
ADVICE = "Within three months the force should train its stalking officers."
AFTER = "The rota was later mended."
TROUBLE = "The force had difficulties with its new rota."
BETWEEN = "Calls are taken in one room. The room is open at night."
ROTA = Concept("rota", (frozenset({"rota"}),), 1.0)


def _bearing(candidate: Candidate, **values: float) -> Candidate:
    features = np.zeros(len(FEATURES), np.float32)
    for name, value in values.items():
        features[FEATURES.index(name)] = value
    return replace(candidate, features=features)


def _short(question: str, text: str, ranked: list[Candidate], *, beside: bool = False) -> str:
    report = Report(info(), text, (PageRun(0, 1),), (), (), (), (), (), ())
    query = replace(asked("text"), text=question)
    if beside:
        place = Place(ranked[0].hit.passage.report_id, 0, 5)
        query = replace(query, background=(ROTA,), beside=(place,))
    draft = ProseComposer(lambda _: report, Areas()).prose(query, ranked)
    return draft.short if draft else ""


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("What did HMIC tell the force to do about stalking?", ADVICE),
        ("What does the force do about stalking?", FINDING),
    ],
)
def test_what_was_told_to_be_done_is_answered_by_a_recommendation(question: str, best: str) -> None:
    text = f"{FINDING} {BETWEEN} {ADVICE}"
    ranked = [_bearing(c, coverage=0.8) for c in found(text, {FINDING[:8]: 0.9, ADVICE[:8]: 0.7}, 0.1)]
    said = _short(question, text, ranked)
    assert best in said
    assert not (FINDING in said and ADVICE in said)


def test_a_recommendation_on_something_else_is_no_answer() -> None:
    text = f"{FINDING} {BETWEEN} {ADVICE}"
    ranked = found(text, {FINDING[:8]: 0.9, ADVICE[:8]: 0.7}, 0.1)
    ranked = [_bearing(c, coverage=0.1 if c.text == ADVICE else 0.8) for c in ranked]
    assert ADVICE not in _short("What should the force do about stalking?", text, ranked)


def test_what_went_wrong_is_answered_by_what_tells_of_trouble() -> None:
    text = f"{AFTER} {TROUBLE}"
    ranked = found(text, {AFTER[:8]: 0.9, TROUBLE[:8]: 0.7}, 0.1)
    assert TROUBLE in _short("What went wrong with the rota?", text, ranked)


def test_what_went_wrong_there_is_not_what_went_wrong_elsewhere() -> None:
    text = f"{AFTER} {TROUBLE}"
    ranked = [_bearing(c, carried=1.0) for c in found(text, {TROUBLE[:8]: 0.9}, 0.3)]
    assert TROUBLE in _short("What went wrong there?", text, ranked, beside=True)
    other = [_bearing(c, carried=0.2) for c in ranked]
    assert not _short("What went wrong there?", text, other, beside=True)
