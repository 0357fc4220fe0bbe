"""The grades that an inspection gives."""

from __future__ import annotations

_GRADES = frozenset(
    {
        "outstanding",
        "good",
        "adequate",
        "requires improvement",
        "inadequate",
        "ungraded",
        "not graded",
        "no grade",
    }
)


def is_grade(text: str) -> bool:
    """Whether a block is a grade and nothing else; a sentence that ends in "good." is not."""
    return len(text) <= 24 and text[:1].isupper() and " ".join(text.casefold().split()) in _GRADES
