from __future__ import annotations

from assistant.areas import Areas
from assistant.comparable import Comparer
from assistant.plots import Comparison, Plot, plot_of, shared, side_by_side
from corpus.types import Report
from tests.assistant.inspected import kents, packaged, report_of

EARLIER, LATER = packaged().values()
AREAS = Areas(["Kent Police", "Essex Police", "Hampshire Constabulary"])


def compared(first: tuple[Report, int], second: tuple[Report, int]) -> Comparison:
    known = {report.id: report for report in (first[0], second[0])}
    return side_by_side(first, second, Comparer(known.__getitem__), AREAS)


def drawn(plot: Plot) -> set[str]:
    return {group.label for panel in plot.panels for group in panel.groups}


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


def test_measures_of_two_years_stand_side_by_side() -> None:
    found = compared((EARLIER, 0), (LATER, 0))
    assert drawn(found.plot) == {
        "Crime excluding fraud / Recorded crime (excluding fraud)",
        "Victim-based crime",
        "Sexual offences",
        "Burglary in a dwelling",
    }
    assert found.plot.panels[0].series == (
        "Hampshire, 12 months to June 2014",
        "Hampshire, 12 months to 30 June 2016",
    )


def test_measures_of_one_table_alone_are_named() -> None:
    warnings = compared((EARLIER, 0), (LATER, 0)).warnings
    assert "Only in 2016 (Figure 2), and so not compared: Assault with injury." in warnings


def test_the_nation_goes_with_itself() -> None:
    [nation] = [
        g
        for p in compared((EARLIER, 0), (LATER, 0)).plot.panels
        if p.series[0].startswith("England and Wales")
        for g in p.groups
        if g.label == "Sexual offences"
    ]
    assert [bar.text for bar in nation.bars] == ["1.2", "1.9"]


def test_what_asks_for_care_is_a_remark() -> None:
    found = compared((EARLIER, 0), (LATER, 0))
    assert any("should be treated with care" in remark for remark in found.remarks)


def test_tables_that_must_not_be_compared_are_not_drawn() -> None:
    found = compared((LATER, 1), (LATER, 2))
    assert found.plot.panels == ()
    assert any("not comparable with figure 8" in warning for warning in found.warnings)


def test_tables_without_a_common_measure_are_not_drawn() -> None:
    found = compared((EARLIER, 0), (LATER, 1))
    assert (found.plot.panels, found.warnings) == ((), ("The two tables have no measure in common.",))


def test_another_force_in_another_year_is_not_drawn() -> None:
    reports = kents()
    found = compared((reports["Kent 2018"], 0), (reports["Essex 2019"], 0))
    assert found.plot.panels == ()
    assert [w.split(":")[0] for w in found.warnings] == ["Both area and year differ"]


def test_two_forces_of_one_year_are_drawn_without_the_nation() -> None:
    reports = kents()
    [panel] = compared((reports["Kent 2019"], 0), (reports["Essex 2019"], 0)).plot.panels
    assert panel.series == ("Kent, 12 months to June 2019", "Essex, 12 months to June 2019")


def test_the_table_with_most_in_common_is_found() -> None:
    assert shared(EARLIER, 0, LATER) == 0
    assert shared(LATER, 2, LATER) == 1


def test_no_table_is_found_where_none_has_a_measure_in_common() -> None:
    assert shared(LATER, 1, EARLIER) is None
