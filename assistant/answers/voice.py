"""Who says what is quoted: the inspectorate, the force itself, a survey, or a recommendation.

A report passes on what others told it, and a drafter must not quote that as the inspectorate's finding.
"""

from __future__ import annotations

import re

from assistant.types import Voice
from corpus.types import Passage

_TOLD = r"(?:told|informed|advised|assured)\s+(?:us|HMIC\w*|inspectors?|the\s+inspect\w+)"
_TELLS = (
    r"(?:says?|said|states?|stated|claims?|claimed|believes?|believed|reports?\s+that|reported\s+that|attributes?|"
    r"attributed|anticipates?|anticipated|estimates?|estimated|expects?|expected|argues?|suggested|considers?|feels?|"
    r"felt)"
)
_THEM = (
    r"(?:the\s+force|the\s+constabulary|[A-Z]\w+(?:\s+[A-Z]\w+)*\s+(?:Constabulary|Police)|(?i:(?:chief\s+|"
    r"senior\s+|frontline\s+|neighbourhood\s+|response\s+|investigating\s+|police\s+)?(?:officers?|staff|"
    r"managers?|supervisors?|investigators?|detectives?)))"
)
_FORCE = re.compile(
    rf"\b{_TOLD}\b|\bwe\s+(?:heard|were\s+(?:told|informed|advised))\b|\bheard\s+(?:during|from|that)\b"
    rf"|\b(?:data|information|figures)\s+(?:returned|provided|supplied|submitted)\s+by\b"
    rf"|\baccording\s+to\s+{_THEM}\b|\bself-assess\w+",
    re.I,
)
_FORCE_VERB = re.compile(
    rf"(?:^|(?<=[.;:,]\s)|\b(?:that|and|but|while|although)\s+)(?i:the\s+)?{_THEM}\s+(?:\w+ly\s+)?{_TELLS}\b"
    rf"|^It\s+(?:\w+ly\s+)?{_TELLS}\b"
)
_SURVEY = re.compile(
    r"\b(?:survey(?:ed|s)?|respondents?|questionnaires?|poll(?:ed)?|Ipsos)\b"
    r"|\bof\s+(?:the\s+)?people\s+(?:who\s+(?:have\s+been|were)|surveyed|asked|questioned)\b"
    r"|\bpeople\s+were\s+(?:interviewed|surveyed|asked)\b|\b(?:were|are)\s+(?:very\s+or\s+fairly\s+)?satisfied\b",
    re.I,
)
_RECOMMENDED = re.compile(
    r"\b(?:we|HMIC\w*)\s+recommends?\b|\bit\s+is\s+recommended\b|\brecommendations?\b|\bthe\s+force\s+should\b"
    r"|\bwithin\s+\w+\s+(?:weeks?|months?),?\s+(?:the\s+force|[A-Z]\w+(?:\s+\w+)?)\s+should\b",
    re.I,
)


def voice(passage: Passage, quote: str) -> Voice:
    """Whose words `quote`, cut from `passage`, passes on.

    A recommendation goes by the section that it stands in or by its wording; a survey and what the
    force told go by the words of the quote. All else is the inspectorate's own.
    """
    text = " ".join(quote.split())
    if passage.role in {"recommendation", "area_for_improvement"} or _RECOMMENDED.search(text):
        return "recommendation"
    if _FORCE.search(text) or _FORCE_VERB.search(text):
        return "force"
    return "survey" if _SURVEY.search(text) else "finding"
