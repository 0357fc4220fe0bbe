"""What was recognised in a report, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from assistant.drafting.cite import pages
from assistant.language.plain import one_line
from corpus.types import Report

IN_PICTURE = "values in the picture alone"


def report_view(report: Report) -> RenderableType:
    """What `reports show` prints."""
    return Group(*_parts(report))


def _parts(report: Report) -> Iterator[RenderableType]:
    info = report.info
    yield Text(one_line(info.title), style="bold")
    yield Text(one_line(f"{info.force}, {info.year}; {info.publisher}, published {info.published}"))
    yield from _block("Sections", [
        ("  " * (len(s.path) - 1) + s.path[-1], _where(report, s.start)) for s in report.sections
    ])  # fmt: skip
    yield from _block("Judgements", [
        (f"{j.question} {j.grade}", _where(report, j.start)) for j in report.judgements
    ])  # fmt: skip
    yield from _block("Tables", [
        (f"{t.label} {t.caption} ({len(t.rows)} rows)", _where(report, t.start)) for t in report.tables
    ])  # fmt: skip
    yield from _block("Figures", [
        (f"{f.label} {f.caption}" + (f" ({IN_PICTURE})" if f.values == "picture" else ""),
         _where(report, f.start)) for f in report.figures
    ])  # fmt: skip
    yield from _block("Abbreviations", [
        (f"{a.short}: {a.long}", _where(report, a.start)) for a in report.abbreviations
    ])  # fmt: skip


def _block(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[RenderableType]:
    yield Text()
    yield Text(f"{title} ({len(rows)})", style="bold cyan")
    for name, where in rows:
        indent = 2 + len(name) - len(name.lstrip())
        yield Padding(Text.assemble(one_line(name), (f", {where}", "dim")), (0, 0, 0, indent))


def _page(report: Report, offset: int) -> int:
    return report.page_at(offset).number


def _where(report: Report, offset: int) -> str:
    run = report.page_at(offset)
    return pages(run.number, run.number, run.exact)
