"""From a question, as it was understood, to the best draft of its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import years
from assistant.answers.abreast import Abreast, one_sided, side_query
from assistant.answers.calibration import Confidence
from assistant.answers.compose import Composer
from assistant.asked import contrast, parts
from assistant.asked.contrast import Contrast
from assistant.asked.followup import Resolved
from assistant.asked.leaning import places_of, points_back
from assistant.asked.question import Place, Query
from assistant.asked.understanding import Understanding
from assistant.claims import premises
from assistant.claims.checker import Checker
from assistant.evidence.candidates import Candidate
from assistant.evidence.finder import Finder
from assistant.evidence.sense import Weigher
from assistant.language.areas import Areas
from assistant.support.draft import Draft
from assistant.types import Scope
from index.search import Index

THRESHOLD = 0.45
"""The least score of evidence for a claim, a premise or a question of yes or no to be judged by it."""


class Drafter:
    """Drafts answers.

    Args:
        index: an open index.
        areas: the forces that its reports are on.
        understanding: reads questions.
        finder: finds evidence.
        composer: composes an answer from evidence.
        checker: judges statements.
        weigher: lays statements against evidence.
        calibration: tells how likely a draft is right.
    """

    def __init__(
        self,
        index: Index,
        areas: Areas,
        understanding: Understanding,
        finder: Finder,
        composer: Composer,
        checker: Checker,
        weigher: Weigher,
        calibration: Confidence,
    ) -> None:
        self._index = index
        self._areas = areas
        self._understanding = understanding
        self._finder = finder
        self._composer = composer
        self._checker = checker
        self._weigher = weigher
        self._calibration = calibration
        self._abreast = Abreast(composer, self._evidence, self.weighed)

    def asked(
        self, resolved: Resolved, scope: Scope, beside: tuple[Place, ...]
    ) -> tuple[Query, Contrast | None]:
        """What is asked, over the years of both reports that it holds against each other, however it
        names them ("the later one", "two years on"), and what it contrasts, if it does."""
        query = self._understanding.query(resolved, scope, beside)
        found = self._contrast(query, resolved)
        return (contrast.spanning(query, found) if found else query), found

    def draft(
        self,
        resolved: Resolved,
        query: Query,
        ranked: Sequence[Candidate],
        found: Contrast | None,
        scope: Scope,
    ) -> Draft | None:
        """The best draft, with how likely it is right; `found` is what the question contrasts."""
        draft = found and self._contrasted(found, query, resolved, scope)
        draft = draft or self._compound(resolved, scope, query.beside)
        if draft is None:
            if found is not None and found.ranks and query.expects == "yesno":
                query = replace(query, expects="comparison")  # "More here or there?" is no yes or no.
            draft = self.weighed(query, ranked, self._drafted(query, ranked, found))
        return draft

    def weighed(self, query: Query, ranked: Sequence[Candidate], draft: Draft | None) -> Draft | None:
        """`draft` with how likely it is right."""
        if draft is None:
            return None
        # What the quoted sentences say of the question counts, too.
        quoted = {n for n, c in enumerate(ranked) if any(c.touches(q) for q in draft.quotes)}
        read = self._finder.read(query.text, ranked, quoted)
        return self._calibration.weighed(query, read, draft)

    def _evidence(self, query: Query) -> Sequence[Candidate]:
        return self._finder.find(query)[0]

    def _drafted(
        self, query: Query, ranked: Sequence[Candidate], found: Contrast | None = None
    ) -> Draft | None:
        """Yes or No, a correction of what the question takes for granted, or what it asks for; says so
        if that is of one side alone of a contrast `found`."""
        if query.expects == "yesno":
            settled = self._checker.settle(query, ranked, THRESHOLD)
        else:
            settled = premises.corrected(
                query, ranked, self._checker, self._weigher, self._areas, THRESHOLD
            )
        draft = settled or self._composer.compose(query, ranked)
        if draft is not None and settled is None and found is None:
            wider = years.with_others(query, ranked, draft, self._index.infos(), self._evidence)
            draft = (self._composer.compose(query, wider) if wider else None) or draft
        return one_sided(found, draft) if found and draft else draft

    def _compound(self, resolved: Resolved, override: Scope, beside: tuple[Place, ...]) -> Draft | None:
        """The answers to all parts of a question that asks several things, or None."""
        pieces = parts.split(resolved.question)
        if len(pieces) < 2:
            return None
        drafts: list[Draft] = []
        for number, piece in enumerate(pieces):
            before = pieces[number - 1] if number else resolved.background
            there = places_of(drafts[-1]) if drafts and points_back(piece) else beside
            query = self._understanding.query(Resolved(piece, piece, before), override, there)
            ranked = self._evidence(query)
            draft = self.weighed(query, ranked, self._drafted(query, ranked))
            if draft is None or draft.confidence < self._calibration.threshold:
                return None
            drafts.append(draft)
        return parts.merge(drafts)

    def _contrast(self, query: Query, resolved: Resolved) -> Contrast | None:
        """What `query` sets one thing against another, if it does."""
        if query.expects == "reason" or premises.granted(query, self._areas) is not None:
            return None
        forces = query.scope.forces
        all_years = {i.year for i in self._index.infos() if not forces or i.force in forces}
        home = forces[0] if len(forces) == 1 else ""
        covered = () if query.filtered else tuple(sorted(all_years))
        return contrast.find(resolved.question, covered, self._areas, home, named=query.areas)

    def _contrasted(
        self, found: Contrast, query: Query, resolved: Resolved, override: Scope
    ) -> Draft | None:
        """The answer to both sides, or None if they are not both found."""
        forces = query.scope.forces
        infos = [i for i in self._index.infos() if not forces or i.force in forces]
        query_of = self._understanding.query
        # What each side leans on may deny what it names ("no suspect identified"): it is read with it.
        about = f" (about: {resolved.background})" if resolved.background else ""
        one, two = (
            side_query(
                found,
                side,
                query_of(
                    replace(resolved, question=side.text, text=side.text + about), override, query.beside
                ),
                tuple(info.id for info in infos if info.year in {side.year, *(side.month or ())[:1]}),
            )
            for side in found.sides
        )
        return self._abreast.draft(found, (one, two))
