"""Building, and building again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from corpus.errors import CatalogueError, PassageError, ReportError
from index import home as homes
from index.build import build
from index.manifest import sha256_of
from index.search import Index
from index.verify import verify
from tests.index.hashing import HashEmbedder
from tests.index.makers import prose, six_reports, write_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.progress import Progress, Stage

NEW = ("Derby Police", 2016)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "reports", six_reports())


@pytest.fixture
def built(folder: Path, home: Path) -> Path:
    build(folder, home, HashEmbedder())
    return home


def _embedded(folder: Path, home: Path) -> list[str]:
    embedder = HashEmbedder()
    build(folder, home, embedder)
    return embedder.encoded


def test_the_manifest_says_what_was_built(folder: Path, home: Path) -> None:
    manifest = build(folder, home, HashEmbedder())
    index = Index.open(home, HashEmbedder(), folder=folder)
    held = [passage for info in index.infos() for passage in index.passages_of(info.id)]
    assert manifest.counts.reports == 6
    assert manifest.counts.passages == len(held)
    assert manifest.counts.sentences == sum(len(passage.sentences) for passage in held)
    assert manifest.counts.words == len(index.vocabulary())
    assert (manifest.model, manifest.dimension) == ("word hashes", 48)
    assert {source.report_id: source.sha256 for source in manifest.sources} == {
        info.id: sha256_of(folder / info.file) for info in index.infos()
    }
    assert manifest.catalogue_sha256 == sha256_of(folder / "catalogue.toml")
    made = homes.folder(home) / manifest.generation
    on_disk = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert {name for name in on_disk if not name.endswith(".lock")} == {
        "manifest.json",
        *(file.name for file in manifest.files),
    }


def test_every_text_is_embedded_once(folder: Path, home: Path) -> None:
    encoded = _embedded(folder, home)
    assert len(encoded) == len(set(encoded))
    assert any("We saw 3 new teams" in text and "\n" not in text for text in encoded)


def test_nothing_is_done_if_nothing_changed(folder: Path, built: Path) -> None:
    before = homes.current(built)
    steps: list[Progress] = []
    embedder = HashEmbedder()
    manifest = build(folder, built, embedder, progress=steps.append)
    assert homes.current(built) == before
    assert manifest.generation == before.generation
    assert [step.stage for step in steps] == ["unchanged"]
    assert embedder.encoded == []


def test_a_touched_but_equal_file_changes_nothing(folder: Path, built: Path) -> None:
    before = homes.current(built)
    os.utime(folder / "avon-2014.txt", (1, 1))
    build(folder, built, HashEmbedder())
    assert homes.current(built) == before


def test_force_writes_a_new_generation_without_embedding(folder: Path, built: Path) -> None:
    before = homes.current(built)
    embedder = HashEmbedder()
    manifest = build(folder, built, embedder, force=True)
    assert homes.current(built).generation == manifest.generation != before.generation
    assert embedder.encoded == []
    assert manifest.counts.embedded == 0 < manifest.counts.reused


def test_reused_vectors_give_the_index_of_a_fresh_build(
    folder: Path, built: Path, tmp_path: Path
) -> None:
    again = build(folder, built, HashEmbedder(), force=True)
    fresh = build(folder, tmp_path / "other", HashEmbedder())
    compared = ("passages.f16", "sentences.f16", "nearest.faiss")
    sums = [{file.name: file.sha256 for file in manifest.files} for manifest in (again, fresh)]
    assert [sums[0][name] for name in compared] == [sums[1][name] for name in compared]


def test_only_what_changed_is_embedded(folder: Path, built: Path) -> None:
    path = folder / "avon-2014.txt"
    path.write_text(path.read_text() + "\nA new finding about horses stands here.\n")
    encoded = _embedded(folder, built)
    assert encoded
    assert all("horses" in text for text in encoded)
    index = Index.open(built, HashEmbedder(), folder=folder)
    assert "horses" in index.search("horses", k=1)[0].passage.text


def test_an_added_report_is_found(folder: Path, built: Path) -> None:
    write_folder(folder, {**six_reports(), NEW: prose(*NEW)})
    encoded = _embedded(folder, built)
    assert encoded
    assert all("Derby" in text or "2016" in text or "officers" in text for text in encoded)
    index = Index.open(built, HashEmbedder(), folder=folder)
    assert len(index.infos()) == 7
    assert index.passages_of("derby-2016")


def test_a_removed_report_is_gone_from_every_engine(folder: Path, built: Path) -> None:
    texts = six_reports()
    del texts[("Avon Constabulary", 2014)]
    write_folder(folder, texts)
    assert _embedded(folder, built) == []
    verify(built)
    index = Index.open(built, HashEmbedder(), folder=folder)
    hits = index.search("Avon Constabulary 2014", k=200, candidates=200)
    assert {hit.passage.report_id for hit in hits} == {info.id for info in index.infos()}
    assert "avon-2014" not in {info.id for info in index.infos()}


def test_another_model_embeds_everything_anew(folder: Path, built: Path) -> None:
    first = HashEmbedder()
    build(folder, built.with_name("second"), first)
    other = HashEmbedder(weights_sha256="1" * 64)
    build(folder, built, other)
    assert sorted(other.encoded) == sorted(first.encoded)


def test_this_and_the_previous_generation_are_kept(folder: Path, built: Path) -> None:
    names = [homes.current(built).generation]
    names += [build(folder, built, HashEmbedder(), force=True).generation for _ in range(3)]
    assert homes.generations(built) == tuple(names[-2:])


def test_leftovers_of_a_killed_build_are_removed(folder: Path, built: Path) -> None:
    left = homes.new_generation(built)
    (left / "passages.f16").write_bytes(b"half")
    build(folder, built, HashEmbedder())
    assert not left.exists()


def test_a_damaged_index_is_built_anew(folder: Path, built: Path) -> None:
    made = homes.folder(built) / homes.current(built).generation
    (made / "passages.f16").write_bytes(b"\xff" * (made / "passages.f16").stat().st_size)
    embedder = HashEmbedder()
    build(folder, built, embedder)
    assert embedder.encoded
    verify(built)


def test_a_report_without_passages_is_indexed(folder: Path, home: Path) -> None:
    write_folder(folder, {NEW: "Title\n"})
    manifest = build(folder, home, HashEmbedder())
    index = Index.open(home, HashEmbedder(), folder=folder)
    assert len(index.search("title")) == manifest.counts.passages
    assert index.report("derby-2016").info.year == 2016
    verify(home)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _wrong_encoding(path: Path) -> None:
    path.write_bytes("The force’s café – résumé. ".encode("utf-16-be") * 50)


def _uncatalogued(path: Path) -> None:
    path.with_name("stray.txt").write_text("A report that nobody described.")


def _gone(path: Path) -> None:
    path.unlink()


def _doubled_id(path: Path) -> None:
    catalogue = path.with_name("catalogue.toml")
    catalogue.write_text(catalogue.read_text().replace('id = "avon-2015"', 'id = "avon-2014"'))


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (_empty, ReportError),
        (_binary, ReportError),
        (_wrong_encoding, ReportError),
        (_uncatalogued, CatalogueError),
        (_gone, CatalogueError),
        (_doubled_id, CatalogueError),
    ],
)
def test_a_bad_report_leaves_the_old_index(
    folder: Path, built: Path, spoil: Callable[[Path], None], expected: type[PassageError]
) -> None:
    before = homes.current(built)
    hits = Index.open(built, HashEmbedder()).search("burglary")
    spoil(folder / "calder-2015.txt")
    with pytest.raises(expected) as caught:
        build(folder, built, HashEmbedder())
    assert "\n" not in str(caught.value)
    assert homes.current(built) == before
    assert homes.generations(built) == (before.generation,)
    assert Index.open(built, HashEmbedder()).search("burglary") == hits


@pytest.mark.parametrize("stage", ["read", "embed", "index", "verify"])
def test_an_interrupt_leaves_the_old_index(folder: Path, built: Path, stage: Stage) -> None:
    before = homes.current(built)
    path = folder / "calder-2015.txt"
    path.write_text(path.read_text() + "\nMore.\n")

    def listen(step: Progress) -> None:
        if step.stage == stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, built, HashEmbedder(), progress=listen)
    assert homes.current(built) == before
    assert homes.generations(built) == (before.generation,)
    verify(built)
