"""The catalogue: what `catalogue.toml` says of each report in a folder, checked against the folder."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpus import formats
from corpus.errors import CatalogueError
from corpus.types import ReportInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DEFAULT_FOLDER: Final = Path(__file__).parent / "reports"
NAME: Final = "catalogue.toml"

_OPTIONAL: Final = frozenset({"isbn", "url"})
_KEYS: Final = tuple(field.name for field in fields(ReportInfo))
_ID: Final = re.compile(r"[a-z0-9-]+")
_PUBLISHED: Final = ("%Y-%m-%d", "%Y-%m", "%Y")


def load(folder: Path = DEFAULT_FOLDER) -> tuple[ReportInfo, ...]:
    """Read the catalogue of `folder`, in the order in which it lists the reports.

    Every listed file exists inside the folder (sub-folders are allowed), and every report file there
    (`formats.SUFFIXES`) is listed: a report that nobody described is not left out in silence.

    Raises:
        CatalogueError: the catalogue is missing, malformed, or contradicts the folder.
    """
    entries = _entries(folder / NAME)
    infos = tuple(_info(entry, number) for number, entry in enumerate(entries, start=1))
    _unique((info.id for info in infos), "id")
    files = {_inside(folder, info): info for info in infos}
    if len(files) < len(infos):
        _unique((str(_inside(folder, info)) for info in infos), "file")
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in formats.SUFFIXES and path.is_file() and path.resolve() not in files:
            raise CatalogueError(
                f"{path.relative_to(folder).as_posix()!r} is not in the catalogue: "
                f"add a [[report]] for it to {folder / NAME}, or move it out of the folder"
            )
    return infos


def _entries(path: Path) -> list[object]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(f"there is no catalogue {path}: create it, one [[report]] a file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(
            f"the catalogue {path} cannot be read ({error}): save it as UTF-8"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(
            f"the catalogue {path} is not valid TOML: {error}; mend that line"
        ) from error
    unknown = sorted(document.keys() - {"report"})
    if unknown:
        raise CatalogueError(f"{path} has the unknown key {unknown[0]!r}: it holds [[report]] alone")
    entries = document.get("report")
    if not isinstance(entries, list) or not entries:
        raise CatalogueError(f"{path} lists no report: add one [[report]] for each file")
    return entries


def _info(entry: object, number: int) -> ReportInfo:
    if not isinstance(entry, dict):
        raise CatalogueError(f"report {number} of the catalogue is {entry!r}: write it as a [[report]]")
    name = f"report {entry['id']!r}" if isinstance(entry.get("id"), str) else f"report number {number}"
    unknown = sorted(entry.keys() - set(_KEYS))
    if unknown:
        raise CatalogueError(f"{name} has the unknown key {unknown[0]!r}: known are {', '.join(_KEYS)}")
    missing = [key for key in _KEYS if key not in entry and key not in _OPTIONAL]
    if missing:
        raise CatalogueError(f"{name} lacks {missing[0]!r}: add it to the catalogue")
    info = ReportInfo(
        id=_text(entry, "id", name),
        file=_text(entry, "file", name),
        title=_text(entry, "title", name),
        publisher=_text(entry, "publisher", name),
        force=_text(entry, "force", name),
        year=_year(entry, name),
        period=_text(entry, "period", name),
        published=_published(entry, name),
        isbn=_text(entry, "isbn", name) if "isbn" in entry else None,
        url=_text(entry, "url", name) if "url" in entry else None,
        licence=_text(entry, "licence", name),
    )
    if not _ID.fullmatch(info.id):
        raise CatalogueError(f"the id {info.id!r} has characters outside a-z, 0-9 and '-': rename it")
    return info


def _text(entry: Mapping[str, object], key: str, name: str) -> str:
    value = entry[key]
    if not isinstance(value, str) or not value.strip():
        raise CatalogueError(f"{name} has {key} = {value!r}: write it as text between quotes")
    return value


def _year(entry: Mapping[str, object], name: str) -> int:
    value = entry["year"]
    if not isinstance(value, int) or not 1900 <= value <= 2100:
        raise CatalogueError(f"{name} has year = {value!r}: write a year such as 2016, without quotes")
    return value


def _published(entry: Mapping[str, object], name: str) -> str:
    """ISO 8601 to the precision that is known: a day, a month or a year."""
    value = entry["published"]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str):
        for form in _PUBLISHED:
            try:
                # strptime alone would take "2014-1"; written back, only the full form survives.
                if datetime.strptime(value, form).strftime(form) == value:  # noqa: DTZ007
                    return value
            except ValueError:
                continue
    raise CatalogueError(f'{name} has published = {value!r}: write "2017-03-02", "2017-03" or "2017"')


def _inside(folder: Path, info: ReportInfo) -> Path:
    """The file's real path, which symbolic links may not lead out of the folder."""
    path = (folder / info.file).resolve()
    if Path(info.file).is_absolute() or not path.is_relative_to(folder.resolve()):
        raise CatalogueError(
            f"report {info.id!r} has file = {info.file!r}, which leaves {folder}: move the file into it"
        )
    if not path.is_file():
        raise CatalogueError(
            f"report {info.id!r} has file = {info.file!r}, which is not in {folder}: "
            "put it there or take the entry out of the catalogue"
        )
    return path


def _unique(values: Iterable[str], key: str) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise CatalogueError(
                f"the {key} {value!r} stands twice in the catalogue: each report has its own"
            )
        seen.add(value)
