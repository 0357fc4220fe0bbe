"""The two real reports, read whole: nothing lost, and each rule on what stands in them."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from corpus import catalogue, formats, reader
from corpus.reading.changes import Change
from corpus.types import Report, ReportInfo

INFOS = catalogue.load()
EFFECTIVENESS, CRIME = "hampshire-effectiveness-2016", "hampshire-crime-2014"


def raw_of(info: ReportInfo) -> str:
    return formats.load(catalogue.DEFAULT_FOLDER / info.file)


@pytest.fixture(scope="module")
def changes() -> dict[str, tuple[Change, ...]]:
    return {info.id: reader.trace(info, raw_of(info))[1] for info in INFOS}


@pytest.fixture
def effectiveness(reports: dict[str, Report]) -> Report:
    return reports[EFFECTIVENESS]


@pytest.fixture
def crime(reports: dict[str, Report]) -> Report:
    return reports[CRIME]


def section_of(report: Report, words: str) -> tuple[str, ...]:
    """The path of the deepest section that holds `words`."""
    at = report.text.index(words)
    return [section.path for section in report.sections if section.start <= at < section.end][-1]


def block_of(report: Report, words: str) -> str:
    """The block that holds `words`."""
    return next(block for block in report.text.split("\n\n") if words in block)


# --- every word -------------------------------------------------------------------------------------


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.id)
def test_every_word_of_the_file_is_in_the_text_or_told_as_changed(
    info: ReportInfo, reports: dict[str, Report], changes: dict[str, tuple[Change, ...]]
) -> None:
    words = Counter(raw_of(info).split())
    for change in changes[info.id]:
        words.subtract(change.before)
        words.update(change.after)
    expected = Counter(reports[info.id].text.split())
    assert {word: n for word, n in words.items() if n} == dict(expected)


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.id)
def test_no_change_takes_words_of_the_content(
    info: ReportInfo, reports: dict[str, Report], changes: dict[str, tuple[Change, ...]]
) -> None:
    report = reports[info.id]
    marks = {note.mark for note in report.footnotes}
    for change in changes[info.id]:
        before, after = " ".join(change.before), " ".join(change.after)
        if change.what == "number":
            assert before in {"44", "55"}
            assert not after
        elif change.what == "link":
            assert before.removeprefix("http://").rstrip("/") in report.text
            assert not after
        elif change.what == "join":
            assert after == "".join(change.before)
        elif change.what == "marker":
            gone = before[len(after.rstrip(".,:’)")) :].strip(".,:’)").translate(str.maketrans("¹", "1"))
            assert set(gone.split(",")) <= marks
        elif change.what == "markup":
            assert re.sub(r"\*\*|[<>]", "", before) == after.replace("**", "")
        else:
            assert change == Change("mark", ("31A",), ("31", "A"))


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.id)
def test_running_text_keeps_the_printed_order(info: ReportInfo, reports: dict[str, Report]) -> None:
    report = reports[info.id]
    squashed = "".join(re.sub(r"\*\*|[<>]", "", raw_of(info)).split())
    moved = [(note.start, note.end) for note in report.footnotes]
    moved += [(table.start, table.end) for table in report.tables]
    at = start = 0
    for block in report.text.split("\n\n"):
        if not any(low <= start < high for low, high in moved) and not block.startswith("Figure"):
            at = squashed.index("".join(block.split())[:12], at)
        start += len(block) + 2


# --- text -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Recorded anti-social behaviour has reduced", "anti- social"),
        ("child sexual exploitation are well-established, and", "well- "),
        ("the National Police Chiefs’ Council to suspend archiving", "\n"),
        ("prevent them from re-offending, and how well", "re- "),
        ("media research is also used - this is intelligence", "used- "),
        ("found by HMIC -in which", "HMIC-in"),
        ("range of public- and private-sector partners", "public-and"),
        ("HMIC’s 2015effectiveness inspection", "2015 effectiveness inspection. However"),
        ("Overview – How effective is the force", "Overview –How"),
        ("417116/The_Strategic_Policing_Requirement.pdf", "Policin "),
        ("peel-assessments/peel-2016/hampshire/).", "peel- "),
        ("attachment_data/file/539447/crime-outcomes-hosb0616.pdf", "53944 7"),
        ("datasets/policeforceareadatatables", "policeforc "),
        ("#domestic-violence-disclosure-scheme-clares-law", "violence- "),
    ],
)
def test_broken_words_and_addresses_are_whole(effectiveness: Report, words: str, gone: str) -> None:
    assert gone not in block_of(effectiveness, words)


def test_an_address_that_a_page_lists_again_stands_where_its_sentence_has_it(
    effectiveness: Report,
) -> None:
    assert "http://" not in effectiveness.text
    assert effectiveness.text.count("peel-assessments/how-we-inspect/") == 1
    assert "by summer 2017: www.justiceinspectorates.gov.uk/hmic/data/" in effectiveness.text


@pytest.mark.parametrize(
    "sentence",
    [
        "found that in most cases calls for service were dealt with appropriately",
        "each neighbourhood from the force’s crime recording system are combined",
        "The force would benefit from incorporating this as part of its review process",
        "principal risks to the community from serious and organised crime and it creates",
        "have been distributed pro rata for Warwickshire, so that one percent",
        "This directive was removed on 1 January 2016, but resulted in many forces",
        "in how to use the national decision model (NDM)",
    ],
)
def test_a_sentence_cut_by_a_page_end_or_a_footnote_is_whole(
    effectiveness: Report, sentence: str
) -> None:
    assert sentence in effectiveness.text


@pytest.mark.parametrize("name", [EFFECTIVENESS, CRIME])
def test_blocks_are_parted_by_one_blank_line_and_hold_no_furniture(
    reports: dict[str, Report], name: str
) -> None:
    text = reports[name].text
    assert "\n\n\n" not in text
    assert "  " not in text
    assert not re.search(r"[\t\f\r]| \n|\n ", text)


def test_lists_stand_one_item_a_line(effectiveness: Report, crime: Report) -> None:
    questions = block_of(effectiveness, "1. How effective").split("\n")
    assert [item[:2] for item in questions] == ["1.", "2.", "3.", "4.", "5."]
    assert questions[2].endswith("vulnerable from harm, and supporting victims?")
    assert block_of(crime, "- outstanding;").split("\n")[-1] == "- inadequate."
    assert [item[:5] for item in block_of(crime, "(a) investigating").split("\n")][2:6] == [
        "- (a)",
        "- (b)",
        "- (c)",
        "- (d)",
    ]


# --- pages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Introduction", 4),
        ("Force in numbers", 5),
        ("Overview – How", 7),
        ("Figure 2: Police-recorded", 12),
        ("Burglary in a dwelling* 4.3", 12),
        ("system. This service uses", 15),
        ("How does Hampshire Constabulary engage", 14),
        ("MAPPAs are in place", 31),
        ("Figure 8: Rate of outcomes", 44),
        ("62.3 35.4", 44),
        ("from serious and organised crime and it creates", 55),
        ("Next steps", 61),
        ("Annex A – About the data", 62),
        ("• Providing outcomes data", 65),
        ("Numbers may not sum", 71),
    ],
)
def test_marked_pages_are_counted_from_the_printed_numbers(
    effectiveness: Report, words: str, page: int
) -> None:
    run = effectiveness.page_at(effectiveness.text.index(words))
    assert (run.number, run.exact) == (page, True)


def test_a_footnote_keeps_the_page_that_it_was_printed_on(effectiveness: Report) -> None:
    note = effectiveness.footnotes[11]
    assert effectiveness.page_at(note.start).number == 22
    assert effectiveness.page_at(note.start - 3).number == 23
    assert effectiveness.page_at(note.end + 2).number == 23


def test_a_section_of_the_contents_list_starts_on_its_page(crime: Report) -> None:
    starts = {section.path[-1]: section.start for section in crime.sections if len(section.path) == 1}
    for title, page in [
        ("How effective is the force at cutting crime?", 4),
        ("Introduction", 7),
        ("Methodology", 8),
        ("How effective is the force at reducing crime and preventing offending?", 9),
        ("How effective is the force at investigating offending?", 17),
        ("How effective is the force at tackling anti-social behaviour?", 21),
        ("What each judgment means", 24),
    ]:
        assert crime.page_at(starts[title]).number == page
        assert crime.page_at(starts[title]).exact


def test_pages_between_two_listed_ones_are_placed_by_length_and_said_not_to_be_exact(
    crime: Report,
) -> None:
    start = crime.text.index("HMIC looked at the how the leadership")
    end = crime.text.index("HMIC looked at the range of police tactics")
    runs = [run for run in crime.pages if start <= run.start < end - 60]
    assert [run.number for run in runs] == list(range(9, 17))
    assert not any(run.exact for run in runs)


# --- sections ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("An effective police force is one", ("Introduction", "What is police effectiveness")),
        ("Hampshire Constabulary requires improvement in respect", ("Overview", "Overall judgment")),
        ("Hampshire Constabulary requires improvement overall", ("Overview", "Overall summary")),
        ("Although police-recorded crime is", ("How effective", "How much crime and anti-social")),
        ("It uses a structured process", ("How eff", "How effective is the force's init", "Control")),
        ("The force has 11 local policing", ("How eff", "How effectively does", "Does Hampshire")),
        ("This year we found that in many", ("How effective is the force at prot", "Has the force")),
        ("Forces define a vulnerable", ("How eff", "How effectively does", "Understanding the risk")),
        ("should immediately consider ways", ("How effective is the force at prot", "Recommendations")),
        ("is a cause of concern to HMIC", ("How effective is the force at prot", "Cause of concern")),
        ("develop its serious and organised", ("How effective is the force at tack", "Areas for impr")),
        ("HMIC highlights recurring themes", ("Next steps",)),
        ("mid-2015 population estimates", ("Annex A – About", "Methodology", "Population")),
        ("Data relating to domestic abuse arrests", ("Annex A", "Force in numbers", "Domestic abuse")),
        ("The outcome number has been", ("Annex A", "Figures throughout", "Figure 4: Proportion")),
    ],
)
def test_a_passage_stands_under_its_printed_headings(
    effectiveness: Report, words: str, path: tuple[str, ...]
) -> None:
    found = section_of(effectiveness, words)
    assert len(found) == len(path)
    assert all(title.startswith(start) for title, start in zip(found, path, strict=True))


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("HMIC 2014", ("Crime inspection 2014",)),
        ("HMIC found that Hampshire", ("How effective is the force at cut", "Overall summary")),
        ("The force has skilled", ("How effective is the force at cut", "Overall summary", "How eff")),
        ("We held focus groups", ("Methodology",)),
        ("The new crime outcomes framework", ("How effective is the force at reducing", "Crime")),
        ("Safety net is a joint", ("How effective is the force at reducing", "Partnership working and")),
        ("(a) investigating officers", ("How effective is the force at investig", "Recommendations")),
        ("60,072 incidents", ("How effective is the force at tackling", "Improving services")),
    ],
)
def test_a_contents_list_says_what_the_chapters_are(
    crime: Report, words: str, path: tuple[str, ...]
) -> None:
    found = section_of(crime, words)
    assert len(found) == len(path)
    assert all(title.startswith(start) for title, start in zip(found, path, strict=True))


def test_chapters_are_those_printed(effectiveness: Report) -> None:
    chapters = [section.path[0] for section in effectiveness.sections if len(section.path) == 1]
    assert chapters == [
        "Introduction",
        "Force in numbers",
        "Overview – How effective is the force at keeping people safe and reducing crime?",
        "How effective is the force at preventing crime, tackling anti-social behaviour and keeping"
        " people safe?",
        "How effective is the force at investigating crime and reducing re-offending?",
        "How effective is the force at protecting those who are vulnerable from harm, and supporting"
        " victims?",
        "How effective is the force at tackling serious and organised crime?",
        "How effective are the force’s specialist capabilities?",
        "Next steps",
        "Annex A – About the data",
    ]


# --- footnotes --------------------------------------------------------------------------------------


def test_marks_rise_by_one_and_each_note_is_referred_to(effectiveness: Report) -> None:
    assert [note.mark for note in effectiveness.footnotes] == [str(n) for n in range(1, 38)]
    assert all(len(note.anchors) == 1 for note in effectiveness.footnotes)


@pytest.mark.parametrize(
    ("mark", "before"),
    [
        ("1", "concern to the public:"),
        ("2", "Overall judgment"),
        ("7", "decrease on 2015."),
        ("8", "problem-solving approach"),
        ("10", "by outcome type"),
        ("11", "by outcome type"),
        ("12", "national decision model (NDM)"),
        ("13", "centres who are PIP1"),
        ("17", "Code of Practice for Victims of Crime."),
        ("24", "for the 12 months to 30 June 2016"),
        ("25", "safeguarding hub (MASH)."),
        ("26", "The Blue Light Trust,"),
        ("30", "better use of Clare’s Law"),
        ("33", "risk in law enforcement (MoRiLE)"),
        ("35", "using the 4Ps"),
    ],
)
def test_a_marker_is_taken_off_its_word_and_its_place_kept(
    effectiveness: Report, mark: str, before: str
) -> None:
    note = effectiveness.footnotes[int(mark) - 1]
    assert effectiveness.text[: note.anchors[0]].endswith(before)
    assert not effectiveness.text[note.anchors[0] :].startswith(mark)


def test_a_note_stands_behind_the_paragraph_that_refers_to_it(effectiveness: Report) -> None:
    for note in effectiveness.footnotes:
        between = effectiveness.text[note.anchors[0] : note.start]
        blocks = between.split("\n\n")[1:-1]
        # Only a grade, a table with its notes and source, or an earlier note may stand between.
        assert all(
            re.match(r"[0-9]{1,2} \w|Requires improvement$|Out|\*|Source|For further|Outcome", block)
            for block in blocks
        ), blocks


def test_a_note_may_have_paragraphs_and_a_list(effectiveness: Report) -> None:
    note = effectiveness.footnotes[30]
    blocks = effectiveness.text[note.start : note.end].split("\n\n")
    assert blocks[0].startswith("31 A DVPN is the initial notice")
    assert blocks[1].startswith("This notice, which must be authorised")
    assert [item[0] for item in blocks[2].split("\n")] == ["•", "•", "•"]
    assert blocks[3].startswith("DVPOs are designed")
    pillars = effectiveness.footnotes[34]
    assert effectiveness.text[pillars.start : pillars.end].count("\n– P") == 4


def test_a_raised_marker_and_its_note_are_found_without_a_rule(crime: Report) -> None:
    (note,) = crime.footnotes
    assert note.mark == "1"
    assert crime.text[: note.anchors[0]].endswith("offender management approach")
    assert crime.text[note.start :].startswith("¹ There is no standard national definition")


# --- judgements and figures -------------------------------------------------------------------------


def test_each_grade_is_tied_to_its_question(effectiveness: Report) -> None:
    found = [(judgement.question[17:40], judgement.grade) for judgement in effectiveness.judgements]
    assert found == [
        ("the force at keeping pe", "Requires improvement"),
        ("the force at preventing", "Good"),
        ("the force at investigat", "Requires improvement"),
        ("the force at protecting", "Requires improvement"),
        ("the force at tackling s", "Good"),
        (" the force’s specialist", "Ungraded"),
        ("the force at preventing", "Good"),
        ("the force at investigat", "Requires improvement"),
        ("the force at protecting", "Requires improvement"),
        ("the force at tackling s", "Good"),
        (" the force’s specialist", "Ungraded"),
    ]


@pytest.mark.parametrize("name", [EFFECTIVENESS, CRIME])
def test_a_judgement_spans_a_heading_and_the_grade_under_it(
    reports: dict[str, Report], name: str
) -> None:
    report = reports[name]
    for judgement in report.judgements:
        heading, grade = report.text[judgement.start : judgement.end].split("\n\n")
        assert grade == judgement.grade
        assert heading in {judgement.question, "Overall judgment", "Summary of findings", "Summary"}


def test_grades_of_a_summary_and_of_chapters_are_both_found(crime: Report) -> None:
    headings = [crime.text[j.start : j.end].split("\n\n")[0] for j in crime.judgements]
    assert headings.count("Summary") == 3
    assert len(headings) == 9
    assert {judgement.grade for judgement in crime.judgements} == {"Good"}
    assert crime.judgements[-1].question.endswith("tackling anti-social behaviour?")


def test_every_captioned_figure_is_recorded_with_where_its_values_are(effectiveness: Report) -> None:
    found = {figure.label: figure.values for figure in effectiveness.figures}
    tables = {"Figure 2", "Figure 4", "Figure 8"}
    assert found == {
        f"Figure {n}": "table" if f"Figure {n}" in tables else "picture" for n in range(1, 11)
    }
    assert len(effectiveness.figures) == 10
    for figure in effectiveness.figures:
        assert effectiveness.text[figure.start : figure.end] == f"{figure.label}: {figure.caption}"


def test_the_larger_report_is_read_in_half_a_second_of_processor_time() -> None:
    info = next(info for info in INFOS if info.id == EFFECTIVENESS)
    raw = raw_of(info)
    took = []
    for _ in range(3):  # What else the machine does slows one reading, seldom all.
        started = time.process_time()
        reader.parse(info, raw)
        took.append(time.process_time() - started)
    assert min(took) < 0.5
