"""A thing that little evidence was found for is not so."""

from __future__ import annotations

import pytest

from assistant.language.unevidenced import unevidenced

SENTENCE = (
    "While the force guards its yards, there is little evidence that harbour plans are used by crews."
)


@pytest.mark.parametrize(
    ("statement", "denied"),
    [
        ("Were the crews making good use of harbour plans?", True),
        ("Harbour plans are used by all crews.", True),
        ("There is little evidence that harbour plans are used.", False),
        ("Crews did not use harbour plans.", False),
        ("The force guards its yards.", False),
        ("The force lacks evidence on harbour plans used.", False),
    ],
)
def test_what_has_little_evidence_is_denied(statement: str, denied: bool) -> None:
    assert unevidenced(statement, SENTENCE) == denied


def test_evidence_that_is_found_denies_nothing() -> None:
    assert not unevidenced("Crews use harbour plans.", "There is evidence that harbour plans are used.")
