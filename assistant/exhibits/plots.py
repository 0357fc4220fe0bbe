"""What a plot of a table shows, without drawing it: its bars, its scales, and a sentence that says it.

Rows of different units never share a scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.evidence.measured import column_area
from assistant.language.areas import Areas, short_name
from corpus.types import Report, Row, Table


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: `series` is its place in the panel's series; `text` as printed."""

    series: int
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one row: `under` is the group that it belongs to, `period` its own period, or ""."""

    label: str
    under: str
    period: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars on one scale of one `unit`, from `low` (0 or below) to `high` (0 or above)."""

    unit: str
    series: tuple[str, ...]
    groups: tuple[Group, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot: `panels` by unit; `summary` says what it shows; `left_out` names rows not drawn."""

    panels: tuple[Panel, ...]
    summary: str
    left_out: tuple[str, ...]


def plot_of(report: Report, table: int, areas: Areas) -> Plot:
    """The plot of a table: each row with a bar for each column, totals left out.

    Raises:
        IndexError: there is no such table.
    """
    shown = report.tables[table]
    series = _series(report, shown, areas)
    drawn = [row for row in shown.rows if _drawn(row)]
    panels = [
        panel_of(unit, series, [_group(row, shown) for row in rows])
        for unit, rows in _by_unit(drawn, shown).items()
    ]
    totals = tuple(row.label for row in shown.rows if row.cells and is_total(row))
    return Plot(tuple(panels), summary(panels), totals)


def _series(report: Report, table: Table, areas: Areas) -> tuple[str, ...]:
    """The columns by their areas, or by their heads where several columns are of one area."""
    named = [short_name(column_area(column.head, report, areas)) for column in table.columns]
    if len(set(named)) == len(named):
        return tuple(named)
    return tuple(
        column.head or f"Column {number}" for number, column in enumerate(table.columns, start=1)
    )


def is_total(row: Row) -> bool:
    """Whether a row sums up others, which it would dwarf."""
    return row.label.casefold().startswith("total")


def _drawn(row: Row) -> bool:
    return any(cell.value is not None for cell in row.cells) and not is_total(row)


def _by_unit(rows: Iterable[Row], table: Table) -> dict[str, list[Row]]:
    units: dict[str, list[Row]] = {}
    for row in rows:
        units.setdefault(_unit(row, table), []).append(row)
    return units


def _unit(row: Row, table: Table) -> str:
    return row.unit or next((column.unit for column in table.columns if column.unit), "") or table.unit


def _group(row: Row, table: Table) -> Group:
    bars = tuple(
        Bar(number, cell.value, cell.text)
        for number, cell in enumerate(row.cells[: len(table.columns)])
        if cell.value is not None
    )
    return Group(row.label, row.group, row.period, bars)


def panel_of(unit: str, series: tuple[str, ...], groups: Sequence[Group]) -> Panel:
    """The panel of some rows, on a scale that holds all of them and nought."""
    values = [bar.value for group in groups for bar in group.bars]
    return Panel(unit, series, tuple(groups), min(0.0, *values), max(0.0, *values))


def summary(panels: Sequence[Panel]) -> str:
    """How the first of two series stands to the second: counted, and the widest gap of one unit."""
    return " ".join(
        _counted(series, list(alike))
        for series, alike in groupby(panels, key=lambda panel: panel.series)
        if len(series) == 2
    )


def _counted(series: tuple[str, ...], panels: Sequence[Panel]) -> str:
    pairs = [(g.label, *g.bars) for panel in panels for g in panel.groups if len(g.bars) == 2]
    higher = sum(one.value > other.value for _, one, other in pairs)
    lower = sum(one.value < other.value for _, one, other in pairs)
    said = (
        f"Of {_number(len(pairs))}, {higher} {_is(higher)} higher for {series[0]} than for {series[1]}, "
        f"and {lower} {_is(lower)} lower."
    )
    if len(panels) > 1 or len(pairs) < 2:
        return said
    label, one, other = max(pairs, key=lambda pair: abs(pair[1].value - pair[2].value))
    return (
        f"{said} The widest gap: {label}, {one.text} against {other.text} {panels[0].unit}".strip() + "."
    )


def _number(count: int) -> str:
    return f"{count} measure{'' if count == 1 else 's'}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
