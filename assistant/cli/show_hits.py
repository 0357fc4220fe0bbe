"""Passages found, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from assistant.drafting.cite import pages
from assistant.language.plain import one_line, plain
from assistant.wire import PATH_SEPARATOR
from corpus.types import Passage, ReportInfo
from index.types import Hit

EXCERPT = 300
"""Characters of a passage that is only pointed to."""


def hits_view(hits: Sequence[Hit], infos: Mapping[str, ReportInfo]) -> RenderableType:
    """What `search` prints: every hit with its place, its text and why it was found."""
    if not hits:
        return Text("No passage found.")
    return Group(*_hits(hits, infos))


def excerpt(passage: Passage, info: ReportInfo) -> RenderableType:
    """A passage's place and the beginning of its text."""
    text = one_line(passage.text)
    if len(text) > EXCERPT:
        text = text[:EXCERPT].rsplit(" ", 1)[0] + " …"
    return Group(_place(passage, info), Padding(Text(text), (0, 0, 0, 2)))


def _hits(hits: Sequence[Hit], infos: Mapping[str, ReportInfo]) -> Iterator[RenderableType]:
    for number, hit in enumerate(hits, start=1):
        if number > 1:
            yield Text()
        yield Text.assemble(
            (f"{number}. ", "bold cyan"), _place(hit.passage, infos[hit.passage.report_id])
        )
        yield Padding(Text(plain(hit.passage.text)), (0, 0, 0, 3))
        yield Padding(Text(_why(hit), style="dim"), (0, 0, 0, 3))


def _place(passage: Passage, info: ReportInfo) -> Text:
    page = pages(passage.first_page, passage.last_page, passage.page_exact)
    section = f", {one_line(PATH_SEPARATOR.join(passage.section))}" if passage.section else ""
    return Text.assemble((one_line(info.title), "bold"), f", {page}", (section, "dim"))


def _why(hit: Hit) -> str:
    by = [
        f"{engine} rank {rank} ({score:.2f})"
        for engine, rank, score in (
            ("meaning", hit.dense_rank, hit.dense_score),
            ("words", hit.sparse_rank, hit.sparse_score),
        )
        if rank is not None and score is not None
    ]
    return f"score {hit.score:.4f}: {', '.join(by) or 'neither engine alone'}"
