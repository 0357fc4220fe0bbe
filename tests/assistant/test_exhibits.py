from __future__ import annotations

import pytest

from assistant.exhibits.exhibit import exhibit_of, exhibits
from tests.assistant.inspected import kents, packaged

EARLIER, LATER = packaged().values()


def test_tables_and_pictures_stand_in_the_order_of_the_text() -> None:
    labels = [exhibit.label for exhibit in exhibits(LATER)]
    assert labels == [f"Figure {number}" for number in range(1, 11)]


def test_every_table_is_an_exhibit() -> None:
    for report in (EARLIER, LATER, *kents().values()):
        tables = [e.table for e in exhibits(report) if e.table is not None]
        assert sorted(tables) == list(range(len(report.tables)))


def test_a_chart_has_no_table() -> None:
    charts = [e.label for e in exhibits(LATER) if e.table is None]
    assert charts == [f"Figure {number}" for number in (1, 3, 5, 6, 7, 9, 10)]


def test_a_footnote_to_the_caption_is_a_note() -> None:
    notes = exhibit_of(LATER, 1).notes
    assert any(note.startswith("Dorset Police is excluded from the table.") for note in notes)


def test_a_remark_under_an_asterisk_is_a_note() -> None:
    [note] = exhibit_of(EARLIER, 0).notes
    assert note.startswith("Note that anti-social behaviour data is for the 12 months to March 2014")


def test_the_source_is_a_note() -> None:
    assert "Source: Home Office crime outcomes data" in exhibit_of(LATER, 1).notes


def test_prose_under_a_table_is_no_note() -> None:
    assert not any("We have chosen" in note for e in exhibits(kents()["Kent 2019"]) for note in e.notes)


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no table 7"):
        exhibit_of(LATER, 7)
