"""A table as read from the page, before it has a caption and a place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class RawCell:
    """A printed value and its place in the row."""

    text: str
    start: int
    end: int

    @property
    def value(self) -> float | None:
        """The number, or None where the value is a dash or "n/a"."""
        digits = self.text.replace(",", "").replace("–", "-").strip("£%±+").replace("-£", "-")
        try:
            return float(digits)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as printed, with its label, code and group; `starred` if it refers to a note."""

    text: str
    label: str
    code: str
    group: str
    cells: tuple[RawCell, ...]
    starred: bool
    sheet: int


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table before it is tied to a caption: `head` is its head line, "" where it has none; `stub`
    what the head says of the labels; `heads` one text for each column of values."""

    head: str
    stub: str
    heads: tuple[str, ...]
    rows: tuple[RawRow, ...]
    sheet: int

    @property
    def text(self) -> str:
        """The head line and the rows, one a line."""
        return "\n".join([*([self.head] if self.head else []), *(row.text for row in self.rows)])


def grouped(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """Rows with the group they belong under.

    Coded rows that follow an uncoded one belong to it if their values sum to its own, as far as
    rounding allows; if it has no values, all coded rows up to the next uncoded one do.
    """
    grouped = list(rows)
    coded = any(row.code for row in rows)
    for place, row in enumerate(rows):
        if row.code:
            continue
        end = place + 1
        while end < len(rows) and (rows[end].code if coded else rows[end].cells and not row.cells):
            end += 1
        members = rows[place + 1 : end]
        size = _members(row, members) if row.cells else len(members)
        for member in range(place + 1, place + 1 + size):
            grouped[member] = replace(grouped[member], group=row.label)
    return tuple(grouped)


def _members(row: RawRow, members: Sequence[RawRow]) -> int:
    """How many of the rows below sum to this one, column by column; 0 if no number of them does."""
    goal = [cell.value or 0.0 for cell in row.cells]
    sums = [0.0] * len(goal)
    best = (float("inf"), 0)
    for count, member in enumerate(members, start=1):
        if len(member.cells) != len(goal):
            break
        sums = [total + (cell.value or 0.0) for total, cell in zip(sums, member.cells, strict=True)]
        off = max(abs(total - wanted) for total, wanted in zip(sums, goal, strict=True))
        # Each figure is rounded to one decimal: half a unit for every member and for the sum.
        if off <= 0.05 * (count + 1) + 1e-9:
            best = min(best, (off, count))
    return best[1]
