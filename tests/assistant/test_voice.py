from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answers.voice import voice
from assistant.types import Voice
from tests.assistant.samples import PASSAGE


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Investigations are generally well supervised.", "finding"),
        ("We found that officers treat victims well.", "finding"),
        ("The force told us that it will recruit ten detectives.", "force"),
        ("Officers said that the system is slow.", "force"),
        ("Kent Police anticipates that the backlog will be cleared by March 2019.", "force"),
        ("Information provided by the force shows a fall.", "force"),
        ("It attributes the fall to a lack of staff.", "force"),
        ("Of the people surveyed, 61 percent were satisfied.", "survey"),
        ("Some 402 people were interviewed.", "survey"),
        ("Within three months, Kent Police should review its process.", "recommendation"),
        ("We recommend that the force acts at once.", "recommendation"),
    ],
)
def test_who_says_it(quote: str, expected: Voice) -> None:
    assert voice(PASSAGE, quote) == expected


def test_what_stands_among_recommendations_is_one() -> None:
    listed = replace(PASSAGE, role="recommendation")
    assert voice(listed, "clear guidance for all staff") == "recommendation"
