"""Two tables side by side: the measures they share, as far as those compare.

What `assistant.evidence.comparable` finds against comparing is given beside the plot, or in its stead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.evidence.comparable import Caveat, Comparer
from assistant.evidence.measured import Measured, column_area, of_cell
from assistant.exhibits.plots import Bar, Group, Panel, Plot, is_total, panel_of, summary
from assistant.language.areas import NATIONAL, Areas, short_name
from assistant.language.coverage import same_label
from corpus.types import Report, Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tables side by side. `plot` holds the measures that compare, and no panel if none does;
    `warnings` say why the others do not, `remarks` what is to be known of those that do."""

    plot: Plot
    warnings: tuple[str, ...]
    remarks: tuple[str, ...]


def side_by_side(
    first: tuple[Report, int], second: tuple[Report, int], comparer: Comparer, areas: Areas
) -> Comparison:
    """The measures that two tables (report, place) have in common, for each area that both give."""
    pairs = list(_pairs(first, second, areas))
    if not pairs:
        return Comparison(Plot((), "", ()), ("The two tables have no measure in common.",), ())
    found = _comparison(pairs, first[0], second[0], comparer)
    if not found.plot.panels:
        return found
    return replace(found, warnings=(*found.warnings, *_unmatched(first, second, pairs)))


def rows_side_by_side(
    first: tuple[Report, int, int], second: tuple[Report, int, int], comparer: Comparer, areas: Areas
) -> Comparison:
    """Two rows (report, table, row), whatever they are called, for each area that both give."""
    mine, theirs = dict(_by_area(*first, areas)), dict(_by_area(*second, areas))
    pairs = [(figure, theirs[kind]) for kind, figure in mine.items() if kind in theirs]
    found = _comparison(pairs, first[0], second[0], comparer)
    return replace(found, plot=replace(found.plot, summary=""))


def _comparison(
    pairs: Sequence[tuple[Measured, Measured]], first: Report, second: Report, comparer: Comparer
) -> Comparison:
    judged = [(one, other, comparer.caveats(one, other)) for one, other in pairs]
    fit = [(one, other) for one, other, caveats in judged if not any(c.bars for c in caveats)]
    if all(one.area == NATIONAL for one, _ in fit) and any(one.area != NATIONAL for one, _ in pairs):
        fit = []  # The nation's figures alone do not stand for those of the forces.
    forbidden = [(one, [c for c in caveats if c.bars]) for one, _, caveats in judged]
    drawn = {id(one) for one, _ in fit}
    said = [(one, [c for c in caveats if not c.bars]) for one, _, caveats in judged if id(one) in drawn]
    panels = tuple(_compared(fit, first, second))
    return Comparison(
        Plot(panels, summary(panels), ()),
        _told(forbidden, len(pairs) if fit else 0),
        _told(said, len(fit)),
    )


def shared(first: Report, table: int, second: Report) -> int | None:
    """The table of `second` that has most measures in common with that of `first`, or None."""
    labels = [(row.group, row.label) for row in first.tables[table].rows if row.cells]
    counts = [
        (sum(_same_row(label, row) for row in other.rows for label in labels if row.cells), -number)
        for number, other in enumerate(second.tables)
        if (first.id, table) != (second.id, number)
    ]
    best = max(counts, default=(0, 0))
    return -best[1] if best[0] else None


def _pairs(
    first: tuple[Report, int], second: tuple[Report, int], areas: Areas
) -> Iterator[tuple[Measured, Measured]]:
    """The figures of rows that name the same thing and of columns of like areas: force with force, the
    nation with itself."""
    (one, left), (other, right) = first, second
    for row, in_left in enumerate(one.tables[left].rows):
        for place, in_right in enumerate(other.tables[right].rows):
            if not (
                in_left.cells and in_right.cells and _same_row((in_left.group, in_left.label), in_right)
            ):
                continue
            mine = dict(_by_area(one, left, row, areas))
            theirs = dict(_by_area(other, right, place, areas))
            yield from ((figure, theirs[kind]) for kind, figure in mine.items() if kind in theirs)
            break


def _same_row(label: tuple[str, str], row: Row) -> bool:
    """Whether a row is that of `label`, group and label; the group counts where both rows have one."""
    group, own = label
    return same_label(own, row.label) and (not (group and row.group) or same_label(group, row.group))


def _by_area(report: Report, table: int, row: int, areas: Areas) -> Iterator[tuple[str, Measured]]:
    shown = report.tables[table]
    for column, cell in enumerate(shown.rows[row].cells[: len(shown.columns)]):
        if cell.value is not None:
            area = column_area(shown.columns[column].head, report, areas)
            kind = NATIONAL if area == NATIONAL else "force" if area == report.info.force else area
            yield kind, of_cell(report, table, row, column, area)


def _compared(
    pairs: Sequence[tuple[Measured, Measured]], first: Report, second: Report
) -> Iterator[Panel]:
    """Panels by area, then by unit."""
    units = list(dict.fromkeys(one.unit for one, _ in pairs))

    def key(pair: tuple[Measured, Measured]) -> tuple[bool, int]:
        return pair[0].area == NATIONAL, units.index(pair[0].unit)

    for _, of_kind in groupby(sorted(pairs, key=key), key=key):
        kept = list(of_kind)
        areas = kept[0][0].area, kept[0][1].area
        times = _time(kept[0][0], first), _time(kept[0][1], second)
        series = tuple(f"{short_name(area)}, {time}" for area, time in zip(areas, times, strict=True))
        if len(set(series)) < len(series):
            continue  # Two reports of one year give the same figures for the nation.
        groups = [
            Group(
                one.label if one.label == other.label else f"{one.label} / {other.label}",
                "",
                _own_period(one, other, times),
                (Bar(0, one.number, one.value), Bar(1, other.number, other.value)),
            )
            for one, other in kept
        ]
        yield panel_of(kept[0][0].unit, series, groups)


def _time(figure: Measured, report: Report) -> str:
    assert figure.table is not None  # noqa: S101  (only cells are paired)
    return report.tables[figure.table].period or str(report.info.year)


def _own_period(one: Measured, other: Measured, times: tuple[str, str]) -> str:
    """The periods of a row that has others than its table."""
    if (one.period or times[0], other.period or times[1]) == times:
        return ""
    return f"{one.period or times[0]} against {other.period or times[1]}"


def _told(found: Iterable[tuple[Measured, Sequence[Caveat]]], among: int) -> tuple[str, ...]:
    """Each reason once, with the measures that it concerns where those are fewer than `among`."""
    concerned: dict[str, list[str]] = {}
    count: dict[str, int] = {}
    for figure, caveats in found:
        for caveat in caveats:
            concerned.setdefault(caveat.text, []).append(figure.label)
            count[caveat.text] = count.get(caveat.text, 0) + 1
    return tuple(
        text if count[text] >= among else f"{', '.join(dict.fromkeys(labels))}: {text}"
        for text, labels in concerned.items()
    )


def _unmatched(
    first: tuple[Report, int], second: tuple[Report, int], pairs: Sequence[tuple[Measured, Measured]]
) -> Iterator[str]:
    """The rows that only one of the tables has."""
    for side, (report, table) in enumerate((first, second)):
        paired = {pair[side].row for pair in pairs}
        alone = [
            row.label
            for place, row in enumerate(report.tables[table].rows)
            if row.cells and place not in paired and not is_total(row)
        ]
        if alone:
            label = report.tables[table].label
            where = f"{report.info.year} ({label})" if label else str(report.info.year)
            yield f"Only in {where}, and so not compared: {'; '.join(alone)}."
