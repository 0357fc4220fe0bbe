"""Whether a draft may be given: it is sure enough, of the right force and year, and passes the gate."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked.question import Query
from assistant.evidence.candidates import Candidate
from assistant.evidence.finder import Finder
from assistant.evidence.spoken import unspoken
from assistant.language import enumerated
from assistant.language.areas import Areas, short_name
from assistant.language.lexicon import Lexicon
from assistant.support.draft import Draft, Quote
from assistant.support.gate import Support, objections
from assistant.types import Reason
from index.search import Index


class Admission:
    """Decides on drafts over one index.

    Args:
        index: where their quotes stand.
        areas: the forces that its reports are on.
        lexicon: the words that its reports know.
        finder: knows which forces no report covers.
        threshold: the least confidence of a draft that is given.
    """

    def __init__(
        self, index: Index, areas: Areas, lexicon: Lexicon, finder: Finder, threshold: float
    ) -> None:
        self._index = index
        self._areas = areas
        self._lexicon = lexicon
        self._finder = finder
        self._threshold = threshold

    def doubt(
        self, query: Query, ranked: Sequence[Candidate], draft: Draft | None
    ) -> tuple[Reason | None, str]:
        """Why the draft should not be given, if so, and the value at fault."""
        missing = self._unquoted(query, draft)
        if missing:
            return "other_force", short_name(missing[0])
        if draft is not None and query.expects not in {"definition", "yesno"}:
            said = [self.support(quote) for quote in draft.quotes]
            told = " ".join(s.quote for s in said)
            around = " ".join(f"{s.quote} {s.context}" for s in said)
            if unspoken(query, around) or enumerated.too_few(query.put, told):
                draft = None
        if draft is not None and not self._in_time(query, draft):
            return "other_year", ", ".join(map(str, query.due or query.years))
        if draft is None or draft.confidence < self._threshold:
            forces = query.scope.forces
            covered = {i.year for i in self._index.infos() if not forces or i.force in forces}
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

    def names(self, draft: Draft, years: Sequence[int]) -> bool:
        """Whether the quotes of a draft say each of `years`."""
        said = " ".join(self.support(quote).quote for quote in draft.quotes) if years else ""
        return all(str(year) in said for year in years)

    def stands(self, query: Query, draft: Draft) -> bool:
        """Whether a verdict is of the force and the year of its claim, and passes the gate."""
        return not (
            self.objections(draft) or not self._in_time(query, draft) or self._unquoted(query, draft)
        )

    def objections(self, draft: Draft) -> tuple[str, ...]:
        """What a draft says that its quotes do not, one line each (`assistant.support.gate`)."""
        return objections(
            f"{draft.short}\n{draft.text}",
            [self.support(quote) for quote in draft.quotes],
            self._areas,
            draft.derived,
        )

    def support(self, quote: Quote) -> Support:
        """What a quote says, and what the report says around it."""
        report = self._index.report(quote.passage.report_id)
        info, section = report.info, " ".join(quote.passage.section)
        head = f"{info.title} {info.force} {info.year} {section}"
        said = report.text[quote.start : quote.end]
        if quote.passage.kind in {"table_row", "judgement"}:
            # A row says what its caption, group and column heads say; a grade, what its question does.
            return Support(f"{said} {quote.passage.context}", head)
        return Support(said, f"{head} {quote.passage.text}")

    def _unquoted(self, query: Query, draft: Draft | None) -> list[str]:
        """The forces that the question names, no report covers, and no quote is about. A quote may lean
        on the sentence before it; one that names the report's own force too is about that, unless the
        question names both."""
        about: set[str] = set()
        for quote in draft.quotes if draft else ():
            named = set(self._areas.forces(_with_before(quote)))
            if quote.passage.force not in named - set(query.forces):
                about |= named
        return [force for force in self._finder.uncovered(query) if force not in about]

    def _in_time(self, query: Query, draft: Draft) -> bool:
        """Whether every quote is of a year that the question names, or names that year itself; where the
        question names the end of a term, its passage must."""
        for quote in draft.quotes:
            support = self.support(quote)
            told = f"{support.quote} {support.context}"
            if not all(str(year) in told for year in query.due):
                return False
            if not query.years:
                continue
            if quote.passage.year in query.years:
                continue
            if not any(str(year) in told for year in query.years):
                return False
        return True

    def _picture(self, query: Query, ranked: Sequence[Candidate]) -> str:
        for candidate in ranked[:3]:
            passage = candidate.hit.passage
            if passage.kind != "caption":
                continue
            for figure in self._index.report(passage.report_id).figures:
                if (
                    figure.values == "picture"
                    and figure.start < passage.end
                    and passage.start < figure.end
                ):
                    return figure.label
        return ""


def _with_before(quote: Quote) -> str:
    """A quote with the sentence before it in its passage; of a table row or a grade, all there is."""
    passage = quote.passage
    if passage.kind in {"table_row", "judgement"}:
        return passage.text
    before = [a for a, b in passage.sentences if b <= quote.start][-1:] or [quote.start]
    return passage.text[before[0] - passage.start : quote.end - passage.start]
