"""What two figures count, told by their labels, captions and sentences: whether it is the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language.words import STOPWORDS, stems, tokens

SAME = 0.6
"""The least share of words that the labels of two rows have in common if they count the same thing."""

_LEFT_OUT = re.compile(
    r"\b(?P<way>excluding|not\s+including|except(?:\s+for)?|other\s+than|including)\s+(?:the\s+|all\s+)?(?P<what>[a-z-]+)",
    re.I,
)
_TRACKED = re.compile(
    r"\bassigned\s+to\s+(?:\w+\s+){0,2}(?:offences|crimes)\s+recorded\b"
    r"|\b(?:offences|crimes)\s+recorded\b.{0,80}\bthat\s+(?:have\s+been|were)\s+assigned\b",
    re.I,
)
_GIVEN = re.compile(r"\boutcomes\s+recorded\s+(?:in|during|for)\b", re.I)
_POPULATIONS = (
    ("domestic abuse", re.compile(r"\bdomestic(?:[\s-](?:abuse|violence|related))", re.I)),
    ("victim-based crime", re.compile(r"\bvictim[\s-]based\b", re.I)),
    ("crime with a vulnerable victim", re.compile(r"\bvulnerable\s+victims?\b", re.I)),
    ("anti-social behaviour", re.compile(r"\banti-?\s?social\s+behaviour\b", re.I)),
    ("organised crime groups", re.compile(r"\borgani[sz]ed\s+crime\s+groups?\b", re.I)),
)
_USUAL = stems("recorded police rate number total percentage proportion further prevent action")


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a figure: a `name` for its place; its row's or clause's `label`; the `text` that
    tells what it counts; the `caption` it stands under, or ""; whether it is a `cell` of a table."""

    name: str
    label: str
    text: str
    caption: str
    cell: bool


def differences(first: Described, second: Described) -> Iterator[tuple[str, bool]]:
    """One line for each difference in what is counted, and whether it forbids comparing."""
    if _basis(first) != _basis(second) and "" not in {_basis(first), _basis(second)}:
        yield (
            "Counted on different bases: one follows each recorded crime to its outcome, the other "
            "counts the outcomes given in the period, whenever the crime was recorded.",
            True,
        )
    one, other = _populations(first), _populations(second)
    if one != other:
        only = ", ".join(sorted(one ^ other))
        yield f"They count different things: only one is of {only}.", True
        return
    if first.cell and second.cell and not same_label(first.label, second.label):
        yield (
            f"They count different things: “{first.label}” ({first.name}) against “{second.label}” "
            f"({second.name}).",
            True,
        )
        return
    if first.cell != second.cell and not _covered(first, second):
        cell = first if first.cell else second
        yield f"They may count different things: only one is said to be of “{cell.label}”.", False
    yield from _left_out(first, second)


def same_label(one: str, other: str) -> bool:
    """Whether the labels of two rows name the same thing: most words are common, and "not" stands in
    both or in neither."""
    left, right = _words(one), _words(other)
    if ("not" in left) != ("not" in right):
        return False
    shared, union = left & right, left | right
    return bool(union) and len(shared) >= SAME * len(union)


def _words(label: str) -> frozenset[str]:
    plain = _LEFT_OUT.sub(" ", label)
    found = {t.stem for t in tokens(plain) if t.text.lower() == "not" or t.text.lower() not in STOPWORDS}
    return frozenset(found - _USUAL) or frozenset(found)


def _covered(first: Described, second: Described) -> bool:
    """Whether a sentence speaks of most of what a row's label names."""
    cell, said = (first, second) if first.cell else (second, first)
    own = _words(cell.label) - {"not"}
    return len(own & {t.stem for t in tokens(said.text)}) >= SAME * len(own)


def _basis(figure: Described) -> str:
    text = f"{figure.caption} {figure.text}"
    return "tracked" if _TRACKED.search(text) else "given" if _GIVEN.search(text) else ""


def _populations(figure: Described) -> frozenset[str]:
    own = figure.label if figure.cell else figure.text
    return frozenset(
        name
        for name, pattern in _POPULATIONS
        if pattern.search(own)
        or ((caption := pattern.search(figure.caption)) is not None and not _joined(caption))
    )


def _joined(match: re.Match[str]) -> bool:
    """Whether a caption names something beside another thing ("crime and anti-social behaviour rates"):
    then not every figure under it is of that."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(re.search(r"\band\s+$", before, re.I) or re.match(r"\s+and\b", after, re.I))


def _exclusions(figure: Described) -> dict[str, str]:
    found = {}
    for match in _LEFT_OUT.finditer(figure.label):
        way = "in" if match["way"].lower() == "including" else "out"
        found[match["what"].lower()] = way
    return found


def _left_out(first: Described, second: Described) -> Iterator[tuple[str, bool]]:
    one, other = _exclusions(first), _exclusions(second)
    for what in sorted(one.keys() | other.keys()):
        ways = {one.get(what, ""), other.get(what, "")}
        if ways == {"in", "out"}:
            yield f"Different coverage: one includes {what}, the other leaves it out.", True
        elif ways == {"out", ""}:
            yield (
                f"Different coverage: one leaves out {what}, the other does not say that it does.",
                False,
            )
