"""What reports themselves say of comparing their figures.

Found by how it is worded, wherever it stands: below a table, in a footnote, in prose or in an annex.
"This is not comparable with figure 8" under an annex's heading of Figure 4 is about those two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.language.words import content, stems
from corpus import sentences
from corpus.types import Report

Across = Literal["", "years", "forces"]

_NOT_COMPARED = re.compile(
    r"\bcomparisons?\b[^.\n]{0,80}?\b(?:should|must|can|could|may|are|is)\s*(?:not|never)\b"
    r"|\b(?:not|never|no\s+longer|cannot)\s+(?:be\s+)?(?:directly\s+|strictly\s+|fully\s+|easily\s+)?"
    r"compar(?:able|ed)\b"
    r"|\bno\s+(?:direct\s+|meaningful\s+)?comparisons?\b",
    re.I,
)
_WITH_CARE = re.compile(
    r"\b(?:should|must|need\s+to)\s+be\s+(?:treated|interpreted|viewed|read|used|compared)"
    r"\s+with\s+(?:\w+\s+)?(?:care|caution)\b",
    re.I,
)
_YEARS = re.compile(
    r"\b(?:previous|earlier|other|past|preceding|prior|last)\s+years?(?:[’']s?)?\b|\byear[\s-](?:on|to)[\s-]year\b"
    r"|\bover\s+time\b|\b(?:between|across)\s+years\b|\b(?:20[0-4]\d|199\d)\s+(?:\w+\s+){0,2}(?:data|figures|report)\b",
    re.I,
)
_FORCES = re.compile(r"\b(?:other|between|across|different)\s+(?:police\s+)?forces\b", re.I)
_EXHIBIT = re.compile(r"\b(?:figure|fig\.?|table|chart)\s+(\d+)\b", re.I)
_EXHIBITS = re.compile(
    r"\b(?:figures|tables|charts)\s+(\d+)((?:\s*,\s*\d+)*)\s*(?:and|or|to|with)\s+(\d+)\b", re.I
)
_BETWEEN = re.compile(r"\bbetween\s+(.+?)\s+and\s+(.+?)(?:\s+in\s+th|,|\.|$)", re.I)
_BRACKET = re.compile(r"\(([^)]*)\)")
_LEFT_OUT = re.compile(
    r"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:excluded|removed|omitted|left\s+out|not\s+included)\b"
    r"[^.\n]{0,120}\b(?:table|graph|chart|figures?|England\s+and\s+Wales|national)\b",
    re.I,
)
_REPLACED = re.compile(r"\breplac(?:es|ed|ing)\b[^.\n]{0,160}?[‘“\"']([^’”\"'\n]{3,40})[’”\"']", re.I)


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence that restricts comparing, at `[start, end)` of its report.

    `exhibits` are the numbers of the figures or tables that it is about; `subjects` the sets of stems by
    any one of which its subject is named; `between` the stems that tell apart the two sides it names
    ("between general outcomes and domestic abuse outcomes"), with those that both sides share. `across`
    is what must not be compared across. `forbids` is False where it only asks for care.
    """

    start: int
    end: int
    exhibits: frozenset[str]
    subjects: tuple[frozenset[str], ...]
    between: tuple[frozenset[str], frozenset[str], frozenset[str]] | None
    across: Across
    forbids: bool


@dataclass(frozen=True, slots=True)
class Replaced:
    """A sentence at `[start, end)` that says a way of counting gave place to another; `head` is the stem
    of the old one's last word ("detections")."""

    start: int
    end: int
    head: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence at `[start, end)` that says whose data are left out of the figures or tables numbered
    `exhibits`."""

    start: int
    end: int
    exhibits: frozenset[str]


def exhibits(text: str) -> frozenset[str]:
    """The numbers of the figures and tables that `text` names ("figures 4 and 8": 4 and 8)."""
    found = {match[1] for match in _EXHIBIT.finditer(text)}
    for match in _EXHIBITS.finditer(text):
        found |= {match[1], match[3], *re.findall(r"\d+", match[2])}
    return frozenset(found)


def find(report: Report) -> tuple[Caution, ...]:
    """Every sentence of `report` that restricts comparing its figures, in order."""
    found: list[Caution] = []
    for start, end in _sentences(report, _NOT_COMPARED):
        found.append(_caution(report, start, end, forbids=True))
    for start, end in _sentences(report, _WITH_CARE):
        found.append(_caution(report, start, end, forbids=False))
    return tuple(sorted(found, key=lambda caution: caution.start))


def replaced(report: Report) -> tuple[Replaced, ...]:
    """Every sentence of `report` that says one way of counting replaced another, in order."""
    return tuple(
        Replaced(start, end, content(match[1])[-1].stem)
        for start, end in _sentences(report, _REPLACED)
        if (match := _REPLACED.search(report.text, start, end)) and content(match[1])
    )


def left_out(report: Report) -> tuple[LeftOut, ...]:
    """Every sentence of `report` that says whose data a figure or table leaves out: a footnote to its
    caption, or a note under its heading; in order."""
    found = []
    for start, end in _sentences(report, _LEFT_OUT):
        named = exhibits(f"{_heading(report, start)} {report.text[start:end]}") | _captioned(
            report, start
        )
        if named:
            # "Therefore, these forces' data are not included": whose, the sentence before says.
            before = report.text[report.text.rfind("\n", 0, start) + 1 : start]
            whose = sentences.split(before)[-1:] if report.text.startswith("Therefore", start) else ()
            found.append(LeftOut(start - len(before) + whose[0][0] if whose else start, end, named))
    return tuple(found)


def leaves_out(sentence: str) -> bool:
    """Whether `sentence` says that somebody's data are left out."""
    return bool(_LEFT_OUT.search(sentence))


def _captioned(report: Report, at: int) -> frozenset[str]:
    """The numbers of the captions that the footnote at `at` is a note to."""
    anchors = [
        anchor for note in report.footnotes if note.start <= at < note.end for anchor in note.anchors
    ]
    labels = (f.label for f in report.figures if any(f.start <= a <= f.end for a in anchors))
    return frozenset(number for label in labels for number in re.findall(r"\d+", label))


def _sentences(report: Report, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The sentences that `pattern` is found in, each once."""
    last = -1
    for match in pattern.finditer(report.text):
        line = report.text.rfind("\n", 0, match.start()) + 1
        stop = report.text.find("\n", match.start())
        stop = len(report.text) if stop < 0 else stop
        for start, end in sentences.split(report.text[line:stop]):
            if line + start <= match.start() < line + end and line + start > last:
                last = line + start
                yield line + start, line + end


def _caution(report: Report, start: int, end: int, *, forbids: bool) -> Caution:
    text = report.text[start:end]
    heading = _heading(report, start)
    across: Across = "forces" if _FORCES.search(text) else "years" if _YEARS.search(text) else ""
    if not forbids:
        # What must be treated with care has changed in time, or else was never sound.
        across = across or "years"
        said = _WITH_CARE.search(text)
        subjects: tuple[frozenset[str], ...] = (_stems(text[: said.start()]),) if said else ()
    else:
        subjects = _subjects(heading)
    return Caution(
        start=start,
        end=end,
        exhibits=_about(report, start, text, heading) if forbids else frozenset(),
        subjects=tuple(subject for subject in subjects if subject),
        between=_between(text),
        across=across,
        forbids=forbids,
    )


def _about(report: Report, start: int, text: str, heading: str) -> frozenset[str]:
    """The exhibits of a sentence and its heading; of what stands before it too, if that makes no two."""
    named = exhibits(text) | exhibits(heading)
    if len(named) != 1:
        return named
    return named | exhibits(report.text[report.text.rfind("\n", 0, start) + 1 : start])


def _heading(report: Report, at: int) -> str:
    """The innermost heading over `at`."""
    over = [section for section in report.sections if section.start <= at < section.end]
    return max(over, key=lambda section: len(section.path)).path[-1] if over else ""


def _subjects(heading: str) -> tuple[frozenset[str], ...]:
    """What a heading names: in full, and by the abbreviation in its brackets."""
    short = [inner for inner in _BRACKET.findall(heading) if inner.strip()[:-1].isupper()]
    return (_stems(_BRACKET.sub(" ", heading)), *(_stems(inner) for inner in short))


_COMMON = stems("data figures results rates numbers statistics information")


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in content(text)) - _COMMON


def _between(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]] | None:
    match = _BETWEEN.search(text)
    if match is None:
        return None
    one, other = _stems(match[1]), _stems(match[2])
    shared = one & other
    return (one - shared, other - shared, shared) if shared else None
