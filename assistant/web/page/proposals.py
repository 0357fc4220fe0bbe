"""Questions made from what a report holds, with what a right answer to each must show.

A question is proposed only once the assistant has answered it from the very place it was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.engine import Assistant
from assistant.language.areas import NATIONAL, short_name
from assistant.types import Answer, Status
from assistant.web.page.passage import holds_figure
from corpus.types import Judgement, Passage, Report, Row, Section, Table

Kind = Literal[
    "A figure",
    "A comparison",
    "Yes or no",
    "A grade",
    "A finding",
    "What to improve",
    "An abbreviation",
    "A sentence to check",
]

_LONGEST_LABEL = 60
_LONGEST_HEADING = 130
_LONGEST_SHORT = 400
"""Characters of a short answer that still serves as an example."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question, or a sentence to check, made from `places` of a report, each `(start, end)`. A right
    answer has `status`, holds each of `holds` and cites one of the places."""

    kind: Kind
    text: str
    report_id: str
    places: tuple[tuple[int, int], ...]
    holds: tuple[str, ...] = ()
    status: Status = "answered"

    @property
    def mode(self) -> Literal["ask", "check"]:
        """Whether it is asked or checked."""
        return "ask" if self.status == "answered" else "check"


def answered(assistant: Assistant, proposal: Proposal) -> bool:
    """Whether the assistant answers it, rightly, from where it was made from."""
    put = assistant.check if proposal.mode == "check" else assistant.ask
    answer = put(proposal.text)
    return (
        answer.status == proposal.status
        and len(answer.short) <= _LONGEST_SHORT
        and all(holds_figure(f"{answer.short} {answer.right}", held) for held in proposal.holds)
        and _cites(answer, proposal)
    )


def of_report(report: Report, passages: Iterable[Passage] = ()) -> Iterator[Proposal]:
    """Every question that this module knows how to make of a report."""
    for table in report.tables:
        for row in table.rows:
            yield from of_row(report, table, row)
    for judgement in report.judgements:
        yield of_judgement(report, judgement)
    for section in report.sections:
        yield from of_section(report, section)
    for abbreviation in report.abbreviations:
        yield Proposal(
            "An abbreviation",
            f"What does {abbreviation.short} stand for?",
            report.id,
            ((abbreviation.start, abbreviation.end),),
        )
    yield from of_advice(report, passages)


def of_row(report: Report, table: Table, row: Row) -> Iterator[Proposal]:
    """Questions and sentences about a row that has a figure of the force and one of all forces."""
    if row.group or len(row.label) > _LONGEST_LABEL or len(row.cells) != len(table.columns):
        return
    heads = [column.head for column in table.columns]
    own = next((n for n, head in enumerate(heads) if short_name(report.info.force) in head), None)
    all_forces = next((n for n, head in enumerate(heads) if NATIONAL in head), None)
    if own is None or row.cells[own].value is None:
        return
    unit = row.unit or table.columns[own].unit or table.unit
    what = f"{row.label[:1].lower()}{row.label[1:]}"
    name = f"the rate of {what}" if " per " in f" {unit}" else f"the percentage of {what}"
    force, year = short_name(report.info.force), report.info.year
    cell = row.cells[own]
    if all_forces is not None and row.cells[all_forces].text == cell.text:
        # A total of 100 percent on both sides tells nothing.
        return
    place = report.id, ((row.start, row.end),)
    yield Proposal("A figure", f"What was {name} in {force} in {year}?", *place, (cell.text,))
    if all_forces is None or row.cells[all_forces].value is None:
        return
    other = row.cells[all_forces]
    both = cell.text, other.text
    compare = f"How did {name} in {force} compare with {NATIONAL} in {year}?"
    yield Proposal("A comparison", compare, *place, both)
    higher = f"Was {name} higher in {force} than in {NATIONAL} in {year}?"
    yes = (cell.value or 0) > (other.value or 0)
    yield Proposal("Yes or no", higher, *place, ("Yes" if yes else "No", *both))
    if row.period or table.period:
        period = row.period or table.period
        said = f"In the {period}, {name} in {force} was {{}} {unit}."
        yield Proposal("A sentence to check", said.format(cell.text), *place, (cell.text,), "supported")
        yield Proposal(
            "A sentence to check", said.format(other.text), *place, (cell.text,), "contradicted"
        )


def of_judgement(report: Report, judgement: Judgement) -> Proposal:
    """The inspection's own question, with its force and year."""
    asked = judgement.question.rstrip("? ").replace("the force", short_name(report.info.force), 1)
    text = f"{asked}, according to the {report.info.year} report?"
    place = ((judgement.start, judgement.end),)
    return Proposal("A grade", text, report.id, place, (judgement.grade,))


def of_section(report: Report, section: Section) -> Iterator[Proposal]:
    """A heading that asks something, where no grade answers it."""
    heading = section.path[-1]
    graded = any(section.start <= j.start < section.end for j in report.judgements)
    if heading.endswith("?") and not graded and len(heading) <= _LONGEST_HEADING:
        yield Proposal("A finding", heading, report.id, ((section.start, section.end),))


def of_advice(report: Report, passages: Iterable[Passage]) -> Iterator[Proposal]:
    """What the force should do, where passages tell it to do something."""
    places: dict[str, list[tuple[int, int]]] = {}
    for passage in passages:
        if passage.role in {"area_for_improvement", "recommendation"}:
            text = f"What should {short_name(report.info.force)} improve?"
        elif passage.role == "cause_of_concern":
            text = f"What are the causes of concern in {report.info.year}?"
        else:
            continue
        places.setdefault(text, []).append((passage.start, passage.end))
    for text, there in places.items():
        yield Proposal("What to improve", text, report.id, tuple(there))


def _cites(answer: Answer, proposal: Proposal) -> bool:
    return any(
        c.report_id == proposal.report_id and c.start < end and start < c.end
        for c in answer.citations
        for start, end in proposal.places
    )
