from __future__ import annotations

from assistant.exhibits.plots import plot_of
from assistant.language.areas import Areas
from tests.assistant.inspected import packaged, report_of

EARLIER, LATER = packaged().values()
AREAS = Areas(["Kent Police", "Hampshire Constabulary"])


def test_every_number_of_a_table_is_a_bar_but_for_totals() -> None:
    for report in (EARLIER, LATER):
        for number, table in enumerate(report.tables):
            plot = plot_of(report, number, AREAS)
            bars = [b.text for p in plot.panels for g in p.groups for b in g.bars]
            cells = [
                cell.text
                for row in table.rows
                if not row.label.startswith("Total")
                for cell in row.cells
            ]
            assert sorted(bars) == sorted(cells)


def test_totals_are_said_to_be_left_out() -> None:
    plot = plot_of(LATER, 1, AREAS)
    assert plot.left_out == ("Total offences assigned an outcome", "Total")


def test_units_do_not_share_a_scale() -> None:
    people, homes = plot_of(LATER, 0, AREAS).panels
    assert (people.unit, people.high) == ("per 1,000 population", 68.3)
    assert (homes.unit, homes.high) == ("per 1,000 households", 8.1)


def test_series_are_named_by_their_areas() -> None:
    assert plot_of(LATER, 0, AREAS).panels[0].series == ("Hampshire", "England and Wales")


def test_columns_of_two_years_are_named_by_their_heads() -> None:
    report = report_of("\nOffence\tJune 2018\tJune 2019\nTheft\t7.1\t8.2\nArson\t0.4\t0.3\n")
    assert plot_of(report, 0, AREAS).panels[0].series == ("June 2018", "June 2019")


def test_a_fall_is_drawn_below_nought() -> None:
    report = report_of("\nChange\tKent Police\tEngland and Wales\nTheft\t-7.1\t2.0\nArson\t0.4\t-3.0\n")
    [panel] = plot_of(report, 0, AREAS).panels
    assert (panel.low, panel.high) == (-7.1, 2.0)


def test_a_row_with_a_period_of_its_own_carries_it() -> None:
    periods = {g.label: g.period for p in plot_of(EARLIER, 0, AREAS).panels for g in p.groups}
    assert periods["Anti-social behaviour incidents"] == "12 months to March 2014"
    assert periods["Sexual offences"] == ""


def test_the_summary_counts_and_names_the_widest_gap() -> None:
    summary = plot_of(LATER, 2, AREAS).summary
    assert (
        "Of 6 measures, 1 is higher for Hampshire than for England and Wales, and 4 are lower."
        in summary
    )
    assert "62.3 against 35.4 percent" in summary
