"""Crime and anti-social behaviour, which police data count apart.

Reports tell both in neighbouring sentences and rows, under headings that name both, and in the same
words ("15 percent fewer incidents"): a figure of one is never an answer on the other.
"""

from __future__ import annotations

import re

_BEHAVIOUR = re.compile(r"\banti[\s-]?\s?social|\basb\b", re.I)
_CRIME = re.compile(
    r"\b(?:crimes?|offences?|offend\w*|burglar\w*|thefts?|robber\w+|assaults?|violence|domestic|arrests?"
    r"|charged?|summons\w*|detections?|detected|convict\w+)\b",
    re.I,
)


def apart(question: str, said: str) -> bool:
    """Whether `said` is of crime alone where `question` is of anti-social behaviour alone, or the other
    way round."""
    asked, told = _kinds(question), _kinds(said)
    return len(asked) == len(told) == 1 and asked != told


def _kinds(text: str) -> frozenset[str]:
    found = {"behaviour": _BEHAVIOUR.search(text), "crime": _CRIME.search(text)}
    return frozenset(kind for kind, match in found.items() if match)
