"""Which of the figures found is given, and which only stands near the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers.best import FIT, LEEWAY, BestFigures
from assistant.answers.figures import FigureComposer
from assistant.evidence.reading import Reading
from assistant.language.areas import NATIONAL
from tests.assistant import told
from tests.assistant.inspected import report_of


def best(question: str, text: str, score: float) -> tuple[Reading, tuple[Reading, ...]]:
    """The only figure of `text`, and what is given of it if it is evidence of that score."""
    query, figures, candidate = told.laid(question, text)
    candidate = replace(candidate, score=score)
    (found,) = figures.all(query, candidate, "")
    return found, BestFigures(figures, lambda _: report_of(text)).best(query, [candidate], ("",))


@pytest.mark.parametrize(
    ("text", "score", "given"),
    [
        ("Crews with helmets were 7 percent of all in the harbour.", 0.55, True),
        ("Crews took part in 7 percent of all patrols.", 0.6, False),
    ],
)
def test_a_figure_that_fits_only_just_is_given_if_its_clause_is_to_the_point(
    text: str, score: float, given: bool
) -> None:
    found, told_of = best("What share of crews have helmets?", text, score)
    assert FIT - LEEWAY < found.fit < FIT
    assert bool(told_of) == given


def test_a_figure_that_fits_well_may_lean_on_what_stands_around_it() -> None:
    found, told_of = best("What share of crews have helmets?", "Crews took part in 7 percent.", 0.8)
    assert found.fit > FIT
    assert told_of == (found,)


def given(question: str, text: str, *wanted: str) -> list[str]:
    """What is given of the last sentence of `text` and of what that leans on."""
    query, figures, candidate = told.laid(question, text)
    query = replace(query, areas=wanted)
    candidate = replace(candidate, score=0.95)
    found = BestFigures(figures, lambda _: report_of(text)).best(query, [candidate], wanted or ("",))
    return [reading.value for reading in found]


def test_figures_of_two_areas_are_those_of_one_sentence() -> None:
    text = (
        "Over five years theft rose by 2 percent in Kent, compared with a fall of 6 percent in England"
        " and Wales. Over this same period, bicycle theft fell by 3 percent in Kent, against a fall"
        " of 1 percent in England and Wales."
    )
    question = "How did theft change over five years in Kent and in England and Wales?"
    assert given(question, text, "Kent Police", NATIONAL) == ["2 percent", "6 percent"]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "How far did the number of boats fall?",
            "The number of boats fell from about 900 to 650.",
            "from about 900 to 650",
        ),
        ("How many boats are there now?", "The number of boats fell from about 900 to 650.", "650"),
        (
            "How many boats were counted?",
            "The boats counted varied between 12 and 95.",
            "between 12 and 95",
        ),
    ],
)
def test_a_move_and_a_range_are_told_by_both_ends(question: str, text: str, value: str) -> None:
    assert given(question, text) == [value]


@pytest.mark.parametrize(
    ("question", "short"),
    [
        (
            "What share of boats is guessed, 2017-18 and 2018-19?",
            "4 percent (2017-18); 9 percent (2018-19)",
        ),
        ("What share of boats is guessed, 2016-17 and 2018-19?", None),
    ],
)
def test_one_sentence_may_tell_of_both_times(question: str, short: str | None) -> None:
    text = "So 4 percent of boats in 2017-18 and 9 percent of boats in 2018-19 are guessed."
    query, figures, candidate = told.laid(question, text)
    draft = FigureComposer(figures, lambda _: report_of(text)).figure(
        query, [replace(candidate, score=0.95)]
    )
    assert (draft.short if draft and short else None) == short


def test_how_many_of_a_whole_may_be_told_as_a_move_of_its_share() -> None:
    text = "Of the crews tested the percentage passed went from 60 to 80 percent."
    question = "Of the crews tested, how many passed now and how many two years ago?"
    query, figures, candidate = told.laid(question, text)
    draft = FigureComposer(figures, lambda _: report_of(text)).figure(
        query, [replace(candidate, score=0.95)]
    )
    assert draft is not None
    assert draft.short == "from 60 to 80 percent"
