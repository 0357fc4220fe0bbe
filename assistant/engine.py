"""The assistant: from a question to an answer that has passed the gate, or to a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answers import years
from assistant.answers.abreast import Abreast, one_sided, side_query
from assistant.answers.admission import Admission
from assistant.answers.calibration import Calibration
from assistant.answers.compose import Composer
from assistant.answers.reply import given, withheld
from assistant.answers.wording import Wording
from assistant.asked import asking, contrast, parts
from assistant.asked.contrast import Contrast
from assistant.asked.followup import Resolved
from assistant.asked.guard import is_instruction
from assistant.asked.leaning import narrows, places_of, points_back
from assistant.asked.question import Place, Query, Reader, readable
from assistant.asked.understanding import Understanding
from assistant.claims import premises
from assistant.claims.checker import Checker, Finding, stated
from assistant.evidence.candidates import Candidate
from assistant.evidence.entailment import Entailment
from assistant.evidence.finder import SHOWN, Finder, Hides, filters_of
from assistant.evidence.rank import Ranker
from assistant.evidence.readings import FigureReader
from assistant.evidence.rerank import CrossEncoderReranker, Reranker
from assistant.evidence.sense import Sense, Weigher
from assistant.language import rivals
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from assistant.support.draft import Draft
from assistant.types import Answer, Scope
from index.recent import Recent
from index.search import Index
from index.types import Hit

KEPT = 256
"""Answers that are remembered for the questions that follow them."""

Turns = tuple[str, ...]
"""The questions of a conversation, oldest first."""

THRESHOLD = 0.45
"""The least score of evidence for a claim, a premise or a question of yes or no to be judged by it."""


class Assistant:
    """Answers questions and checks claims against one index. Many threads may use one `Assistant`."""

    def __init__(
        self,
        index: Index,
        *,
        ranker: Ranker | None = None,
        reranker: Reranker | None = None,
        wording: Wording | None = None,
        calibration: Calibration | None = None,
        entailment: Entailment | None = None,
        sense: Sense | None = None,
        hides: Hides | None = None,
    ) -> None:
        """Takes an open index; `open` opens the one in the data folder. Passages that `hides` are not
        answered from: how answers fare without them can be measured so.

        Raises:
            SettingsError: the weights that come with the package are damaged.
        """
        self.index = index
        self.entailment = entailment or Entailment.packaged()
        self._wording = wording
        self._calibration = calibration or Calibration.packaged()
        infos = index.infos()
        self.areas = Areas(info.force for info in infos)
        lexicon = Lexicon(index.vocabulary(), index.abbreviations())
        self._reader = Reader(infos, lexicon, self.areas)
        self._understanding = Understanding(self._reader, self.areas)
        ranker = ranker or Ranker.packaged()
        self._finder = Finder(index, self.areas, lexicon, ranker, self.entailment, reranker, hides)
        self._admission = Admission(
            index, self.areas, lexicon, self._finder, self._calibration.threshold
        )
        self.figures = FigureReader(self.areas, index.report)
        self._composer = Composer(self.figures, index.report, self.areas)
        self._abreast = Abreast(self._composer, lambda query: self.evidence(query)[0], self._weighed)
        self.weigher = Weigher(index.report, self.areas, sense)
        self.checker = Checker(self.areas, self.figures, self._composer, index.report, self.weigher)
        self._drafts: Recent[tuple[str, Turns, Scope], tuple[Draft, ...]] = Recent(KEPT)

    @classmethod
    def open(cls, home: Path | None = None, *, reports: Path | None = None) -> Assistant:
        """The assistant over the index in the data folder `home`, by default that of the settings.

        Raises:
            IndexMissing, IndexStale, IndexDamaged, SettingsError: as `Index.open` and `Settings.read`.
        """
        from assistant.settings import Settings
        from corpus import catalogue
        from index.embedding import SentenceEmbedder

        settings = Settings.read(home=home, reports=reports)
        folder = settings.reports or catalogue.DEFAULT_FOLDER
        embedder = SentenceEmbedder.load(settings.embedding_model)
        return cls(
            Index.open(settings.home, embedder, folder=folder),
            reranker=CrossEncoderReranker.load(settings.reranker) if settings.reranker else None,
            wording=Wording.load(settings.chat_model) if settings.chat_model else None,
        )

    def find(self, text: str, *, k: int = SHOWN, scope: Scope = Scope()) -> tuple[Hit, ...]:  # noqa: B008
        """The `k` passages nearest to `text` within `scope`, best first.

        Raises:
            QuestionError: the text cannot be read.
            FilterError: nothing satisfies the scope.
        """
        plain = readable(text)
        self.index.check_filters(filters_of(scope))
        return self._finder.passages(plain, k, scope)

    def ask(
        self,
        question: str,
        *,
        scope: Scope = Scope(),  # noqa: B008
        history: Sequence[str] = (),
    ) -> Answer:
        """The answer to `question`, asked after the questions in `history` (oldest first).

        `scope` overrides what the question says of force, year and report.

        Raises:
            QuestionError: the question cannot be read.
            FilterError: nothing satisfies the scope.
        """
        plain = readable(question)
        self.index.check_filters(filters_of(scope))
        turns = (*map(readable, history), plain)
        resolved = self._understanding.resolved(plain, history)
        answer = self._answered(turns, resolved, scope, self._beside(resolved, history, scope))
        if answer.status == "refused" and resolved.otherwise is not None:
            other = self._answered(turns, resolved.otherwise, scope)
            return answer if other.status == "refused" else other
        return answer

    def _answered(
        self, turns: Turns, resolved: Resolved, scope: Scope, beside: tuple[Place, ...] = ()
    ) -> Answer:
        """The answer to the last of `turns`, understood in one way."""
        query, found = self._asked(resolved, scope, beside)
        ranked, hits = self.evidence(query)
        if is_instruction(turns[-1]):
            return withheld(self.index, query, hits, "instruction")
        draft = self._draft(resolved, query, ranked, found, scope)
        reason, what = self._admission.doubt(query, ranked, draft)
        self._keep(turns, scope, draft if reason is None else None)
        if draft is None or reason is not None:
            return withheld(self.index, query, hits, reason or "not_in_reports", what)
        return self._admitted(query, hits, draft)

    def _draft(
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
            draft = self._weighed(query, ranked, self._drafted(query, ranked, found))
        if draft is None or not resolved.against:
            return draft
        said = " ".join(self._admission.support(quote).quote for quote in draft.quotes)
        return draft if all(str(year) in said for year in resolved.against) else None

    def _beside(self, resolved: Resolved, history: Sequence[str], scope: Scope) -> tuple[Place, ...]:
        """Where what answered the last turn of `history` stands, if `resolved` leans on it."""
        if not resolved.leans:
            return ()
        turns = tuple(map(readable, history))
        kept = self._drafts.get((self.index.manifest.generation, turns, scope))
        if kept is None:
            *earlier, last = turns
            before = self._understanding.resolved(last, earlier)
            query, found = self._asked(before, scope, self._beside(before, earlier, scope))
            ranked, _ = self.evidence(query)
            draft = self._draft(before, query, ranked, found, scope)
            doubt, _ = self._admission.doubt(query, ranked, draft)
            kept = self._keep(turns, scope, draft if doubt is None else None)
        another = bool(resolved.like) or narrows(resolved.question)
        return tuple(p for draft in kept for p in places_of(draft, draft.short if another else ""))

    def _keep(self, turns: Turns, scope: Scope, draft: Draft | None) -> tuple[Draft, ...]:
        """Remembers what answered the last of `turns`: what follows may lean on it."""
        kept = () if draft is None else (draft,)
        self._drafts.put((self.index.manifest.generation, turns, scope), kept)
        return kept

    def _drafted(
        self, query: Query, ranked: Sequence[Candidate], found: Contrast | None = None
    ) -> Draft | None:
        """Yes or No, a correction of what the question takes for granted, or what it asks for; says so
        if that is of one side alone of a contrast `found`."""
        if query.expects == "yesno":
            settled = self.checker.settle(query, ranked, THRESHOLD)
        else:
            settled = premises.corrected(
                query, ranked, self.checker, self.weigher, self.areas, THRESHOLD
            )
        draft = settled or self._composer.compose(query, ranked)
        if draft is not None and settled is None and found is None:
            wider = years.with_others(
                query, ranked, draft, self.index.infos(), lambda other: self.evidence(other)[0]
            )
            draft = (self._composer.compose(query, wider) if wider else None) or draft
        return one_sided(found, draft) if found and draft else draft

    def evidence(
        self, query: Query, *, judged: bool = False, unread: bool = False
    ) -> tuple[list[Candidate], tuple[Hit, ...]]:
        """The candidates for `query`, best first, and the passages they stand in (`Finder.find`)."""
        return self._finder.find(query, judged=judged, unread=unread)

    def understand(
        self,
        question: str,
        *,
        scope: Scope = Scope(),  # noqa: B008
        history: Sequence[str] = (),
    ) -> Query:
        """`question` as `ask` understands it.

        Raises:
            QuestionError: the question cannot be read.
        """
        resolved = self._understanding.resolved(readable(question), history)
        return self._asked(resolved, scope, self._beside(resolved, history, scope))[0]

    def understand_claim(self, claim: str, *, scope: Scope = Scope()) -> Query:  # noqa: B008
        """`claim` as `check` understands it.

        Raises:
            QuestionError: the claim cannot be read.
        """
        plain = asking.spelled_out(readable(claim))
        query = stated(self._reader.read(plain, scope), self.areas)
        if rivals.looks_ahead(plain) and not query.filtered:
            # A year by which something is to be is no year of a report.
            scope = replace(query.scope, years=())
            query = replace(query, years=(), report_years=(), due=(), scope=scope)
        return query

    def _weighed(self, query: Query, ranked: Sequence[Candidate], draft: Draft | None) -> Draft | None:
        """`draft` with how likely it is right."""
        if draft is None:
            return None
        return self._calibration.weighed(query, self._read_quoted(query, ranked, draft), draft)

    def _read_quoted(
        self, query: Query, ranked: Sequence[Candidate], draft: Draft
    ) -> Sequence[Candidate]:
        """`ranked`, with what the quoted sentences say of the question."""
        quoted = {n for n, c in enumerate(ranked) if any(c.touches(q) for q in draft.quotes)}
        return self._finder.read(query.text, ranked, quoted)

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
            ranked, _ = self.evidence(query)
            draft = self._weighed(query, ranked, self._drafted(query, ranked))
            if draft is None or draft.confidence < self._calibration.threshold:
                return None
            drafts.append(draft)
        return parts.merge(drafts)

    def _asked(
        self, resolved: Resolved, scope: Scope, beside: tuple[Place, ...]
    ) -> tuple[Query, Contrast | None]:
        """What is asked, over the years of both reports that it holds against each other, however it
        names them ("the later one", "two years on"), and what it contrasts, if it does."""
        query = self._understanding.query(resolved, scope, beside)
        found = self._contrast(query, resolved)
        return (contrast.spanning(query, found) if found else query), found

    def _contrast(self, query: Query, resolved: Resolved) -> Contrast | None:
        """What `query` sets one thing against another, if it does."""
        if query.expects == "reason" or premises.granted(query, self.areas) is not None:
            return None
        forces = query.scope.forces
        all_years = {i.year for i in self.index.infos() if not forces or i.force in forces}
        home = forces[0] if len(forces) == 1 else ""
        covered = () if query.filtered else tuple(sorted(all_years))
        return contrast.find(resolved.question, covered, self.areas, home, named=query.areas)

    def _contrasted(
        self, found: Contrast, query: Query, resolved: Resolved, override: Scope
    ) -> Draft | None:
        """The answer to both sides, or None if they are not both found."""
        forces = query.scope.forces
        infos = [i for i in self.index.infos() if not forces or i.force in forces]
        query_of = self._understanding.query
        one, two = (
            side_query(
                found,
                side,
                query_of(replace(resolved, question=side.text, text=side.text), override),
                tuple(info.id for info in infos if info.year in {side.year, *(side.month or ())[:1]}),
            )
            for side in found.sides
        )
        return self._abreast.draft(found, (one, two))

    def _admitted(self, query: Query, hits: tuple[Hit, ...], draft: Draft) -> Answer:
        against = self._admission.objections(draft)
        if against:
            return withheld(self.index, query, hits, "not_in_reports", detail=against[0])
        if self._wording is not None:
            supports = [self._admission.support(quote) for quote in draft.quotes]
            worded = self._wording.word(query.text, draft, supports, self.areas)
            draft = replace(draft, text=worded.text)
        return given(self.index, query, hits, draft)

    def check(self, claim: str, *, scope: Scope = Scope()) -> Answer:  # noqa: B008
        """Whether the reports support `claim`, contradict it, or do not speak of it.

        Raises:
            QuestionError: the claim cannot be read.
            FilterError: nothing satisfies the scope.
        """
        plain = readable(claim)
        self.index.check_filters(filters_of(scope))
        query = self.understand_claim(claim, scope=scope)
        ranked, hits = self.evidence(query, judged=True)
        finding = Finding("not_found", None)
        if not is_instruction(plain):
            finding = self.checker.check(query, ranked, THRESHOLD)
        draft = finding.draft and replace(finding.draft, status=finding.verdict)
        draft = self._weighed(query, ranked, draft)
        if draft is None or not self._admission.stands(query, draft):
            return withheld(self.index, query, hits, None)
        return given(self.index, query, hits, draft, finding.right)
