"""Whether words stand in an answer, and whether a quotation shows the evidence.

Texts are compared as sequences of words: case, typographic characters, hyphens, line ends and
punctuation do not count. A number is one word, with its decimals and without its thousands commas.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from assistant.evidence.candidates import Candidate
    from eval.types import Evidence, KnownAnswer

SHARE = 0.6
"""Share of the shorter quotation's words, in order, that makes a citation right."""

ROW_SHARE = 0.4
ROW_RUN = 5
"""Of evidence from a table: words in a row, and share of the evidence, that make a citation right."""

RUN = 4
"""Words in a row that count towards a passage's having the evidence."""

_WORD = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"  # 1,234  and  1,000.5
    r"|\d+(?:\.\d+)?"  # 25  and  2.5
    r"|[^\W\d_]+(?:'[^\W\d_]+)*\d*"  # don't, force's, PIP1
    r"|[%£±&]"
)
_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00ad": ""})
_MARKER = re.compile(r"\[\d+\]")


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """The words, numbers and signs (%, £, ±, &) of a text, comparable."""
    found: list[str] = _WORD.findall(text.translate(_TYPOGRAPHIC).casefold())
    return tuple(w.replace(",", "") if w[0].isdigit() else w for w in found)


def stands_in(phrase: str, text: str) -> bool:
    """Whether the words of `phrase` stand in `text`, next to each other and whole: "25" is not in
    "2.5", "250" or "25.5", and "no" is not in "not"."""
    needle, hay = words(phrase), words(text)
    width = len(needle)
    return width > 0 and any(hay[i : i + width] == needle for i in range(len(hay) - width + 1))


def missing(known: KnownAnswer, text: str) -> tuple[str, ...]:
    """The first alternative of each `accept` group of which none stands in `text`. Markers such as
    "[1]" are not part of an answer's words."""
    plain = _MARKER.sub(" ", text)
    return tuple(g[0] for g in known.accept if not any(stands_in(a, plain) for a in g))


def rejected(known: KnownAnswer, short: str) -> tuple[str, ...]:
    """What must not stand in the short answer, and does."""
    plain = _MARKER.sub(" ", short)
    return tuple(r for r in known.reject if stands_in(r, plain))


def overlaps(quote: str, evidence: str) -> bool:
    """Whether a quotation and an evidence quote are of the same place.

    They are if their longest common subsequence of words is at least 60 percent of the shorter; or, as
    evidence from a table spans neighbouring rows, if they share five words in a row and the common
    subsequence is at least 40 percent of the evidence.
    """
    ours, theirs = words(quote), words(evidence)
    if not ours or not theirs:
        return False
    common = LCSseq.similarity(ours, theirs)
    if common >= SHARE * min(len(ours), len(theirs)):
        return True
    return common >= ROW_SHARE * len(theirs) and _run(ours, theirs) >= ROW_RUN


def contains(passage: str, evidence: str) -> bool:
    """Whether a passage, which is longer than a citation, has the evidence in it.

    In a long text the rule for citations finds the words of almost any sentence in order. So only runs
    of four words and more count, and together they must be 60 percent of the shorter of the two.
    """
    ours, theirs = words(passage), words(evidence)
    shorter = min(len(ours), len(theirs))
    if not shorter or LCSseq.similarity(ours, theirs) < SHARE * shorter:
        return False
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks if b.size >= min(RUN, shorter)) >= SHARE * shorter


def shows(report: str, quote: str, evidence: Evidence) -> bool:
    """Whether a quotation from `report` shows `evidence`."""
    return report == evidence.report and overlaps(quote, evidence.quote)


def proves(candidate: Candidate, known: KnownAnswer) -> bool:
    """Whether a candidate is evidence of a row."""
    report = candidate.hit.passage.report_id
    return any(shows(report, candidate.text, evidence) for evidence in known.evidence)


def _run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """Length of the longest run of words that stands in both."""
    best, row = 0, [0] * (len(right) + 1)
    for a in left:
        last = 0
        for j, b in enumerate(right, start=1):
            last, row[j] = row[j], last + 1 if a == b else 0
            best = max(best, row[j])
    return best
