from __future__ import annotations

from assistant.evidence import scales
from corpus.types import Judgement, Report
from tests.assistant.inspected import packaged, report_of

QUESTION = "How effective is the force at cutting crime?"
FOUR = "Our grades are outstanding, good, requires improvement and inadequate."
FIVE = """We grade forces as:

- outstanding;
- good;
- adequate;
- requires improvement; and
- inadequate.
"""


def graded(grade: str, question: str = QUESTION) -> Judgement:
    return Judgement(question, grade, 0, 1)


def written(text: str, year: int) -> Report:
    return report_of(f"Grades\n\n{text}\n", year=year)


def test_both_reports_list_four_grades() -> None:
    four = ("outstanding", "good", "requires improvement", "inadequate")
    assert [scales.scale(report) for report in packaged().values()] == [four, four]


def test_a_bulleted_list_of_grades_is_a_scale() -> None:
    assert len(scales.scale(written(FIVE, 2023))) == 5


def test_grades_in_passing_are_no_scale() -> None:
    assert scales.scale(written("It was good, and then it was inadequate.", 2019)) == ()


def test_four_grades_and_five_do_not_compare() -> None:
    found = scales.caveats(graded("Good"), graded("Adequate"), written(FOUR, 2016), written(FIVE, 2023))
    assert [caveat.bars for caveat in found] == [True]
    assert found[0].text.startswith("Grades on different scales: 4 grades in 2016")
    assert "against 5 in 2023" in found[0].text


def test_a_grade_that_the_other_scale_lacks_does_not_compare() -> None:
    found = scales.caveats(graded("Good"), graded("Adequate"), written(FOUR, 2016), written("", 2023))
    assert [caveat.text for caveat in found] == ["Grades on different scales: Good against Adequate."]


def test_one_question_on_one_scale_compares() -> None:
    one, other = written(FOUR, 2016), written(FOUR, 2017)
    assert scales.caveats(graded("Good"), graded("Inadequate"), one, other) == ()


def test_a_changed_question_is_said() -> None:
    changed = graded("Good", "How effective is the force at investigating crime?")
    found = scales.caveats(graded("Good"), changed, written(FOUR, 2016), written(FOUR, 2017))
    assert [caveat.bars for caveat in found] == [False]
    assert "investigating crime?” (2017)" in found[0].text
