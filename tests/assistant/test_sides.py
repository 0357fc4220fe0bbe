from __future__ import annotations

from assistant.evidence.comparable import Comparer
from assistant.exhibits.plots import Plot
from assistant.exhibits.sides import Comparison, shared, side_by_side
from assistant.language.areas import Areas
from corpus.types import Report
from tests.assistant.inspected import kents, packaged

EARLIER, LATER = packaged().values()
AREAS = Areas(["Kent Police", "Essex Police", "Hampshire Constabulary"])


def compared(first: tuple[Report, int], second: tuple[Report, int]) -> Comparison:
    known = {report.id: report for report in (first[0], second[0])}
    return side_by_side(first, second, Comparer(known.__getitem__), AREAS)


def drawn(plot: Plot) -> set[str]:
    return {group.label for panel in plot.panels for group in panel.groups}


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
