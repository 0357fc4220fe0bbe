"""Questions with the sentences that a search finds for them: what the cross-encoder learns to order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.evidence.entailment import laid
from eval import contests, pairs
from eval.pairs import INVENTED, Written

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from index.embedding import SentenceEmbedder

SENTENCE = (
    "On 1 July 2016 there was a backlog of 432 computers awaiting examination in the high tech crime"
    " unit."
)
REPORT = "hampshire-effectiveness-2016"


def row(*said: tuple[str, str]) -> Written:
    return Written(REPORT, SENTENCE, said)


def test_the_rivals_of_a_question_are_what_is_found_beside_its_sentence(
    assistant: Assistant, embedder: SentenceEmbedder
) -> None:
    question = "How many computers were waiting in Hampshire's high tech crime unit?"
    asked = row(("answers", question), ("near", "Who examines computers?"), ("affirms", "Is it 432?"))
    (contest,) = contests.of_reports([asked], assistant, embedder)
    assert contest.question == "How many computers were waiting in the area's high tech crime unit?"
    assert contest.text.endswith(SENTENCE)
    assert contests.LEAST <= len(contest.rivals) <= contests.RIVALS
    assert not any(SENTENCE in rival for rival in (r.rpartition(" | ")[2] for r in contest.rivals))
    assert any("computer" in rival for rival in contest.rivals)


def test_what_may_say_the_same_is_no_rival(assistant: Assistant, embedder: SentenceEmbedder) -> None:
    question = "What is the rate of domestic abuse arrests?"
    index = assistant.index
    told = pairs.told_of(p for info in index.infos() for p in index.passages_of(info.id))
    sentence = {text: place[1] for place, text in told.items()}
    found, _ = assistant.evidence(assistant.understand(question), unread=True)
    best = next(c for c in found if c.hit.passage.kind != "table_row")
    asked = Written(best.hit.passage.report_id, pairs.plain(best.text), (("answers", question),))
    (contest,) = contests.of_reports([asked], assistant, embedder)
    own, *others = embedder.encode([pairs.plain(best.text), *(sentence[r] for r in contest.rivals)])
    assert max(float(own @ other) for other in others) < contests.SAME


def test_a_question_that_cannot_be_read_is_not_contested(
    assistant: Assistant, embedder: SentenceEmbedder
) -> None:
    assert contests.of_reports([row(("answers", "???"))], assistant, embedder) == ()


def test_the_rivals_of_an_invented_sentence_are_those_invented_that_are_like_it(
    assistant: Assistant, embedder: SentenceEmbedder
) -> None:
    told = (
        "It has 12 boats.",
        "It has 30 horses.",
        "Officers ride at night.",
        "The force sold its barge.",
    )
    rows = [
        Written(INVENTED, one, (("answers", f"Kent: what of {one}"),), laid(2019, "Patrol", "", one))
        for one in told
    ]
    found = contests.of_invented([*rows, row(("answers", "How many computers?"))], assistant, embedder)
    assert [c.text for c in found] == [r.text for r in rows]
    assert set(found[0].rivals) == {r.text for r in rows[1:]}
    assert all("Kent" not in c.question for c in found)
    assert contests.of_invented(rows[:3], assistant, embedder) == ()
    assert contests.of_invented([replace(rows[0], report=REPORT)], assistant, embedder) == ()


def test_what_is_found_beside_a_right_sentence_does_not_answer(
    assistant: Assistant, embedder: SentenceEmbedder
) -> None:
    asked = row(("answers", "How many computers were waiting?"), ("near", "Who examines computers?"))
    (near,) = contests.of_reports([asked], assistant, embedder, kind="near")
    assert near.question == "Who examines computers?"
    (pair,) = contests.lost([near])
    assert pair.statement == near.question
    assert pair.text in near.rivals
    assert pair.label == pairs.NOTHING
    assert contests.lost([near]) == (pair,)
