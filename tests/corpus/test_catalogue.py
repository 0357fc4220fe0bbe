"""The catalogue: what it accepts and the one line it answers to each mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import catalogue
from corpus.errors import CatalogueError

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = {
    "id": '"kent-2019"',
    "file": '"kent.txt"',
    "title": '"PEEL 2018/19: Kent Police"',
    "publisher": '"HMICFRS"',
    "force": '"Kent Police"',
    "year": "2019",
    "period": '"12 months to 31 March 2019"',
    "published": '"2019-09"',
    "licence": '"Open Government Licence v3.0"',
}


def entry(**changes: str | None) -> str:
    """One [[report]]; a value of None leaves the key out."""
    values = {key: value for key, value in (ENTRY | changes).items() if value is not None}
    return "[[report]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kent.txt").write_text("Kent Police is good.", encoding="utf-8")
    return tmp_path


def failure(folder: Path, toml: str) -> str:
    (folder / catalogue.NAME).write_text(toml, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        catalogue.load(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_the_two_reports_are_described() -> None:
    first, second = catalogue.load()
    assert (first.id, first.year, first.published) == ("hampshire-crime-2014", 2014, "2014-11")
    assert first.isbn == "978-1-78246-630-7"
    assert (second.id, second.year, second.published) == (
        "hampshire-effectiveness-2016",
        2016,
        "2017-03",
    )
    assert second.isbn is None
    assert {first.force, second.force} == {"Hampshire Constabulary"}
    assert "Open Government Licence v3.0" in first.licence


def test_every_key_arrives(folder: Path) -> None:
    (folder / catalogue.NAME).write_text(entry(url='"https://example.org/kent"'), encoding="utf-8")
    (info,) = catalogue.load(folder)
    assert info.file == "kent.txt"
    assert info.title == "PEEL 2018/19: Kent Police"
    assert info.publisher == "HMICFRS"
    assert info.period == "12 months to 31 March 2019"
    assert info.url == "https://example.org/kent"


@pytest.mark.parametrize(
    ("written", "read"),
    [("2017-03-02", "2017-03-02"), ('"2017-03-02"', "2017-03-02"), ('"2017"', "2017")],
)
def test_publication_is_as_precise_as_known(folder: Path, written: str, read: str) -> None:
    (folder / catalogue.NAME).write_text(entry(published=written), encoding="utf-8")
    assert catalogue.load(folder)[0].published == read


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"catalogue\.toml.*create it"):
        catalogue.load(tmp_path)


def test_broken_toml_names_the_line(folder: Path) -> None:
    assert "line 3" in failure(folder, '[[report]]\nid = "kent"\nfile = oops\n')


def test_a_catalogue_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / catalogue.NAME).write_bytes("# caf\u00e9".encode("latin-1"))
    with pytest.raises(CatalogueError, match="UTF-8"):
        catalogue.load(folder)


@pytest.mark.parametrize("toml", ["", "report = []\n", "# nothing yet\n"])
def test_an_empty_catalogue_is_refused(folder: Path, toml: str) -> None:
    assert "lists no report" in failure(folder, toml)


@pytest.mark.parametrize("key", sorted(ENTRY))
def test_a_missing_key_is_named(folder: Path, key: str) -> None:
    assert f"lacks '{key}'" in failure(folder, entry(**{key: None}))


def test_an_unknown_key_is_named(folder: Path) -> None:
    assert "'isnb'" in failure(folder, entry(isnb='"978"'))


def test_an_unknown_table_is_named(folder: Path) -> None:
    assert "'reports'" in failure(folder, entry().replace("[[report]]", "[[reports]]"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("year", '"2019"'),
        ("year", "true"),
        ("year", "19"),
        ("title", "2019"),
        ("title", '"  "'),
        ("isbn", "9781782466307"),
        ("published", '"March 2017"'),
        ("published", '"2017-3"'),
        ("published", '"2017-13"'),
        ("published", "2017-03-02T10:00:00"),
    ],
)
def test_a_wrong_value_is_shown_with_its_key(folder: Path, key: str, value: str) -> None:
    message = failure(folder, entry(**{key: value}))
    assert f"has {key} = " in message
    assert "'kent-2019'" in message


@pytest.mark.parametrize("name", ["Kent-2019", "kent 2019", "kent/2019", "kent_2019", "kent\u00e9"])
def test_an_id_with_other_characters_is_refused(folder: Path, name: str) -> None:
    assert repr(name) in failure(folder, entry(id=f'"{name}"'))


def test_an_empty_id_is_refused(folder: Path) -> None:
    assert "has id = ''" in failure(folder, entry(id='""'))


def test_a_doubled_id_is_named(folder: Path) -> None:
    (folder / "other.txt").write_text("x", encoding="utf-8")
    assert "id 'kent-2019' stands twice" in failure(folder, entry() + entry(file='"other.txt"'))


def test_a_doubled_file_is_named_however_it_is_spelt(folder: Path) -> None:
    assert "kent.txt' stands twice" in failure(folder, entry() + entry(id='"b"', file='"./kent.txt"'))


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    assert "'sussex.txt', which is not in" in failure(folder, entry(file='"sussex.txt"'))


@pytest.mark.parametrize("path", ["../kent.txt", "a/../../kent.txt"])
def test_a_path_that_leaves_the_folder_is_refused(folder: Path, path: str) -> None:
    inner = folder / "inner"
    inner.mkdir()
    assert "leaves" in failure(inner, entry(file=f'"{path}"'))


def test_an_absolute_path_is_refused_even_inside_the_folder(folder: Path) -> None:
    assert "leaves" in failure(folder, entry(file=f'"{folder / "kent.txt"}"'))


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "kent.txt").symlink_to(folder / "kent.txt")
    assert "leaves" in failure(inner, entry())


@pytest.mark.parametrize("name", ["new.pdf", "more/NEW.TXT"])
def test_a_report_that_nobody_listed_is_named(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x", encoding="utf-8")
    assert f"'{name}' is not in the catalogue" in failure(folder, entry())


def test_a_file_in_a_sub_folder_is_accepted(folder: Path) -> None:
    (folder / "2019").mkdir()
    (folder / "kent.txt").rename(folder / "2019" / "kent.txt")
    (folder / catalogue.NAME).write_text(entry(file='"2019/kent.txt"'), encoding="utf-8")
    assert catalogue.load(folder)[0].file == "2019/kent.txt"


def test_other_files_are_left_alone(folder: Path) -> None:
    (folder / "README.md").write_text("x", encoding="utf-8")
    (folder / catalogue.NAME).write_text(entry(), encoding="utf-8")
    assert len(catalogue.load(folder)) == 1
