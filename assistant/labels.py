"""What statuses, reasons and confidence are called wherever they are shown: each phrase stands here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from assistant.types import Answer, Reason, Scope, Status, Voice

NOT_AN_ANSWER = "Nearest passages (not an answer)"
REPORT_SAYS = "The report says"

REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        "not_in_reports": "The reports do not say",
        "other_force": "No report of that force",
        "other_year": "No report of that year",
        "chart_only": "The value stands only in a chart, as a picture",
        "off_topic": "Not a matter that the reports deal with",
        "instruction": "Passage answers from the reports alone",
        "unreadable": "The question cannot be read",
    }
)

STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        "answered": "Answer",
        "corrected": "Not as the question takes it",
        "refused": "No answer",
        "supported": "Supported",
        "contradicted": "Contradicted",
        "not_found": "Not found in the reports",
    }
)

VOICES: Mapping[Voice, str] = MappingProxyType(
    {
        "finding": "The inspectorate's finding",
        "force": "What the force says, passed on by the inspectorate",
        "survey": "From a survey",
        "recommendation": "A recommendation",
    }
)
"""Who says what is quoted."""

CAUTION = "Take care"

_CONFIDENCE = (
    (0.9, "very sure"),
    (0.75, "sure"),
    (0.5, "fairly sure"),
    (0.0, "unsure: read the passage"),
)


def headline(answer: Answer) -> str:
    """The line that says what became of the question: "No answer: The reports do not say"."""
    label = STATUSES[answer.status]
    return f"{label}: {REASONS[answer.reason]}" if answer.reason else label


def confidence(value: float) -> str:
    """A confidence in [0, 1] in words."""
    return next(words for bound, words in _CONFIDENCE if value >= bound)


def scope_words(scope: Scope) -> str:
    """A scope in words: "Kent Police; 2016 and 2017", or "all reports"."""
    parts = (
        _joined(scope.forces),
        _joined(map(str, scope.years)),
        _joined(scope.reports),
    )
    return "; ".join(part for part in parts if part) or "all reports"


def _joined(values: Iterable[str]) -> str:
    items = list(values)
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
