"""What questions suppose of a thing, and sentences that plainly deny it, or speak of something else."""

from __future__ import annotations

import pytest

from assistant.language.lexicon import Concept
from assistant.language.supposed import denied
from assistant.language.words import content


def concepts(text: str) -> list[Concept]:
    return [Concept(t.text, (frozenset({t.stem}),), 0.8) for t in content(text)]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why does it use so many sniffer dogs?", "There is limited use of tools such as sniffer dogs."),
        ("What came of its extensive use of drones?", "The force makes little use of drones."),
        ("What explains the large number of river pilots?", "The force does not have any river pilots."),
        ("Which canteen managers has it got?", "The force has no canteen managers at present."),
        ("Why had it stopped funding night wardens?", "It continues to employ night wardens."),
        ("How has it done away with wooden gates?", "There are still many wooden gates in use."),
        ("Why are night wardens left without radios?", "All wardens are equipped with radios."),
        ("Why do wardens go without torches?", "Wardens have all been provided with torches."),
        ("How did it visit all of the depots?", "It visited some but not all of these depots."),
        (
            "Why the wardens' ignorance of fire drills?",
            "All had, wardens too, a good knowledge of fire drills.",
        ),
    ],
)
def test_a_sentence_denies_what_is_supposed(question: str, sentence: str) -> None:
    assert denied(question, sentence, concepts(question))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        # another thing, or a part of the thing alone
        ("Why does it use so many drones?", "There is limited use of drone pilots."),
        ("What explains the large number of calls?", "There were no calls over two hours old."),
        ("Which vans has it bought?", "The force does not have any electric vans."),
        ("Why had it stopped holding paper trials?", "It continues to use paper forms."),
        ("Why had it stopped the night trials?", "It continues to assess the night trials."),
        # another group, or not all of it
        ("Why are dog handlers without radios?", "All wardens are equipped with radios."),
        ("Why are wardens without radios?", "Nearly all wardens are equipped with radios."),
        ("How did it visit all of the depots?", "It asked some but not all of the wardens."),
        # nothing is supposed, or the sentence says the same
        ("Why hasn't it got any river pilots?", "The force does not have any river pilots."),
        ("How does it ensure that all depots are safe?", "Not all depots are safe."),
        ("What use does it make of drones?", "The force makes little use of drones."),
        (
            "Why the wardens' ignorance of fire drills?",
            "Wardens lack good knowledge of fire drills.",
        ),
    ],
)
def test_another_thing_denies_nothing(question: str, sentence: str) -> None:
    assert not denied(question, sentence, concepts(question))
