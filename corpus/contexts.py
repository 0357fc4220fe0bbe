"""The context line of a passage: what a reader of the passage alone would have to be told.

It is added for embedding and word search and never quoted. Reports of 43 forces and many years say the
same in nearly the same words, so it begins with title, force and year; it stays short, so as not to
drown the passage itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from corpus.types import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.types import Column, Judgement, ReportInfo, Role, Row, Table

CHART_ONLY: Final = "Its values stand only in a chart, which the text does not have."

_ROLES: Final[tuple[tuple[re.Pattern[str], Role], ...]] = (
    (re.compile(r"\bcauses? of concern\b", re.IGNORECASE), "cause_of_concern"),
    (re.compile(r"\bareas? for improvement\b", re.IGNORECASE), "area_for_improvement"),
    (re.compile(r"^(?:\W|\d)*recommendations?\b", re.IGNORECASE), "recommendation"),
    (
        re.compile(r"^annex\b.*\b(?:data|method\w*)\b|\bmethodology\b|^about the data\b", re.IGNORECASE),
        "method",
    ),
)
_LAST_SENTENCE: Final = re.compile(r"[.!?]$")


def role(path: Sequence[str]) -> Role:
    """What a passage under these headings does; the nearest heading that tells decides."""
    for heading in reversed(path):
        for pattern, name in _ROLES:
            if pattern.search(heading):
                return name
    return "text"


def line(info: ReportInfo, path: Sequence[str], detail: str) -> str:
    """The whole context line: title, force and year (each unless the title says it), the headings from
    the top, then what is particular to the passage."""
    title = info.title
    if info.force.casefold() not in title.casefold():
        title += f", {info.force}"
    if str(info.year) not in title:
        title += f", {info.year}"
    place = " > ".join((title, *path))
    return f"{_ended(place)} {detail}" if detail else place


def caption(exhibit: Figure | Table) -> str:
    """Of a caption only what it does not say itself: that the values of the figure are not there."""
    return CHART_ONLY if isinstance(exhibit, Figure) and exhibit.values == "picture" else ""


def note(exhibit: Figure | Table) -> str:
    """What the head, note and source lines of a table or figure belong to."""
    return _ended(f"Under: {_name(exhibit)}")


def row(table: Table, row: Row) -> str:
    """A table row as a sentence would need it: caption, group, label, and every value with its column,
    unit and period, then the notes that its asterisk refers to."""
    name = _name(table)
    label = ", ".join(part for part in (row.group, row.label) if part)
    values = "; ".join(
        _value(column, cell.text, row.unit)
        for column, cell in zip(table.columns, row.cells, strict=False)
    )
    period = row.period or table.period
    notes = (note.lstrip("* ") for note in row.notes)
    parts = (name, f"{label}: {values}", "" if period in name else period, *notes)
    return " ".join(_ended(part) for part in parts if part)


def judgement(judgement: Judgement) -> str:
    """The grade with its question, in one line."""
    return f"Grade given to: {judgement.question} {judgement.grade}"


def footnote(mark: str, sentence: str) -> str:
    """The sentence that a footnote belongs to."""
    return f"Note {mark} to: {sentence}" if sentence else f"Note {mark}"


def _name(exhibit: Figure | Table) -> str:
    return ": ".join(part for part in (exhibit.label, exhibit.caption) if part) or "a table"


def _value(column: Column, text: str, unit: str) -> str:
    unit = unit or column.unit
    return " ".join(part for part in (column.head, text, "" if unit in column.head else unit) if part)


def _ended(text: str) -> str:
    return text if _LAST_SENTENCE.search(text) else f"{text}."
