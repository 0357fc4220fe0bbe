"""Every file of an index missing, cut short or altered, in turn; and indexes that are out of date."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import IndexDamaged, IndexStale
from index import home as homes
from index import manifest as manifests
from index.build import build
from index.generation import check_files
from index.home import Pointer
from index.search import Index
from index.status import status
from index.verify import verify
from tests.index.hashing import HashEmbedder
from tests.index.makers import prose, six_reports, write_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.manifest import Manifest


def _miss(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)


DAMAGES = [_miss, _cut, _flip]


def _manifest(home: Path) -> Manifest:
    pointer = homes.current(home)
    return manifests.load(homes.folder(home) / pointer.generation, pointer.manifest_sha256)


def _damaged(
    small_home: Path, target: Path, damage: Callable[[Path], None]
) -> Iterator[tuple[str, Path]]:
    """The name of each file of the index in turn, with a copy of the index in which it is damaged."""
    manifest = _manifest(small_home)
    inside = [manifests.NAME, *(file.name for file in manifest.files)]
    for name in [homes.CURRENT, *(f"{manifest.generation}/{name}" for name in inside)]:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(small_home, target)
        damage(homes.folder(target) / name)
        yield name.split("/", 1)[-1], target


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_file_can_be_damaged_unnoticed(
    small_home: Path, home: Path, damage: Callable[[Path], None]
) -> None:
    names = []
    for name, broken in _damaged(small_home, home, damage):
        names.append(name)
        with pytest.raises(IndexDamaged) as caught:
            Index.open(broken, HashEmbedder())
        message = str(caught.value)
        assert name in message or name == homes.CURRENT, (name, message)
        assert "passage index build" in message
        assert "\n" not in message
        with pytest.raises(IndexDamaged):
            verify(broken)
    assert len(names) > 8


@pytest.mark.parametrize("damage", [_miss, _cut])
def test_a_large_index_notices_missing_and_short_files_without_reading_them(
    small_home: Path, home: Path, damage: Callable[[Path], None]
) -> None:
    manifest = _manifest(small_home)
    for file in manifest.files:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(small_home, home)
        damage(homes.folder(home) / manifest.generation / file.name)
        with pytest.raises(IndexDamaged, match=file.name):
            check_files(homes.folder(home) / manifest.generation, manifest, sums=False)


def _resigned(home: Path, change: Callable[[Path], None]) -> None:
    """Changes a generation and makes every checksum fit again."""
    manifest = _manifest(home)
    folder = homes.folder(home) / manifest.generation
    change(folder)
    files = tuple(
        replace(
            file,
            size=(folder / file.name).stat().st_size,
            sha256=manifests.sha256_of(folder / file.name),
        )
        for file in manifest.files
    )
    homes.point(home, Pointer(manifest.generation, replace(manifest, files=files).save(folder)))


def _zero_vector(folder: Path) -> None:
    data = bytearray((folder / "sentences.f16").read_bytes())
    data[:96] = bytes(96)
    (folder / "sentences.f16").write_bytes(data)


def _no_number(folder: Path) -> None:
    data = bytearray((folder / "passages.f16").read_bytes())
    data[:2] = b"\xff\xff"
    (folder / "passages.f16").write_bytes(data)


def _swapped_vectors(folder: Path) -> None:
    data = (folder / "passages.f16").read_bytes()
    (folder / "passages.f16").write_bytes(data[96:] + data[:96])


def _sql(statement: str, *values: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "passages.sqlite")) as connection, connection:
            connection.execute(statement, values)

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_zero_vector, "sentences.f16: 1 vectors are not of length 1"),
        (_no_number, "passages.f16: 1 vectors are not of length 1"),
        (_swapped_vectors, "nearest.faiss does not hold the vectors"),
        (
            _sql("UPDATE passages SET text = text || '!' WHERE row = 3"),
            "is not what stands in its report",
        ),
        (_sql("DELETE FROM passages WHERE row = 3"), "the rows of avon-2014 are not whole"),
        (
            _sql(
                "UPDATE passages SET sentences = '[[0, 1], [2, 3]]', sentence_rows = ? WHERE row = 3",
                b"\xff\xff\xff\x7f" * 2,
            ),
            "not there",
        ),
    ],
)
def test_verify_finds_what_checksums_cannot(
    small_home: Path, home: Path, change: Callable[[Path], None], said: str
) -> None:
    shutil.copytree(small_home, home)
    _resigned(home, change)
    with pytest.raises(IndexDamaged, match=said):
        verify(home)


def test_a_sound_index_is_verified(small_home: Path) -> None:
    assert verify(small_home) == _manifest(small_home)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "reports", six_reports())


@pytest.fixture
def built(folder: Path, home: Path) -> Path:
    build(folder, home, HashEmbedder())
    return home


def test_another_model_is_stale(built: Path) -> None:
    with pytest.raises(IndexStale, match=r"word hashes.*passage index build"):
        Index.open(built, HashEmbedder(weights_sha256="1" * 64))


@pytest.mark.parametrize("changes", [{"chunker": "an older one"}, {"format": 0}])
def test_another_version_is_stale(built: Path, changes: dict[str, object]) -> None:
    manifest = _manifest(built)
    older = replace(manifest, **changes)  # type: ignore[arg-type]
    homes.point(
        built, Pointer(manifest.generation, older.save(homes.folder(built) / manifest.generation))
    )
    with pytest.raises(IndexStale, match="passage index build"):
        Index.open(built, HashEmbedder())


def test_a_changed_report_is_stale_and_named(folder: Path, built: Path) -> None:
    path = folder / "borset-2015.txt"
    path.write_text(path.read_text().replace("burglary", "robbery"))
    with pytest.raises(IndexStale, match=r"borset-2015\.txt"):
        Index.open(built, HashEmbedder(), folder=folder)
    assert len(Index.open(built, HashEmbedder()).infos()) == 6


def test_an_added_report_is_stale(folder: Path, built: Path) -> None:
    write_folder(folder, {**six_reports(), ("Derby Police", 2016): prose("Derby Police", 2016)})
    with pytest.raises(IndexStale, match=r"catalogue\.toml"):
        Index.open(built, HashEmbedder(), folder=folder)


def test_status_of_an_index_that_is_up_to_date(folder: Path, built: Path) -> None:
    state = status(built, folder, HashEmbedder())
    manifest = _manifest(built)
    assert state.up_to_date
    assert (state.generation, state.counts, state.size) == (
        manifest.generation,
        manifest.counts,
        sum(file.size for file in manifest.files),
    )


def test_status_gives_every_reason_to_build_again(folder: Path, built: Path) -> None:
    (folder / "avon-2014.txt").write_text("short")
    (folder / "avon-2015.txt").unlink()
    state = status(built, folder, HashEmbedder(weights_sha256="1" * 64))
    assert not state.up_to_date
    assert [reason.split()[0] for reason in state.out_of_date[1:]] == ["avon-2014.txt", "avon-2015.txt"]
    assert "word hashes" in state.out_of_date[0]
