"""Whether it is asked what a force was told to do: that stands in recommendations, not in findings."""

from __future__ import annotations

import re

_FORCE = r"[A-Z]\w+(?:\s+(?:Police|Constabulary))?"
_WHO = rf"(?:the\s+)?(?:force|constabulary|police|officers?|they|it|we|{_FORCE})"
_TOLD = r"(?:tell|told|ask(?:ed)?|want(?:ed)?|urged?|advised?|instruct(?:ed)?|expect(?:ed)?|require[d]?)"
_TO_DO = r"to\s+(?:do|change|improve|put\s+right|fix|sort\s+out)\b"
_ASKED = re.compile(
    r"\bwhat\s+(?:did|has|have|had|does|do)\s+(?:the\s+)?(?:HMIC\w*|inspect\w+|report|they)\s+"
    rf"{_TOLD}\s+.{{0,40}}?{_TO_DO}"
    rf"|\bwhat\s+(?:was|were|is|are|has|have|had)\s+{_WHO}\s+(?:been\s+)?{_TOLD}\s+{_TO_DO}"
    rf"|\bwhat\s+(?:should|must)\s+{_WHO}\s+(?:now\s+|then\s+)?(?:do|change|improve|put\s+right|fix)\b",
    re.I,
)


def asked(question: str) -> bool:
    """Whether `question` asks what is to be done, in the inspectorate's view."""
    return bool(_ASKED.search(question))
