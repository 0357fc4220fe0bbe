"""A conversation as Markdown in which only our own marks are marks."""

from __future__ import annotations

import re
from datetime import date

from assistant.drafting.standing import Library
from assistant.export.blocks import Block, Kind, Run, blocks
from assistant.language.plain import plain
from assistant.records.conversations import Conversation

_OPENINGS: dict[Kind, str] = {"title": "# ", "question": "## ", "heading": "## ", "item": "- "}
_STRONG = frozenset[Kind]({"verdict", "short"})
_OF_LINES = frozenset[Kind]({"short", "text", "quote", "note"})
"""What keeps its line breaks."""

# Of CommonMark 0.31 and of the extensions of GitHub and Pandoc: marks anywhere, what opens a list, a
# heading or a definition at the start of a line, and what would make a bare address a link.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&$^@]")
_STARTS = re.compile(r"^(?:(\(?(?:\d+|[A-Za-z]|[IVXivx]+))(?=[.)])|(?=[-+=:]))", re.MULTILINE)
_ADDRESSES = re.compile(r"(?<=\w)(?=\.[^\W\d])|(?=:/)")


def to_markdown(
    conversation: Conversation, library: Library, *, style: str = "inline", exported: date
) -> str:
    """`conversation` as Markdown, with numbered citations in a style of `cite.STYLES`.

    `library` tells what the reports are and say now: usually the index. `exported` is the day that the
    document bears. Nothing that was asked, quoted or catalogued can become markup, a link or HTML.

    Raises:
        InputError: the style is unknown.
    """
    made, before = [], None
    for block in blocks(conversation, library, style=style, exported=exported):
        if before is not None and (before, block.kind) != ("item", "item"):
            # A quote and its source are two paragraphs of one block.
            made.append(">\n" if block.kind == "source" else "\n")
        made.append(f"{_paragraph(block)}\n")
        before = block.kind
    return "".join(made)


def escape(text: str) -> str:
    r"""`text` as Markdown that reads as `text`: marks become `\*` and the like, lines keep their ends.

    Blanks at the start and the end of a line, which Markdown does not show, are left out, and empty
    lines too, which would end the paragraph.
    """
    lines = [line.strip() for line in plain(text.replace("\r\n", "\n")).split("\n")]
    marked = _MARKS.sub(r"\\\g<0>", "\n".join(filter(None, lines)))
    marked = _ADDRESSES.sub(r"\\", marked)
    return _STARTS.sub(lambda found: f"{found[1] or ''}\\", marked).replace("\n", "\\\n")


def _paragraph(block: Block) -> str:
    body = "".join(_run(run, block.kind) for run in block.runs).strip()
    if block.kind in _STRONG:
        body = f"**{body}**"
    if block.kind in ("quote", "source"):
        return "> " + body.replace("\n", "\n> ")
    return _OPENINGS.get(block.kind, "") + body


def _run(run: Run, kind: Kind) -> str:
    text = run.text if kind in _OF_LINES else " ".join(run.text.split())
    # Blanks beside a mark would keep it from being one.
    before, after = run.text[:1].isspace(), run.text[-1:].isspace()
    mark = "**" if run.strong else "*" if run.italic else ""
    return f"{' ' * before}{mark}{escape(text)}{mark}{' ' * after}"
