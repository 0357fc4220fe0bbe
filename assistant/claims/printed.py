"""Whether the figures of a claim are printed in the passage that is said to affirm it.

What reads a claim beside a sentence weighs words, and 61 vans look to it much like 64.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.language import bounds, quantities
from assistant.language.quantities import Quantity

_MEASURED = frozenset({"count", "percent"})


def others(claim: str, claimed: Iterable[Quantity], passage: str) -> bool:
    """Whether `claim` gives figures, `claimed`, and `passage` has others of their kind, but none of
    them."""
    given = [each for each in claimed if each.kind in _MEASURED]
    told = [each for each in quantities.find(passage) if each.kind in _MEASURED]
    kinds = {each.kind for each in told}

    def stands(each: Quantity) -> bool:
        return each.kind not in kinds or any(
            _as_large(claim, each, other) and not _beyond(claim, each, passage, other) for other in told
        )

    return bool(given) and not any(map(stands, given))


def _as_large(claim: str, one: Quantity, other: Quantity) -> bool:
    """Whether a figure of `claim` is another, as exactly as it is meant; percentages are rounded."""
    bound = bounds.of(claim, one)
    if bound != "exact":
        return bounds.holds("about", one.value, other.value)
    return abs(one.value - other.value) < (1.0 if one.kind == "percent" else 0.5)


def _beyond(claim: str, one: Quantity, passage: str, other: Quantity) -> bool:
    """Whether a figure is given as a limit from above, and another from below: "under half", "over
    half"."""
    limits = {bounds.of(claim, one), bounds.of(passage, other)}
    return bool(limits & bounds.FROM_BELOW) and bool(limits & bounds.FROM_ABOVE)
