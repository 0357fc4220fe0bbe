"""From a report file to its raw text, by format. What the text means is the reader's business."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from corpus.errors import ReportError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES: Final = (".txt", ".pdf")
MAX_BYTES: Final = 50_000_000
"""Largest file that is read: an inspection report as PDF, pictures included, has a few megabytes."""

PAGE_BREAK: Final = "\f"


def load(path: Path) -> str:
    """The raw text of a report, lines ended by "\\n", pages of a PDF parted by form feeds.

    Text files are UTF-8 (with or without a byte order mark) or UTF-16 with one.

    Raises:
        ReportError: the file is missing, empty, blank, binary, over `MAX_BYTES`, of another format or
            encoding; a PDF is damaged, locked by a password, or holds pictures of pages without text.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ReportError(
            f"{path} is of the unknown format {suffix!r}: {' and '.join(SUFFIXES)} are read"
        )
    _check_size(path)
    text = _pdf(path) if suffix == ".pdf" else _plain(path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise ReportError(
            f"{path} is binary: character {text.index(chr(0))} is NUL; save the report as UTF-8 text"
        )
    if not text.strip():
        way_out = (
            "its pages are pictures: run text recognition (OCR) over it first"
            if suffix == ".pdf"
            else "put the report into it"
        )
        raise ReportError(f"{path} holds no text: {way_out}")
    return text


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ReportError(f"{path} cannot be read: {error.strerror}; check the name") from error
    if size == 0:
        raise ReportError(f"{path} is empty (0 bytes): put the report into it or out of the catalogue")
    if size > MAX_BYTES:
        raise ReportError(
            f"{path} has {size:,} bytes, over the limit of {MAX_BYTES:,}: leave out its pictures"
        )


def _plain(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ReportError(f"{path} cannot be read: {error.strerror}; check its permissions") from error
    is_utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "UTF-16" if is_utf16 else "UTF-8"
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ReportError(
            f"{path} is not {encoding}: byte 0x{raw[error.start]:02x} at offset {error.start} "
            f"({error.reason}); save it as UTF-8"
        ) from error


def _pdf(path: Path) -> str:
    try:
        reader = PdfReader(path)
        # Many published PDFs are locked against editing alone and open with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReportError(f"{path} is locked by a password: save a copy without it")
        return PAGE_BREAK.join(page.extract_text() for page in reader.pages)
    except ReportError:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise ReportError(f"{path} is encrypted ({error}): save a copy without encryption") from error
    except Exception as error:
        # pypdf lets any of a dozen exception types through from a damaged file.
        raise ReportError(
            f"{path} is a damaged PDF ({_line(error)}): fetch or export it again"
        ) from error


def _line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
