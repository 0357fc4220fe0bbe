"""Of what a text says that there is more, and of what less."""

from __future__ import annotations

import pytest

from assistant.language import amounts


@pytest.mark.parametrize(
    ("statement", "sentence", "true"),
    [
        (
            "It meant to hire more night drivers.",
            "It cut the number of night drivers to increase patrols.",
            True,
        ),
        (
            "The cuts brought wide access to maps.",
            "The cuts have resulted in limited access to maps.",
            True,
        ),
        ("The unit expanded its mounted capacity.", "There was a reduction in mounted capacity.", True),
        ("There were more bicycle thieves.", "There were fewer car thieves.", False),
        ("It wants more wardens.", "It has fewer wardens, and means to hire more wardens.", False),
        ("It meant to hire more drivers.", "It did not mean to have fewer drivers.", False),
        ("More than ten vans came.", "Fewer vans came.", False),
        ("It was left with fewer patrols.", "It sold vans to increase patrols.", False),
    ],
)
def test_what_there_is_more_of_is_told_by_the_words_before_it(
    statement: str, sentence: str, true: bool
) -> None:
    assert amounts.contrary(statement, sentence) == true
