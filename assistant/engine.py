"""The assistant: from a question to an answer that has passed the gate, or to a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answers.admission import Admission
from assistant.answers.calibration import Calibration, Confidence
from assistant.answers.compose import Composer
from assistant.answers.reply import given, withheld
from assistant.answers.wording import Wording
from assistant.asked import asking
from assistant.asked.followup import Resolved
from assistant.asked.guard import is_instruction
from assistant.asked.leaning import narrows, places_of
from assistant.asked.question import Place, Query, Reader, readable
from assistant.asked.understanding import Understanding
from assistant.claims import dated
from assistant.claims.checker import Checker, Finding, stated
from assistant.drafter import THRESHOLD, Drafter
from assistant.evidence.candidates import Candidate
from assistant.evidence.entailment import Entailment
from assistant.evidence.finder import SHOWN, Finder, Hides, filters_of
from assistant.evidence.rank import Ranker
from assistant.evidence.readings import FigureReader
from assistant.evidence.rerank import CrossEncoderReranker, Reranker
from assistant.evidence.sense import Sense, Weigher
from assistant.language import rivals
from assistant.language.areas import Areas
from assistant.language.capitals import Capitals
from assistant.language.lexicon import Lexicon
from assistant.support.draft import Draft
from assistant.types import Answer, Reason, Scope
from index.recent import Recent
from index.search import Index
from index.types import Hit

KEPT = 256
"""Answers that are remembered for the questions that follow them."""

Turns = tuple[str, ...]
"""The questions of a conversation, oldest first."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a question: the draft that answers it, or None with the `reason` and the value at
    fault (`what`)."""

    query: Query
    hits: tuple[Hit, ...]
    draft: Draft | None
    reason: Reason | None
    what: str = ""


class Assistant:
    """Answers questions and checks claims against one index. Many threads may use one `Assistant`."""

    def __init__(
        self,
        index: Index,
        *,
        ranker: Ranker | None = None,
        reranker: Reranker | None = None,
        wording: Wording | None = None,
        calibration: Confidence | None = None,
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
        calibration = calibration or Calibration.packaged()
        infos = index.infos()
        self.areas = Areas(info.force for info in infos)
        capitals = Capitals(lambda: (index.report(info.id).text for info in infos))
        lexicon = Lexicon(index.vocabulary(), index.abbreviations(), capitals)
        self._reader = Reader(infos, lexicon, self.areas)
        self._understanding = Understanding(self._reader, self.areas)
        ranker = ranker or Ranker.packaged()
        self._finder = Finder(index, self.areas, lexicon, ranker, self.entailment, reranker, hides)
        self._admission = Admission(index, self.areas, lexicon, self._finder, calibration.threshold)
        self.figures = FigureReader(self.areas, index.report)
        composer = Composer(self.figures, index.report, self.areas)
        self.weigher = Weigher(index.report, self.areas, sense)
        self.checker = Checker(self.areas, self.figures, composer, index.report, self.weigher)
        self._drafter = Drafter(
            index,
            self.areas,
            self._understanding,
            self._finder,
            composer,
            self.checker,
            self.weigher,
            calibration,
        )
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
            # What was said before, of its own time, is not so of another.
            again = any(draft.short == other.short for draft in self._before(history, scope))
            return answer if other.status == "refused" or again else other
        return answer

    def _answered(
        self, turns: Turns, resolved: Resolved, scope: Scope, beside: tuple[Place, ...] = ()
    ) -> Answer:
        """The answer to the last of `turns`, understood in one way."""
        found = self._outcome(turns, resolved, scope, beside)
        if found.draft is None:
            return withheld(
                self.index, found.query, found.hits, found.reason or "not_in_reports", found.what
            )
        return self._admitted(found.query, found.hits, found.draft)

    def _outcome(
        self, turns: Turns, resolved: Resolved, scope: Scope, beside: tuple[Place, ...]
    ) -> _Outcome:
        """What came of the last of `turns`; what answered it is remembered, for what follows may lean on
        it."""
        query, found = self._drafter.asked(resolved, scope, beside)
        ranked, hits = self.evidence(query)
        if is_instruction(turns[-1]):
            outcome = _Outcome(query, hits, None, "instruction")
        else:
            draft = self._drafter.draft(resolved, query, ranked, found, scope)
            if draft is not None and not self._admission.names(draft, resolved.against):
                draft = None
            reason, what = self._admission.doubt(query, ranked, draft)
            outcome = _Outcome(query, hits, None if reason else draft, reason, what)
        kept = () if outcome.draft is None else (outcome.draft,)
        self._drafts.put((self.index.manifest.generation, turns, scope), kept)
        return outcome

    def _beside(self, resolved: Resolved, history: Sequence[str], scope: Scope) -> tuple[Place, ...]:
        """Where what answered the last turn of `history` stands, if `resolved` leans on it."""
        if not resolved.leans:
            return ()
        another = bool(resolved.like) or narrows(resolved.question)
        return tuple(
            place
            for draft in self._before(history, scope)
            for place in places_of(draft, draft.short if another else "")
        )

    def _before(self, history: Sequence[str], scope: Scope) -> tuple[Draft, ...]:
        """What answered the last turn of `history`, if anything did."""
        turns = tuple(map(readable, history))
        kept = self._drafts.get((self.index.manifest.generation, turns, scope))
        if kept is None:
            *earlier, last = turns
            before = self._understanding.resolved(last, earlier)
            draft = self._outcome(turns, before, scope, self._beside(before, earlier, scope)).draft
            kept = () if draft is None else (draft,)
        return kept

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
        return self._drafter.asked(resolved, scope, self._beside(resolved, history, scope))[0]

    def understand_claim(self, claim: str, *, scope: Scope = Scope()) -> Query:  # noqa: B008
        """`claim` as `check` understands it.

        Raises:
            QuestionError: the claim cannot be read.
        """
        plain = self._reader.lexicon.as_printed(asking.spelled_out(readable(claim)))
        query = stated(self._reader.read(plain, scope), self.areas)
        ahead = rivals.looks_ahead(plain)
        covered = {info.year for info in self.index.infos()}
        happened = dated.claimed(plain) is not None and not covered & set(query.years)
        if (ahead or happened) and not query.filtered:
            # A year by which something is to be is no year of a report, nor need that be in which
            # something is said to have been.
            scope = replace(query.scope, years=())
            query = replace(query, years=(), report_years=(), due=(), scope=scope)
        return query

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
        draft = self._drafter.weighed(query, ranked, draft)
        if draft is None or not self._admission.stands(query, draft):
            return withheld(self.index, query, hits, None)
        return given(self.index, query, hits, draft, finding.right)
