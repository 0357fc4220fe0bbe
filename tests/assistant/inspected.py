"""Reports of one text each, read without an index, and figures found in them."""

from __future__ import annotations

from functools import cache

from assistant.evidence.measured import Measured, in_sentence, of_cell
from assistant.language.areas import NATIONAL, Areas
from corpus import catalogue, reader, sentences
from corpus.types import Report, ReportInfo
from tests.assistant import kent


def report_of(text: str, *, force: str = "Kent Police", year: int = 2019, name: str = "one") -> Report:
    """The report that reads `text`."""
    info = ReportInfo(
        id=f"{name}-{year}",
        file="-",
        title=f"Crime inspection {year}: {force}",
        publisher="HMIC",
        force=force,
        year=year,
        period=f"12 months to June {year}",
        published=f"{year}-11",
        isbn=None,
        url=None,
        licence="CC0",
    )
    return reader.parse(info, text)


@cache
def kents() -> dict[str, Report]:
    """The three near-identical reports, by area and year ("Kent 2018")."""
    return {
        f"{one.area} {one.year}": report_of(
            kent.text_of(one), force=one.force, year=one.year, name=one.area.lower()
        )
        for one in kent.ALL
    }


@cache
def packaged() -> dict[str, Report]:
    """The reports that come with Passage, by id."""
    folder = catalogue.DEFAULT_FOLDER
    return {info.id: reader.read(info, folder) for info in catalogue.load(folder)}


def cell(report: Report, label: str, *, table: str = "", national: bool = False) -> Measured:
    """The first cell of the row that is so labelled, of the table so captioned; or that of England and
    Wales."""
    for number, candidate in enumerate(report.tables):
        for place, row in enumerate(candidate.rows):
            if table in candidate.label and label in row.label and row.cells:
                area = NATIONAL if national else report.info.force
                return of_cell(report, number, place, int(national), area)
    raise AssertionError(f"no row {label!r}")


def said(report: Report, words: str, number: float) -> Measured:
    """The figure `number` of the sentence that holds `words`."""
    at = report.text.index(words)
    line = report.text.rfind("\n", 0, at) + 1
    stop = report.text.find("\n", at)
    for start, end in sentences.split(report.text[line : stop if stop > 0 else None]):
        if line + start <= at < line + end:
            areas = Areas([report.info.force])
            found = in_sentence(report, line + start, line + end, areas)
            return next(figure for figure in found if figure.number == number)
    raise AssertionError(f"no sentence with {words!r}")
