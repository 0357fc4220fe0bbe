"""Figures read off one sentence, without an index."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from assistant.asked import asking
from assistant.asked.question import Query, Reader
from assistant.evidence.candidates import FEATURES, Candidate
from assistant.evidence.reading import Reading
from assistant.evidence.readings import FigureReader
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from assistant.language.words import tokens
from corpus import sentences
from tests.assistant.inspected import report_of
from tests.assistant.samples import HIT, PASSAGE

AREAS = Areas(["Kent Police"])


def readings(question: str, text: str) -> tuple[Query, list[Reading]]:
    """The question as understood against a report of Kent in 2019 that says `text` and nothing else, and
    the figures of its last sentence."""
    query, figures, candidate = laid(question, text)
    return query, figures.all(query, candidate, "")


def laid(question: str, text: str) -> tuple[Query, FigureReader, Candidate]:
    """The same question, what reads the figures of that report, and its last sentence."""
    report = report_of(text)
    spans = sentences.split(report.text)
    passage = replace(
        PASSAGE,
        report_id=report.id,
        year=2019,
        section=(),
        start=0,
        end=len(report.text),
        text=report.text,
        context="",
        sentences=spans,
    )
    start, end = spans[-1]
    candidate = Candidate(
        replace(HIT, passage=passage),
        start,
        end,
        report.text[start:end],
        np.zeros(len(FEATURES), np.float32),
        0.8,
    )
    query = _reader(text).read(asking.spelled_out(question))
    return query, FigureReader(AREAS, lambda _: report), candidate


@cache
def _reader(text: str) -> Reader:
    words = {token.text.lower(): 2 for token in tokens(text)}
    return Reader([report_of(text).info], Lexicon(words, {}), AREAS)
