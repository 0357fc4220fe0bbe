"""The assistant: from a question to an answer that has passed the gate, or to a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answers import refusal
from assistant.answers.abreast import Abreast, one_sided, side_query
from assistant.answers.calibration import Calibration
from assistant.answers.compose import Composer
from assistant.answers.voice import voice
from assistant.answers.wording import Wording
from assistant.asked import asking, contrast, parts
from assistant.asked.contrast import Contrast
from assistant.asked.followup import Resolved, resolve
from assistant.asked.guard import is_instruction
from assistant.asked.question import Place, Query, Reader, readable
from assistant.claims import graded, premises
from assistant.claims.checker import Checker, Finding, stated
from assistant.evidence import thread
from assistant.evidence.candidates import Candidate, candidates
from assistant.evidence.demands import unspoken
from assistant.evidence.entailment import Entailment, shown
from assistant.evidence.rank import Ranker
from assistant.evidence.readings import FigureReader
from assistant.evidence.rerank import CrossEncoderReranker, Reranker
from assistant.evidence.sense import Sense, Weigher
from assistant.language import rivals
from assistant.language.areas import Areas, short_name
from assistant.language.lexicon import Lexicon
from assistant.support.draft import Draft, Quote
from assistant.support.gate import Support, objections
from assistant.types import Answer, Citation, Expects, Reason, Scope
from corpus.types import Kind, Passage
from index.recent import Recent
from index.search import Index
from index.types import Filters, Hit

RERANKED = 20
"""Passages that a reranker reads."""

DEPTH = 40
"""Passages whose sentences are looked at."""

SHOWN = 10
"""Passages that an answer carries."""

READ = 4
"""Of the best sentences so many are read together with an open question, some 7 ms each, ..."""

JUDGED = 6
"""... and so many with a claim or a question of yes or no."""

KEPT = 256
"""Answers that are remembered for the questions that follow them."""

Turns = tuple[str, ...]
"""The questions of a conversation, oldest first."""

THRESHOLD = 0.45
"""The least score of evidence for a claim, a premise or a question of yes or no to be judged by it."""


OF_ROWS: frozenset[Expects] = frozenset({"figure", "comparison"})
"""What stands in rows of tables as well as in sentences, and is ranked without being read."""

_KINDS: dict[Expects, frozenset[Kind]] = {
    "figure": frozenset({"table_row"}),
    "comparison": frozenset({"table_row"}),
    "yesno": frozenset({"table_row"}),
    "judgement": frozenset({"judgement"}),
}


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
    ) -> None:
        """Takes an open index; `open` opens the one in the data folder.

        Raises:
            SettingsError: the weights that come with the package are damaged.
        """
        self.index = index
        self.entailment = entailment or Entailment.packaged()
        self._ranker = ranker or Ranker.packaged()
        self._reranker = reranker
        self._wording = wording
        self._calibration = calibration or Calibration.packaged()
        infos = index.infos()
        self.areas = Areas(info.force for info in infos)
        self._lexicon = Lexicon(index.vocabulary(), index.abbreviations())
        self._reader = Reader(infos, self._lexicon, self.areas)
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
        filters = _filters(scope)
        self.index.check_filters(filters)
        if self._reranker is None:
            return self.index.search(plain, k=k, filters=filters)
        return self._reranker.rerank(
            plain, self.index.search(plain, k=max(k, RERANKED), filters=filters)
        )[:k]

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
        self.index.check_filters(_filters(scope))
        turns = (*map(readable, history), plain)
        resolved = self._resolved(plain, history)
        answer = self._answered(turns, resolved, scope, self._beside(resolved, history, scope))
        if answer.status == "refused" and resolved.otherwise is not None:
            other = self._answered(turns, resolved.otherwise, scope)
            return answer if other.status == "refused" else other
        return answer

    def _answered(
        self, turns: Turns, resolved: Resolved, scope: Scope, beside: tuple[Place, ...] = ()
    ) -> Answer:
        """The answer to the last of `turns`, understood in one way."""
        query = self._query(resolved, scope, beside)
        ranked, hits = self.evidence(query)
        if is_instruction(turns[-1]):
            return self._refused(query, hits, "instruction")
        draft = self._draft(resolved, query, ranked, scope)
        reason, what = self._doubt(query, ranked, draft)
        self._keep(turns, scope, draft if reason is None else None)
        if draft is None or reason is not None:
            return self._refused(query, hits, reason or "not_in_reports", what)
        return self._admitted(query, hits, draft)

    def _draft(
        self, resolved: Resolved, query: Query, ranked: Sequence[Candidate], scope: Scope
    ) -> Draft | None:
        """The best draft, with how likely it is right."""
        found = self._contrast(query, resolved)
        draft = found and self._contrasted(found, query, resolved, scope)
        draft = draft or self._compound(resolved, scope, query.beside)
        if draft is None:
            if found is not None and found.ranks and query.expects == "yesno":
                query = replace(query, expects="comparison")  # "More here or there?" is no yes or no.
            draft = self._weighed(query, ranked, self._drafted(query, ranked, found))
        if draft is None or not resolved.against:
            return draft
        said = " ".join(self._support(quote).quote for quote in draft.quotes)
        return draft if all(str(year) in said for year in resolved.against) else None

    def _beside(self, resolved: Resolved, history: Sequence[str], scope: Scope) -> tuple[Place, ...]:
        """Where what answered the last turn of `history` stands, if `resolved` leans on it."""
        if not resolved.leans:
            return ()
        turns = tuple(map(readable, history))
        kept = self._drafts.get((self.index.manifest.generation, turns, scope))
        if kept is None:
            *earlier, last = turns
            before = self._resolved(last, earlier)
            query = self._query(before, scope, self._beside(before, earlier, scope))
            ranked, _ = self.evidence(query)
            draft = self._draft(before, query, ranked, scope)
            doubt, _ = self._doubt(query, ranked, draft)
            kept = self._keep(turns, scope, draft if doubt is None else None)
        return tuple(
            Place(q.passage.report_id, q.start, q.end, draft.short if resolved.like else "")
            for draft in kept
            for q in draft.quotes
        )

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
        return one_sided(found, draft) if found and draft else draft

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
        resolved = self._resolved(readable(question), history)
        return self._query(resolved, scope, self._beside(resolved, history, scope))

    def understand_claim(self, claim: str, *, scope: Scope = Scope()) -> Query:  # noqa: B008
        """`claim` as `check` understands it.

        Raises:
            QuestionError: the claim cannot be read.
        """
        plain = asking.spelled_out(readable(claim))
        query = stated(self._reader.read(plain, scope), self.areas)
        if rivals.looks_ahead(plain) and not query.filtered:
            # A year by which something is to be is no year of a report.
            query = replace(query, years=(), report_years=(), scope=replace(query.scope, years=()))
        return query

    def _resolved(self, plain: str, history: Sequence[str]) -> Resolved:
        turns = [_worded(readable(turn)) for turn in history]
        return resolve(_worded(plain), turns, self.areas)

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
        return self._read(query.text, ranked, quoted)

    def _compound(self, resolved: Resolved, override: Scope, beside: tuple[Place, ...]) -> Draft | None:
        """The answers to all parts of a question that asks several things, or None."""
        pieces = parts.split(resolved.question)
        if len(pieces) < 2:
            return None
        drafts = []
        for number, piece in enumerate(pieces):
            before = pieces[number - 1] if number else resolved.background
            query = self._query(Resolved(piece, piece, before), override, beside)
            ranked, _ = self.evidence(query)
            draft = self._weighed(query, ranked, self._drafted(query, ranked))
            if draft is None or draft.confidence < self._calibration.threshold:
                return None
            drafts.append(draft)
        return parts.merge(drafts)

    def _contrast(self, query: Query, resolved: Resolved) -> Contrast | None:
        """What `query` sets one thing against another, if it does."""
        if query.expects == "reason" or premises.granted(query, self.areas) is not None:
            return None
        forces = query.scope.forces
        years = {i.year for i in self.index.infos() if not forces or i.force in forces}
        home = forces[0] if len(forces) == 1 else ""
        covered = () if query.filtered else tuple(sorted(years))
        return contrast.find(resolved.question, covered, self.areas, home, named=query.areas)

    def _contrasted(
        self, found: Contrast, query: Query, resolved: Resolved, override: Scope
    ) -> Draft | None:
        """The answer to both sides, or None if they are not both found."""
        forces = query.scope.forces
        infos = [i for i in self.index.infos() if not forces or i.force in forces]
        one, two = (
            side_query(
                found,
                side,
                self._query(replace(resolved, question=side.text, text=side.text), override),
                tuple(info.id for info in infos if info.year in {side.year, *(side.month or ())[:1]}),
            )
            for side in found.sides
        )
        return self._abreast.draft(found, (one, two))

    def _query(self, resolved: Resolved, override: Scope, beside: tuple[Place, ...] = ()) -> Query:
        query = replace(self._reader.read(resolved.question, override), beside=beside)
        if not resolved.background:
            return replace(query, text=resolved.text)
        about = self._reader.read(resolved.background)
        known = {concept.alternatives[0] for concept in query.concepts}
        background = tuple(c for c in about.concepts if c.alternatives[0] not in known)
        if query.keywords and query.expects == "definition":
            # A few words said after a question look nothing up.
            query = replace(query, expects="text", keywords=False)
        if resolved.like:
            model = self._reader.read(resolved.like)
            query = replace(
                query,
                expects="figure" if query.unit else model.expects,
                unit=query.unit or model.unit,
                areas=query.areas or about.areas,
                months=query.months or about.months,
                keywords=False,
            )
        return replace(
            query,
            text=resolved.text,
            concepts=query.concepts or background,
            background=background if query.concepts else (),
            years=query.years or about.years,
            report_years=query.report_years or about.report_years,
            scope=Scope(
                query.scope.forces or about.scope.forces,
                query.scope.years or (() if query.years else about.scope.years),
                query.scope.reports or about.scope.reports,
            ),
        )

    # -- evidence --------------------------------------------------------------------------------

    def evidence(self, query: Query, *, judged: bool = False) -> tuple[list[Candidate], tuple[Hit, ...]]:
        """The candidates for `query`, best first, and the passages they stand in, likewise; with
        `judged` for a statement that is to be judged."""
        text = self._lexicon.corrected(query.text)
        vector = self.index.embed(text)
        found = self._retrieve(query, text, vector)
        if query.beside:
            found += self._nearby(query, text, vector, found)
        if self._reranker is not None:
            found = [*self._reranker.rerank(text, found[:RERANKED]), *found[RERANKED:]]
        ranked = self._ranker.rank(
            candidates(
                query,
                ((hit, self.index.sentence_vectors(hit.passage)) for hit in found),
                vector,
                self._label,
                self._lexicon.weight,
            )
        )
        if query.beside:
            ranked = thread.nearer(query, ranked)
        ordered = query.expects not in OF_ROWS
        if ordered or judged:
            count = JUDGED if judged or query.expects == "yesno" else READ
            prose = [n for n, c in enumerate(ranked) if c.hit.passage.kind != "table_row"]
            ranked = self._read(text, ranked, set(prose[:count]))
            ranked = self._ranker.reread(ranked) if ordered else ranked
        about = self._about(query, ranked)
        by_id = {hit.passage.id: hit for hit in found}
        order = dict.fromkeys(c.hit.passage.id for c in (*about, *ranked))
        hits = tuple(by_id[i] for i in order)[:SHOWN]
        if len(hits) < SHOWN:
            # What comes nearest beyond what the question says is shown behind, never answered from;
            # what the user filtered out is not shown at all.
            wider = Scope(forces=query.scope.forces)
            near = _filters(query.scope if query.filtered else wider)
            more = self.index.search(text, k=2 * SHOWN, filters=near, vector=vector)
            hits += tuple(hit for hit in more if hit.passage.id not in by_id)
        return about, hits[:SHOWN]

    def _read(self, statement: str, ranked: Sequence[Candidate], places: set[int]) -> list[Candidate]:
        """`ranked`, those at `places` read together with `statement`: rows of tables aside, whose words
        say too little, and those that have been read."""
        unread = [
            n
            for n in sorted(places)
            if ranked[n].said is None and ranked[n].hit.passage.kind != "table_row"
        ]
        out = list(ranked)
        for force in dict.fromkeys(ranked[n].hit.passage.force for n in unread):
            own = [n for n in unread if ranked[n].hit.passage.force == force]
            texts = [shown(ranked[n].hit.passage, ranked[n].start, ranked[n].end) for n in own]
            # Which force is spoken of has been settled; a sentence that says "it" is not to be blamed.
            asked = self.areas.nameless(statement, force)
            for n, said in zip(own, self.entailment.read(asked, texts), strict=True):
                out[n] = replace(out[n], said=said)
        return out

    def _about(self, query: Query, ranked: list[Candidate]) -> list[Candidate]:
        """Of the candidates those that speak of every uncovered force the question names, or all if none
        does."""
        foreign = set(self._foreign(query))
        about = [c for c in ranked if foreign <= set(self.areas.forces(_item(c)))] if foreign else []
        return about or ranked

    def _retrieve(self, query: Query, text: str, vector: NDArray[np.float32]) -> list[Hit]:
        named = (*query.concepts, *query.background)
        extra = sorted({s for c in named for a in c.alternatives for s in a})
        base = _filters(query.scope)

        def search(filters: Filters, k: int) -> list[Hit]:
            found = self.index.search(text, k=k, filters=filters, vector=vector, expansion=extra)
            kinds = _kinds(query)
            if kinds:
                # Rows and grades are short and many alike; prose would crowd them out.
                only = replace(filters, kinds=kinds)
                found += self.index.search(text, k=k // 2, filters=only, vector=vector, expansion=extra)
            return list({hit.passage.id: hit for hit in reversed(found)}.values())[::-1]

        set_by_user = query.filtered and query.report_years == query.years
        if query.scope.reports or not query.years or set_by_user:
            return search(base, DEPTH)
        first = search(base, DEPTH) if query.scope.years else []
        # A later report looks back: what it says of the year asked for counts too, if it names it.
        later = frozenset(
            i.year for i in self.index.infos() if i.year not in query.years and i.year > min(query.years)
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
        there = replace(_filters(query.scope), reports=reports)
        known = {hit.passage.id for hit in found}
        more = self.index.search(text, k=DEPTH, filters=there, vector=vector)
        return [h for h in more if h.passage.id not in known and thread.near(query, h.passage)]

    def _label(self, passage: Passage) -> str:
        if passage.kind == "judgement":
            return passage.text
        if passage.table is None or passage.row is None:
            return ""
        table = self.index.report(passage.report_id).tables[passage.table]
        row = table.rows[passage.row]
        return f"{table.caption} {row.group} {row.label}"

    # -- decision --------------------------------------------------------------------------------

    def _doubt(
        self, query: Query, ranked: Sequence[Candidate], draft: Draft | None
    ) -> tuple[Reason | None, str]:
        """Why the draft should not be given, if so, and the value at fault."""
        missing = self._unquoted(query, draft)
        if missing:
            return "other_force", short_name(missing[0])
        if draft is not None and query.expects not in {"definition", "yesno"}:
            said = (self._support(quote) for quote in draft.quotes)
            if unspoken(query, " ".join(f"{s.quote} {s.context}" for s in said)):
                draft = None
        if draft is not None and not self._in_time(query, draft):
            return "other_year", ", ".join(map(str, query.years))
        if draft is None or draft.confidence < self._calibration.threshold:
            forces = query.scope.forces
            covered = {i.year for i in self.index.infos() if not forces or i.force in forces}
            if query.years and not covered & set(query.years):
                return "other_year", ", ".join(map(str, query.years))
            asked = (*query.concepts, *query.background)
            known = [c for c in asked if any(all(map(self._lexicon.knows, a)) for a in c.alternatives)]
            if len(known) * 2 < len(asked) or not asked:
                return "off_topic", ""
            picture = self._picture(query, ranked)
            if picture:
                return "chart_only", picture
            return "not_in_reports", ""
        return None, ""

    def _unquoted(self, query: Query, draft: Draft | None) -> list[str]:
        """The forces that the question names, no report covers, and no quote is about. A quote may lean
        on the sentence before it; one that names the report's own force too is about that, unless the
        question names both."""
        about: set[str] = set()
        for quote in draft.quotes if draft else ():
            named = set(self.areas.forces(_with_before(quote)))
            if quote.passage.force not in named - set(query.forces):
                about |= named
        return [force for force in self._foreign(query) if force not in about]

    def _foreign(self, query: Query) -> list[str]:
        """The forces that the question names and no report covers."""
        covered = {info.force for info in self.index.infos()}
        return [force for force in query.forces if force not in covered]

    def _in_time(self, query: Query, draft: Draft) -> bool:
        """Whether every quote is of a year that the question names, or names that year itself."""
        if not query.years:
            return True
        for quote in draft.quotes:
            support = self._support(quote)
            if quote.passage.year in query.years:
                continue
            if not any(str(year) in f"{support.quote} {support.context}" for year in query.years):
                return False
        return True

    def _picture(self, query: Query, ranked: Sequence[Candidate]) -> str:
        for candidate in ranked[:3]:
            passage = candidate.hit.passage
            if passage.kind != "caption":
                continue
            for figure in self.index.report(passage.report_id).figures:
                if (
                    figure.values == "picture"
                    and figure.start < passage.end
                    and passage.start < figure.end
                ):
                    return figure.label
        return ""

    def _support(self, quote: Quote) -> Support:
        report = self.index.report(quote.passage.report_id)
        info, section = report.info, " ".join(quote.passage.section)
        head = f"{info.title} {info.force} {info.year} {section}"
        said = report.text[quote.start : quote.end]
        if quote.passage.kind in {"table_row", "judgement"}:
            # A row says what its caption, group and column heads say; a grade, what its question does.
            return Support(f"{said} {quote.passage.context}", head)
        return Support(said, f"{head} {quote.passage.text}")

    # -- answers ---------------------------------------------------------------------------------

    def _objections(self, draft: Draft) -> tuple[str, ...]:
        return objections(
            f"{draft.short}\n{draft.text}",
            [self._support(quote) for quote in draft.quotes],
            self.areas,
            draft.derived,
        )

    def _admitted(self, query: Query, hits: tuple[Hit, ...], draft: Draft) -> Answer:
        against = self._objections(draft)
        if against:
            return self._refused(query, hits, "not_in_reports", detail=against[0])
        if self._wording is not None:
            supports = [self._support(quote) for quote in draft.quotes]
            worded = self._wording.word(query.text, draft, supports, self.areas)
            draft = replace(draft, text=worded.text)
        return self._answer(query, hits, draft)

    def _answer(self, query: Query, hits: tuple[Hit, ...], draft: Draft, right: str = "") -> Answer:
        return Answer(
            status=draft.status,
            short=draft.short,
            text=draft.text,
            citations=tuple(self._citation(n, q) for n, q in enumerate(draft.quotes, 1)),
            hits=_first(draft.quotes, hits),
            scope=query.scope,
            understood=query.text,
            confidence=draft.confidence,
            right=right,
            cautions=draft.cautions,
        )

    def _citation(self, marker: int, quote: Quote) -> Citation:
        report = self.index.report(quote.passage.report_id)
        first, last = report.page_at(quote.start), report.page_at(quote.end - 1)
        return Citation(
            marker=marker,
            report_id=report.id,
            page=first.number,
            last_page=last.number,
            page_exact=first.exact and last.exact,
            section=quote.passage.section,
            quote=report.text[quote.start : quote.end],
            start=quote.start,
            end=quote.end,
            voice=voice(quote.passage, report.text[quote.start : quote.end]),
        )

    def _refused(
        self,
        query: Query,
        hits: tuple[Hit, ...],
        reason: Reason | None,
        what: str = "",
        detail: str = "",
    ) -> Answer:
        """A refusal; without a reason, that a claim was not found."""
        explanation = refusal.explain(reason or "not_in_reports", self.index.infos(), what)
        if detail:
            explanation = f"{explanation} Withheld: {detail}."
        return Answer(
            status="refused" if reason else "not_found",
            short="",
            text=explanation,
            citations=(),
            hits=hits,
            scope=query.scope,
            understood=query.text,
            confidence=0.0,
            reason=reason,
            explanation=explanation,
        )

    def check(self, claim: str, *, scope: Scope = Scope()) -> Answer:  # noqa: B008
        """Whether the reports support `claim`, contradict it, or do not speak of it.

        Raises:
            QuestionError: the claim cannot be read.
            FilterError: nothing satisfies the scope.
        """
        plain = readable(claim)
        self.index.check_filters(_filters(scope))
        query = self.understand_claim(claim, scope=scope)
        ranked, hits = self.evidence(query, judged=True)
        finding = Finding("not_found", None)
        if not is_instruction(plain):
            finding = self.checker.check(query, ranked, THRESHOLD)
        draft = finding.draft and replace(finding.draft, status=finding.verdict)
        draft = self._weighed(query, ranked, draft)
        if draft is not None and (
            self._objections(draft) or not self._in_time(query, draft) or self._unquoted(query, draft)
        ):
            draft = None
        if draft is None:
            return self._refused(query, hits, None)
        return self._answer(query, hits, draft, finding.right)


def _worded(question: str) -> str:
    return asking.unpadded(asking.spelled_out(question))


def _item(candidate: Candidate) -> str:
    """The paragraph or list item that a candidate stands in."""
    passage = candidate.hit.passage
    at = candidate.start - passage.start
    end = passage.text.find("\n", at)
    return passage.text[passage.text.rfind("\n", 0, at) + 1 : len(passage.text) if end < 0 else end]


def _kinds(query: Query) -> frozenset[Kind]:
    """Kinds of passages that are looked for by themselves."""
    kinds = _KINDS.get(query.expects, frozenset())
    return kinds | {"judgement"} if graded.names_grade(query.text) else kinds


def _with_before(quote: Quote) -> str:
    """A quote with the sentence before it in its passage; of a table row or a grade, all there is."""
    passage = quote.passage
    if passage.kind in {"table_row", "judgement"}:
        return passage.text
    before = [a for a, b in passage.sentences if b <= quote.start][-1:] or [quote.start]
    return passage.text[before[0] - passage.start : quote.end - passage.start]


def _first(quotes: Sequence[Quote], hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """`hits` with the quoted passages before the others."""
    quoted = {quote.passage.id for quote in quotes}
    return tuple(sorted(hits, key=lambda hit: hit.passage.id not in quoted))


def _filters(scope: Scope) -> Filters:
    return Filters(
        forces=frozenset(scope.forces), years=frozenset(scope.years), reports=frozenset(scope.reports)
    )
