"""A question or a turn of a conversation made into the query that the evidence is looked for with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import asking, comparing, outer
from assistant.asked.followup import Resolved, resolve
from assistant.asked.leaning import narrows
from assistant.asked.question import Place, Query, Reader, readable
from assistant.language.areas import Areas
from assistant.language.lexicon import Concept
from assistant.language.words import listed, stems, tokens
from assistant.types import Scope


class Understanding:
    """Understands questions on the reports that `reader` and `areas` know."""

    def __init__(self, reader: Reader, areas: Areas) -> None:
        self._reader = reader
        self._areas = areas

    def resolved(self, plain: str, history: Sequence[str]) -> Resolved:
        """A question that stands alone, made from `plain` and the questions before it, oldest first.

        Raises:
            QuestionError: one of those cannot be read.
        """
        turns = [self._worded(readable(turn)) for turn in history]
        years = {info.year for info in self._reader.infos}
        return resolve(self._worded(plain), turns, self._areas, years)

    def _worded(self, question: str) -> str:
        """`question` in full, without politeness, and spelled right: what it wants, and of what, is told
        by patterns and phrases, which a slip would hide. What may be a name keeps its spelling."""
        lexicon = self._reader.lexicon
        # Politeness hides how a question ends, and is known where it is spelled out.
        full = asking.spelled_out(asking.unpadded(question))
        full = asking.unpadded(lexicon.as_printed(full))
        named = (t.text for m in self._areas.find(full) for t in tokens(full[m.start : m.end]))
        full = self._areas.written(lexicon.corrected(full, _ASKING, frozenset(named)))
        return outer.ended(comparing.plain(full))

    def query(self, resolved: Resolved, override: Scope, beside: tuple[Place, ...] = ()) -> Query:
        """`resolved` as a query; `override` is the scope that a user set, `beside` where what it leans
        on stands."""
        query = replace(self._reader.read(resolved.question, override), beside=beside)
        if not resolved.background:
            return replace(query, text=resolved.text)
        about = self._reader.read(resolved.background)
        known = {concept.alternatives[0] for concept in query.concepts}
        background = tuple(c for c in about.concepts if c.alternatives[0] not in known)
        if query.keywords and query.expects == "definition":
            # A few words said after a question look nothing up.
            query = replace(query, expects="text", keywords=False)
        if query.expects == "definition" and _OF_WHAT_WAS_SAID.match(resolved.question):
            # "What did they do?", "What is it for?"
            tells = query.concepts or _WHAT_FOR.search(resolved.question)
            query = replace(query, expects="text") if tells else query
        if query.unit == "count" and narrows(resolved.question):
            query = replace(query, unit=None)  # Told as a share as often as by number.
        if resolved.like:
            if not query.concepts or _GOES_WITH.search(resolved.question):
                query = replace(query, concepts=(*query.concepts, *_papers(resolved.question)))
            model = self._reader.read(resolved.like)
            query = replace(
                query,
                expects="figure" if query.unit else model.expects,
                unit=query.unit or model.unit,
                areas=query.areas or about.areas,
                months=query.months or about.months,
                keywords=False,
            )
        # "Is that higher or lower?" says nothing of what is.
        says = any(not concept.alternatives[0] <= _WAYS for concept in query.concepts)
        return replace(
            query,
            text=resolved.text,
            concepts=query.concepts if says else (*query.concepts, *background),
            background=background if says else (),
            years=query.years or about.years,
            report_years=query.report_years or about.report_years,
            scope=Scope(
                query.scope.forces or about.scope.forces,
                query.scope.years or (() if query.years else about.scope.years),
                query.scope.reports or about.scope.reports,
            ),
        )


def _papers(turn: str) -> tuple[Concept, ...]:
    """What a turn that asks the same of a report or a document asks about: elsewhere such a word stands
    for the reports themselves, and means nothing."""
    return tuple(Concept(t.text, (frozenset({t.stem}),), 1.0) for t in tokens(turn) if t.stem in _PAPERS)


_PAPERS = stems("report document paper")
_WAYS = stems(" ".join(sorted(listed("up_wide") | listed("down_wide"))))

_GOES_WITH = re.compile(r"\b(?:report|document|paper)\s+(?:that\s+)?go(?:es)?\s+with\b", re.I)
"""What names a paper as a thing of its own, and not as where something is told."""

_WHAT_FOR = re.compile(r"\b(?:for|about)\W*$", re.I)
_OF_WHAT_WAS_SAID = re.compile(
    r"^(?:(?:and|but|so)\s+)?(?:what|who)(?:['’]?s|\s+is|\s+are|\s+was|\s+were)\s+"
    r"(?:it|they|that|this|these|those|he|she)\b(?!.*\b(?:mean\w*|short\s+for|stands?)\b)",
    re.I,
)
"""What says something of a thing named before ("what did they do?") defines no word."""


_ASKING = listed("asking_words")
