"""Whether a citation that was kept still stands in the reports as they are now."""

from __future__ import annotations

from typing import Literal, Protocol

from assistant.types import Citation
from corpus.types import Report, ReportInfo

Standing = Literal["stands", "changed", "gone"]
"""`changed`: the report is there, and at that place says something else. `gone`: it is not there."""


class Library(Protocol):
    """The reports that are there now; an `Index` is one."""

    def infos(self) -> tuple[ReportInfo, ...]:
        """What the catalogue says of every report."""

    def report(self, report_id: str) -> Report:
        """The whole report; KeyError where there is none."""


def standing(citation: Citation, library: Library) -> Standing:
    """Whether the report says, at the place that was cited, what was quoted from it."""
    try:
        report = library.report(citation.report_id)
    except KeyError:
        return "gone"
    found = report.text[citation.start : citation.end]
    return "stands" if found == citation.quote else "changed"
