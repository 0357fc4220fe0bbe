"""The address of a passage: `/?report=<id>&start=<n>&end=<n>` opens it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from corpus.errors import InputError
from corpus.types import Report

LONGEST = 20_000
"""Characters that an address may mark: over ten times the longest passage of the reports here."""


@dataclass(frozen=True, slots=True)
class Place:
    """`[start, end)` of a report's text, as a citation or an address names it."""

    report_id: str
    start: int
    end: int


def address(place: Place) -> str:
    """The address that opens `place`, from the root of this site."""
    query = urlencode({"report": place.report_id, "start": place.start, "end": place.end})
    return f"/?{query}"


def read_address(fields: Mapping[str, str]) -> Place | None:
    """The place that the fields of an address name, or None if it names no report.

    Raises:
        InputError: it names a report, but no place in it.
    """
    report_id = fields.get("report", "")
    if not report_id:
        return None
    try:
        return Place(report_id, int(fields.get("start", "")), int(fields.get("end", "")))
    except ValueError:
        raise InputError(
            "the link gives no place in its report; copy it again from the passage"
        ) from None


def check_place(place: Place, report: Report) -> None:
    """Make sure that `place` can be shown.

    Raises:
        InputError: it does not lie in the report, or marks too much of it.
    """
    if not 0 <= place.start < place.end <= len(report.text):
        raise InputError(
            f"the link names characters {place.start} to {place.end}, but the report has "
            f"{len(report.text):,}; it may have changed since the link was copied"
        )
    if place.end - place.start > LONGEST:
        raise InputError(
            f"the link marks {place.end - place.start:,} characters; at most {LONGEST:,} are"
        )
