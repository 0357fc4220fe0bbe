"""The values of the assistant room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.types import Hit

Status = Literal["answered", "corrected", "refused", "supported", "contradicted", "not_found"]
"""Of a question: answered, corrected, refused. Of a claim: supported, contradicted, not_found."""

Reason = Literal[
    "not_in_reports", "other_force", "other_year", "chart_only", "off_topic", "instruction", "unreadable"
]

Expects = Literal[
    "figure", "date", "name", "definition", "yesno", "list", "comparison", "reason", "judgement", "text"
]


Voice = Literal["finding", "force", "survey", "recommendation"]
"""Who says what is quoted: the inspectorate, the force itself, people surveyed, or a recommendation."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which reports a question is about. An empty tuple means all of them.

    `forces` are full names ("Kent Police"), `years` inspection years of reports, `reports`
    catalogue ids.
    """

    forces: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation cut from a report: `report.text[start:end] == quote`, always.

    `marker` is the number that the answer's text shows as `[marker]`. `page` to `last_page` are
    printed pages; `page_exact` is False where they were placed between known ones. `voice` says whose
    words they are.
    """

    marker: int
    report_id: str
    page: int
    last_page: int
    page_exact: bool
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    voice: Voice = "finding"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown. `short` is the direct answer in a few words; `text` may be longer and carries the
    markers; `hits` are the best passages, also of a refusal (then "not an answer"). `reason` and
    `explanation` are set when refused; `right` is what the report says against a contradicted claim.
    `understood` is the question as resolved from the conversation; `confidence` is in [0, 1].
    `cautions` say, a line each, what stands against setting the answer's figures or grades side by side.
    """

    status: Status
    short: str
    text: str
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    scope: Scope
    understood: str
    confidence: float
    reason: Reason | None = None
    explanation: str = ""
    right: str = ""
    cautions: tuple[str, ...] = ()
