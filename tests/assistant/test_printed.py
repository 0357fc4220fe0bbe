"""A claim with figures is not affirmed by a passage that prints others."""

from __future__ import annotations

import pytest

from assistant.claims import printed
from assistant.language import quantities

PASSAGE = "Most forces (61 out of 70) had more vans than before. A rise of 12.4 percent is large."


@pytest.mark.parametrize(
    ("claim", "others"),
    [
        ("64 of the 70 forces had more vans.", True),
        ("64 forces had more vans.", True),
        ("61 forces had more vans.", False),
        ("About 60 forces had more vans.", False),
        ("Vans rose by 12 percent.", False),
        ("Vans rose by 15 percent.", True),
        ("Some 15 percent of 61 forces had more vans.", False),
        ("Most forces had more vans.", False),
    ],
)
def test_figures_are_looked_for_in_the_passage(claim: str, others: bool) -> None:
    assert printed.others(claim, quantities.find(claim), PASSAGE) == others


def test_a_passage_without_figures_prints_no_others() -> None:
    claim = "64 forces had more vans."
    assert not printed.others(claim, quantities.find(claim), "Most forces had more vans.")


def test_a_limit_from_below_is_none_from_above() -> None:
    passage = "Over 60 forces had more vans."
    for claim, others in (("Fewer than 60 forces had them.", True), ("More than 60 had them.", False)):
        assert printed.others(claim, quantities.find(claim), passage) == others
