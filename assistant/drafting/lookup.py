"""Passages that say what a drafter typed or pasted: a sentence, or some words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.asked.question import readable
from assistant.drafting import quotation
from assistant.drafting.quotation import Quotation
from assistant.language.words import content
from index.types import Filters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from corpus.types import Passage
    from index.search import Index
    from index.types import Hit

SHOWN = 8
"""Passages that one look-up gives."""

DEPTH = 30
"""Passages in which the typed words are sought as a quotation."""

PHRASE = 8
"""Typed words from which on they are cited as they stand, and not with their whole sentence."""

FULL = 5
"""Words of meaning from which on a sentence counts in full."""

ORDER = {"exact": 0, "same_words": 1, "near": 2}


@dataclass(frozen=True, slots=True)
class Found:
    """A passage, and of it what says the most to the point and is to be cited: `[start, end)` of its
    report, sentences or the quoted words. `quotation` says how they agree with what was typed, and where
    within; None where they were found by meaning and words alone."""

    passage: Passage
    start: int
    end: int
    quotation: Quotation | None = None


def look_up(
    index: Index,
    text: str,
    *,
    filters: Filters = Filters(),  # noqa: B008  (immutable)
    k: int = SHOWN,
) -> tuple[Found, ...]:
    """The `k` places that say `text` best: those that say it word for word first, then those that differ
    in some words, then the others as the search ranks them.

    Raises:
        QuestionError: the text cannot be read.
    """
    plain = readable(text)
    vector = index.embed(plain)
    hits = index.search(plain, k=max(k, DEPTH), filters=filters, vector=vector)
    quoted = _quotations(index, plain, hits)
    covered = [(found.passage.report_id, found.start, found.end) for found in quoted]
    others = [
        _by_meaning(index, hit.passage, plain, vector)
        for hit in hits[:k]
        if not any(
            hit.passage.report_id == report_id and hit.passage.start < end and start < hit.passage.end
            for report_id, start, end in covered
        )
    ]
    return (*quoted, *others)[:k]


def _quotations(index: Index, plain: str, hits: Sequence[Hit]) -> list[Found]:
    """The places that quote `plain`, the most exact first, each once."""
    if len(content(plain)) < 2:
        return []
    found: list[Found] = []
    for hit in hits:
        passage = hit.passage
        quote = quotation.find(plain, passage.text, passage.start)
        if quote is None or quote.match == "near":
            # What is quoted may run over the end of a passage.
            quote = _around(index, plain, passage) or quote
        if quote is not None and not any(_same_place(quote, passage, other) for other in found):
            found.append(Found(passage, *_extent(plain, passage, quote), quote))
    return sorted(found, key=_rank)


def _extent(plain: str, passage: Passage, quote: Quotation) -> tuple[int, int]:
    """What is cited: the quoted words, or where they are too few to be a quotation of their own, the
    sentences that they stand in."""
    if len(plain.split()) >= PHRASE:
        return quote.start, quote.end
    inside = [s for s in passage.sentences if s[0] < quote.end and quote.start < s[1]]
    return min([quote.start, *(s[0] for s in inside)]), max([quote.end, *(s[1] for s in inside)])


def _around(index: Index, plain: str, passage: Passage) -> Quotation | None:
    if passage.kind not in {"paragraph", "list"}:
        return None
    text = index.report(passage.report_id).text
    first = max(0, passage.start - len(plain))
    return quotation.find(plain, text[first : passage.end + len(plain)], first)


def _rank(found: Found) -> tuple[int, float]:
    quote = found.quotation
    return (ORDER[quote.match], -quote.alike) if quote else (len(ORDER), 0.0)


def _same_place(quote: Quotation, passage: Passage, other: Found) -> bool:
    same = passage.report_id == other.passage.report_id
    return same and quote.start < other.end and other.start < quote.end


def _by_meaning(index: Index, passage: Passage, plain: str, vector: NDArray[np.float32]) -> Found:
    """The sentence of `passage` that is nearest to what was typed, by meaning and by common words."""
    if len(passage.sentences) < 2:
        return Found(passage, passage.start, passage.end)
    near = index.sentence_vectors(passage) @ vector
    asked = {token.stem for token in content(plain)}
    worth = [
        _worth(asked, {token.stem for token in content(_slice(passage, span))}, float(cosine))
        for span, cosine in zip(passage.sentences, near, strict=True)
    ]
    best = int(np.argmax(worth))
    start, end = passage.sentences[best]
    return Found(passage, start, end)


def _worth(asked: set[str], said: set[str], cosine: float) -> float:
    """How well a sentence serves: meaning and common words. One of a few words ("Please see above") is
    near to much and says little."""
    share = len(asked & said) / max(1, len(asked))
    return (cosine + share) * min(1.0, len(said) / FULL)


def _slice(passage: Passage, span: tuple[int, int]) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]
