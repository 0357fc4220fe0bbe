"""Whether two figures can be set side by side, and if not, why not, in one plain line for each reason.

A figure is a cell of a table or stands in a sentence. What is looked at: unit, period, change or level,
what is counted and what is left out, how outcomes are counted, and what the reports themselves say of
comparing ("direct comparisons should not be made between the two tables").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.evidence.measured import Measured, caption, exhibit, is_change
from assistant.language import bases, cautions, coverage, spans
from assistant.language.areas import NATIONAL, short_name
from assistant.language.cautions import Caution, LeftOut
from assistant.language.words import stems
from corpus.types import Report

REPORTS_KEPT = 64
"""Reports whose own cautions are kept at hand."""


NEARBY = 300
"""Characters within which two figures stand in neighbouring sentences."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """Why two figures differ in more than what they measure. `bars`: they should not be compared at all;
    otherwise they may be, with this said beside them."""

    text: str
    bars: bool


class Comparer:
    """Says what stands against comparing two figures.

    Args:
        report: gives a report by its id.
    """

    def __init__(self, report: Callable[[str], Report]) -> None:
        self._report = report
        self._cautions = lru_cache(REPORTS_KEPT)(lambda id_: cautions.find(report(id_)))
        self._replaced = lru_cache(REPORTS_KEPT)(lambda id_: cautions.replaced(report(id_)))
        self._left_out = lru_cache(REPORTS_KEPT)(lambda id_: cautions.left_out(report(id_)))

    def caveats(self, first: Measured, second: Measured) -> tuple[Caveat, ...]:
        """What stands against comparing the two, the gravest first; nothing if they compare. Two
        areas, or two years of one area, are what is compared: they are no caveat of themselves."""
        rules = (_unit, _change, _period, _area, self._content, self._forces, self._own_words)
        found = dict.fromkeys(caveat for rule in rules for caveat in rule(first, second))
        return tuple(sorted(found, key=lambda caveat: not caveat.bars))

    def _content(self, first: Measured, second: Measured) -> Iterator[Caveat]:
        """Different things counted, or different ones left out."""
        if first.report_id == second.report_id and (
            abs(first.start - second.start) < NEARBY
            or first.text in second.text
            or second.text in first.text
            or (first.table is not None and first.table == second.table)
        ):
            return  # What stands in one sentence or one table is set side by side by the report itself.
        one, other = self._described(first), self._described(second)
        yield from (Caveat(text, bars) for text, bars in coverage.differences(one, other))

    def _described(self, figure: Measured) -> coverage.Described:
        report = self._report(figure.report_id)
        return coverage.Described(
            name=_named(figure, report),
            label=figure.label,
            text=figure.text,
            caption=caption(figure, report),
            cell=figure.table is not None,
        )

    def _forces(self, first: Measured, second: Measured) -> Iterator[Caveat]:
        """Figures for England and Wales that leave out different forces."""
        if first.area != NATIONAL or second.area != NATIONAL:
            return
        notes = [self._omissions(first), self._omissions(second)]
        if bool(notes[0]) == bool(notes[1]):
            return
        report_id = (first if notes[0] else second).report_id
        note = (notes[0] or notes[1])[0]
        said = _quoted(self._report(report_id), note.start, note.end)
        yield Caveat(f"Only one leaves forces out of England and Wales. {said}", False)

    def _omissions(self, figure: Measured) -> tuple[LeftOut, ...]:
        report = self._report(figure.report_id)
        number = exhibit(figure, report)
        return tuple(note for note in self._left_out(report.id) if number in note.exhibits)

    def _own_words(self, first: Measured, second: Measured) -> Iterator[Caveat]:
        """What the reports say themselves."""
        for report_id in dict.fromkeys((first.report_id, second.report_id)):
            report = self._report(report_id)
            said = [
                caution
                for caution in self._cautions(report_id)
                if self._applies(caution, report, first, second)
            ]
            for caution in _strongest(said):
                # What has been left out for not being comparable no longer stands against comparing.
                left_out = cautions.leaves_out(report.text[caution.start : caution.end])
                bars = caution.forbids and not left_out
                yield Caveat(_quoted(report, caution.start, caution.end), bars)
        for report_id in dict.fromkeys((first.report_id, second.report_id)):
            for change in self._replaced(report_id):
                if (change.head in stems(first.text)) != (change.head in stems(second.text)):
                    yield Caveat(_quoted(self._report(report_id), change.start, change.end), True)
                    return

    def _applies(self, caution: Caution, report: Report, first: Measured, second: Measured) -> bool:
        mine = [f for f in (first, second) if f.report_id == report.id]
        if caution.across == "years":
            if self._years(first) == self._years(second) or not mine:
                return False
            others = [f for f in (first, second) if f not in mine]
            return all(_speaks_of(caution, f) for f in mine) and all(
                _touches(caution, f) for f in others
            )
        if caution.across == "forces":
            named = (
                short_name(first.area) in report.text[caution.start : caution.end],
                short_name(second.area) in report.text[caution.start : caution.end],
            )
            return (
                first.area != second.area
                and any(named)
                and all(_speaks_of(caution, f) for f in (first, second))
            )
        if len(mine) < 2:
            return False
        here = [exhibit(f, report) for f in mine]
        if len(caution.exhibits) > 1:
            return here[0] != here[1] and set(here) <= caution.exhibits
        if caution.between is not None:
            one, other, shared = caution.between
            texts = [stems(f"{f.text} {caption(f, report)}") for f in mine]
            sides = [bool(other & t) - bool(one & t) for t in texts]
            return all(shared & t for t in texts) and sides[0] != sides[1]
        return False

    def _years(self, figure: Measured) -> int:
        span = spans.of(figure.period)
        return span.year if span else self._report(figure.report_id).info.year


def _unit(first: Measured, second: Measured) -> Iterator[Caveat]:
    one, other = bases.of(first.unit, first.value), bases.of(second.unit, second.value)
    if one.sort != other.sort:
        yield Caveat(
            f"Different units: one is {_said(first, one)}, the other {_said(second, other)}.", True
        )
    elif one.sort == "rate" and one.of and other.of and not (one.of & other.of):
        yield Caveat(f"Different denominators: one is {first.unit}, the other {second.unit}.", True)
    elif one.sort == "rate" and one.per != other.per:
        yield Caveat(f"Different bases: one is {first.unit}, the other {second.unit}.", True)


def _said(figure: Measured, base: bases.Base) -> str:
    return f"{base} ({figure.unit})" if base.sort == "rate" else str(base)


def _change(first: Measured, second: Measured) -> Iterator[Caveat]:
    one, other = is_change(first), is_change(second)
    if one != other:
        yield Caveat("One figure is a change, the other a level.", True)
    elif one:
        months = spans.change(first.text), spans.change(second.text)
        if None not in months and months[0] != months[1]:
            yield Caveat(
                f"Changes over different times: {_long(months[0])} against {_long(months[1])}.", True
            )


def _period(first: Measured, second: Measured) -> Iterator[Caveat]:
    if is_change(first) or is_change(second):
        return
    one, other = spans.of(first.period), spans.of(second.period)
    if one is None or other is None:
        if (one or other) and first.report_id != second.report_id:
            yield Caveat("One figure's period is not given where it stands.", False)
    elif one.point != other.point:
        yield Caveat(f"One is for a day, the other for a stretch of time: {_both(one, other)}.", True)
    elif one.months and other.months and one.months != other.months:
        yield Caveat(f"Periods of different length: {_both(one, other)}.", True)
    elif one.month and other.month and one.month != other.month:
        yield Caveat(f"Periods that end in different months: {_both(one, other)}.", False)


def _both(one: spans.Span, other: spans.Span) -> str:
    return f"{one.text} against {other.text}"


def _area(first: Measured, second: Measured) -> Iterator[Caveat]:
    one, other = spans.of(first.period), spans.of(second.period)
    if first.area != second.area and one and other and one.year != other.year and not is_change(first):
        yield Caveat(
            f"Both area and year differ: {short_name(first.area)}, {one.text}, against "
            f"{short_name(second.area)}, {other.text}.",
            True,
        )


def year_on_year(first: Measured, second: Measured) -> str:
    """The label that two figures of one area carry, if they are for years of equal length that end in
    different years ("12 months to June 2014 against 12 months to 30 June 2016"); else ""."""
    one, other = spans.of(first.period), spans.of(second.period)
    if not one or not other or not (one.is_year and other.is_year) or one.year == other.year:
        return ""
    return _both(one, other) if first.area == second.area else ""


def _long(months: int | None) -> str:
    if months and months % 12 == 0:
        return f"{months // 12} year{'s' if months > 12 else ''}"
    return f"{months} month{'s' if months != 1 else ''}"


def _speaks_of(caution: Caution, figure: Measured) -> bool:
    text = stems(figure.text)
    return any(subject <= text for subject in caution.subjects)


def _touches(caution: Caution, figure: Measured) -> bool:
    text = stems(figure.text)
    return any(subject & text for subject in caution.subjects)


def _strongest(said: list[Caution]) -> list[Caution]:
    """Of several that forbid, the one that names most exhibits and is shortest; one that asks care."""
    forbid = [caution for caution in said if caution.forbids]
    care = [caution for caution in said if not caution.forbids]
    best = sorted(forbid, key=lambda c: (-len(c.exhibits), c.end - c.start))
    return [*best[:1], *care[:1]]


def _quoted(report: Report, start: int, end: int) -> str:
    start += next((len(note.mark) for note in report.footnotes if note.start == start), 0)
    run = report.page_at(start)
    page = f"p. {run.number}" if run.exact else f"p. {run.number}, estimated"
    quote = " ".join(report.text[start:end].split())
    return f"The {report.info.year} report says ({page}): “{quote}”"


def _named(figure: Measured, report: Report) -> str:
    """How to call a figure's place where two are told apart."""
    exhibit = report.tables[figure.table].label if figure.table is not None else ""
    return f"{report.info.year}, {exhibit}" if exhibit else str(report.info.year)
