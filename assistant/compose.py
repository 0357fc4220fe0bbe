"""Evidence made into an answer: the short answer, the longer text with its markers, what is quoted.

Each composer takes the ranked candidates and gives a `Draft` or None. Wording that does not come from a
report is confined to labels (areas, times) and "Yes"/"No"; figures are read off, never typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import stance
from assistant.areas import Areas
from assistant.draft import Draft, Quote
from assistant.evidence import Candidate
from assistant.extent import clean
from assistant.figures import FigureComposer
from assistant.grades import judgement
from assistant.moments import moment
from assistant.prose import ProseComposer
from assistant.question import Query
from assistant.readings import FigureReader
from corpus.types import Report

_GRANTED = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b"
    r"|\bwhat (?:explains|explained|caused|drove|led|lies behind|is behind|was behind)\b"
    r"|\bwhat did\b.{0,80}\bto (?:get|reach|achieve|win|earn|push|bring|make|cut|raise)\b"
    r"|\bhow did\b.{0,60}\bmanage\b"
    r"|\b(?:praise|criticis)\w*\b",
    re.I,
)
_GRADE_NAMED = re.compile(
    r"\b(?:grad\w+|rat(?:ed|ing)|judg\w+|call\w+|found|as)\b.{0,40}"
    r"\b(outstanding|good|requir\w+ improvement|inadequate)\b",
    re.I,
)
_EITHER = re.compile(
    r"\b(?:better|up|higher|more|rising|risen|improved|increased)\s+or\s+(?:\w+\s+)?"
    r"(?:worse|down|lower|fewer|less|falling|fallen|deteriorated|decreased)\b",
    re.I,
)


class Composer:
    """Makes drafts of every kind.

    Args:
        figures: reads figures off candidates.
        report: gives a report by its id.
        areas: finds forces in text.
    """

    def __init__(self, figures: FigureReader, report: Callable[[str], Report], areas: Areas) -> None:
        self.figures = FigureComposer(figures, report)
        self._prose = ProseComposer(report, areas)
        self._report = report
        self._areas = areas

    def compose(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The best draft for `query`, or None if the evidence holds none of the kind asked for."""
        if not ranked:
            return None
        corrected = self.premise(query, ranked)
        if corrected is not None:
            return corrected
        if query.expects == "figure":
            return self.figures.figure(query, ranked)
        if query.expects == "comparison":
            return self.figures.comparison(query, ranked) or self.figures.figure(query, ranked)
        if query.expects == "yesno":
            either = bool(_EITHER.search(query.text)) and self.figures.comparison(query, ranked)
            return (
                either
                or self.figures.comparison(query, ranked, yes_no=True)
                or self._prose.yes_no(query, ranked)
            )
        if query.expects == "text" and (
            ranked[0].hit.passage.kind == "table_row"
            or (query.keywords and (query.areas or query.years))
        ):
            return self.figures.figure(query, ranked[:3]) or self._prose.prose(query, ranked)
        if query.expects == "date":
            return moment(query, ranked, self._areas) or self._prose.prose(query, ranked)
        if query.expects == "definition":
            return self._prose.expansion(query, ranked) or self._prose.prose(query, ranked)
        if query.expects == "judgement":
            return self.judgement(query, ranked) or self._prose.prose(query, ranked)
        return self._prose.prose(query, ranked)

    def premise(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """A correction, if `query` takes for granted what the evidence denies; else None.

        Only questions that ask for reasons or circumstances take something for granted; figures are
        compared where two areas or two years are named, words where not.
        """
        if query.expects not in {"reason", "text", "list"} or not _GRANTED.search(query.text):
            return None
        graded = self._other_grade(query, ranked)
        if graded is not None:
            return graded
        compared = self.figures.comparison(query, ranked, yes_no=True)
        if compared is not None:
            if compared.short.startswith("Yes"):
                return None
            return replace(
                compared, short=f"No. {compared.short.removeprefix('No: ')}", status="corrected"
            )
        for best in ranked[:3]:
            sentence = clean(best.text)
            if best.score >= 0.75 * ranked[0].score and stance.denies(
                query.text, sentence, query.concepts
            ):
                quote = Quote(best.hit.passage, best.start, best.end)
                said = f"The report says otherwise: {sentence}"
                return Draft(said, f"{said} [1]", (quote,), best.score, "corrected")
        return None

    def _other_grade(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """A correction, if the question takes another grade for granted than was given."""
        named = _GRADE_NAMED.search(query.text)
        if named is None:
            return None
        draft = self.judgement(query, ranked)
        if draft is None or named.group(1).lower()[:6] in draft.short.lower():
            return None
        return replace(draft, short=f"No. The grade given: {draft.short}", status="corrected")

    def judgement(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The grade given to the inspection question that the query is about, in each year asked."""
        return judgement(query, ranked, self._report)
