"""What to ask instead of a question that was refused; each is tried before it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.engine import Assistant
from assistant.language.areas import Areas, short_name
from assistant.types import Answer
from assistant.web.page.proposals import Proposal, answered, of_judgement, of_row, of_section
from corpus.types import Passage, ReportInfo

OFFERED = 3
"""Questions that are offered."""

TRIED = 8
"""Questions that are put to the assistant to find them: at some 25 ms each, a fifth of a second."""

LOOKED_AT = 5
"""Nearest passages that questions are made from."""

_YEAR = re.compile(r"(?<![\d,.£])(?:19|20)\d\d(?![\d%]|[.,]\d)")


def instead(assistant: Assistant, question: str, answer: Answer) -> tuple[str, ...]:
    """Up to `OFFERED` questions near `question`, which was refused as `answer` says, that the assistant
    answers: the same within what the reports cover, and what the nearest passages tell."""
    if answer.reason == "instruction":
        return ()
    works = dict.fromkeys(islice(_working(assistant, question, answer), OFFERED))
    return tuple(works)


def _working(assistant: Assistant, question: str, answer: Answer) -> Iterator[str]:
    left = TRIED
    if answer.reason in {"other_force", "other_year"}:
        for text in islice(_covered(question, assistant.index.infos()), left):
            left -= 1
            if assistant.ask(text).status == "answered":
                yield text
    for proposal in islice(_near(assistant, answer), left):
        if answered(assistant, proposal):
            yield proposal.text


def _covered(question: str, infos: Sequence[ReportInfo]) -> Iterator[str]:
    """The question with a force and a year that there is a report of, where it names others; those of
    the year nearest to the one it names first."""
    areas = Areas(info.force for info in infos)
    forces = [m for m in areas.find(question) if m.area in areas.forces(question)]
    covered = {info.force for info in infos}
    asked = [int(match.group()) for match in _YEAR.finditer(question)]
    target = asked[0] if asked else max((info.year for info in infos), default=0)
    for info in sorted(infos, key=lambda info: (abs(info.year - target), info.id)):
        text = question
        for mention in reversed(forces):
            if mention.area not in covered:
                name = short_name(info.force)
                text = f"{text[: mention.start]}{name}{text[mention.end :]}"
        text = _YEAR.sub(str(info.year), text)
        if text != question:
            yield text


def _near(assistant: Assistant, answer: Answer) -> Iterator[Proposal]:
    """What can be asked of the passages nearest to the question."""
    seen = set()
    for hit in answer.hits[:LOOKED_AT]:
        for proposal in _of_passage(assistant, hit.passage):
            if proposal.text not in seen:
                seen.add(proposal.text)
                yield proposal


def _of_passage(assistant: Assistant, passage: Passage) -> Iterator[Proposal]:
    report = assistant.index.report(passage.report_id)
    if passage.table is not None and passage.row is not None:
        table = report.tables[passage.table]
        yield from islice(of_row(report, table, table.rows[passage.row]), 1)
    for judgement in report.judgements:
        if judgement.start < passage.end and passage.start < judgement.end:
            yield of_judgement(report, judgement)
    holding = [s for s in report.sections if s.start <= passage.start < s.end]
    for section in sorted(holding, key=lambda section: -len(section.path)):
        yield from of_section(report, section)
