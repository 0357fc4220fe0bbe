"""What a question takes for granted stands, whatever the model makes of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from assistant.asked.question import Query, Reader
from assistant.claims.upheld import upheld
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.sense import Traits
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from corpus import sentences
from corpus.types import Passage, Role
from tests.assistant.samples import HIT, INFO

WORDS = {"drones": 3, "boats": 3, "patrols": 2, "rivers": 2, "figures": 3, "mapped": 2}
READER = Reader([INFO], Lexicon(WORDS, {}), Areas())
NOTHING = dict.fromkeys(("opposed", "denied", "turned", "clash"), 0.0)

Lay = Callable[..., Traits]


def lay(text: str, which: int = 0, *, role: Role = "text", **values: float) -> Traits:
    """The sentence that comes `which`th in `text`, laid against a question."""
    passage = Passage(
        "kent:0", "kent", "Kent Police", 2019, "paragraph", role, (), 1, 1, True, 0, len(text),
        text, "", tuple(sentences.split(text)),
    )  # fmt: skip
    start, end = passage.sentences[which]
    none = np.zeros(len(FEATURES), np.float32)
    candidate = Candidate(replace(HIT, passage=passage), start, end, text[start:end], none, 0.9)
    return Traits(candidate, start, end, NOTHING | values)


def why(question: str) -> Query:
    query = READER.read(question)
    assert query.expects == "reason"
    return query


@pytest.mark.parametrize(("grade", "stands"), [("inadequate", True), ("good", False)])
def test_the_grade_that_is_named_denies_nothing(grade: str, stands: bool) -> None:
    traits = lay("How well does the force manage its boats? Inadequate", 1)
    hit = traits.candidate.hit
    graded = replace(hit, passage=replace(hit.passage, kind="judgement"))
    candidate = replace(traits.candidate, hit=graded)
    asked = why(f"Why was the force graded {grade} at managing its boats?")
    assert upheld(asked, replace(traits, candidate=candidate)) == stands


def test_what_ought_to_be_denies_nothing() -> None:
    query = why("Why are there so few river patrols?")
    should = "The force should review its river patrols."
    assert upheld(query, lay(should, role="recommendation", opposed=1.0))
    assert not upheld(query, lay("River patrols are frequent.", opposed=1.0))


@pytest.mark.parametrize(
    "text",
    [
        "Because of limited budgets, boats lie idle.",
        "Kent sent its boat figures twice. This was because the first were wrong.",
    ],
)
def test_what_has_a_reason_is_so(text: str) -> None:
    query = why("Why did Kent send its boat figures twice?")
    assert upheld(query, lay(text))
    assert not upheld(query, lay(text, turned=0.5))
    assert not upheld(query, lay(text, opposed=1.0))


def test_a_sentence_without_a_reason_may_deny() -> None:
    query = why("Why did Kent send its boat figures twice?")
    assert not upheld(query, lay("Kent sent its boat figures once. They were right."))


def test_what_the_sentence_before_denies_too_is_not_so() -> None:
    query = why("Why has Kent mapped no rivers?")
    own = "All rivers are those that others have mapped."
    assert upheld(query, lay(f"Kent has not mapped any rivers. {own}", 1, denied=1.0))
    assert not upheld(query, lay(f"Kent has mapped its rivers. {own}", 1, denied=1.0))
    assert not upheld(query, lay(own, denied=1.0))
