"""Reading text and PDF files, and the one line that a bad file gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from corpus import formats
from corpus.errors import ReportError

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Kent Police is good at investigating crime."


def failure(path: Path) -> str:
    with pytest.raises(ReportError) as caught:
        formats.load(path)
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    return message


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def pdf(path: Path, *pages: str) -> Path:
    document = FPDF()
    document.set_font("helvetica", size=12)
    for page in pages:
        document.add_page()
        if page:
            document.multi_cell(0, text=page)
    document.output(str(path))
    return path


def locked(path: Path, password: str, algorithm: str = "RC4-128") -> Path:
    writer = PdfWriter(clone_from=PdfReader(pdf(path, SENTENCE)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    writer.write(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_the_same_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    text = "The force’s rate – 53.2 – is “lower”.\n"
    assert formats.load(write(tmp_path / "kent.txt", text.encode(encoding))) == text


def test_big_endian_utf16_is_read(tmp_path: Path) -> None:
    assert formats.load(write(tmp_path / "kent.txt", b"\xfe\xff\x00H\x00i")) == "Hi"


def test_line_ends_become_one_kind(tmp_path: Path) -> None:
    assert formats.load(write(tmp_path / "kent.txt", b"a\r\nb\rc\n")) == "a\nb\nc\n"


def test_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    assert formats.load(write(tmp_path / "KENT.TXT", b"good")) == "good"


def test_another_encoding_is_named_with_its_offset(tmp_path: Path) -> None:
    message = failure(write(tmp_path / "kent.txt", b"The force\x92s rate"))
    assert "not UTF-8: byte 0x92 at offset 9" in message


def test_half_a_character_of_utf16_is_named(tmp_path: Path) -> None:
    assert "not UTF-16" in failure(write(tmp_path / "kent.txt", "good".encode("utf-16")[:-1]))


@pytest.mark.parametrize("data", [b"good\0bad", "good".encode("utf-16-le")])
def test_binary_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "binary" in failure(write(tmp_path / "kent.txt", data))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "empty" in failure(write(tmp_path / "kent.txt", b""))


@pytest.mark.parametrize("data", [b" \n\t\x0c\n", b"\xef\xbb\xbf"])
def test_a_blank_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "holds no text" in failure(write(tmp_path / "kent.txt", data))


@pytest.mark.parametrize("name", ["kent.docx", "kent"])
def test_an_unknown_format_is_refused(tmp_path: Path, name: str) -> None:
    assert ".txt and .pdf are read" in failure(write(tmp_path / name, b"good"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "No such file" in failure(tmp_path / "kent.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kent.txt").mkdir()
    failure(tmp_path / "kent.txt")


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "kent.txt"
    with path.open("wb") as file:
        file.truncate(formats.MAX_BYTES + 1)
    assert "50,000,001 bytes" in failure(path)


def test_pages_of_a_pdf_are_parted_by_form_feeds(tmp_path: Path) -> None:
    text = formats.load(pdf(tmp_path / "kent.pdf", SENTENCE, "Second page.", "Third page."))
    assert [page.strip() for page in text.split(formats.PAGE_BREAK)] == [
        SENTENCE,
        "Second page.",
        "Third page.",
    ]


def test_a_page_without_text_keeps_its_place(tmp_path: Path) -> None:
    text = formats.load(pdf(tmp_path / "kent.pdf", SENTENCE, "", "Third page."))
    assert [bool(page.strip()) for page in text.split(formats.PAGE_BREAK)] == [True, False, True]


def test_a_pdf_of_pictures_alone_is_refused(tmp_path: Path) -> None:
    assert "OCR" in failure(pdf(tmp_path / "kent.pdf", "", ""))


def test_a_password_is_asked_to_be_taken_off(tmp_path: Path) -> None:
    assert "password" in failure(locked(tmp_path / "kent.pdf", "secret"))


def test_a_pdf_locked_against_editing_alone_is_read(tmp_path: Path) -> None:
    assert SENTENCE in formats.load(locked(tmp_path / "kent.pdf", ""))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_pdf_cut_short_is_refused_or_read_whole(tmp_path: Path, share: float) -> None:
    data = pdf(tmp_path / "kent.pdf", SENTENCE).read_bytes()
    path = write(tmp_path / "kent.pdf", data[: int(len(data) * share)])
    try:
        text = formats.load(path)
    except ReportError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert text.strip() == SENTENCE


def test_noise_named_pdf_is_refused(tmp_path: Path) -> None:
    assert "damaged PDF" in failure(write(tmp_path / "kent.pdf", bytes(range(1, 256)) * 40))
