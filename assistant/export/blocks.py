"""What an exported conversation says, paragraph by paragraph, whatever file it becomes.

All text is as it stands in reports, questions and the catalogue: a writer of files makes it safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from typing import Literal

from assistant import labels
from assistant.drafting.cite import MONTHS, check_style, cite, pages, published
from assistant.drafting.standing import Library, Standing, standing
from assistant.records.conversations import Conversation, Turn
from assistant.types import Answer, Citation, Scope
from assistant.wire import PATH_SEPARATOR
from corpus.types import Passage, ReportInfo

Kind = Literal[
    "title", "note", "question", "verdict", "short", "text", "quote", "source", "heading", "item"
]
"""What a paragraph is. `verdict` says that there is no answer, or another than was taken for granted, or
what to beware of; `source` stands under its `quote`; `item` is one of a list; `note` is of the export,
not of the answer."""

NEAREST = 3
"""Passages that a refusal names."""

NO_LONGER: dict[Standing, str] = {
    "changed": "The report says something else at this place since it was cited.",
    "gone": "This report is no longer among those that are searched.",
}
"""What is said of a citation that does not stand any more."""

_MARKER = re.compile(r"(\[\d+\])")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face."""

    text: str
    strong: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph."""

    kind: Kind
    runs: tuple[Run, ...]


def blocks(
    conversation: Conversation, library: Library, *, style: str, exported: date
) -> tuple[Block, ...]:
    """The paragraphs of `conversation`: every turn with its proof, then the reports that are cited.

    Citations are numbered through the whole document, one number for one place in a report.

    Raises:
        InputError: the citation style is unknown.
    """
    check_style(style)
    return tuple(_Document(conversation, library, style)(exported))


class _Document:
    def __init__(self, conversation: Conversation, library: Library, style: str) -> None:
        self._conversation = conversation
        self._library = library
        self._style = style
        self._infos = {info.id: info for info in library.infos()}
        cited = [c for turn in conversation.turns for c in turn.answer.citations]
        self._numbers = {key: n for n, key in enumerate(dict.fromkeys(map(_place, cited)), 1)}

    def __call__(self, exported: date) -> Iterator[Block]:
        turns = self._conversation.turns
        yield _block("title", self._conversation.title or "Conversation")
        yield _block("note", f"Exported from Passage on {in_words(exported)}; questions: {len(turns)}.")
        for number, turn in enumerate(turns, 1):
            yield _block("question", f"{number}. {turn.question}")
            yield from self._answer(turn.answer)
            yield _block("note", "\n".join(_particulars(turn)))
            for citation in turn.answer.citations:
                yield _block("quote", citation.quote)
                yield Block("source", tuple(self._source(citation)))
                if citation.section:
                    yield _block("source", PATH_SEPARATOR.join(citation.section))
            yield from self._nearest(turn.answer)
        yield from self._reports()

    def _answer(self, answer: Answer) -> Iterator[Block]:
        if answer.status != "answered":
            yield _block("verdict", f"{labels.headline(answer)}.")
        if answer.short:
            yield _block("short", answer.short)
        if answer.right and answer.right != answer.short:
            yield _block("text", f"{labels.REPORT_SAYS}: {answer.right}")
        if answer.explanation:
            yield _block("text", answer.explanation)
        if answer.text not in answer.short and answer.text not in answer.explanation:
            yield Block("text", tuple(self._marked(answer)))
        for caution in answer.cautions:
            yield _block("verdict", f"{labels.CAUTION}: {caution}")

    def _marked(self, answer: Answer) -> Iterator[Run]:
        """The text of an answer, its markers by the numbers of the document."""
        own = {f"[{c.marker}]": f"[{self._numbers[_place(c)]}]" for c in answer.citations}
        for part in _MARKER.split(answer.text):
            if part:
                yield Run(own.get(part, part))

    def _source(self, citation: Citation) -> Iterator[Run]:
        yield Run(f"[{self._numbers[_place(citation)]}] ", strong=True)
        info = self._infos.get(citation.report_id)
        if info is None:
            where = pages(citation.page, citation.last_page, citation.page_exact)
            yield Run(f"{citation.report_id}, {where}")
        else:
            yield from _titled(cite(citation, info, self._style), info)
        now = standing(citation, self._library)
        if now != "stands":
            yield Run(f" {NO_LONGER[now]}", strong=True)

    def _nearest(self, answer: Answer) -> Iterator[Block]:
        if answer.citations or not answer.hits:
            return
        yield _block("note", f"{labels.NOT_AN_ANSWER}:")
        yield from dict.fromkeys(self._place_of(hit.passage) for hit in answer.hits[:NEAREST])

    def _place_of(self, passage: Passage) -> Block:
        info = self._infos.get(passage.report_id)
        title = Run(info.title, italic=True) if info else Run(passage.report_id)
        where = pages(passage.first_page, passage.last_page, passage.page_exact)
        path = PATH_SEPARATOR.join(passage.section)
        return Block("item", (title, Run(f", {path}, {where}" if path else f", {where}")))

    def _reports(self) -> Iterator[Block]:
        cited: dict[str, list[int]] = {}
        for (report_id, _, _), number in self._numbers.items():
            cited.setdefault(report_id, []).append(number)
        if cited:
            yield _block("heading", "Sources")
        for report_id, numbers in cited.items():
            markers = "".join(f"[{number}]" for number in numbers)
            yield Block("item", tuple(_report(report_id, self._infos.get(report_id), markers)))


def _report(report_id: str, info: ReportInfo | None, markers: str) -> Iterator[Run]:
    yield Run(f"{markers} ", strong=True)
    if info is None:
        yield Run(f"{report_id}. {NO_LONGER['gone']}")
        return
    yield Run(f"{info.publisher}, ")
    yield Run(info.title, italic=True)
    rest = [f" ({published(info)}).", f"ISBN {info.isbn}." if info.isbn else "", info.url or ""]
    yield Run(" ".join(filter(None, [*rest, f"Licence: {info.licence}."])))


def _titled(citation: str, info: ReportInfo) -> Iterator[Run]:
    """A citation with the title, which `cite` puts between asterisks, in italics."""
    before, mark, after = citation.partition(f"*{info.title}*")
    yield Run(before)
    if mark:
        yield Run(info.title, italic=True)
        yield Run(after)


def _particulars(turn: Turn) -> Iterator[str]:
    answer = turn.answer
    at = turn.at.astimezone(UTC)
    yield f"Asked: {in_words(at.date())}, {at:%H:%M} UTC"
    if turn.asked_scope != Scope():
        yield f"Scope as set: {labels.scope_words(turn.asked_scope)}"
    yield f"Scope: {labels.scope_words(answer.scope)}"
    if answer.understood and answer.understood != turn.question:
        yield f"Understood as: {answer.understood}"
    if answer.status not in {"refused", "not_found"}:
        yield f"Confidence: {labels.confidence(answer.confidence)}"


def in_words(day: date) -> str:
    """ "2 March 2026", whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.report_id, citation.start, citation.end


def _block(kind: Kind, text: str) -> Block:
    return Block(kind, (Run(text),))
