from __future__ import annotations

import csv
import io

import pytest

from assistant.exhibits.download import file_name, inert, table_csv
from corpus.types import Report
from tests.assistant.inspected import packaged, report_of

EARLIER, LATER = packaged().values()


def rows(report: Report, table: int) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table_csv(report, table).decode("utf-8-sig"), newline="")))


def test_every_cell_comes_through() -> None:
    for report in (EARLIER, LATER):
        for number, table in enumerate(report.tables):
            heads = [column.head for column in table.columns]
            read = [[row[head] for head in heads] for row in rows(report, number)]
            assert read == [[c.text for c in row.cells] or [""] * len(heads) for row in table.rows]


def test_a_row_carries_its_unit_period_and_source() -> None:
    burglary = rows(EARLIER, 0)[4]
    assert burglary["Unit"] == "per 1,000 households"
    assert burglary["Period"] == "12 months to June 2014"
    assert burglary["Report"] == "Crime inspection 2014: Hampshire Constabulary"
    assert burglary["Page"].endswith("(estimated)")


def test_text_beyond_ascii_survives() -> None:
    assert rows(LATER, 2)[1]["Row"] == "Caution – adults"


def test_a_formula_in_a_report_is_not_run() -> None:
    text = "\n2019\tKent Police\tEngland and Wales\n=HYPERLINK(1)\t1.0\t2.0\n@SUM(A1)\t-3.0\t4.0\n"
    read = rows(report_of(text), 0)
    assert [row["Row"] for row in read] == ["'=HYPERLINK(1)", "'@SUM(A1)"]


@pytest.mark.parametrize("value", ["=1+1", "+1+1", "-2+3", "@A1", "\t=1", " =1", "＝1", "-cmd", "\r+1"])
def test_what_begins_a_formula_is_made_inert(value: str) -> None:
    assert inert(value) == f"'{value}"


@pytest.mark.parametrize("value", ["-3.5", "+12", "–", "1,452", "£5", "n/a", "", "Charged", "-0.4%"])
def test_numbers_and_words_stay_as_they_are(value: str) -> None:
    assert inert(value) == value


def test_the_file_is_named_for_report_and_table() -> None:
    assert file_name(LATER, 1) == "hampshire-effectiveness-2016-figure-4.csv"
    assert file_name(EARLIER, 0) == "hampshire-crime-2014-table-1.csv"


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no table 9"):
        table_csv(LATER, 9)
