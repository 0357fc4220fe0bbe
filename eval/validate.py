"""Known answers checked: a wrong row is worse than none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.matching import missing, rejected, stands_in, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from eval.types import KnownAnswer

FIGURES = ("number", "table")
"""Types whose every accept group must stand in the evidence."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the row `id`."""

    id: str
    why: str


def validate(rows: Iterable[KnownAnswer], texts: Mapping[str, Sequence[str]]) -> tuple[Fault, ...]:
    """Every fault of every row.

    `texts` holds the renderings of each report, by its id: as its file stands, and as clean reading
    text. A quote must stand, word for word, in one of them: cut from the file it may hold a footnote's
    mark, cut from the clean text it may run over a page end.
    """
    spelled = {report: [f" {' '.join(words(text))} " for text in each] for report, each in texts.items()}
    return tuple(Fault(row.id, why) for row in rows for why in (*_shape(row), *_quotes(row, spelled)))


def catalogued() -> dict[str, tuple[str, ...]]:
    """The reports that come with Passage, each as its file stands and as clean text."""
    from importlib.resources import files
    from pathlib import Path

    from corpus import catalogue, reader

    folder = Path(str(files("corpus"))) / "reports"
    return {
        info.id: (
            (folder / info.file).read_text(encoding="utf-8", errors="replace"),
            reader.read(info, folder).text,
        )
        for info in catalogue.load(folder)
    }


def _shape(row: KnownAnswer) -> list[str]:
    """Faults of a row by itself."""
    faults = ["a draft: complete it, then take out its draft and note"] if row.draft else []
    if row.kind == "claim":
        if not row.verdict:
            return [*faults, "no verdict"]
        if bool(row.evidence) != (row.verdict != "not_found"):
            faults.append(f"verdict {row.verdict} with {len(row.evidence)} quotes as evidence")
        if bool(row.right) != (row.verdict == "contradicted"):
            faults.append(f"verdict {row.verdict} with right {row.right!r}")
        return faults
    if row.kind == "question" and not row.type:
        faults.append("no type")
    if row.answerable != bool(row.accept):
        faults.append(f"answerable is {row.answerable} with {len(row.accept)} accept groups")
    if bool(row.evidence) != (row.answerable or row.type == "false_premise"):
        faults.append(f"{len(row.evidence)} quotes as evidence where answerable is {row.answerable}")
    if (row.type in ("unanswerable", "false_premise")) == row.answerable and row.kind == "question":
        faults.append(f"type {row.type} where answerable is {row.answerable}")
    if not row.answer:
        faults.append("no answer")
    faults += [f"its own answer lacks {lack!r}" for lack in missing(row, row.answer)]
    faults += [f"its own answer says {bad!r}, which it rejects" for bad in rejected(row, row.answer)]
    if row.type in FIGURES:
        faults += [
            f"no quote holds any of {', '.join(group)}"
            for group in row.accept
            if not any(stands_in(a, e.quote) for a in group for e in row.evidence)
        ]
    return faults


def _quotes(row: KnownAnswer, spelled: Mapping[str, Sequence[str]]) -> list[str]:
    """Faults of a row's evidence against the reports."""
    faults = []
    for evidence in row.evidence:
        if evidence.report not in spelled:
            faults.append(f"report {evidence.report!r} is unknown; known are {', '.join(spelled)}")
        elif not any(
            f" {' '.join(words(evidence.quote))} " in text for text in spelled[evidence.report]
        ):
            faults.append(f"not in {evidence.report}: {evidence.quote!r}")
    return faults
