"""Small reports written by hand, so that a test shows the whole report that it is about."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.types import Footnote, PageRun, Report, ReportInfo, Section

INFO = ReportInfo(
    id="kent-2019",
    file="kent.txt",
    title="PEEL assessment",
    publisher="HMICFRS",
    force="Kent Police",
    year=2019,
    period="12 months to 31 March 2019",
    published="2019-09",
    isbn=None,
    url=None,
    licence="Open Government Licence v3.0",
)


def report(marked: str, *pages: tuple[str, int]) -> Report:
    """A report from lightly marked text: blocks parted by blank lines, "# " and "## " before headings,
    "[1]" where the marker of footnote 1 stood, "[1]: " before its block. `pages` gives words that begin
    a page, with its number; the text begins on page 1."""
    text = ""
    heads: list[tuple[int, str, int]] = []
    anchors: dict[str, list[int]] = {}
    notes: list[tuple[str, int, int]] = []
    for block in marked.strip().split("\n\n"):
        start = len(text)
        heading = re.match(r"(#+) ", block)
        note = re.match(r"\[(\d+)\]: ", block)
        body = (
            block[heading.end() :] if heading else f"{note[1]} {block[note.end() :]}" if note else block
        )
        for piece in re.split(r"(\[\d+\])", body):
            if re.fullmatch(r"\[\d+\]", piece):
                anchors.setdefault(piece[1:-1], []).append(len(text))
            else:
                text += piece
        if heading:
            heads.append((len(heading[1]), text[start:], start))
        if note:
            notes.append((note[1], start, len(text)))
        text += "\n\n"
    text = text[:-2]
    runs = [PageRun(0, 1), *(PageRun(text.index(words), number) for words, number in pages)]
    return Report(
        info=INFO,
        text=text,
        pages=tuple(sorted(runs, key=lambda run: run.start)),
        sections=tuple(_sections(heads, len(text))),
        footnotes=tuple(
            Footnote(mark, start, end, tuple(anchors.get(mark, ()))) for mark, start, end in notes
        ),
        judgements=(),
        abbreviations=(),
        tables=(),
        figures=(),
    )


def titled(report: Report, title: str) -> Report:
    """The same report under another title."""
    return replace(report, info=replace(report.info, title=title))


def _sections(heads: list[tuple[int, str, int]], end: int) -> list[Section]:
    path: list[str] = []
    sections = []
    for position, (level, heading, start) in enumerate(heads):
        path = [*path[: level - 1], heading]
        after = [other for depth, _, other in heads[position + 1 :] if depth <= level]
        sections.append(Section(tuple(path), start, after[0] if after else end))
    return sections
