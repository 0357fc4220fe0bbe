from __future__ import annotations

import pytest

from assistant.evidence.comparable import Caveat, Comparer, year_on_year
from assistant.evidence.measured import Measured, is_change, of_cell
from corpus.types import Report
from tests.assistant.inspected import cell, kents, packaged, report_of, said

EARLIER, LATER = "hampshire-crime-2014", "hampshire-effectiveness-2016"


def caveats(first: Measured, second: Measured, *more: Report) -> tuple[Caveat, ...]:
    known = packaged() | {report.id: report for report in (*kents().values(), *more)}
    return Comparer(known.__getitem__).caveats(first, second)


def barred(first: Measured, second: Measured, *more: Report) -> str:
    return " ".join(caveat.text for caveat in caveats(first, second, *more) if caveat.bars)


def annexed(annex: str) -> Report:
    return report_of(f"""
Outcomes

Figure 2: Proportion of outcomes by type, 12 months to June 2019

Outcome Kent Police England and Wales
Charged 9.0 11.0
Community resolution 2.0 3.0

Some text that stands between the two figures, and says nothing of either.

Figure 5: Proportion of outcomes for young people, 12 months to June 2019

Outcome Kent Police England and Wales
Charged 5.0 7.0
Community resolution 6.0 8.0

Annex A – About the data

{annex}
""")


def test_force_and_nation_in_one_row_compare() -> None:
    report = kents()["Kent 2019"]
    assert caveats(cell(report, "Burglary"), cell(report, "Burglary", national=True)) == ()


def test_one_row_of_two_years_compares_and_is_labelled() -> None:
    earlier, later = (cell(kents()[name], "Violence") for name in ("Kent 2018", "Kent 2019"))
    assert caveats(earlier, later) == ()
    assert year_on_year(earlier, later) == "12 months to June 2018 against 12 months to June 2019"


def test_two_forces_in_one_year_compare() -> None:
    kent, essex = (cell(kents()[name], "Violence") for name in ("Kent 2019", "Essex 2019"))
    assert caveats(kent, essex) == ()
    assert year_on_year(kent, essex) == ""


def test_another_force_in_another_year_does_not_compare() -> None:
    kent, essex = (cell(kents()[name], "Violence") for name in ("Kent 2018", "Essex 2019"))
    assert barred(kent, essex) == (
        "Both area and year differ: Kent, 12 months to June 2018, against Essex, 12 months to June 2019."
    )


def test_changes_of_force_and_nation_in_one_sentence_compare() -> None:
    report = packaged()[EARLIER]
    sentence = "reduced by 25 percent in Hampshire"
    assert caveats(said(report, sentence, 25), said(report, sentence, 16)) == ()


def test_a_change_over_four_years_and_one_over_one_do_not_compare() -> None:
    report = packaged()[EARLIER]
    four, one = said(report, "reduced by 25 percent", 25), said(report, "reduced by 3 percent", 3)
    assert "Changes over different times: 4 years against 1 year." in barred(four, one)


def test_a_sentence_that_leans_on_the_one_before_takes_its_time_from_it() -> None:
    report = packaged()[EARLIER]
    victims = said(report, "decreased by 26 percent", 26)
    year = said(report, "reduced by 3 percent", 3)
    assert "Changes over different times: 4 years against 1 year." in barred(victims, year)


def test_a_change_and_a_level_do_not_compare() -> None:
    report = kents()["Kent 2019"]
    fall = said(report, "recorded burglary fell by", 11)
    detected = said(report, "The detection rate", 31)
    assert "One figure is a change, the other a level." in barred(fall, detected)


def test_a_level_reached_by_a_fall_is_no_change() -> None:
    report = report_of("Crime\n\nThe rate fell to 31 percent in Kent.\n")
    assert not is_change(said(report, "fell to", 31))


def test_a_rate_and_a_percentage_do_not_compare() -> None:
    report = kents()["Kent 2019"]
    text = barred(cell(report, "Burglary"), said(report, "The detection rate", 31))
    assert "one is a rate (per 1,000 population), the other a percentage" in text


def test_people_and_households_do_not_compare() -> None:
    report = packaged()[LATER]
    text = barred(cell(report, "Sexual"), cell(report, "Burglary"))
    assert text == "Different denominators: one is per 1,000 population, the other per 1,000 households."


def test_households_compare_with_households_of_another_year() -> None:
    reports = packaged()
    assert barred(cell(reports[EARLIER], "Burglary"), cell(reports[LATER], "Burglary")) == ""


def test_a_row_with_a_period_of_its_own_says_so() -> None:
    report = packaged()[EARLIER]
    [caveat] = caveats(cell(report, "Sexual"), cell(report, "Anti-social"))
    assert not caveat.bars
    assert caveat.text.endswith("12 months to June 2014 against 12 months to March 2014.")


def test_a_row_and_a_sentence_of_the_same_measure_compare() -> None:
    reports = packaged()
    sentence = said(reports[LATER], "recorded 23 incidents", 23)
    assert caveats(cell(reports[EARLIER], "Anti-social"), sentence) == ()


def test_six_months_and_twelve_do_not_compare() -> None:
    report = report_of(
        "Crime\n\nIn the six months to June 2019, the force recorded 310 thefts.\n\n"
        "In the 12 months to June 2018, the force recorded 700 thefts.\n"
    )
    half, whole = said(report, "six months", 310), said(report, "12 months", 700)
    assert "Periods of different length: six months to June 2019" in barred(half, whole, report)


def test_a_count_on_a_day_and_one_over_a_year_do_not_compare() -> None:
    report = report_of(
        "Gangs\n\nAs at 1 July 2019, the force was tracking 31 gangs.\n\n"
        "In the 12 months to June 2018, the force tracked 40 gangs.\n"
    )
    day, year = said(report, "As at", 31), said(report, "12 months", 40)
    assert "One is for a day, the other for a stretch of time" in barred(day, year, report)


def test_rows_of_another_name_in_another_report_do_not_compare() -> None:
    reports = packaged()
    text = barred(cell(reports[EARLIER], "Violence"), cell(reports[LATER], "Assault"))
    assert text == (
        "They count different things: “Violence with injury” (2014) against “Assault with injury” "
        "(2016, Figure 2)."
    )


def test_all_crime_and_victim_based_crime_do_not_compare() -> None:
    reports = packaged()
    text = barred(cell(reports[EARLIER], "Crime excluding"), cell(reports[LATER], "Victim"))
    assert text == "They count different things: only one is of victim-based crime."


def test_crime_with_fraud_and_without_do_not_compare() -> None:
    head = "\n12 months to June {0}\tKent Police\tEngland and Wales\n"
    table = f"{head}Crime ({{1}} fraud)\t5.0\t6.0\nTheft\t1.0\t2.0\n"
    reports = [
        report_of(table.format(year, way), year=year)
        for year, way in ((2018, "excluding"), (2019, "including"))
    ]
    first, second = (cell(report, "Crime") for report in reports)
    assert "Different coverage: one includes fraud, the other leaves it out." in barred(
        first, second, *reports
    )


@pytest.mark.parametrize("national", [False, True])
def test_two_ways_of_counting_outcomes_do_not_compare(national: bool) -> None:
    report = packaged()[LATER]
    text = barred(
        cell(report, "Charged", table="Figure 4", national=national),
        cell(report, "Charged", table="Figure 8", national=national),
    )
    assert "one follows each recorded crime to its outcome" in text


def test_what_the_report_forbids_is_quoted_with_its_page() -> None:
    report = packaged()[LATER]
    text = barred(cell(report, "Charged", table="Figure 4"), cell(report, "Charged", table="Figure 8"))
    assert (
        "The 2016 report says (p. 68): “This methodology is not comparable with figure 8, so direct "
        "comparisons should not be made between the two tables.”"
    ) in text


def test_a_sentence_that_repeats_a_cell_shares_its_tables_cautions() -> None:
    report = packaged()[LATER]
    all_crime, domestic = said(report, "recorded 24.6 percent", 24.6), said(report, "was 62 percent", 62)
    assert "not comparable with figure 8" in barred(all_crime, domestic)


def test_a_caution_of_two_other_figures_is_not_raised() -> None:
    report = annexed("Figures 7 and 8 are not comparable with each other.")
    pair = cell(report, "Charged", table="Figure 2"), cell(report, "Charged", table="Figure 5")
    assert "not comparable" not in barred(*pair, report)


@pytest.mark.parametrize(
    "caution",
    [
        "Figures 2 and 5 cannot be directly compared.",
        "The data in figure 2 are not comparable with figure 5 because of how they are collected.",
        "No comparison can be made between figure 2 and figure 5.",
        "Comparisons between table 2 and table 5 are not advised.",
    ],
)
def test_a_caution_is_known_by_its_wording(caution: str) -> None:
    report = annexed(caution)
    pair = cell(report, "Charged", table="Figure 2"), cell(report, "Charged", table="Figure 5")
    assert caution in barred(*pair, report)


def test_who_is_left_out_for_not_being_comparable_bars_nothing() -> None:
    report = report_of(
        "Organised crime\n\nAs at 1 July 2019, Kent Police was tracking 31 gangs per one million of the "
        "population. This compares to 46 gangs per one million of the population nationally."
        "\n\nGangs\n\nCity of London Police is excluded from the England and Wales rate as its gang "
        "data are not comparable with other forces.\n"
    )
    assert barred(said(report, "As at", 31), said(report, "This compares", 46), report) == ""


def test_findings_that_stay_comparable_are_no_caution() -> None:
    report = annexed("We made sure that figure 2 and figure 5 are comparable.")
    pair = cell(report, "Charged", table="Figure 2"), cell(report, "Charged", table="Figure 5")
    assert barred(*pair, report) == ""


def test_what_must_not_be_compared_across_years_is_not() -> None:
    gangs = "As at 1 July {0}, the force was tracking {1} gangs per one million of the population."
    annex = "Gangs\n\nDirect comparisons should not be made with gang figures from previous years."
    reports = [
        report_of(f"Organised crime\n\n{gangs.format(2018, 31)}\n", year=2018),
        report_of(f"Organised crime\n\n{gangs.format(2019, 19)}\n\n{annex}\n", year=2019),
    ]
    pair = said(reports[0], "tracking", 31), said(reports[1], "tracking", 19)
    assert "from previous years" in barred(*pair, *reports)


def test_what_is_to_be_read_with_care_is_said_but_does_not_bar() -> None:
    reports = packaged()
    found = caveats(cell(reports[EARLIER], "Victim"), cell(reports[LATER], "Victim"))
    assert [caveat.bars for caveat in found] == [False]
    assert "should be treated with care" in found[0].text


def test_a_measure_and_the_one_that_replaced_it_do_not_compare() -> None:
    reports = packaged()
    detected = said(reports[EARLIER], "detection rate", 28)
    assert "‘sanction detections’" in barred(detected, cell(reports[LATER], "Charged"))


def test_forces_left_out_of_one_national_figure_are_named() -> None:
    reports = packaged()
    found = caveats(
        cell(reports[EARLIER], "Victim", national=True),
        cell(reports[LATER], "Charged", table="Figure 4", national=True),
    )
    assert any("Dorset Police is excluded" in c.text and not c.bars for c in found)


def test_caveats_do_not_depend_on_the_order() -> None:
    reports = packaged()
    one = cell(reports[LATER], "Charged", table="Figure 4")
    other = cell(reports[EARLIER], "Burglary")
    assert [c.bars for c in caveats(one, other)] == [c.bars for c in caveats(other, one)]


def test_a_cell_without_a_number_is_no_figure() -> None:
    report = report_of("\n2019\tKent\tAll\nTheft\tn/a\t2.0\nFraud\t1.0\t2.0\n")
    with pytest.raises(ValueError, match="'n/a' in the row 'Theft'"):
        of_cell(report, 0, 0, 0, "Kent Police")
