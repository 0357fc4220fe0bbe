"""How a report is cut into passages, on small reports written by hand and on the two real ones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.packing import ChunkSettings
from corpus.passages import chunk
from corpus.types import Cell, Column, Figure, Judgement, Passage, Report, Row, Table
from tests.corpus.marked import report, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORT = ChunkSettings(target=12, longest=20)


def texts(passages: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in passages]


# --- paragraphs -------------------------------------------------------------------------------------


def test_short_paragraphs_of_a_section_are_joined() -> None:
    made = report("# Crime\n\nCrime fell by a third.\n\nIt rose elsewhere.")
    assert texts(chunk(made)) == ["Crime fell by a third.\n\nIt rose elsewhere."]


def test_paragraphs_are_joined_up_to_the_target_alone() -> None:
    made = report("# Crime\n\none two three four five\n\nsix seven eight nine ten\n\neleven twelve xx")
    assert texts(chunk(made, SHORT)) == [
        "one two three four five\n\nsix seven eight nine ten",
        "eleven twelve xx",
    ]


def test_sections_are_never_joined() -> None:
    made = report("# Crime\n\nIt fell.\n\n## In Kent\n\nIt rose.\n\n# Next\n\nWe will look again.")
    passages = chunk(made)
    assert texts(passages) == ["It fell.", "It rose.", "We will look again."]
    assert [passage.section for passage in passages] == [
        ("Crime",),
        ("Crime", "In Kent"),
        ("Next",),
    ]


def test_a_long_paragraph_is_split_at_sentence_ends_into_like_parts() -> None:
    sentence = "This is a sentence of eight words, mostly."
    made = report(f"# Crime\n\n{' '.join([sentence] * 6)}")
    assert texts(chunk(made, ChunkSettings(target=16, longest=20))) == [f"{sentence} {sentence}"] * 3


def test_a_long_sentence_stays_whole() -> None:
    made = report("# Crime\n\n" + "word " * 40 + "end.")
    assert len(chunk(made, SHORT)) == 1


def test_headings_contents_lists_and_blank_reports_have_no_passages() -> None:
    made = report("# Contents\n\nIntroduction 4\nMethod 7\n\n# Introduction\n\n## Method")
    assert chunk(made) == ()


def test_front_matter_is_one_passage() -> None:
    made = report("Crime inspection\n\nKent Police\n\nISBN: 978-1-78246\n\n# Introduction\n\nWe look.")
    first, _ = chunk(made)
    assert first.text == "Crime inspection\n\nKent Police\n\nISBN: 978-1-78246"
    assert first.section == ()


# --- lists ------------------------------------------------------------------------------------------


def test_a_list_takes_its_lead_in_sentence_along() -> None:
    made = report(
        "# Grades\n\nWe grade forces each year. The grades are:\n\n• high;\n• good; and\n• low."
    )
    settings = ChunkSettings(target=10, longest=20)
    first, second = chunk(made, settings)
    assert first.text == "We grade forces each year."
    assert second.text == "The grades are:\n\n• high;\n• good; and\n• low."
    assert (first.kind, second.kind) == ("paragraph", "list")


def test_a_short_paragraph_stays_whole_before_its_list() -> None:
    made = report("# Grades\n\nWe grade forces. The grades are:\n\n• good; and\n• inadequate.")
    (passage,) = chunk(made)
    assert passage.text.startswith("We grade forces.")


def test_a_long_list_is_split_between_items_that_carry_the_lead_in() -> None:
    items = [f"• item {number} has six words here" for number in range(4)]
    made = report("# Aims\n\nThe force should:\n\n" + "\n".join(items))
    lead, *rest = chunk(made, ChunkSettings(target=16, longest=20))
    assert lead.text == "The force should:"
    assert texts(rest) == ["\n".join(items[:2]), "\n".join(items[2:])]
    assert all(passage.context.endswith("The force should:") for passage in rest)


def test_sub_items_stay_with_their_item() -> None:
    items = [
        "- Within three months the force should ensure that:\n(a) officers know;\n(b) they act;",
        "- It stops.",
    ]
    made = report("# Recommendations\n\n" + "\n".join(items))
    assert texts(chunk(made, ChunkSettings(target=4, longest=8))) == items


def test_an_item_that_leads_into_others_is_carried_to_them() -> None:
    made = report(
        "# Aims\n\n• The force should act. It should:\n• look at each case;\n• report by June."
    )
    first, second, third = chunk(made, ChunkSettings(target=6, longest=10))
    assert first.context == "PEEL assessment, Kent Police, 2019 > Aims"
    assert second.context.endswith("> Aims. It should:")
    assert third.context.endswith("> Aims. It should:")


def test_an_item_with_sub_items_of_its_own_leads_into_nothing_else() -> None:
    made = report("# Aims\n\n- The force should:\n- (a) act;\n- (b) report.\n- It should stop this now.")
    first, second = chunk(made, ChunkSettings(target=9, longest=12))
    assert first.text.endswith("(b) report.")
    assert second.context == "PEEL assessment, Kent Police, 2019 > Aims"


def test_a_footnote_between_lead_in_and_list_does_not_part_them_in_context() -> None:
    made = report(
        "# Aims\n\nIt asks five questions:[1]\n\n[1]: See A.\n\n1. Is it good?\n2. Is it safe?"
    )
    lead, note, items = chunk(made)
    assert texts([lead, note, items]) == [
        "It asks five questions:",
        "See A.",
        "1. Is it good?\n2. Is it safe?",
    ]
    assert items.context.endswith("It asks five questions:")


# --- footnotes, judgements --------------------------------------------------------------------------


def test_a_footnote_is_cut_without_its_mark_and_told_what_it_belongs_to() -> None:
    made = report("# Crime\n\nCrime fell. The law[1] is new. It helps.\n\n[1]: The Act of 2003.")
    body, note = chunk(made)
    assert note.kind == "footnote"
    assert note.text == "The Act of 2003."
    assert note.context.endswith("Note 1 to: The law is new.")
    assert body.text == "Crime fell. The law is new. It helps."


def test_a_passage_knows_the_footnotes_it_refers_to() -> None:
    made = report("# Crime\n\nThe law[1] is new.[2]\n\n[1]: An Act.\n\n[2]: Since 2003.\n\nAll else.")
    body, *others = chunk(made)
    assert body.notes == tuple((note.start, note.end) for note in made.footnotes)
    assert [passage.notes for passage in others] == [(), (), ()]


def test_a_marker_behind_the_last_stop_belongs_to_the_passage_before_it() -> None:
    made = report(f"# Crime\n\n{'It fell. ' * 5}It rose.[1] {'It fell. ' * 6}\n\n[1]: Not in Kent.")
    assert [passage.text[-8:] for passage in chunk(made, SHORT) if passage.notes] == ["It rose."]


def test_a_judgement_is_cut_with_its_question() -> None:
    made = report("# How good is the force?\n\nRequires improvement\n\nIt has work to do.")
    end = made.text.index("\n\nIt has")
    made = replace(
        made, judgements=(Judgement("How good is the force?", "Requires improvement", 0, end),)
    )
    grade, body = chunk(made)
    assert grade.kind == "judgement"
    assert grade.text == "How good is the force?\n\nRequires improvement"
    assert grade.context.endswith("Grade given to: How good is the force? Requires improvement")
    assert body.text == "It has work to do."


# --- figures and tables -----------------------------------------------------------------------------

TABLE = """# Rates

The table shows the rates.

Figure 2: Crime rates, for the 12 months to 30 June 2019

Rates per 1,000 population Kent England and Wales
Crime 68.3 68.2
By group
Burglary* 4.3 8.1

* The rate of burglary is for 1,000 households

Source: Home Office data

Burglary fell."""


def tabled() -> Report:
    """A report with a caption, a table with head and group line, notes, and prose around them."""
    made = report(TABLE)

    def row(line: str, label: str, values: str, group: str, unit: str, notes: tuple[str, ...]) -> Row:
        start = made.text.index(line)
        cells = []
        for value in values.split():
            at = start + line.index(value)
            cells.append(Cell(value, float(value), at, at + len(value)))
        return Row(label, "", group, tuple(cells), unit, "", notes, start, start + len(line))

    note = "The rate of burglary is for 1,000 households"
    unit = "per 1,000 population"
    caption = "Crime rates, for the 12 months to 30 June 2019"
    start = made.text.index("Rates per")
    rows = (
        row("Crime 68.3 68.2", "Crime", "68.3 68.2", "", "", ()),
        row("Burglary* 4.3 8.1", "Burglary", "4.3 8.1", "By group", "per 1,000 households", (note,)),
    )
    table = Table(
        "Figure 2",
        caption,
        (Column("Kent", unit), Column("England and Wales", unit)),
        rows,
        unit,
        "12 months to 30 June 2019",
        (note,),
        start,
        rows[-1].end,
    )
    figure_start = made.text.index("Figure 2")
    figure = Figure("Figure 2", caption, "table", figure_start, start - 2)
    return replace(made, tables=(table,), figures=(figure,))


def test_a_table_comes_as_caption_rows_and_notes() -> None:
    assert [(passage.kind, passage.text) for passage in chunk(tabled())] == [
        ("paragraph", "The table shows the rates."),
        (
            "caption",
            "Figure 2: Crime rates, for the 12 months to 30 June 2019\n\n"
            "Rates per 1,000 population Kent England and Wales",
        ),
        ("table_row", "Crime 68.3 68.2"),
        ("table_row", "Burglary* 4.3 8.1"),
        ("caption", "* The rate of burglary is for 1,000 households\n\nSource: Home Office data"),
        ("paragraph", "Burglary fell."),
    ]


def test_a_row_is_told_all_that_its_values_mean() -> None:
    *_, row = (passage for passage in chunk(tabled()) if passage.kind == "table_row")
    assert row.context == (
        "PEEL assessment, Kent Police, 2019 > Rates. "
        "Figure 2: Crime rates, for the 12 months to 30 June 2019. "
        "By group, Burglary: Kent 4.3 per 1,000 households; England and Wales 8.1 per 1,000 households. "
        "The rate of burglary is for 1,000 households."
    )
    assert (row.table, row.row) == (0, 1)
    assert row.sentences == ((row.start, row.end),)


def test_a_row_has_the_unit_and_period_of_its_own() -> None:
    made = tabled()
    table = made.tables[0]
    own = replace(table.rows[0], unit="per cent", period="12 months to March 2018")
    made = replace(made, tables=(replace(table, rows=(own, table.rows[1])),))
    row = next(passage for passage in chunk(made) if passage.kind == "table_row")
    assert "Kent 68.3 per cent; England and Wales 68.2 per cent. 12 months to March 2018." in row.context


def test_a_figure_without_values_says_so() -> None:
    made = report("# Crime\n\nFigure 1: Rates\n\nSource: Home Office data\n\nCrime fell.")
    start = made.text.index("Figure 1")
    figure = Figure("Figure 1", "Rates", "picture", start, start + len("Figure 1: Rates"))
    caption, body = chunk(replace(made, figures=(figure,)))
    assert caption.text == "Figure 1: Rates\n\nSource: Home Office data"
    assert "only in a chart" in caption.context
    assert body.text == "Crime fell."


def test_two_captions_in_a_row_stay_two_passages() -> None:
    made = report("# Crime\n\nFigure 1: Rates\n\nFigure 2: Numbers")
    second = made.text.index("Figure 2")
    figures = (
        Figure("Figure 1", "Rates", "picture", made.text.index("Figure 1"), second - 2),
        Figure("Figure 2", "Numbers", "picture", second, len(made.text)),
    )
    assert texts(chunk(replace(made, figures=figures))) == ["Figure 1: Rates", "Figure 2: Numbers"]


# --- what a passage says of itself ------------------------------------------------------------------


def test_the_context_names_title_force_year_and_headings() -> None:
    made = report("# Crime\n\n## In Kent\n\nIt fell.")
    assert chunk(made)[0].context == "PEEL assessment, Kent Police, 2019 > Crime > In Kent"


def test_force_and_year_are_not_said_twice() -> None:
    made = titled(report("# Crime\n\nIt fell."), "PEEL 2019: an inspection of Kent Police")
    assert chunk(made)[0].context == "PEEL 2019: an inspection of Kent Police > Crime"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Recommendations", "recommendation"),
        ("Recommendation 3", "recommendation"),
        ("Cause of concern", "cause_of_concern"),
        ("Causes of concern", "cause_of_concern"),
        ("Areas for improvement", "area_for_improvement"),
        ("Area for improvement", "area_for_improvement"),
        ("Annex A – About the data", "method"),
        ("Methodology", "method"),
        ("Crime", "text"),
        ("Data quality", "text"),
    ],
)
def test_the_role_comes_from_the_heading(heading: str, role: str) -> None:
    assert chunk(report(f"# {heading}\n\nThe force should act."))[0].role == role


def test_a_heading_above_gives_the_role_too() -> None:
    assert (
        chunk(report("# Annex A – About the data\n\n## Domestic abuse\n\nIt is new."))[0].role
        == "method"
    )


def test_pages_span_the_passage_and_leave_out_its_footnote() -> None:
    made = report(
        "# Crime\n\nCrime fell[1] here. It rose there.\n\n[1]: An Act.\n\nAll else.",
        ("It rose", 2),
        ("1 An", 1),
        ("All", 2),
    )
    body, note, rest = chunk(made)
    assert (body.first_page, body.last_page) == (1, 2)
    assert (note.first_page, note.last_page) == (1, 1)
    assert (rest.first_page, rest.last_page) == (2, 2)


def test_a_guessed_page_makes_the_passage_inexact() -> None:
    made = report("# Crime\n\nIt fell.\n\n## Kent\n\nIt rose.", ("Kent", 2))
    made = replace(made, pages=(made.pages[0], replace(made.pages[1], exact=False)))
    assert [passage.page_exact for passage in chunk(made)] == [True, False]


# --- the two real reports ---------------------------------------------------------------------------

NAMES = ("hampshire-crime-2014", "hampshire-effectiveness-2016")


@pytest.fixture(scope="module")
def passages(reports: dict[str, Report]) -> dict[str, tuple[Passage, ...]]:
    return {name: chunk(made) for name, made in reports.items()}


def _left_out(made: Report) -> Iterator[tuple[int, int]]:
    """Headings of sections and of groups of rows, contents lists, and the marks of footnotes."""
    for section in made.sections:
        is_contents = section.path[-1] == "Contents"
        yield section.start, section.end if is_contents else section.start + len(section.path[-1])
    yield from ((note.start, note.start + len(note.mark)) for note in made.footnotes)
    yield from ((row.start, row.end) for table in made.tables for row in table.rows if not row.cells)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_lies_in_one_passage_or_is_a_heading(
    name: str, reports: dict[str, Report], passages: dict[str, tuple[Passage, ...]]
) -> None:
    made = reports[name]
    count = [0] * len(made.text)
    for passage in passages[name]:
        for offset in range(passage.start, passage.end):
            count[offset] += 1
    free = bytearray(len(made.text))
    for start, end in _left_out(made):
        free[start:end] = b"\1" * (end - start)
    words = list(re.finditer(r"\S+", made.text))
    assert not [word.group() for word in words if max(count[word.start() : word.end()]) > 1]
    unread = [word for word in words if min(count[word.start() : word.end()]) == 0]
    assert not [word.group() for word in unread if not free[word.start()]]


@pytest.mark.parametrize("name", NAMES)
def test_passages_are_slices_with_ids_and_whole_sentences(
    name: str, reports: dict[str, Report], passages: dict[str, tuple[Passage, ...]]
) -> None:
    text = reports[name].text
    for passage in passages[name]:
        assert passage.text == text[passage.start : passage.end] == passage.text.strip()
        assert passage.id == f"{name}:{passage.start}-{passage.end}"
        joined = "".join(text[start:end] for start, end in passage.sentences)
        assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", passage.text)
    assert len({passage.id for passage in passages[name]}) == len(passages[name])


@pytest.mark.parametrize("name", NAMES)
def test_passages_are_no_longer_than_agreed(name: str, passages: dict[str, tuple[Passage, ...]]) -> None:
    assert max(len(passage.text.split()) for passage in passages[name]) <= 200


@pytest.mark.parametrize("name", NAMES)
def test_every_footnote_is_reached_from_a_passage_or_a_heading(
    name: str, reports: dict[str, Report], passages: dict[str, tuple[Passage, ...]]
) -> None:
    made = reports[name]
    headings = [(s.start, s.start + len(s.path[-1])) for s in made.sections]
    reached = {note for passage in passages[name] for note in passage.notes}
    for note in made.footnotes:
        in_heading = any(start < anchor <= end for anchor in note.anchors for start, end in headings)
        assert (note.start, note.end) in reached or in_heading
