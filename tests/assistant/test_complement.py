"""All but some: how many that leaves."""

from __future__ import annotations

import pytest

from assistant.language.complement import counted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("All but five of the 40 stations have cells.", "35 of the 40 stations have cells."),
        ("It visited all except two of its nine stations.", "It visited 7 of the 9 stations."),
    ],
)
def test_what_is_left_is_counted(text: str, said: str) -> None:
    assert counted(text) == said


@pytest.mark.parametrize(
    "text",
    ["All but five stations have cells.", "It is all but done.", "All but nine of the six have it."],
)
def test_without_a_whole_nothing_is_counted(text: str) -> None:
    assert counted(text) == text
