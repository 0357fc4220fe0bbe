"""Which sentences of those found are told in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from assistant.answers.compose import Composer
from assistant.answers.prose import ProseComposer
from assistant.asked.question import Query, Reader
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.readings import FigureReader
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from corpus import sentences
from corpus.types import PageRun, Passage, Report, Role
from tests.assistant.samples import HIT, INFO
from tests.index.makers import info

AREAS = Areas()
WORDS = {"boats": 3, "idle": 2, "crew": 3, "steps": 2, "smuggling": 2, "repeat": 2, "caller": 2}
READER = Reader([INFO], Lexicon(WORDS, {}), AREAS)


def report_of(text: str) -> Report:
    return Report(info(), text, (PageRun(0, 1),), (), (), (), (), (), ())


def candidate(text: str, part: str, score: float, role: Role = "text", met: float = 0.5) -> Candidate:
    """The sentence `part` of `text`, in a passage of its own, that meets so much of the question."""
    start = text.index(part)
    passage = Passage(
        f"kent:{start}", info().id, "Kent Police", 2019, "paragraph", role, (), 1, 1, True, start,
        start + len(part), part, "", tuple((start + a, start + b) for a, b in sentences.split(part)),
    )  # fmt: skip
    features = np.zeros(len(FEATURES), np.float32)
    features[FEATURES.index("coverage")] = met
    return Candidate(replace(HIT, passage=passage), start, start + len(part), part, features, score)


def told(query: Query, text: str, *ranked: Candidate) -> str:
    draft = ProseComposer(lambda _: report_of(text), AREAS).prose(query, ranked)
    assert draft is not None
    return draft.short


def test_what_ought_to_be_is_no_reason() -> None:
    text = "The force should find out why boats lie idle. Boats lie idle for lack of crew."
    ranked = (
        candidate(text, "The force should find out why boats lie idle.", 0.9, "recommendation"),
        candidate(text, "Boats lie idle for lack of crew.", 0.8),
    )
    assert told(READER.read("Why do boats lie idle?"), text, *ranked).startswith("Boats lie idle")
    asked = READER.read("Why should the force look at boats that lie idle?")
    assert told(asked, text, *ranked).startswith("The force should")


def test_of_two_operations_the_one_of_which_more_is_asked_is_told() -> None:
    text = "Operation Heron tackles fraud. Operation Wren tackles smuggling by boats."
    ranked = (
        candidate(text, "Operation Heron tackles fraud.", 0.9, met=0.3),
        candidate(text, "Operation Wren tackles smuggling by boats.", 0.88, met=0.9),
    )
    query = READER.read("Which operation is about smuggling by boats?")
    assert told(query, text, *ranked).startswith("Operation Wren")
    poorer = (ranked[0], replace(ranked[1], score=0.5))
    assert told(query, text, *poorer).startswith("Operation Heron")


def test_what_defines_the_thing_is_told_before_what_speaks_of_it() -> None:
    text = "The force treats each repeat caller well. A repeat caller is one who calls twice."
    ranked = (
        candidate(text, "The force treats each repeat caller well.", 0.9),
        candidate(text, "A repeat caller is one who calls twice.", 0.5),
    )
    query = READER.read("What is meant by a repeat caller?")
    assert told(query, text, *ranked).startswith("A repeat caller is")
    other = READER.read("How does the force treat a repeat caller?")
    assert told(other, text, *ranked).startswith("The force treats")


def test_the_number_of_items_does_not_stand_for_the_items() -> None:
    text = "Boats pass through three steps:\n\n• fuelling;\n• loading;\n• launch."
    lead = candidate(text, "Boats pass through three steps:", 0.9)
    composer = Composer(FigureReader(AREAS, lambda _: report_of(text)), lambda _: report_of(text), AREAS)
    query = replace(READER.read("2019 - the steps that boats pass through"), keywords=True)
    draft = composer.compose(replace(query, expects="text", years=(2019,)), [lead])
    assert draft is not None
    assert all(item in draft.short for item in ("fuelling", "loading", "launch"))
