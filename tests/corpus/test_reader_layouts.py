"""The reader on reports of other forces and years, in each layout, and on the real ones set anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from fpdf import FPDF

from corpus import catalogue, formats, reader
from corpus.types import Report, Table
from tests.corpus import layouts


@pytest.fixture(scope="module")
def kent() -> Report:
    return reader.parse(layouts.KENT, layouts.PDF)


@pytest.fixture(scope="module")
def gwent() -> Report:
    return reader.parse(layouts.GWENT, layouts.MARKED)


@pytest.fixture(scope="module")
def cumbria() -> Report:
    return reader.parse(layouts.CUMBRIA, layouts.TABBED)


@pytest.fixture
def kent_as_pdf(tmp_path: Path) -> Report:
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    for page in layouts.PDF.translate(layouts.LATIN).split("\f"):
        pdf.add_page()
        pdf.set_font("helvetica", size=10)
        for line in page.split("\n"):
            pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(tmp_path / layouts.KENT.file))
    return reader.read(layouts.KENT, tmp_path)


def paths(report: Report) -> list[str]:
    return [" > ".join(section.path) for section in report.sections]


def values(table: Table) -> list[tuple[str, ...]]:
    return [(row.label, *(cell.text for cell in row.cells)) for row in table.rows]


PREVENT = (
    "How effective is the force at preventing crime, tackling anti-social behaviour and keeping people"
    " safe?"
)
INVESTIGATE = "How effective is the force at investigating crime?"
ANNEX = "Annex A – About the data"
OVERVIEW = "Overview – How effective is the force at keeping people safe and reducing crime?"


# --- pages of a PDF ---------------------------------------------------------------------------------


def test_pdf_sections_are_found_without_blank_lines(kent: Report) -> None:
    assert paths(kent) == [
        "PEEL: Police effectiveness 2019: Kent Police",
        "Contents",
        "Introduction",
        "Introduction > What is police effectiveness and why is it important?",
        OVERVIEW,
        f"{OVERVIEW} > Overall judgment",
        f"{OVERVIEW} > Overall summary",
        PREVENT,
        f"{PREVENT} > How much crime is there in Kent?",
        f"{PREVENT} > Summary of findings",
        f"{PREVENT} > Areas for improvement",
        INVESTIGATE,
        f"{INVESTIGATE} > Summary of findings",
        ANNEX,
        f"{ANNEX} > Figures throughout the report",
        f"{ANNEX} > Figures throughout the report > Figure 1: Police-recorded crime rates (per 1,000"
        " population) for the 12 months to 30 June 2019",
    ]


def test_pdf_pages_have_the_printed_numbers_and_no_running_lines(kent: Report) -> None:
    assert kent.page_at(kent.text.index("most cases dealt")).number == 6
    assert kent.page_at(kent.text.index("The information presented")).number == 8
    assert all(run.exact for run in kent.pages if run.number > 1)
    assert "PEEL: Police effectiveness 2019 – Kent Police" not in kent.text


def test_pdf_sentence_goes_on_behind_a_figure_at_the_page_foot(kent: Report) -> None:
    assert "The force told us that it had in most cases dealt with the reports well." in kent.text


def test_pdf_word_parted_by_its_setting_loses_the_hyphen(kent: Report) -> None:
    assert "and the community trusts it" in kent.text


def test_pdf_notes_are_found_without_a_rule(kent: Report) -> None:
    assert [(note.mark, len(note.anchors)) for note in kent.footnotes] == [("1", 1), ("2", 1)]
    assert "30 June 2019 the rates" in kent.text
    assert "across England and Wales.\n\n1 We inspected" in kent.text


def test_pdf_tables_are_read_with_their_groups(kent: Report) -> None:
    rates, outcomes = kent.tables
    assert values(rates)[0] == ("Recorded crime (excluding fraud)", "101.5", "88.4")
    assert rates.rows[2].unit == "per 1,000 households"
    assert [column.head for column in rates.columns] == ["Kent Police", "England and Wales"]
    assert [row.group for row in outcomes.rows if row.code in {"2", "3"}] == [
        "Out-of-court (formal)"
    ] * 2
    assert [row.group for row in outcomes.rows if row.code == "18"] == [""]
    assert [figure.values for figure in kent.figures] == ["table", "table"]


def test_pdf_grades_are_tied_to_their_questions(kent: Report) -> None:
    assert [(judgement.question, judgement.grade) for judgement in kent.judgements] == [
        ("How effective is the force at keeping people safe and reducing crime?", "Good"),
        (PREVENT, "Good"),
        (INVESTIGATE, "Requires improvement"),
        (PREVENT, "Good"),
        (INVESTIGATE, "Requires improvement"),
    ]


# --- lines of extracted text ------------------------------------------------------------------------


def test_marked_pages_are_numbered_from_the_two_that_print_theirs(gwent: Report) -> None:
    pages = {
        words: gwent.page_at(gwent.text.index(words)).number for words in ("Introduction", "region,")
    }
    assert pages == {"Introduction": 4, "region,": 9}
    assert all(run.exact for run in gwent.pages)


def test_marked_rows_at_the_page_end_go_to_the_caption_that_fits(gwent: Report) -> None:
    (table,) = gwent.tables
    assert table.label == "Figure 1"
    assert values(table) == [
        ("Recorded crime (excluding fraud)", "77.1", "80.9"),
        ("Sexual offences", "2.9", "2.7"),
    ]
    assert [column.head for column in table.columns] == ["Gwent Police", "England and Wales"]
    assert [figure.values for figure in gwent.figures] == ["table", "picture"]


def test_marked_markers_are_told_from_figures(gwent: Report) -> None:
    assert [gwent.text[note.anchors[0] - 4 : note.anchors[0]] for note in gwent.footnotes] == [
        "019.",
        "018.",
        " Way",
        "2019",
    ]
    assert "It has 1,204 officers" in gwent.text


def test_a_question_wrapped_with_its_grade_is_no_section(gwent: Report) -> None:
    assert paths(gwent)[1] == "Introduction > Overall summary"
    assert len(gwent.judgements) == 3
    assert len(gwent.sections) == 5


# --- light markup -----------------------------------------------------------------------------------


def test_tabbed_sections_take_their_pages_from_the_contents_list(cumbria: Report) -> None:
    chapters = {s.path[0]: cumbria.page_at(s.start) for s in cumbria.sections if len(s.path) == 1}
    found = {title: (run.number, run.exact) for title, run in chapters.items()}
    assert found == {
        "Crime inspection 2014: Cumbria Constabulary": (1, False),
        "Contents": (1, False),
        "How effective is the force at cutting crime?": (4, True),
        "Introduction": (6, True),
        "How effective is the force at reducing crime?": (7, True),
        "How effective is the force at investigating offending?": (9, True),
    }


def test_tabbed_table_and_what_its_note_says_of_single_rows(cumbria: Report) -> None:
    (table,) = cumbria.tables
    assert values(table)[1:] == [
        ("Burglary in a dwelling", "3.2", "8.9"),
        ("Anti-social behaviour incidents", "44.4", "36.8"),
    ]
    assert [(row.unit, row.period) for row in table.rows] == [
        ("", ""),
        ("per 1,000 households", ""),
        ("", "12 months to March 2014"),
    ]
    assert "*" not in cumbria.text[table.end + 3 : table.end + 260].replace("dwelling*", "")


def test_tabbed_summary_with_text_under_its_questions_has_sections(cumbria: Report) -> None:
    summary = "How effective is the force at cutting crime? > Overall summary"
    assert f"{summary} > How effective is the force at investigating offending?" in paths(cumbria)
    assert [judgement.grade for judgement in cumbria.judgements] == [
        "Good",
        "Inadequate",
        "Good",
        "Inadequate",
    ]


def test_indented_items_are_not_page_starts(cumbria: Report) -> None:
    assert "- Within three months the force should:\n- (a) train its officers; and" in cumbria.text


# --- the real reports, set anew ---------------------------------------------------------------------

REAL = {info.id: info for info in catalogue.load()}


def raw_of(name: str) -> str:
    return formats.load(catalogue.DEFAULT_FOLDER / REAL[name].file)


def outline(report: Report) -> dict[str, object]:
    """What a report is made of, without the names in it."""
    return {
        "pages": [run.number for run in report.pages],
        "levels": [len(section.path) for section in report.sections],
        "notes": [(note.mark, len(note.anchors)) for note in report.footnotes],
        "grades": [judgement.grade for judgement in report.judgements],
        "rows": [[(row.code, row.group, row.unit) for row in table.rows] for table in report.tables],
        "units": [[column.unit for column in table.columns] for table in report.tables],
        "figures": [(figure.label, figure.values) for figure in report.figures],
    }


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize(
    ("force", "area"),
    [
        ("Kent Police", "Kent"),
        ("Avon and Somerset Constabulary", "Avon and Somerset"),
        ("Metropolitan Police Service", "London"),
    ],
)
def test_a_report_of_another_force_has_the_same_outline(
    reports: dict[str, Report], name: str, force: str, area: str
) -> None:
    broken = force.replace(" ", " \n", 1)
    raw = raw_of(name).replace("Hampshire \nConstabulary", broken)
    raw = raw.replace("Hampshire Constabulary", force).replace("Hampshire", area)
    report = reader.parse(replace(REAL[name], force=force), raw)
    assert outline(report) == outline(reports[name])
    assert all(column.head for table in report.tables for column in table.columns)


def test_the_same_report_as_pdf_pages_has_the_same_words_pages_and_headings(
    reports: dict[str, Report],
) -> None:
    name = next(name for name in REAL if "effectiveness" in name)
    info, known = REAL[name], reports[name]
    report = reader.parse(
        info, layouts.as_pdf(raw_of(name), f"{info.publisher} – {info.force}", first=4)
    )
    assert Counter(report.text.split()) == Counter(known.text.split())
    assert [section.path[-1] for section in report.sections] == [s.path[-1] for s in known.sections]
    assert [note.mark for note in report.footnotes] == [note.mark for note in known.footnotes]
    assert {run.number for run in report.pages} == set(range(4, 72))
    assert [figure.values for figure in report.figures] == [figure.values for figure in known.figures]
    assert [(j.question, j.grade) for j in report.judgements] == [
        (j.question, j.grade) for j in known.judgements
    ]


def test_a_real_pdf_is_read_as_its_text_is(kent_as_pdf: Report) -> None:
    text = layouts.PDF.translate(layouts.LATIN)
    known = reader.parse(layouts.KENT, text)
    assert kent_as_pdf == known
    assert known.judgements[0].question.startswith("How effective is the force at keeping")


def test_a_marker_in_a_table_is_taken_off_its_row() -> None:
    raw = layouts.PDF.replace("Victim-based crime 84.2", "Victim-based crime2 84.2").replace(
        "20192 the", "2019 the"
    )
    report = reader.parse(layouts.KENT, raw)
    row = report.tables[0].rows[1]
    assert (row.label, [cell.value for cell in row.cells]) == ("Victim-based crime", [84.2, 76.1])
    (anchor,) = report.footnotes[1].anchors
    assert report.text[:anchor].endswith("Victim-based crime")
