from __future__ import annotations

import pytest

from assistant.language.capitals import Capitals

TEXT = (
    "Boats from Seaham sank. The MASH was in Seaham, and a hub in Blackhall's port. Officers of the"
    " Light Brigade mapped light. They met the MET of Easington Harbour.\n"
)


@pytest.mark.parametrize(
    ("word", "printed"),
    [
        ("seaham", "Seaham"),
        ("blackhall", "Blackhall"),
        ("light", None),  # It is printed in small letters, too.
        ("met", None),
        ("brigade", None),  # It is a part of a longer name.
        ("officers", None),  # It begins a sentence.
        ("easington", None),
        ("boat", None),
    ],
)
def test_what_is_printed_with_capitals_alone_is_known(word: str, printed: str | None) -> None:
    assert Capitals(lambda: [TEXT]).printed(word) == printed
