"""A conversation as a Word document (Office Open XML, ISO/IEC 29500)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.drafting.standing import Library
from assistant.export.blocks import Kind, blocks
from assistant.language.plain import REPLACEMENT, plain
from assistant.records.conversations import Conversation
from assistant.records.keeping import shortened

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE = "en-GB"
"""What a word processor checks the spelling by."""

_STYLES: dict[Kind, str] = {
    "title": "Title",
    "question": "Heading 1",
    "heading": "Heading 1",
    "verdict": "Subtitle",
    "quote": "Quote",
    "source": "Caption",
    "item": "List Bullet",
}
_STRONG = frozenset[Kind]({"short"})
_FAINT = frozenset[Kind]({"note"})

# What XML 1.0 cannot hold (its production 2) and `plain` leaves.
_NO_XML = re.compile("[\ufffe\uffff]")


def to_docx(
    conversation: Conversation, library: Library, *, style: str = "inline", exported: date
) -> bytes:
    """`conversation` as a DOCX file, with numbered citations in a style of `cite.STYLES`.

    `library` tells what the reports are and say now: usually the index. `exported` is the day that the
    document bears. It holds text alone: no field, link or macro.

    Raises:
        InputError: the style is unknown.
    """
    import docx

    document = docx.Document()
    _describe(document, conversation.title, exported)
    for block in blocks(conversation, library, style=style, exported=exported):
        paragraph = document.add_paragraph(style=_STYLES.get(block.kind, "Normal"))
        for run in block.runs:
            made = paragraph.add_run(_safe(run.text.replace("\r\n", "\n")))
            # None leaves it to the paragraph's style.
            made.bold = run.strong or block.kind in _STRONG or None
            made.italic = run.italic or block.kind in _FAINT or None
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _safe(text: str) -> str:
    return _NO_XML.sub(REPLACEMENT, plain(text))


def _describe(document: Document, title: str, exported: date) -> None:
    from docx.oxml.ns import qn

    about = document.core_properties
    about.title, about.author, about.comments = shortened(_safe(title)), "Passage", ""
    about.language = LANGUAGE
    about.created = about.modified = datetime.combine(exported, time(), tzinfo=UTC)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
