"""Examples for first-time users, made from the indexed reports, each tried before it is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from assistant.engine import Assistant
from assistant.web.page.proposals import Proposal, answered, of_report

TRIED = 6
"""Proposals of a kind that are put to the assistant before the kind is given up."""

REPORTS = 4
"""Reports that examples are made from: the newest, each of another force where there are several."""

Places = tuple[str, tuple[tuple[int, int], ...]]


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
    """One example of every kind, and of sentences to check one that holds and one that does not; from
    different rows and reports where that can be."""
    proposals = list(_proposals(assistant))
    taken: set[Places] = set()
    for kind, status in dict.fromkeys((p.kind, p.status) for p in proposals):
        alike = [p for p in proposals if (p.kind, p.status) == (kind, status)]
        fresh = sorted(_by_turns(alike), key=lambda p: (p.report_id, p.places) in taken)
        found = next((p for p in fresh[:TRIED] if answered(assistant, p)), None)
        if found is not None:
            taken.add((found.report_id, found.places))
            yield Example(found.kind, found.text, found.mode)


def _by_turns(proposals: list[Proposal]) -> list[Proposal]:
    """One of each report in turn, and of a report the shortest first, which are the plainest."""
    sorts: dict[str, list[Proposal]] = {}
    for proposal in sorted(proposals, key=lambda proposal: len(proposal.text)):
        sorts.setdefault(proposal.report_id, []).append(proposal)
    return [p for turn in zip_longest(*sorts.values()) for p in turn if p is not None]


def _proposals(assistant: Assistant) -> Iterator[Proposal]:
    index = assistant.index
    newest = sorted(index.infos(), key=lambda info: (-info.year, info.id))
    firsts = {info.force: info for info in reversed(newest)}
    chosen = dict.fromkeys([*firsts.values(), *newest])
    for info in list(chosen)[:REPORTS]:
        yield from of_report(index.report(info.id), index.passages_of(info.id))
