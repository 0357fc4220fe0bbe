from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asked import contrast
from assistant.asked.alone import asked_alone
from assistant.asked.contrast import Contrast
from assistant.asked.question import Reader
from assistant.language.areas import NATIONAL, Areas
from assistant.language.lexicon import Lexicon
from assistant.types import Scope
from tests.assistant.samples import INFO

YEARS = (2018, 2019)
KENT = "Kent Police"


def _find(text: str, *named: str, years: tuple[int, ...] = YEARS) -> Contrast | None:
    return contrast.find(text, years, Areas(), KENT, named=named)


@pytest.mark.parametrize(
    "text",
    [
        "violence with injury in Kent: 2018 report against 2019 report",
        "violence with injury in Kent, 2018 v 2019",
        "violence with injury in Kent, 2018 inspection vs 2019",
        "Has violence with injury in Kent gone up between the two reports?",
        "Has violence with injury in Kent risen or fallen between the 2018 and 2019 inspections?",
        "How did violence with injury in Kent change from the first report to the second?",
        "How many crimes of violence with injury in Kent in 2018, and how many in 2019?",
        "Violence with injury in Kent: what was it in 2018, and what was it one year on?",
        "Is violence with injury in Kent more common in the newer report than in the older one?",
        "violence with injury in Kent, year to June 2018 compared with year to June 2019",
        "Compare 2018 and 2019 on violence with injury in Kent",
    ],
)
def test_two_reports_are_two_sides(text: str) -> None:
    found = _find(text, KENT)
    assert found is not None
    assert found.axis == "reports"
    assert [side.year for side in found.sides] == [2018, 2019]
    for side in found.sides:
        assert "violence with injury" in side.text.lower()
        assert "201" not in side.text


@pytest.mark.parametrize(
    "text",
    [
        "What did the 2019 report say of violence with injury in Kent?",
        "How did burglary compare in the first of the two reports?",
        "What was the detection rate in 2018 according to the 2019 report?",
        "How many people were arrested or charged in Kent?",
    ],
)
def test_what_names_one_report_or_one_thing_is_no_contrast(text: str) -> None:
    assert _find(text, KENT) is None


@pytest.mark.parametrize(
    "text",
    [
        "Once an operation against a gang has gone well, what is not done?",
        "What action does the force take against burglars?",
        "Which orders are used against stalkers?",
        "Who works alongside the officers in the hub?",
        "What stands next to the custody suite?",
    ],
)
def test_what_is_done_against_something_is_no_contrast(text: str) -> None:
    assert _find(text) is None


def test_each_side_keeps_its_own_words() -> None:
    found = _find(
        "Crime, Kent: the fall since 2010 in the older report against the five-year change in the later",
        KENT,
    )
    assert found is not None
    assert "over the past 8 years" in found.sides[0].text
    assert "five-year change" in found.sides[1].text
    assert "since 2010" not in found.sides[1].text


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Which is higher in Kent, sexual offences or violence with injury?", "sexual", "violence"),
        ("E&W, 2018: total crime rate next to victim-based crime rate", "total", "victim-based"),
        ("2019 grades: reducing crime vs investigating offending", "reducing", "investigating"),
        ("Did Kent record more burglaries or more sexual offences in 2019?", "burglaries", "sexual"),
        ("Which does Kent use more, formal or informal disposals?", "formal disposals", "informal"),
    ],
)
def test_two_things_are_two_sides(text: str, one: str, other: str) -> None:
    found = _find(text)
    assert found is not None
    assert found.axis == "things"
    left, right = (side.text for side in found.sides)
    assert one in left
    assert other in right
    assert other.rsplit(maxsplit=1)[-1] not in left.replace("informal", "").split()


def test_those_that_do_not_are_the_other_side_of_those_that_do() -> None:
    found = _find("How many victims backed the police and how many did not?")
    assert found is not None
    assert "did not" in found.sides[1].text
    assert "did not" not in found.sides[0].text


@pytest.mark.parametrize(
    "text",
    [
        "outstanding suspects: start of 2019 against November",
        "outstanding suspects, January 2019 and November 2019?",
        "How many suspects were outstanding at the beginning of 2019, and how many by that November?",
        "suspects outstanding in Jan 2019 vs Nov 2019",
    ],
)
def test_two_months_are_two_sides(text: str) -> None:
    found = _find(text)
    assert found is not None
    assert found.axis == "moments"
    assert [side.month for side in found.sides] == [(2019, 1), (2019, 11)]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Is burglary higher in Kent than nationally?", "up"),
        ("Are offenders charged less often in Kent than nationally?", "down"),
        ("Is violence worse in Kent than nationally?", "up"),
        ("Are victims less satisfied in Kent than nationally?", "down"),
        ("Is victim satisfaction worse in Kent than nationally?", "down"),
        ("Is the force better at detecting crime in Kent than nationally?", "up"),
        ("Is the force better in Kent than nationally?", None),
    ],
)
def test_better_and_worse_go_by_what_is_counted(text: str, way: str | None) -> None:
    found = _find(text, KENT, NATIONAL)
    assert found is not None
    assert (found.axis, found.way) == ("areas", way)
    assert found.decides


@pytest.mark.parametrize(
    "text",
    [
        "Outcome 20: what are the two figures?",
        "Penalty notices - both rates please",
        "What were the two burglary rates in the 2019 table?",
        "What are Kent's two figures for burglary?",
    ],
)
def test_two_figures_of_nobody_named_are_those_of_force_and_nation(text: str) -> None:
    found = _find(text, *((KENT,) if "Kent" in text else ()))
    assert found is not None
    assert [side.area for side in found.sides] == [KENT, NATIONAL]


@pytest.mark.parametrize(
    "text", ["Both reports give figures on what?", "What are both the burglary and the robbery rates?"]
)
def test_two_of_another_sort_are_not_those_of_force_and_nation(text: str) -> None:
    found = _find(text)
    assert found is None or found.axis != "areas"


def test_a_gap_between_levels_is_no_change() -> None:
    found = _find(
        "Are offenders charged less often in Kent than nationally? By how much?", KENT, NATIONAL
    )
    assert found is not None
    assert not found.changes


def test_a_force_is_held_against_the_nation_that_alone_is_named() -> None:
    found = _find("How far behind England and Wales are we?", NATIONAL)
    assert found is not None
    assert [side.area for side in found.sides] == [KENT, NATIONAL]


def test_what_compares_is_not_asked_of_a_side() -> None:
    text = "How does burglary in Kent compare with robbery? Give both rates."
    assert asked_alone(text, changes=False) == "burglary in Kent robbery"


def test_or_within_one_side_is_no_contrast() -> None:
    text = "Does Kent pass more cases to a council or charity than England and Wales?"
    found = _find(text, KENT, NATIONAL)
    assert found is not None
    assert found.axis == "areas"


@pytest.mark.parametrize(
    "text",
    [
        "How did the number of open cases in March 2019 compare with that in October of the same year?",
        "How does the number of open cases in March 2019 compare to October of that year?",
    ],
)
def test_a_month_of_the_same_year_is_the_other_side(text: str) -> None:
    found = _find(text)
    assert found is not None
    assert found.axis == "moments"
    assert [side.month for side in found.sides] == [(2019, 3), (2019, 10)]


def test_a_measure_since_the_older_report_is_asked_of_both() -> None:
    found = _find("Has the burglary rate gone up since the 2018 report?", KENT)
    assert found is not None
    assert found.axis == "reports"
    assert found.decides


@pytest.mark.parametrize(
    "text",
    [
        "What has the force done about burglary since the 2018 report?",
        "Has the force hired more analysts since the 2018 report?",
        "Has the burglary rate gone up since the 2019 report?",
    ],
)
def test_what_else_has_come_on_since_is_not(text: str) -> None:
    found = _find(text, KENT)
    assert found is None or found.axis != "reports"


@pytest.mark.parametrize("way", ["fell more", "rose faster", "went up more", "has fallen further"])
def test_which_moved_more_is_of_changes(way: str) -> None:
    found = _find(f"Which {way} in 2019, burglary in Kent or in England and Wales?", KENT, NATIONAL)
    assert found is not None
    assert found.changes


def test_which_is_higher_is_of_levels() -> None:
    found = _find("Which is higher in 2019, burglary in Kent or in England and Wales?", KENT, NATIONAL)
    assert found is not None
    assert not found.changes


@pytest.mark.parametrize(
    "text",
    [
        "How do inspectors decide that a suite is 'among the best' or 'among the worst'?",
        "How is it determined whether a call is urgent or routine?",
    ],
)
def test_how_it_is_decided_which_of_two_is_so_is_no_contrast(text: str) -> None:
    assert _find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "How does the newer report stack up against the older one on burglary in Kent?",
        "burglary in Kent, older report against newer one",
        "What was the burglary rate in Kent in 2018, and what was it one year on?",
    ],
)
def test_a_report_named_by_a_word_counts_as_its_year_does(text: str) -> None:
    infos = [replace(INFO, id=f"kent-{year}", year=year) for year in YEARS]
    query = Reader(infos, Lexicon({"burglary": 3}, {}), Areas()).read(text)
    found = _find(text, KENT)
    assert found is not None
    spanning = contrast.spanning(query, found)
    assert spanning.years == YEARS
    assert spanning.scope.years == YEARS


def test_years_that_are_open_or_set_stay() -> None:
    found = _find("burglary in Kent, older report against newer one", KENT)
    assert found is not None
    reader = Reader([INFO], Lexicon({"burglary": 3}, {}), Areas())
    still = reader.read("burglary in Kent")
    assert contrast.spanning(still, found) == still
    chosen = reader.read("burglary in Kent", Scope(years=(2018,)))
    assert contrast.spanning(chosen, found) == chosen


def test_each_side_has_its_own_stretch() -> None:
    found = _find(
        "How did the fall in theft in the 2018 report (since 2014) differ from that in the 2019 one"
        " (since 2016)?"
    )
    assert found is not None
    older, newer = found.sides
    assert "over the past 4 years" in older.text
    assert "over the past 3 years" in newer.text
    assert "since" not in older.text + newer.text


def test_a_stretch_that_both_share_stays_with_both() -> None:
    found = _find("the fall in theft since 2014, 2018 report against 2019 report")
    assert found is not None
    assert ["past 4 years" in found.sides[0].text, "past 5 years" in found.sides[1].text] == [True, True]
