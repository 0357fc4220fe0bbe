"""Examples for first-time users, made from the indexed reports, each tried before it is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import get_args

from assistant.engine import Assistant
from assistant.web.page.proposals import Kind, Proposal, answered, of_report

EACH = 2
"""Examples of a kind."""

TRIED = 6
"""Proposals of a kind that are put to the assistant before the kind is given up."""

REPORTS = 4
"""Reports that examples are made from: the newest, each of another force where there are several."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, or a sentence to check, that the assistant answers. `mode` is "ask" or "check"."""

    kind: str
    text: str
    mode: str


class Examples:
    """Keeps the examples of the newest index. Many threads may use one."""

    def __init__(self) -> None:
        self._made: tuple[str, tuple[Example, ...]] = ("", ())
        self._making = threading.Lock()

    def of(self, assistant: Assistant) -> tuple[Example, ...]:
        """The examples over the index of `assistant`, those of a kind together."""
        generation = assistant.index.manifest.generation
        with self._making:
            if self._made[0] != generation:
                self._made = (generation, tuple(make(assistant)))
            return self._made[1]


def make(assistant: Assistant) -> Iterator[Example]:
    """Up to `EACH` examples of every kind, from different reports where that can be."""
    proposals = list(_proposals(assistant))
    for kind in get_args(Kind):
        yield from _of_kind(assistant, [p for p in proposals if p.kind == kind])


def _of_kind(assistant: Assistant, proposals: list[Proposal]) -> Iterator[Example]:
    found: list[Proposal] = []
    for proposal in _by_turns(proposals)[:TRIED]:
        new = len(found) < EACH and proposal.text not in {f.text for f in found}
        if new and answered(assistant, proposal):
            found.append(proposal)
    for proposal in found:
        yield Example(proposal.kind, proposal.text, proposal.mode)


def _by_turns(proposals: list[Proposal]) -> list[Proposal]:
    """One of each sort in turn, where a sort is a report and what the answer should be, and within a
    sort the shortest first, which are the plainest."""
    sorts: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in sorted(proposals, key=lambda proposal: len(proposal.text)):
        sorts.setdefault((proposal.report_id, proposal.status), []).append(proposal)
    return [p for turn in zip_longest(*sorts.values()) for p in turn if p is not None]


def _proposals(assistant: Assistant) -> Iterator[Proposal]:
    index = assistant.index
    newest = sorted(index.infos(), key=lambda info: (-info.year, info.id))
    firsts = {info.force: info for info in reversed(newest)}
    chosen = dict.fromkeys([*firsts.values(), *newest])
    for info in list(chosen)[:REPORTS]:
        yield from of_report(index.report(info.id), index.passages_of(info.id))
