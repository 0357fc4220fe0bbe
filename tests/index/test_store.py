"""Reports and passages in SQLite."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from corpus.errors import IndexDamaged
from index.store import NAME, Store, key
from index.storing import StoreWriter
from tests.index.makers import full_report, info, short_report

if TYPE_CHECKING:
    from pathlib import Path


def _stored(folder: Path) -> Store:
    report, passages = full_report()
    writer = StoreWriter(folder)
    writer.add_report(report, passages, [[], [7, 3]])
    writer.add_words({"rate": 2, "note": 1})
    writer.finish()
    return Store(folder)


def test_a_report_comes_back_equal_in_every_field(tmp_path: Path) -> None:
    report, _ = full_report()
    assert _stored(tmp_path).report(report.id) == report


def test_passages_come_back_equal_in_every_field_and_in_order(tmp_path: Path) -> None:
    report, passages = full_report()
    held = _stored(tmp_path).passages_of(report.id)
    assert tuple(stored.passage for stored in held) == passages


def test_rows_of_sentence_vectors_come_back(tmp_path: Path) -> None:
    held = _stored(tmp_path).by_rows([0, 1, 2])
    assert {row: stored.sentence_rows.tolist() for row, stored in held.items()} == {0: [], 1: [7, 3]}


def test_an_embedded_text_is_found_by_its_key(tmp_path: Path) -> None:
    _, passages = full_report()
    store = _stored(tmp_path)
    assert [store.passage_row(key(passage.embedded)) for passage in passages] == [0, 1]
    assert store.passage_row(key(passages[0].text)) is None


def test_more_ids_than_sqlite_takes_at_once(tmp_path: Path) -> None:
    report, passages = short_report(info(), *(f"Passage {number}." for number in range(1500)))
    writer = StoreWriter(tmp_path)
    writer.add_report(report, passages, [[]] * len(passages))
    writer.finish()
    found = Store(tmp_path).by_ids([passage.id for passage in passages])
    assert [found[passage.id].passage for passage in passages] == passages


def test_a_doubled_passage_id_is_refused(tmp_path: Path) -> None:
    report, passages = short_report(info(), "One.")
    writer = StoreWriter(tmp_path)
    with pytest.raises(sqlite3.IntegrityError, match=r"passages\.id"):
        writer.add_report(report, passages * 2, [[], []])
    writer.abandon()


def test_an_unknown_report_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="nowhere-2020"):
        _stored(tmp_path).report("nowhere-2020")


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    report, passages = full_report()
    store = _stored(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: (store.report(report.id), store.by_rows([1])[1]), range(200)))
    assert all(held == report and stored.passage == passages[1] for held, stored in answers)


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexDamaged, match=rf"{NAME} .*passage index build"):
        Store(tmp_path)
