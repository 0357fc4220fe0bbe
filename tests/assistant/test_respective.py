"""Two figures behind two areas: each belongs to the area named in its place."""

from __future__ import annotations

import pytest

from assistant.claims.respective import in_order
from assistant.language import facts
from assistant.language.areas import NATIONAL, Areas

AREAS = Areas()
KENT = "Kent Police"


@pytest.mark.parametrize(
    "text",
    [
        "Theft was higher in Kent than in England and Wales, at 7.5 against 6.1 per 1,000 population.",
        "Theft was rarer in Kent than in England and Wales: 4 percent compared with 9 percent.",
    ],
)
def test_the_first_figure_is_that_of_the_area_named_first(text: str) -> None:
    found = in_order(text, facts.find(text, AREAS), AREAS)
    assert [fact.area for fact in found] == [KENT, NATIONAL]
    assert found[0].per == found[1].per


@pytest.mark.parametrize(
    "text",
    [
        "Compared with England and Wales, theft in Kent was common, at 7 percent against 6 percent.",
        "Theft fell by 7 percent in Kent and by 6 percent in England and Wales.",
        "Theft in Kent than in England and Wales was higher, at 7 percent, and rose over 3 years.",
    ],
)
def test_figures_that_stand_otherwise_are_left_as_they_were(text: str) -> None:
    found = facts.find(text, AREAS)
    assert in_order(text, found, AREAS) == list(found)
