"""How much of a report is quoted: what a sentence announces, leans on or leads in to comes with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.asked.question import Place, Query
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.extent import extent, in_context
from assistant.types import Expects, Scope
from corpus import sentences
from corpus.types import Kind, PageRun, Passage, Report
from tests.assistant.samples import HIT
from tests.index.makers import info

LIST = (
    "A notice may be given if an inspector believes that:\n\n"
    "• the person was violent, or\n"
    "• the notice is needed."
)


def quoted(
    text: str, best: str, expects: Expects = "text", others: float = 0.1
) -> tuple[str, tuple[str, ...]]:
    """What is quoted of `text`, on one line, and its items, if the sentence that starts with `best`
    answers best, with a score of 0.9, and all others are scored alike."""
    report = Report(info(), text, (PageRun(0, 1),), (), (), (), (), (), ())
    ranked = found(text, {best: 0.9}, others)
    span, items = extent(asked(expects), report, ranked[0], ranked)
    return " ".join(text[slice(*span)].split()), items


def found(
    text: str, scores: dict[str, float], others: float, kind: Kind = "paragraph"
) -> list[Candidate]:
    """The sentences of `text`, a passage, best first: their scores by how they start, else `others`."""
    passage = Passage(
        "kent:0", info().id, "Kent Police", 2019, kind, "text", (), 1, 1, True, 0, len(text),
        text, "", tuple(sentences.split(text)),
    )  # fmt: skip
    hit, none = replace(HIT, passage=passage), np.zeros(len(FEATURES), np.float32)
    ranked = [
        Candidate(
            hit, a, b, text[a:b], none, next((scores[k] for k in scores if said.startswith(k)), others)
        )
        for a, b in passage.sentences
        for said in [text[a:b].lstrip("• ")]
    ]
    return sorted(ranked, key=lambda c: -c.score)


def asked(expects: Expects) -> Query:
    return Query(
        "?", Scope(), expects, (), (), (), (), (), (), None, False, False, frozenset(), False, False,
        frozenset(), False,
    )  # fmt: skip


@pytest.mark.parametrize("expects", ["text", "name", "reason", "list"])
@pytest.mark.parametrize(
    "said",
    [
        "As a result, the practice has been suspended.",
        "Therefore the practice has been suspended.",
        "This means the practice has been suspended.",
        "However, this practice has been suspended.",
        "Consequently the practice has been suspended.",
    ],
)
def test_a_conclusion_brings_what_it_is_drawn_from(expects: Expects, said: str) -> None:
    text = f"Calls went unheard. Inspectors raised their concern. {said} Staff were told."
    assert quoted(text, said[:9], expects)[0] == f"Inspectors raised their concern. {said}"


@pytest.mark.parametrize("leaning", ["This helps", "These help", "They help", "Such visits help"])
def test_what_points_back_brings_what_it_points_at(leaning: str) -> None:
    text = f"Officers call on shops. They visit schools. {leaning} to prevent theft."
    assert quoted(text, leaning)[0].startswith("They visit schools. ")


@pytest.mark.parametrize("opening", ["This year the force", "This report", "The force"])
def test_what_stands_alone_is_quoted_alone(opening: str) -> None:
    text = f"Officers call on shops. {opening} reduced theft. Staff were told."
    assert quoted(text, opening)[0] == f"{opening} reduced theft."


@pytest.mark.parametrize(
    "told",
    [
        "They include terrorism, fraud and piracy.",
        "These include terrorism, fraud and piracy.",
        "These threats include terrorism, fraud and piracy.",
        "They range from terrorism, through fraud, to piracy.",
        "These comprise terrorism, fraud and piracy.",
        "Some examples include terrorism, fraud and piracy.",
    ],
)
@pytest.mark.parametrize("between", ["", "These are grave and complex. "])
def test_a_list_that_is_announced_comes_with_what_announces_it(told: str, between: str) -> None:
    text = f"The requirement names six threats. {between}{told} Forces prepare."
    assert (
        quoted(text, "The requirement", "list")[0]
        == f"The requirement names six threats. {between}{told}"
    )


def test_an_enumeration_is_left_where_no_list_is_asked_for() -> None:
    text = "The requirement names six threats. They include terrorism, fraud and piracy."
    assert quoted(text, "The requirement")[0] == "The requirement names six threats."


@pytest.mark.parametrize("expects", ["text", "name", "reason"])
@pytest.mark.parametrize("best", ["A notice may", "the person was", "the notice is"])
def test_an_item_that_completes_a_sentence_comes_with_its_beginning(expects: Expects, best: str) -> None:
    said, items = quoted(LIST, best, expects)
    assert said.startswith("A notice may be given if an inspector believes that:")
    assert best in said
    assert not items


@pytest.mark.parametrize("best", ["A notice may", "the person was"])
def test_a_list_is_given_by_its_items(best: str) -> None:
    assert quoted(LIST, best, "list")[1][0] == "• the person was violent, or"


def test_an_item_that_is_a_sentence_of_its_own_is_quoted_alone() -> None:
    text = LIST.replace("the person", "The person")
    assert quoted(text, "The person")[0] == "• The person was violent, or"


FOUR = "Cells were cold. Staff were few. Food was late. Doctors were rare."


@pytest.mark.parametrize(
    ("others", "count"),
    [(0.5, 1), (0.6, 2), (0.8, 2), (0.88, 3)],
)
def test_more_is_quoted_the_nearer_others_come(others: float, count: int) -> None:
    assert quoted(FOUR, "Staff", others=others)[0].count(".") == count


@pytest.mark.parametrize(("expects", "count"), [("reason", 2), ("text", 1)])
def test_reasons_are_sought_farther(expects: Expects, count: int) -> None:
    assert quoted(FOUR, "Staff", expects, others=0.56)[0].count(".") == count


def test_a_name_is_given_without_a_third_sentence() -> None:
    assert quoted(FOUR, "Staff", "name", others=0.88)[0].count(".") == 2


@pytest.mark.parametrize("said", ["This means", "As a result", "Therefore", "Consequently"])
def test_what_is_quoted_does_not_begin_with_a_conclusion(said: str) -> None:
    text = f"Staff search other records. {said}, answers take longer. Callers are told."
    ranked = found(text, {"Callers": 0.9, said: 0.8}, others=0.1)
    report = Report(info(), text, (PageRun(0, 1),), (), (), (), (), (), ())
    assert extent(asked("reason"), report, ranked[0], ranked)[0] == (0, len(text))


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ({"Staff": 0.9, "Food": 0.5}, "Staff were few. Food was late."),
        ({"Staff": 0.9, "Cells": 0.5}, "Cells were cold. Staff were few."),
        ({"Staff": 0.9, "Food": 0.4}, "Staff were few."),
        ({"Staff": 0.9, "Doctors": 0.8}, "Staff were few."),
    ],
)
def test_a_sentence_is_told_with_those_beside_it_that_may_answer(
    scores: dict[str, float], told: str
) -> None:
    ranked = found(FOUR, scores, others=0.1)
    start, end = in_context(ranked[0], ranked, (ranked[0].start, ranked[0].end))
    assert FOUR[start:end] == told


def test_an_item_of_a_list_is_told_without_those_beside_it() -> None:
    ranked = found(FOUR, {"Staff": 0.9}, others=0.8, kind="list")
    span = (ranked[0].start, ranked[0].end)
    assert in_context(ranked[0], ranked, span) == span


CALLS = (
    "The force uses three grades for calls, of which two are urgent and one is not. The grades are:\n\n"
    "- immediate;\n- prompt; and\n- routine."
)


def test_a_list_that_the_next_sentence_leads_in_to_comes_with_what_counts_it() -> None:
    said, items = quoted(CALLS, "The force uses", "list")
    assert said.endswith("- routine.")
    assert items == ("- immediate;", "- prompt; and", "- routine.")


@pytest.mark.parametrize(
    "text",
    [
        CALLS.replace("The grades are", "The stations are"),
        CALLS.replace("three grades", "grades"),
        CALLS.replace(" The grades are:", " Calls are graded at once."),
    ],
)
def test_a_list_of_something_else_does_not(text: str) -> None:
    assert quoted(text, "The force uses", "list")[1] == ()


def test_what_answered_for_one_thing_is_not_quoted_for_another() -> None:
    text = "The Heron crew looks at hare coursing. The Wren crew looks at scrap metal."
    ranked = found(text, {"The Wren crew": 0.9, "The Heron crew": 0.85}, 0.1)
    report = Report(info(), text, (PageRun(0, 1),), (), (), (), (), (), ())
    place = Place(info().id, 0, 38, "The Heron crew looks at hare coursing.")
    whole = extent(asked("text"), report, ranked[0], ranked)[0]
    alone = extent(replace(asked("text"), beside=(place,)), report, ranked[0], ranked)[0]
    assert whole == (0, len(text))
    assert text[slice(*alone)].startswith("The Wren crew")


def test_what_another_operation_does_is_not_told_with_the_best_sentence() -> None:
    text = "Plans are sound. Operation Heron tackles smuggling. Operation Wren tackles fraud. It is new."
    assert (
        quoted(text, "Operation Heron", others=0.8)[0]
        == "Plans are sound. Operation Heron tackles smuggling."
    )
    assert quoted(text, "Operation Wren", others=0.8)[0] == "Operation Wren tackles fraud. It is new."


def test_where_several_are_asked_for_another_operation_is_told_too() -> None:
    text = "Operation Heron tackles smuggling. Operation Wren tackles fraud."
    assert quoted(text, "Operation Heron", "list", others=0.8)[0] == text
