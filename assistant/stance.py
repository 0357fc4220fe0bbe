"""Whether a sentence denies what a statement says, by words alone.

The statement (a claim, a question of yes or no, what a question takes for granted) is laid against that
clause of the sentence which speaks most of what it is about. What both say in the same words cancels
out; what is left decides: a denial, a word of opposite sense, a part for the whole, a plan for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import polarity
from assistant.lexicon import Concept
from assistant.words import stems

_CUT = re.compile(
    r"[;:]\s+|(?<=[.!?])\s+(?=[A-Z•])|\s+[–—]\s+"
    r"|,?\s+(?=(?:although|however|but|while|whereas|whilst|though|except|which|compared\s+(?:with|to))\b)"
    r"|\s+(?=(?:because|if|unless|until)\s)|(?<=\w),\s+",
    re.I,
)
_LEANS = re.compile(
    r"^(?:and\s+|but\s+|however,?\s+|although\s+)*"
    r"(?:which|who|this|it|they|these|is|are|was|were|has|have|had|does|do|did|the\s+\w+\s+had)\b",
    re.I,
)
_SETTLES = re.compile(r"\b(?:no\s+longer|yet\s+to|not\s+yet|due\s+to|planned|had\s+not)\b", re.I)
_ENDED = re.compile(
    r"^which\b.{0,40}\b(?:stopped|suspended|ceased|ended|abolished|withdrawn|abandoned|discontinued)\b",
    re.I,
)
_ASIDE = re.compile(r",\s+in\s+[^,]{1,20}\s(?:view|opinion|judgment),\s+", re.I)
_WANTING = re.compile(
    r"\bneed(?:s|ed)?\b.{0,30}?\b(?:more|better|greater|further|improv\w+)\b"
    r"|\b(?:could|should|needs?\s+to)\s+be\s+(?:more|better|improved)\b|\broom\s+for\s+improvement\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:due\s+to|plan(?:s|ned|ning)?\s+to|intend(?:s|ed)?\s+to|will|yet\s+to|about\s+to|in\s+development"
    r"|being\s+(?:developed|considered|planned)|should\s+be\s+in\s+place|aspir\w+|hop(?:es|ing)\s+to"
    r"|aims\s+to)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:already|now|in\s+place|in\s+use|running|up\s+and\s+running|installed|introduced|launched|completed"
    r"|finished|implemented|opened|built|replaced|begun|started|met|sat)\b",
    re.I,
)
_CAN = re.compile(r"\b(?:can|could|able\s+to)\b", re.I)
_HAMPERED = re.compile(r"\b(?:limitations?|difficult\w*|hamper\w*|obstacles?|barriers?)\b", re.I)
_WHOLE = re.compile(
    r"\b(?:all|every|everyone|everybody|each|always|whole|entire(?:ly)?|fully|without\s+exception)\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:some|few|most|majority|partly|partially|sometimes|in\s+some|a\s+number\s+of)\b", re.I
)
_ONLY_SOME = re.compile(r"\bonly\s+(?:some|a\s+few|part|a\s+minority)\b", re.I)
_APART = 5
"""Words between a denial and a word of opposite sense from which on the one is not about the other."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence: its text, the share of the statement that it speaks of, whether it denies
    the statement, and whether it leans on the clause before it for what it is about."""

    text: str
    share: float
    denies: bool
    leans: bool


def denies(statement: str, sentence: str, concepts: Sequence[Concept]) -> bool:
    """Whether `sentence`, which speaks of what `statement` is about, denies it: any clause of the
    statement is denied by the clause of the sentence that speaks most of it."""
    if _bare(statement) in _bare(sentence):
        return False
    parts = [(part, _within(part, concepts)) for part in split(statement)]
    about = [(part, named) for part, named in parts if named] or [(statement, tuple(concepts))]
    return any(_denied(part, sentence, named) for part, named in about)


def _denied(statement: str, sentence: str, concepts: Sequence[Concept]) -> bool:
    read = clauses(statement, sentence, concepts)
    at = max(range(len(read)), key=lambda i: read[i].share)
    leaning = [c for c in read[at + 1 : at + 3] if c.leans]
    if read[at].denies:
        # "... has been bought but is yet to be installed" does not deny that it is yet to be.
        whole = " ".join((read[at].text, *(c.text for c in leaning)))
        return _turns(polarity.folded(statement), polarity.folded(whole))
    return any(c.denies and (c.share > 0 or bool(_SETTLES.search(c.text))) for c in leaning)


def _within(text: str, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    held = stems(text)
    return tuple(c for c in concepts if c.alternatives[0] <= held or c.surface in text)


def clauses(statement: str, sentence: str, concepts: Sequence[Concept]) -> tuple[Clause, ...]:
    """The clauses of `sentence`, each laid against `statement`."""
    said = polarity.folded(statement)
    return tuple(
        Clause(
            text, _share(text, concepts), _turns(said, polarity.folded(text)), bool(_LEANS.match(text))
        )
        for text in split(sentence)
    )


def split(sentence: str) -> tuple[str, ...]:
    """The clauses of a sentence. A mere phrase opens the clause behind it, and a clause that tells the
    end of something stays with what it ends ("the practice, which has ceased")."""
    out: list[str] = []
    opening = ""
    plain = _ASIDE.sub(" ", " ".join(sentence.split()))
    for part in _CUT.split(plain):
        text = f"{opening}, {part}" if opening else part
        opening = ""
        if len(text.split()) < 3:
            opening = text
        elif out and _ENDED.match(text):
            out[-1] = f"{out[-1]}, {text}"
        else:
            out.append(text)
    if opening:
        out.append(opening)
    return tuple(out)


def _share(text: str, concepts: Sequence[Concept]) -> float:
    """The share of the concepts that `text` speaks of. What a statement says last is what it says of the
    rest, and weighs three times what it says first."""
    held = stems(text)
    total = met = 0.0
    for place, concept in enumerate(concepts, 1):
        weight = concept.weight * (0.5 + place / len(concepts))
        total += weight
        met += weight * concept.met_by(held)
    return met / total if total else 0.0


def _turns(said: str, told: str) -> bool:
    """Whether a clause turns a statement round, once."""
    opposite = polarity.opposite(said, told)
    mine = polarity.denials(said, told)
    theirs = [place for place in polarity.denials(told, said) if place != opposite]
    denied = bool(mine) != bool(theirs)
    if opposite is not None and denied:
        # "not unmanageable" says "manageable", if the one is said of the other.
        return not any(abs(opposite - place) <= _APART for place in theirs or [opposite])
    if opposite is not None or denied:
        return True
    one, other = polarity.direction(said), polarity.direction(told)
    if one is not None and other is not None and one != other:
        return True
    return (
        _in_part(said, told)
        or _wanting(said, told)
        or _ahead(said, told)
        or bool(_CAN.search(said) and _HAMPERED.search(told) and not _HAMPERED.search(said))
    )


def _in_part(said: str, told: str) -> bool:
    if _ONLY_SOME.search(said):
        return bool(_WHOLE.search(told)) and not _PART.search(told)
    return bool(_WHOLE.search(said) and _PART.search(told)) and not (
        _WHOLE.search(told) or _PART.search(said)
    )


def _wanting(said: str, told: str) -> bool:
    return bool(_WANTING.search(told)) and not (_WANTING.search(said) or polarity.denials(said, told))


def _ahead(said: str, told: str) -> bool:
    return bool(_DONE.search(said) and _AHEAD.search(told)) and not _AHEAD.search(said)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower().replace("’", "'")))
