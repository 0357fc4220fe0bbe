"""Which of the figures found is given, and which only stands near the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers.figures import FIT, LEEWAY, FigureComposer
from assistant.evidence.reading import Reading
from tests.assistant import told
from tests.assistant.inspected import report_of


def best(question: str, text: str, score: float) -> tuple[Reading, tuple[Reading, ...]]:
    """The only figure of `text`, and what is given of it if it is evidence of that score."""
    query, figures, candidate = told.laid(question, text)
    candidate = replace(candidate, score=score)
    (found,) = figures.all(query, candidate, "")
    return found, FigureComposer(figures, lambda _: report_of(text)).best(query, [candidate], ("",))


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
