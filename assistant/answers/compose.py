"""Evidence made into an answer: the short answer, the longer text with its markers, what is quoted.

Each composer takes the ranked candidates and gives a `Draft` or None. Wording that does not come from a
report is confined to labels (areas, times) and "Yes"/"No"; figures are read off, never typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.figures import FigureComposer
from assistant.answers.grades import judgement
from assistant.answers.moments import moment
from assistant.answers.prose import ProseComposer
from assistant.answers.turned import taken_back
from assistant.asked.question import Query
from assistant.evidence.candidates import FEATURES as EVIDENCE
from assistant.evidence.candidates import Candidate
from assistant.evidence.forms import asks_how_often, sentence_answers
from assistant.evidence.readings import FigureReader
from assistant.language import polarity
from assistant.language.areas import Areas
from assistant.support.draft import Draft
from corpus.types import Report

SPOKEN = 0.5
"""The least share of what is asked that a sentence, with those before it, must speak of to be quoted on
a question of yes or no that it does not settle."""


_DEGREE = re.compile(r"\bhow (?:satisfied|dissatisfied|happy|confident|worried|trusting)\b", re.I)


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
        if query.expects == "figure":
            figure = self.figures.figure(query, ranked)
            # How often is told in words as well ("six-weekly").
            return figure or (self._prose.prose(query, ranked) if asks_how_often(query.text) else None)
        if query.expects == "comparison":
            return self.figures.comparison(query, ranked) or self.figures.figure(query, ranked)
        if query.expects == "yesno":
            if polarity.offers_both(query.text):
                return self.figures.comparison(query, ranked) or self.figures.figure(query, ranked)
            return self.figures.comparison(query, ranked, yes_no=True) or self._said(query, ranked)
        if query.expects == "text" and (
            (ranked[0].hit.passage.kind == "table_row" and self._fits(query, ranked[0]))
            or (query.keywords and (query.areas or query.years) and not _leads_in(ranked[0]))
        ):
            return self.figures.figure(query, ranked[:3]) or self._prose.prose(query, ranked)
        if query.expects == "text" and _DEGREE.search(query.text):
            # How far people are something is told by how many of them are.
            share = replace(query, expects="figure", unit="percent")
            return self.figures.figure(share, ranked) or self._prose.prose(query, ranked)
        if query.expects == "date":
            return moment(query, ranked, self._areas) or self._prose.prose(query, ranked)
        if query.expects == "definition":
            return self._prose.expansion(query, ranked) or self._prose.prose(query, ranked)
        if query.expects == "judgement":
            return self.judgement(query, ranked) or self._prose.prose(query, ranked)
        return self._prose.prose(query, ranked)

    def _fits(self, query: Query, row: Candidate) -> bool:
        """Whether a row of a table can answer: its figure does not tell which force is asked for."""
        return sentence_answers(query, row.text, self._areas)

    def _said(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """What the report says on a question of yes or no that it does not settle, without a verdict."""
        spoken = ranked[0].features[EVIDENCE.index("carried")]
        row = ranked[0].hit.passage.kind == "table_row"
        held = taken_back(query, ranked)
        return held or (None if row or spoken < SPOKEN else self._prose.prose(query, ranked))

    def judgement(self, query: Query, ranked: Sequence[Candidate]) -> Draft | None:
        """The grade given to the inspection question that the query is about, in each year asked."""
        return judgement(query, ranked, self._report)


def _leads_in(best: Candidate) -> bool:
    """Whether a sentence leads in to a list: its figure only tells how long that is."""
    return best.text.rstrip().endswith(":")
