"""Answers and hits as the JSON objects of the batch contract.

The command line, the HTTP API and the tools all write these, and nothing else does.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict, TypeVar

from assistant.types import Answer, Citation, Reason, Scope, Status, Voice
from corpus.errors import InputError
from corpus.types import Kind, Report, ReportInfo
from index.types import Hit

PASSAGES = 10
"""How many of an answer's hits are written."""

PATH_SEPARATOR = " > "
"""Stands between the headings of a section's path."""

RowKind = Literal["question", "followup", "claim"]

T = TypeVar("T")


class ScopeObject(TypedDict):
    """The reports that an answer is about; an empty list means all."""

    forces: list[str]
    years: list[int]
    reports: list[str]


class CitationObject(TypedDict):
    """A quotation: the report's text from `start` to `end` is exactly `quote`."""

    marker: int
    report: str
    page: int
    last_page: int
    page_exact: bool
    section: str
    quote: str
    start: int
    end: int
    voice: Voice


class PassageObject(TypedDict):
    """A passage found. `text` is the report's exact slice; `context` was added for search alone."""

    report: str
    page: int
    last_page: int
    page_exact: bool
    section: str
    kind: Kind
    text: str
    context: str
    start: int
    end: int
    score: float
    dense_rank: int | None
    dense_score: float | None
    sparse_rank: int | None
    sparse_score: float | None


class InfoObject(TypedDict):
    """A report as the catalogue has it; `published` is in ISO 8601, as precise as it is known."""

    report: str
    title: str
    publisher: str
    force: str
    year: int
    period: str
    published: str
    isbn: str | None
    url: str | None
    licence: str


class AnswerObject(TypedDict):
    """One row of a batch. `right` stands only where a claim is contradicted."""

    id: str | None
    kind: RowKind | None
    status: Status
    reason: Reason | None
    short: str
    answer: str
    citations: list[CitationObject]
    passages: list[PassageObject]
    elapsed_ms: float
    scope: ScopeObject
    understood: str
    confidence: float
    explanation: str
    cautions: list[str]
    right: NotRequired[str]


def answer_object(
    answer: Answer, *, row_id: str | None = None, kind: RowKind = "question", elapsed_ms: float = 0.0
) -> AnswerObject:
    """`answer` as a row; `elapsed_ms` is the time it took, in milliseconds."""
    row: AnswerObject = {
        "id": row_id,
        "kind": kind,
        "status": answer.status,
        "reason": answer.reason,
        "short": answer.short,
        "answer": answer.text,
        "citations": [citation_object(citation) for citation in answer.citations],
        "passages": [passage_object(hit) for hit in answer.hits[:PASSAGES]],
        "elapsed_ms": round(elapsed_ms, 3),
        "scope": scope_object(answer.scope),
        "understood": answer.understood,
        "confidence": answer.confidence,
        "explanation": answer.explanation,
        "cautions": list(answer.cautions),
    }
    if answer.status == "contradicted":
        row["right"] = answer.right
    return row


def unreadable_object(
    explanation: str, *, row_id: str | None, kind: RowKind | None, elapsed_ms: float = 0.0
) -> AnswerObject:
    """The row for an input that cannot be read; `explanation` says why."""
    return {
        "id": row_id,
        "kind": kind,
        "status": "refused",
        "reason": "unreadable",
        "short": "",
        "answer": "",
        "citations": [],
        "passages": [],
        "elapsed_ms": round(elapsed_ms, 3),
        "scope": scope_object(Scope()),
        "understood": "",
        "confidence": 0.0,
        "explanation": explanation,
        "cautions": [],
    }


def citation_object(citation: Citation) -> CitationObject:
    """`citation` as an object; `section` joins the heading path."""
    return {
        "marker": citation.marker,
        "report": citation.report_id,
        "page": citation.page,
        "last_page": citation.last_page,
        "page_exact": citation.page_exact,
        "section": PATH_SEPARATOR.join(citation.section),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "voice": citation.voice,
    }


def passage_object(hit: Hit) -> PassageObject:
    """`hit` as an object, with the ranks and scores that explain it."""
    passage = hit.passage
    return {
        "report": passage.report_id,
        "page": passage.first_page,
        "last_page": passage.last_page,
        "page_exact": passage.page_exact,
        "section": PATH_SEPARATOR.join(passage.section),
        "kind": passage.kind,
        "text": passage.text,
        "context": passage.context,
        "start": passage.start,
        "end": passage.end,
        "score": hit.score,
        "dense_rank": hit.dense_rank,
        "dense_score": hit.dense_score,
        "sparse_rank": hit.sparse_rank,
        "sparse_score": hit.sparse_score,
    }


def scope_object(scope: Scope) -> ScopeObject:
    """`scope` as an object."""
    return {
        "forces": list(scope.forces),
        "years": list(scope.years),
        "reports": list(scope.reports),
    }


def info_object(info: ReportInfo) -> InfoObject:
    """What the catalogue says of a report."""
    return {
        "report": info.id,
        "title": info.title,
        "publisher": info.publisher,
        "force": info.force,
        "year": info.year,
        "period": info.period,
        "published": info.published,
        "isbn": info.isbn,
        "url": info.url,
        "licence": info.licence,
    }


def report_object(report: Report) -> dict[str, object]:
    """What was recognised in `report`, without its text."""
    info = report.info
    return {
        "report": report.id,
        "title": info.title,
        "force": info.force,
        "year": info.year,
        "characters": len(report.text),
        "sections": [
            {"path": list(s.path), "page": _page_at(report, s.start), "start": s.start, "end": s.end}
            for s in report.sections
        ],
        "judgements": [
            {"question": j.question, "grade": j.grade, "page": _page_at(report, j.start)}
            for j in report.judgements
        ],
        "tables": [
            {
                "label": t.label,
                "caption": t.caption,
                "unit": t.unit,
                "period": t.period,
                "page": _page_at(report, t.start),
                "columns": [{"head": c.head, "unit": c.unit} for c in t.columns],
                "rows": [{"label": r.label, "cells": [cell.text for cell in r.cells]} for r in t.rows],
                "notes": list(t.notes),
            }
            for t in report.tables
        ],
        "figures": [
            {
                "label": f.label,
                "caption": f.caption,
                "values": f.values,
                "page": _page_at(report, f.start),
            }
            for f in report.figures
        ],
        "abbreviations": [
            {"short": a.short, "long": a.long, "page": _page_at(report, a.start)}
            for a in report.abbreviations
        ],
    }


def read_scope(value: object) -> Scope:
    """The scope that a caller's object names; keys that are missing do not restrict.

    Raises:
        InputError: `value` is no object of lists, or has a key that a scope does not have.
    """
    if not isinstance(value, dict):
        raise InputError(f"a scope is an object of lists, not {value!r}")
    wrong = [str(key) for key in value if key not in ScopeObject.__annotations__]
    if wrong:
        raise InputError(f"a scope has no {wrong[0]!r}; it has {', '.join(ScopeObject.__annotations__)}")
    return Scope(
        forces=_values(value, "forces", str),
        years=_values(value, "years", int),
        reports=_values(value, "reports", str),
    )


def _values(value: dict[str, object], key: str, item: type[T]) -> tuple[T, ...]:
    items = value.get(key, ())
    if not isinstance(items, list | tuple):
        raise InputError(f"{key} of a scope is a list, not {items!r}")
    for one in items:
        # A bool is an int to isinstance, and no year.
        if not isinstance(one, item) or isinstance(one, bool):
            raise InputError(f"{key} of a scope holds {item.__name__} values, not {one!r}")
    return tuple(items)


def _page_at(report: Report, offset: int) -> int:
    return report.page_at(offset).number
