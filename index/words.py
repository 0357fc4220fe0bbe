"""Tantivy: passages found by their words.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) with
k1 = 1.2 and b = 0.75 over the context line and the text of a passage. Words are lower-cased and reduced
to their English stem (Snowball); a figure such as "12.5" is one word, and "1,234" the same as "1234".
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import tantivy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.types import Passage
    from index.types import Filters

NAME = "words"
"""The folder of Tantivy's files inside a generation."""

_ANALYSER = "passage_en"
_WORD = r"\p{L}[\p{L}\p{N}]*|\p{N}+(?:[.,]\p{N}+)*\p{L}*"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_HEAP = 64_000_000
_FUNCTION_WORDS = """
    a an and are as at be been but by did do does for from had has have how in into is it its of on or
    that the their there these this those to was were what when where which who whom whose why will with
    would
"""


@cache
def _analyser() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(_WORD))
    for step in (
        tantivy.Filter.remove_long(60),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def terms(text: str) -> tuple[str, ...]:
    """The index terms of `text`, in order, repeats kept. Nothing in it is syntax."""
    return tuple(_analyser().analyze(_THOUSANDS.sub("", _encodable(text))))


def query_terms(text: str) -> tuple[str, ...]:
    """The index terms of a question: without function words, unless it has nothing else.

    They stand in every passage, and what little they score is noise. On 308 known questions the right
    passage came first in 62.7 percent without them, in 60.1 with; among ten in 90.3 and 89.3.
    """
    found = terms(text)
    return tuple(term for term in found if term not in _function_terms()) or found


@cache
def _function_terms() -> frozenset[str]:
    return frozenset(terms(_FUNCTION_WORDS))


def _encodable(text: str) -> str:
    # A lone surrogate has no UTF-8 form, and Tantivy takes UTF-8 alone.
    return text.encode("utf-8", "replace").decode()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", fast=True)
    builder.add_text_field("body", tokenizer_name=_ANALYSER, index_option="freq")
    for name in ("force", "report", "kind"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("year", indexed=True)
    return builder.build()


class WordsWriter:
    """Fills a new word index.

    Its methods raise OSError if the disk is full, although Tantivy itself says ValueError.
    """

    def __init__(self, folder: Path) -> None:
        """Makes the index in `folder`, a generation."""
        path = folder / NAME
        path.mkdir()
        try:
            self._index = tantivy.Index(_schema(), path=str(path))
            self._index.register_tokenizer(_ANALYSER, _analyser())
            # One thread keeps documents in the order of their rows.
            self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        except ValueError as error:
            raise OSError(f"the word index cannot be made: {error}") from error

    def add(self, row: int, passage: Passage) -> None:
        """Adds one passage."""
        document = tantivy.Document()
        document.add_unsigned("row", row)
        document.add_text("body", _THOUSANDS.sub("", _encodable(passage.embedded)))
        document.add_text("force", passage.force)
        document.add_text("report", passage.report_id)
        document.add_text("kind", passage.kind)
        document.add_unsigned("year", passage.year)
        try:
            self._writer.add_document(document)
        except ValueError as error:
            raise OSError(f"the word index cannot be written: {error}") from error

    def finish(self) -> None:
        """Commits, and waits for the merging of segments."""
        try:
            self._writer.commit()
            self._writer.wait_merging_threads()
        except ValueError as error:
            raise OSError(f"the word index cannot be written: {error}") from error

    def abandon(self) -> None:
        """Ends the writing thread; the files are worthless."""
        with suppress(ValueError, RuntimeError):
            # Either error says that it was finished or has failed already, and has no thread left.
            self._writer.rollback()
            self._writer.wait_merging_threads()


class Words:
    """Searches a finished word index; many threads may."""

    def __init__(self, folder: Path) -> None:
        """Opens the index in the generation `folder`.

        Raises:
            ValueError: it cannot be opened.
        """
        self._index = tantivy.Index.open(str(folder / NAME))
        self._index.register_tokenizer(_ANALYSER, _analyser())
        self._index.config_reader(reload_policy="manual")
        self._index.reload()

    @property
    def rows(self) -> int:
        """How many passages it holds."""
        return int(self._index.searcher().num_docs)

    def all_rows(self) -> NDArray[np.int64]:
        """The row of every passage in it, in ascending order."""
        searcher = self._index.searcher()
        if not searcher.num_docs:
            return np.empty(0, dtype=np.int64)
        return np.sort(_rows(searcher, tantivy.Query.all_query(), searcher.num_docs)[0])

    def search(self, words: Sequence[str], limit: int, filters: Filters) -> list[tuple[int, float]]:
        """The best passages for the index terms `words`: rows with BM25 scores, best first, equal scores
        in the order of rows. Only passages that satisfy `filters` and hold one of the words count."""
        schema = self._index.schema
        any_word = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "body", word, index_option="freq"))
            for word in dict.fromkeys(words)
        ]
        if not any_word:
            return []
        wanted: list[tuple[tantivy.Occur, tantivy.Query]] = [
            (tantivy.Occur.Must, tantivy.Query.boolean_query(any_word))
        ]
        for name, values in (
            ("force", filters.forces),
            ("year", filters.years),
            ("report", filters.reports),
            ("kind", filters.kinds),
        ):
            if values:
                # A score of 0: a filter admits, it does not recommend.
                among = tantivy.Query.term_set_query(schema, name, sorted(values))
                wanted.append((tantivy.Occur.Must, tantivy.Query.const_score_query(among, 0.0)))
        rows, scores = _rows(self._index.searcher(), tantivy.Query.boolean_query(wanted), limit)
        order = np.lexsort((rows, -scores))
        return [(int(rows[at]), float(scores[at])) for at in order]


def _rows(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    hits = searcher.search(query, limit, count=False).hits
    if not hits:
        return np.empty(0, dtype=np.int64), np.empty(0)
    rows = searcher.fast_field_values("row", [address for _, address in hits])
    return np.array(rows, dtype=np.int64), np.array([score for score, _ in hits])
