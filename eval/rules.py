"""Rows made by rule from rows written by hand.

| rule | what is done | what is right |
|---|---|---|
| other_force | the force becomes one that no report covers | refused, other_force |
| other_year | the year becomes one that no report speaks of | refused, other_year |
| typo | two letters of one long word change places, to no other word | as the base row |
| case | all capitals, or none | as the base row |
| padding | polite words around the question | as the base row |
| claim_quote | a whole sentence of a report, as a claim | supported |
| claim_figure | such a sentence or a supported claim, with a figure of no report | contradicted |
| claim_direction | likewise, "rose" for "fell", "above" for "below" | contradicted |

Everything is drawn from a generator seeded by the row's id: the same rows give the same rows. They are
kept out of the base figures, since each weighs its base row a second time. No rule makes the same row of
two.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from assistant.language.areas import Areas
from corpus import catalogue
from eval.altered import FIGURE, YEAR, others
from eval.matching import stands_in, words
from eval.types import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from spellchecker import WordFrequency

    from eval.types import KnownAnswer

SEED = "passage"
LIMIT = 40
"""How many rows a rule makes at most."""

FORCES = (
    "Kent", "Surrey", "Merseyside", "Cumbria", "Norfolk", "Cleveland", "Gwent", "Avon and Somerset",
    "West Midlands", "South Wales", "Northumbria", "Greater Manchester",
)  # fmt: skip
YEARS = tuple(range(2003, 2025))

_NATIONAL = re.compile(r"\b(?:national\w*|country|average|other forces)\b", re.IGNORECASE)
_LONG_WORD = re.compile(r"\b[a-z]{6,}\b")
_BASES = {"100", "1,000", "12"}

# A sentence that points back ("This is ...") or at its writer ("We found ...") is no claim by itself.
_POINTING = re.compile(
    r"^(?:This|These|Those|It|Its|They|Their|There|Some|We|Our|Includes|As|A [a-z]+)\b|\bthese\b"
)

# The mark of a footnote, as a report's file has it: "Requirement (SPR)37 specifies".
_MARK = re.compile(r"(?:(?<=[a-z)'\"])|(?<=[a-z)][.,;:]))\d{1,3}(?=\s|$)")

_ENDS = (". ", ", ", "; ", " and ", " who ", " which ", " if ", " (")
"""What may follow a sentence or its main clause."""

PADDING = (
    "Hi, sorry to bother you, {}",
    "Could you please tell me: {} Many thanks",
    "hello there. quick one for a briefing note - {} cheers",
    "I am drafting a letter and need to know this. {} Thank you!",
)

_OPPOSITES = (
    ("increased", "decreased"), ("rose", "fell"), ("risen", "fallen"), ("above", "below"),
    ("higher", "lower"), ("highest", "lowest"), ("larger", "smaller"), ("earlier", "later"),
    ("faster", "slower"),
)  # fmt: skip
DIRECTIONS = {
    **dict(_OPPOSITES),
    **{right: left for left, right in _OPPOSITES},
    "reduced": "increased",
    "fewer": "more",
}
_DIRECTION = re.compile(rf"\b(?:{'|'.join(DIRECTIONS)})\b")


def made_from(
    rows: Sequence[KnownAnswer], texts: Iterable[str], *, limit: int = LIMIT
) -> tuple[KnownAnswer, ...]:
    """Rows made by every rule from rows and the texts of all reports: at most `limit` by each from the
    rows used to build, and as many from the others.

    A year that a report names is not used as one that none covers; a slip of the pen is made in a word
    that a report has; a claim is a sentence that ends where the report's does.
    """
    text = _plain("\n".join(texts))
    vocabulary = set(words(text))
    strange = [year for year in YEARS if str(year) not in vocabulary]
    rules: dict[str, Callable[[KnownAnswer, Random], KnownAnswer | None]] = {
        "other_force": _other_force,
        "other_year": lambda row, draw: _other_year(row, draw, strange),
        "typo": lambda row, draw: _typo(row, draw, vocabulary),
        "case": _case,
        "padding": _padding,
        "claim_quote": lambda row, _: _claim_quote(row, text),
        "claim_figure": lambda row, draw: _claim_figure(row, draw, text, vocabulary),
        "claim_direction": lambda row, draw: _claim_direction(row, draw, text),
    }
    made: list[KnownAnswer] = []
    for name, rule in rules.items():
        order = sorted(rows, key=lambda row: _draw(f"order {name}", row).random())
        for part in PARTS:
            if part == "nearby":
                continue  # Of these it is enough to know what becomes of themselves.
            fit = (rule(row, _draw(name, row)) for row in order if row.part == part)
            of_rule = {new.text: _marked(new, name) for new in fit if new is not None}
            made += islice(of_rule.values(), limit)
    return tuple(made)


def _marked(row: KnownAnswer, rule: str) -> KnownAnswer:
    return replace(row, id=f"{row.id}~{rule}", rule=rule, base=row.id)


def _draw(name: str, row: KnownAnswer) -> Random:
    return Random(f"{SEED} {name} {row.id}")  # noqa: S311 - the same draw every time is what is wanted


def _other_force(row: KnownAnswer, draw: Random) -> KnownAnswer | None:
    areas, covered = _areas()
    named = areas.find(row.question)
    if not _one_fact(row) or not named or _NATIONAL.search(row.question):
        return None
    if not {mention.area for mention in named} <= covered:
        return None
    force = draw.choice([f for f in FORCES if not any(stands_in(f, e.quote) for e in row.evidence)])
    question = row.question
    for mention in reversed(named):
        question = f"{question[: mention.start]}{force}{question[mention.end :]}"
    return _refused(row, question, "other_force", f"No report is about {force}.")


@cache
def _areas() -> tuple[Areas, frozenset[str]]:
    """What finds areas in a question, and the forces that the reports cover."""
    covered = frozenset(info.force for info in catalogue.load())
    return Areas(covered), covered


def _other_year(row: KnownAnswer, draw: Random, strange: Sequence[int]) -> KnownAnswer | None:
    named = set(YEAR.findall(row.question))
    if not _one_fact(row) or len(named) != 1 or not strange:
        return None
    year = str(draw.choice(strange))
    return _refused(row, YEAR.sub(year, row.question), "other_year", f"No report speaks of {year}.")


def _typo(row: KnownAnswer, draw: Random, vocabulary: Collection[str]) -> KnownAnswer | None:
    """Neighbouring letters change places, one of the four single slips that make up four fifths of all
    misspellings (Damerau 1964)."""
    slips = [
        (m.start(), slip)
        for m in _LONG_WORD.finditer(row.question)
        if m.group() in vocabulary and not _is_word(slip := _swapped(m.group()), vocabulary)
    ]
    if row.kind != "question" or not row.answerable or not slips:
        return None
    at, slip = draw.choice(slips)
    return replace(row, question=f"{row.question[:at]}{slip}{row.question[at + len(slip) :]}")


def _swapped(word: str) -> str:
    return f"{word[:2]}{word[3]}{word[2]}{word[4:]}"


def _is_word(slip: str, vocabulary: Collection[str]) -> bool:
    return slip in vocabulary or slip in _english()


@cache
def _english() -> WordFrequency:
    from spellchecker import SpellChecker

    return SpellChecker(language="en").word_frequency


def _case(row: KnownAnswer, draw: Random) -> KnownAnswer | None:
    if row.kind != "question" or not row.answerable:
        return None
    changed = draw.choice((str.upper, str.lower))(row.question)
    return replace(row, question=changed) if changed != row.question else None


def _padding(row: KnownAnswer, draw: Random) -> KnownAnswer | None:
    if row.kind != "question" or not row.answerable:
        return None
    return replace(row, question=draw.choice(PADDING).format(row.question))


def _claim_quote(row: KnownAnswer, text: str) -> KnownAnswer | None:
    sentence = _sentence(row, text)
    return None if sentence is None else _as_claim(row, sentence, "supported", "")


def _claim_figure(
    row: KnownAnswer, draw: Random, text: str, vocabulary: Collection[str]
) -> KnownAnswer | None:
    """The figure is one that the row is about, so that the changed claim is about the same thing; what
    it becomes stands in no report, so that the claim is not true of something else."""
    claim = row.claim if row.verdict == "supported" else _sentence(row, text)
    if claim is None:
        return None
    told = [a for group in row.accept for a in group] or [e.quote for e in row.evidence]
    known = {word for phrase in told for word in words(phrase)}
    figures = [
        m
        for m in FIGURE.finditer(claim)
        if m.group() not in _BASES and not YEAR.fullmatch(m.group()) and words(m.group())[0] in known
    ]
    if not figures:
        return None
    figure = draw.choice(figures)
    new = next((f for f in others(figure, draw) if words(f)[0] not in vocabulary), None)
    if new is None:
        return None
    changed = claim[: figure.start()] + new + claim[figure.end() :]
    return _as_claim(row, changed, "contradicted", f"{figure.group()}, not {new}")


def _claim_direction(row: KnownAnswer, _draw: Random, text: str) -> KnownAnswer | None:
    claim = row.claim if row.verdict == "supported" else _sentence(row, text)
    found = list(_DIRECTION.finditer(claim or ""))
    if claim is None or len(found) != 1:
        return None
    word = found[0]
    other = DIRECTIONS[word.group()]
    changed = claim[: word.start()] + other + claim[word.end() :]
    return _as_claim(row, changed, "contradicted", f"{word.group()}, not {other}")


def _one_fact(row: KnownAnswer) -> bool:
    """Whether a row asks for one fact of one report, so that a change of place or year makes it one
    that no report has."""
    return (
        row.kind == "question"
        and row.answerable
        and row.type in ("number", "table", "text", "yesno", "list")
        and len({e.report for e in row.evidence}) == 1
    )


def _sentence(row: KnownAnswer, text: str) -> str | None:
    """An evidence quote that can stand alone as a claim: a sentence, or its main clause, that names
    what it speaks of."""
    if row.kind != "question" or not row.answerable or row.type == "table" or row.evidence_all:
        return None
    for evidence in row.evidence:
        quote = _plain(evidence.quote).rstrip(".")
        ends = any(f"{quote}{after}" in text for after in _ENDS)
        whole = quote[0].isupper() and ". " not in quote and ends and not _MARK.search(quote)
        if whole and len(quote.split()) >= 8 and not _POINTING.search(quote):
            return f"{quote}."
    return None


def _plain(text: str) -> str:
    """Single spaces and straight quotes."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def _refused(row: KnownAnswer, question: str, reason: str, why: str) -> KnownAnswer:
    return replace(
        row,
        type="unanswerable",
        question=question,
        answerable=False,
        answer="The reports do not say.",
        accept=(),
        reject=(),
        evidence=(),
        evidence_all=False,
        confusable=False,
        reason="other_force" if reason == "other_force" else "other_year",
        why=why,
    )


def _as_claim(row: KnownAnswer, claim: str, verdict: str, right: str) -> KnownAnswer:
    return replace(
        row,
        kind="claim",
        type="",
        question="",
        claim=claim,
        answer="",
        accept=(),
        reject=(),
        verdict="supported" if verdict == "supported" else "contradicted",
        right=right,
        confusable=False,
    )
