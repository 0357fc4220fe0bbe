"""The tables of the two reports, cell by cell, and what notes change about single rows."""

from __future__ import annotations

import pytest

from corpus.reading import lines, tables, units
from corpus.types import Report, Table

FORCE, NATION = "Hampshire Constabulary", "England and Wales"
FORMAL, INFORMAL = "Out-of-court (formal)", "Out-of-court (informal)"
SUPPORTS = "Evidential difficulties (victim supports police action)"
DOES_NOT = "Evidential difficulties (victim does not support police action)"

# code, label, group, force, England and Wales, unit of the row, period of the row, number of notes
RowFacts = tuple[str, str, str, float | None, float | None, str, str, int]

RATES_2014: list[RowFacts] = [
    ("", "Crime excluding fraud", "", 53.2, 60.7, "", "", 0),
    ("", "Victim-based crime", "", 46.4, 53.9, "", "", 0),
    ("", "Sexual offences", "", 1.0, 1.2, "", "", 0),
    ("", "Violence with injury", "", 5.2, 5.9, "", "", 0),
    ("", "Burglary in a dwelling", "", 4.8, 8.9, "per 1,000 households", "", 1),
    ("", "Anti-social behaviour incidents", "", 31.2, 36.8, "", "12 months to March 2014", 1),
]
FIGURE_2: list[RowFacts] = [
    ("", "Recorded crime (excluding fraud)", "", 68.3, 68.2, "", "", 0),
    ("", "Victim-based crime", "", 58.8, 60.4, "", "", 0),
    ("", "Sexual offences", "", 2.1, 1.9, "", "", 0),
    ("", "Assault with injury", "", 9.0, 7.0, "", "", 0),
    ("", "Burglary in a dwelling", "", 4.3, 8.1, "per 1,000 households", "", 1),
]
FIGURE_4: list[RowFacts] = [
    ("1", "Charged/Summonsed", "", 9.1, 12.1, "", "", 0),
    ("4", "Taken into consideration", "", 0.1, 0.2, "", "", 0),
    ("", FORMAL, "", 2.7, 3.2, "", "", 0),
    ("2", "Caution - youths", FORMAL, 0.5, 0.4, "", "", 0),
    ("3", "Caution - adults", FORMAL, 1.8, 2.3, "", "", 0),
    ("6", "Penalty Notices for Disorder", FORMAL, 0.4, 0.6, "", "", 0),
    ("", INFORMAL, "", 2.5, 3.6, "", "", 0),
    ("7", "Cannabis/Khat warning", INFORMAL, 0.9, 0.9, "", "", 0),
    ("8", "Community Resolution", INFORMAL, 1.6, 2.8, "", "", 0),
    ("*", "Prosecution prevented or not in the public interest", "", 2.6, 1.8, "", "", 1),
    ("", SUPPORTS, "", None, None, "", "", 0),
    ("15", "Suspect identified", SUPPORTS, 8.8, 8.3, "", "", 0),
    ("", DOES_NOT, "", 24.6, 13.8, "", "", 0),
    ("16", "Suspect identified", DOES_NOT, 22.5, 10.6, "", "", 0),
    ("14", "Suspect not identified", DOES_NOT, 2.0, 3.2, "", "", 0),
    ("18", "Investigation complete – no suspect identified", "", 40.2, 47.4, "", "", 0),
    ("20", "Action undertaken by another body / agency", "", 1.8, 0.6, "", "", 0),
    (
        "21",
        "Further investigation to support formal action not in the public interest",
        "",
        0.0,
        0.1,
        "",
        "",
        0,
    ),
    ("", "Total offences assigned an outcome", "", 92.4, 91.3, "", "", 0),
    ("", "Not yet assigned an outcome", "", 7.6, 8.7, "", "", 0),
    ("", "Total", "", 100.0, 100.0, "", "", 0),
]
_PREVENT = "Evidential difficulties prevent further action; victim"
FIGURE_8: list[RowFacts] = [
    ("", "Charged / Summonsed", "", 11.5, 23.2, "", "", 0),
    ("", "Caution – adults", "", 2.2, 5.6, "", "", 0),
    ("", "Caution – youths", "", 0.3, 0.3, "", "", 0),
    ("", "Community resolution", "", 0.4, 1.4, "", "", 0),
    ("", f"{_PREVENT} supports police action", "", 15.4, 24.1, "", "", 0),
    ("", f"{_PREVENT} does not support police action", "", 62.3, 35.4, "", "", 0),
]


@pytest.fixture
def by_name(reports: dict[str, Report]) -> dict[str, tuple[Report, Table]]:
    found = {
        table.label or "rates 2014": (report, table)
        for report in reports.values()
        for table in report.tables
    }
    assert list(found) == ["rates 2014", "Figure 2", "Figure 4", "Figure 8"]
    return found


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("rates 2014", RATES_2014),
        ("Figure 2", FIGURE_2),
        ("Figure 4", FIGURE_4),
        ("Figure 8", FIGURE_8),
    ],
)
def test_every_row_and_cell_is_read(
    by_name: dict[str, tuple[Report, Table]], name: str, facts: list[RowFacts]
) -> None:
    report, table = by_name[name]
    found = [
        (
            row.code,
            row.label,
            row.group,
            *((row.cells[0].value, row.cells[1].value) if row.cells else (None, None)),
            row.unit,
            row.period,
            len(row.notes),
        )
        for row in table.rows
    ]
    assert found == facts
    for row in table.rows:
        assert table.start <= row.start < row.end <= table.end
        assert "\n" not in report.text[row.start : row.end]
        for cell in row.cells:
            assert report.text[cell.start : cell.end] == cell.text
            assert float(cell.text) == cell.value


@pytest.mark.parametrize(
    ("name", "unit", "period", "heads"),
    [
        (
            "rates 2014",
            "per 1,000 population",
            "12 months to June 2014",
            [f"{FORCE} rate (per 1,000 population)", f"{NATION} total rate (per 1,000 population)"],
        ),
        ("Figure 2", "per 1,000 population", "12 months to 30 June 2016", [FORCE, NATION]),
        ("Figure 4", "percent", "12 months to 30 June 2016", [FORCE, NATION]),
        ("Figure 8", "percent", "12 months to 30 June 2016", [FORCE, NATION]),
    ],
)
def test_columns_unit_and_period(
    by_name: dict[str, tuple[Report, Table]], name: str, unit: str, period: str, heads: list[str]
) -> None:
    _, table = by_name[name]
    assert (table.unit, table.period) == (unit, period)
    assert [column.head for column in table.columns] == heads
    assert {column.unit for column in table.columns} == {unit}


def test_notes_belong_to_their_table(by_name: dict[str, tuple[Report, Table]]) -> None:
    assert by_name["Figure 2"][1].notes == (
        "* The rate of burglary in a dwelling is the rate for 1,000 households, rather than population",
    )
    (outcomes,) = by_name["Figure 4"][1].notes
    assert outcomes.startswith("*Includes the following outcome types: Offender died,")
    assert outcomes.endswith("Prosecution time limit expired")
    (rates,) = by_name["rates 2014"][1].notes
    assert rates.startswith("*Note that anti-social behaviour data")
    assert by_name["Figure 8"][1].notes == ()


def test_rows_left_at_the_end_of_the_page_stand_under_their_caption(
    by_name: dict[str, tuple[Report, Table]],
) -> None:
    report, table = by_name["Figure 2"]
    assert report.text[: table.start].endswith("for the 12 months to 30 June 2016\n\n")
    assert report.text[table.start :].startswith("Rates per 1,000 population Hampshire Constabulary Eng")
    assert report.text[table.end :].startswith("\n\n* The rate of burglary")


def test_an_announced_table_has_the_sentence_above_as_caption(
    by_name: dict[str, tuple[Report, Table]],
) -> None:
    _, table = by_name["rates 2014"]
    assert table.label == ""
    assert table.caption.startswith("The table below shows crime and anti-social behaviour rates")


def test_words_with_figures_are_no_table() -> None:
    prose = lines.to_lines(["It rose from 60 to 80.", "The survey had 331 or 429", "answers."], 0)
    assert tables.regions(prose, lines.measure(prose)) == []


def test_a_row_without_blank_lines_takes_the_line_that_runs_on_into_it() -> None:
    source = lines.to_lines(
        ["Kent Police England and Wales", "Theft 1.0 2.0", "Burglary of", "a shed 3.0 n/a", "Arson 5 6"],
        0,
    )
    table = tables.parse(source, "Kent Police")
    assert [row.label for row in table.rows] == ["Theft", "Burglary of a shed", "Arson"]
    assert table.rows[1].cells[1].value is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Crime rates (per 1,000 population) in Kent", "per 1,000 population"),
        ("Arrest rate (per 100 domestic abuse crimes), by force", "per 100 domestic abuse crimes"),
        ("Organised crime groups per one million population, by force", "per one million population"),
        ("Proportion of outcomes assigned to offences", "percent"),
        ("Officers in Kent", ""),
    ],
)
def test_units_are_read_from_captions(text: str, unit: str) -> None:
    assert units.unit_of(text) == unit


def test_a_rate_of_outcomes_is_a_percentage_only_if_its_values_can_be() -> None:
    assert units.unit_of("Rate of outcomes recorded", [11.5, 62.3]) == "percent"
    assert units.unit_of("Rate of outcomes recorded", [115.0]) == ""
