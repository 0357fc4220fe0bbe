"""Many near-identical reports, made from the real ones by changing force, year and figures.

Every change keeps the length of the text, so that all offsets of a report and its passages stay true.
Vectors are those of the real texts with as much noise as the real model puts between a passage and its
changed copy.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from assistant.language.areas import short_name
from corpus import passages, reader
from corpus.catalogue import DEFAULT_FOLDER, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from corpus.types import Passage, Report
    from index.types import Embedder

_STEMS = (
    "Alde,Avon,Bram,Burn,Cald,Carn,Cold,Corn,Dart,Dene,Derw,Doon,Eden,Elms,Fair,Fern,Glen,Gran,Hale,Hart,"
    "Holm,Hurs,Isle,Kent,Kirk,Lang,Lind,Lynn,Marl,Mere,Nene,Nort,Oaks,Penn,Quar,Roth,Sand,Stur,Tame,Thor,"
    "Ware,West,Wyre"
)
FORCES = tuple(f"{stem}shire" for stem in _STEMS.split(","))
YEARS = tuple(range(2014, 2026))

_REAL = tuple(dict.fromkeys(short_name(info.force) for info in load()))
_FORCE = re.compile("|".join((*FORCES, *_REAL)))
_DIGIT = re.compile(r"\d")
_SAMPLE = 128


def originals() -> list[tuple[Report, tuple[Passage, ...]]]:
    """The real reports with their passages."""
    reports = [reader.read(info, DEFAULT_FOLDER) for info in load(DEFAULT_FOLDER)]
    return [(report, tuple(passages.chunk(report))) for report in reports]


def reports(wanted: int) -> Iterator[tuple[Report, list[Passage]]]:
    """Changed copies of the real reports in the order of their ids, with `wanted` passages in all.

    43 forces by 12 years by two reports hold about 220,000 passages; beyond that come further editions.
    """
    real, left = originals(), wanted
    editions = 1 + wanted // (len(YEARS) * len(FORCES) * sum(len(cut) for _, cut in real))
    for edition, year, force, (report, cut) in product(range(editions), YEARS, FORCES, real):
        if left <= 0:
            return
        seed = f"{edition} {year} {force} {report.id}"
        report_id = f"{edition:02d}-{year}-{force.lower()}-{report.id.split('-', 1)[1]}"
        change = _change(short_name(report.info.force), force, seed)
        info = replace(report.info, id=report_id, force=f"{force} Constabulary", year=year)
        text = change(report.text)
        copies = [_copy(passage, report_id, info.force, year, text, change) for passage in cut[:left]]
        left -= len(copies)
        yield replace(report, info=info, text=text), copies


def _change(old: str, force: str, seed: str) -> Callable[[str], str]:
    digits = random.Random(seed).sample("0123456789", 10)
    table = str.maketrans("0123456789", "".join(digits))
    return lambda text: text.replace(old, force).translate(table)


def _copy(
    passage: Passage, report_id: str, force: str, year: int, text: str, change: Callable[[str], str]
) -> Passage:
    return replace(
        passage,
        id=f"{report_id}:{passage.start}-{passage.end}",
        report_id=report_id,
        force=force,
        year=year,
        text=text[passage.start : passage.end],
        context=change(passage.context),
    )


class PerturbedEmbedder:
    """Vectors of the real texts, moved by noise; the model embeds each real text once."""

    def __init__(self, inner: Embedder, spread: float) -> None:
        """`spread` is the mean cosine between a text and a changed copy of it."""
        self.name = f"{inner.name}, perturbed"
        self.weights_sha256 = inner.weights_sha256
        self.dimension = inner.dimension
        self._inner = inner
        self._noise = float(np.sqrt(1 / spread**2 - 1) / np.sqrt(inner.dimension))
        self._known: dict[str, NDArray[np.float32]] = {}
        self._random = np.random.default_rng(0)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension), each of length 1."""
        plain = [_plain(text) for text in texts]
        new = [text for text in dict.fromkeys(plain) if text not in self._known]
        self._known.update(zip(new, self._inner.encode(new), strict=True))
        vectors = np.array([self._known[text] for text in plain], dtype=np.float32)
        vectors += self._noise * self._random.standard_normal(vectors.shape, dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def _plain(text: str) -> str:
    return _DIGIT.sub("1", _FORCE.sub(_REAL[0], text))


def spread(embedder: Embedder) -> float:
    """The mean cosine that the real model gives to a passage and its copy for another force and year."""
    real = [passage for _, cut in originals() for passage in cut]
    chosen = random.Random(0).sample(real, min(_SAMPLE, len(real)))
    here = embedder.encode([passage.embedded for passage in chosen])
    there = embedder.encode(
        [_change(short_name(p.force), FORCES[0], "spread")(p.embedded) for p in chosen]
    )
    return float((here * there).sum(axis=1).mean())
