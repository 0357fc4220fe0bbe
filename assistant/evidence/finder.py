"""The evidence for a question: passages found, their sentences and rows ranked, the best ones read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from assistant.asked.question import Query
from assistant.evidence import thread
from assistant.evidence.candidates import Candidate, candidates
from assistant.evidence.entailment import Entailment, shown
from assistant.evidence.forms import sentence_answers
from assistant.evidence.rank import Ranker
from assistant.evidence.rerank import Reranker
from assistant.language import averted
from assistant.language.areas import Areas
from assistant.language.grading import names_grade
from assistant.language.lexicon import Lexicon
from assistant.types import Expects, Scope
from corpus.types import Kind, Passage
from index.search import Index
from index.types import Filters, Hit

Hides = Callable[[Passage], bool]
"""Whether a passage is kept out of sight."""

RERANKED = 20
"""Passages that a reranker reads."""

DEPTH = 40
"""Passages whose sentences are looked at."""

FORMED = 10
"""Passages that are looked for by the form of what is asked for alone, where that is rare."""

SHOWN = 10
"""Passages that are handed on."""

READ = 4
"""Of the best sentences so many are read together with an open question, some 7 ms each, ..."""

JUDGED = 6
"""... and so many with a claim or a question of yes or no."""

OF_ROWS: frozenset[Expects] = frozenset({"figure", "comparison"})
"""What stands in rows of tables as well as in sentences, and is ranked without being read."""

_KINDS: dict[Expects, frozenset[Kind]] = {
    "figure": frozenset({"table_row"}),
    "comparison": frozenset({"table_row"}),
    "yesno": frozenset({"table_row"}),
    "judgement": frozenset({"judgement"}),
}


class Finder:
    """Finds and ranks evidence in one index.

    Args:
        index: an open index.
        areas: the forces that its reports are on.
        lexicon: what words can be called in them.
        ranker: ranks sentences and table rows.
        entailment: reads the best sentences together with a question or statement.
        reranker: puts the passages found into a better order first, if there is one.
        hides: what is not to be found, if anything.
    """

    def __init__(
        self,
        index: Index,
        areas: Areas,
        lexicon: Lexicon,
        ranker: Ranker,
        entailment: Entailment,
        reranker: Reranker | None = None,
        hides: Hides | None = None,
    ) -> None:
        self._index = index
        self._areas = areas
        self._lexicon = lexicon
        self._ranker = ranker
        self._entailment = entailment
        self._reranker = reranker
        self._hides = hides
        self._years = [info.year for info in index.infos()]
        self._covered = {info.force for info in index.infos()}

    def passages(self, text: str, k: int, scope: Scope) -> tuple[Hit, ...]:
        """The `k` passages nearest to `text` within `scope`, best first."""
        if self._reranker is None:
            return self._index.search(text, k=k, filters=filters_of(scope))
        found = self._index.search(text, k=max(k, RERANKED), filters=filters_of(scope))
        return self._reranker.rerank(text, found)[:k]

    def uncovered(self, query: Query) -> list[str]:
        """The forces that the question names and no report covers."""
        return [force for force in query.forces if force not in self._covered]

    def find(
        self, query: Query, *, judged: bool = False, unread: bool = False
    ) -> tuple[list[Candidate], tuple[Hit, ...]]:
        """The candidates for `query`, best first, and the passages they stand in, likewise; with
        `judged` for a statement that is to be judged; `unread` in the order of the ranker alone."""
        text = self._lexicon.corrected(query.text)
        vector = self._index.embed(text)
        found = self._retrieve(query, text, vector)
        if query.beside:
            found += self._nearby(query, text, vector, found)
        if self._hides is not None:
            found = [hit for hit in found if not self._hides(hit.passage)]
        if self._reranker is not None:
            found = [*self._reranker.rerank(text, found[:RERANKED]), *found[RERANKED:]]
        ranked = self._ranker.rank(
            candidates(
                query,
                ((hit, self._index.sentence_vectors(hit.passage)) for hit in found),
                vector,
                self._label,
                self._lexicon.weight,
            )
        )
        if query.beside:
            ranked = thread.nearer(query, ranked)
        about = self._about(query, ranked)
        ordered = query.expects not in OF_ROWS
        if (ordered or judged) and not unread:
            count = JUDGED if judged or query.expects == "yesno" else READ
            prose = [n for n, c in enumerate(about) if c.hit.passage.kind != "table_row"]
            places = set(prose[:count])
            if ordered and not judged:
                # What lacks the form of an answer is passed over: the best that have it are read too.
                able = (n for n in prose if sentence_answers(query, about[n].text, self._areas))
                places.update(islice(able, count))
            about = self.read(text, about, places)
            about = self._ranker.reread(about) if ordered else about
        by_id = {hit.passage.id: hit for hit in found}
        order = dict.fromkeys(c.hit.passage.id for c in (*about, *ranked))
        hits = tuple(by_id[i] for i in order)[:SHOWN]
        if len(hits) < SHOWN:
            # What comes nearest beyond what the question says is shown behind, never answered from;
            # what the user filtered out is not shown at all.
            wider = Scope(forces=query.scope.forces)
            near = filters_of(query.scope if query.filtered else wider)
            more = self._index.search(text, k=2 * SHOWN, filters=near, vector=vector)
            hits += tuple(hit for hit in more if hit.passage.id not in by_id)
        return about, hits[:SHOWN]

    def read(self, statement: str, ranked: Sequence[Candidate], places: set[int]) -> list[Candidate]:
        """`ranked`, those at `places` read together with `statement`: rows of tables aside, whose words
        say too little, and those that have been read."""
        out = list(ranked)
        unread = [n for n in sorted(places) if ranked[n].said is None]
        prose = [n for n in unread if ranked[n].hit.passage.kind != "table_row"]
        for force in dict.fromkeys(ranked[n].hit.passage.force for n in prose):
            own = [n for n in prose if ranked[n].hit.passage.force == force]
            texts = [shown(ranked[n].hit.passage, ranked[n].start, ranked[n].end) for n in own]
            # Which force is spoken of has been settled; a sentence that says "it" is not to be blamed.
            asked = self._areas.nameless(statement, force)
            for n, said in zip(own, self._entailment.read(asked, texts), strict=True):
                out[n] = replace(out[n], said=said)
        return out

    def _about(self, query: Query, ranked: list[Candidate]) -> list[Candidate]:
        """Of the candidates those that speak of every uncovered force the question names, or all if none
        does."""
        foreign = set(self.uncovered(query))
        about = [c for c in ranked if foreign <= set(self._areas.forces(_item(c)))] if foreign else []
        return about or ranked

    def _retrieve(self, query: Query, text: str, vector: NDArray[np.float32]) -> list[Hit]:
        named = (*query.concepts, *query.background)
        extra = sorted({s for c in named for a in c.alternatives for s in a})
        base = filters_of(query.scope)

        def search(filters: Filters, k: int) -> list[Hit]:
            found = self._index.search(text, k=k, filters=filters, vector=vector, expansion=extra)
            kinds = _kinds(query)
            if kinds:
                # Rows and grades are short and many alike; prose would crowd them out.
                only = replace(filters, kinds=kinds)
                found += self._index.search(text, k=k // 2, filters=only, vector=vector, expansion=extra)
            told = averted.told_by(query.text)
            found += self._index.search(told, k=FORMED, filters=filters) if told else ()
            return list({hit.passage.id: hit for hit in reversed(found)}.values())[::-1]

        set_by_user = query.filtered and query.report_years == query.years
        if query.scope.reports or not query.years or set_by_user:
            return search(base, DEPTH)
        first = search(base, DEPTH) if query.scope.years else []
        # A later report looks back: what it says of the year asked for counts too, if it names it.
        later = frozenset(
            i.year
            for i in self._index.infos()
            if i.year not in query.years and i.year > min(query.years)
        )
        if not later:
            return first
        back = search(replace(base, years=later), DEPTH)
        known = {hit.passage.id for hit in first}
        years = [str(year) for year in query.years]
        return first + [
            hit
            for hit in back
            if hit.passage.id not in known
            and any(year in hit.passage.text or year in hit.passage.context for year in years)
        ]

    def _nearby(
        self, query: Query, text: str, vector: NDArray[np.float32], found: Sequence[Hit]
    ) -> list[Hit]:
        """What stands near the answer to the turn before and was not found among all that is covered."""
        reports = frozenset(place.report_id for place in query.beside)
        there = replace(filters_of(query.scope), reports=reports)
        known = {hit.passage.id for hit in found}
        more = self._index.search(text, k=DEPTH, filters=there, vector=vector)
        return [h for h in more if h.passage.id not in known and thread.near(query, h.passage)]

    def _label(self, passage: Passage) -> str:
        if passage.kind == "judgement":
            return passage.text
        if passage.table is None or passage.row is None:
            return ""
        table = self._index.report(passage.report_id).tables[passage.table]
        row = table.rows[passage.row]
        return f"{table.caption} {row.group} {row.label}"


def filters_of(scope: Scope) -> Filters:
    """What the index is to be confined to."""
    return Filters(
        forces=frozenset(scope.forces), years=frozenset(scope.years), reports=frozenset(scope.reports)
    )


def _item(candidate: Candidate) -> str:
    """The paragraph or list item that a candidate stands in."""
    passage = candidate.hit.passage
    at = candidate.start - passage.start
    end = passage.text.find("\n", at)
    return passage.text[passage.text.rfind("\n", 0, at) + 1 : len(passage.text) if end < 0 else end]


def _kinds(query: Query) -> frozenset[Kind]:
    """Kinds of passages that are looked for by themselves."""
    kinds = _KINDS.get(query.expects, frozenset())
    if query.expects == "text" and query.keywords and (query.areas or query.years):
        kinds |= {"table_row"}  # "Theft in Kent 2019" looks a figure up.
    return kinds | {"judgement"} if names_grade(query.text) else kinds
