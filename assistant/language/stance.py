"""Whether a sentence denies what a statement says, by words alone.

The statement (a claim, a question of yes or no, what a question takes for granted) is laid against that
clause of the sentence which speaks most of what it is about. What both say in the same words cancels
out; what is left decides: a denial, a word of opposite sense, a part for the whole, a plan for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.language import polarity
from assistant.language.lexicon import Concept
from assistant.language.words import content, stems

_CUT = re.compile(
    r"[;:]\s+|(?<=[.!?])\s+(?=[A-Z•])|\s+[–—]\s+"
    r"|,?\s+(?=(?:although|however|but|while|whereas|whilst|though|except|which|compared\s+(?:with|to))\b)"
    r"|\s+(?=(?:because|if|unless|until|who)\s)|(?<=\w),\s+"
    r"|\s+(?=and\s+(?:there|it|they|this|has|have|had|is|are|was|were)\s)",
    re.I,
)
_LEANS = re.compile(
    r"^(?:and\s+|but\s+|however,?\s+|although\s+)*"
    r"(?:which|who|this|it|they|these|is|are|was|were|has|have|had|does|do|did|the\s+\w+\s+had)\b",
    re.I,
)
_SETTLES = re.compile(
    r"\b(?:outside\s+the\s+scope|no\s+longer|yet\s+to|not\s+yet|due\s+to|planned|had\s+not)\b", re.I
)
_ENDED = re.compile(
    r"^which\b.{0,40}\b(?:stopped|suspended|ceased|ended|abolished|withdrawn|abandoned|discontinued)\b",
    re.I,
)
_ASIDE = re.compile(r",\s+in\s+[^,]{1,20}\s(?:view|opinion|judgment),\s+", re.I)
_NOTHING_BUT = re.compile(r"\b(?:nothing|none|no\s+one|nobody)\s+but\b", re.I)
_WANTING = re.compile(
    r"\bneed(?:s|ed)?\b.{0,30}?\b(?:more|better|greater|further|improv\w+)\b"
    r"|\b(?:could|should|needs?\s+to)\s+be\s+(?:more|better|improved)\b|\broom\s+for\s+improvement\b",
    re.I,
)
_PURPOSE = re.compile(r"(?:in\s+order\s+)?to\s+\w", re.I)
_NOT_BEGUN = re.compile(
    r"\b(?:yet\s+to|not\s+yet|(?:not|n't)\s+(?:yet\s+)?(?:begun|begin|started|start|commenced))\b", re.I
)
_AHEAD = re.compile(
    r"\b(?:due\s+to|plan(?:s|ned|ning)?\s+to|intend(?:s|ed)?\s+to|intentions?\s+(?:of\s+\w+ing|to)\b|will|yet\s+to|about\s+to|in\s+development"
    r"|being\s+(?:developed|considered|planned)|should\s+be\s+in\s+place|aspir\w+|hop(?:es|ing)\s+to"
    r"|aims\s+to|(?:expect|anticipat|schedul)\w*)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:already|now|in\s+place|in\s+use|running|up\s+and\s+running|installed|introduced|launched|completed"
    r"|finished|implemented|opened|built|replaced|begun|started|met|sat|got\s+going|under\s?way)\b",
    re.I,
)
_CAN = re.compile(r"\b(?:can|could|able\s+to)\b", re.I)
_HAMPERED = re.compile(r"\b(?:limitations?|difficult\w*|hamper\w*|obstacles?|barriers?)\b", re.I)
_WHOLE = re.compile(
    r"\b(?:all|every|everyone|everybody|each|always|whole|entire(?:ly)?|fully|without\s+exception)\b",
    re.I,
)
_ALL_OF = re.compile(
    r"\b(?:all|every|everyone|everybody|whole|entire(?:ly)?|without\s+exception)\b"
    r"(?!\s+(?:day|week|fortnight|month|quarter|year|time)\b)",
    re.I,
)
_PART = re.compile(
    r"\b(?:some|few|most|majority|partly|partially|sometimes|in\s+some|a\s+number\s+of)\b", re.I
)
_ONLY_SOME = re.compile(r"\bonly\s+(?:some|a\s+few|part|a\s+minority)\b", re.I)
_ONLY = re.compile(r"\b(?:only|just|solely|exclusively|restricted\s+to|limited\s+to)\b", re.I)
_NOT_ONLY = re.compile(r"\bnot\s+(?:restricted|limited|confined)\s+to\b|\bnot\s+only\b", re.I)
_REACH = 4
"""Words behind a denial that tell what it denies."""

_CLOSE = 2
"""Words from a denial to the word that it denies, at most."""

_APART = 5
"""Words between a denial and a word of opposite sense from which on the one is not about the other."""


Denial = Literal["opposed", "denied"]
"""How a text denies another: by a word of opposite sense, or by denying its very words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence: its text, the share of the statement that it speaks of, how it denies the
    statement, if it does, and whether it leans on the clause before it for what it is about."""

    text: str
    share: float
    denial: Denial | None
    leans: bool


def denial(statement: str, sentence: str, concepts: Sequence[Concept]) -> Denial | None:
    """How `sentence`, which speaks of what `statement` is about, denies it, if it does: any clause of
    the statement is denied by the clause of the sentence that speaks most of it."""
    if _bare(statement) in _bare(sentence):
        return None
    parts = [(part, _within(part, concepts)) for part in split(statement)]
    about = [(part, named) for part, named in parts if named] or [(statement, tuple(concepts))]
    # "To save money, the force ...": what something was done for is not what is said to be so.
    about = [(part, named) for part, named in about if not _PURPOSE.match(part)] or about
    found = (_denial(part, sentence, named) for part, named in about)
    return next((how for how in found if how is not None), None)


def _denial(statement: str, sentence: str, concepts: Sequence[Concept]) -> Denial | None:
    read = clauses(statement, sentence, concepts)
    at = max(range(len(read)), key=lambda i: read[i].share)
    leaning = [c for c in read[at + 1 : at + 3] if c.leans]
    if read[at].denial is not None:
        # "... has been bought but is yet to be installed" does not deny that it is yet to be.
        whole = " ".join((read[at].text, *(c.text for c in leaning)))
        return _turned(polarity.folded(statement), polarity.folded(whole), concepts)
    told = (c for c in leaning if c.denial and (c.share > 0 or _SETTLES.search(c.text)))
    return next((c.denial for c in told), None)


def _within(text: str, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    held = stems(text)
    return tuple(c for c in concepts if c.alternatives[0] <= held or c.surface in text)


def agrees(statement: str, sentence: str, concepts: Sequence[Concept]) -> bool:
    """Whether the clause of `sentence` that speaks most of `statement` points the same way by its words:
    both rise, both fall, both are of all, both deny alike, or both say that somebody is unaware."""
    read = clauses(statement, sentence, concepts)
    best = max(read, key=lambda clause: clause.share)
    if any(c.denial for c in read if c.share >= best.share / 2):
        return False
    said, told = polarity.folded(statement), polarity.folded(best.text)
    one = polarity.direction(said)
    if one is not None and one == polarity.direction(told):
        return True
    whole = all(_ALL_OF.search(text) and not _PART.search(text) for text in (said, told))
    return whole or polarity.deny_alike(said, told)


def plainly(statement: str, sentence: str, concepts: Sequence[Concept]) -> bool:
    """Whether the clause of `sentence` that speaks most of `statement`, which denies nothing itself,
    says "no" or "not" of it, or any clause that it is yet to be: one of the next words is of what the
    statement is about."""
    said = polarity.folded(statement)
    if polarity.denials(said) or polarity.limited(said):
        return False
    best = max(clauses(statement, sentence, concepts), key=lambda clause: clause.share)
    named = frozenset().union(*(a for c in concepts for a in c.alternatives))
    behind = [
        told[match.end() :]
        for told, pattern in (
            (polarity.folded(best.text), _NOT),
            (polarity.folded(sentence), _PENDING),
        )
        for match in pattern.finditer(told)
    ]
    next_words = ([t.stem for t in content(rest) if t.stem not in _SEEMING] for rest in behind)
    return any(named.intersection(words[:_NEXT]) for words in next_words)


_NOT = re.compile(r"\b(?:not|no|never|none\s+of)\b|\b\w+n't\b")
_PENDING = re.compile(r"\byet\s+to\b")
_SEEMING = frozenset({"seem", "appear", "necessarili", "alway", "yet", "fulli", "complet"})
_NEXT = 2
"""Words behind "no" that tell what there is none of."""


def clauses(statement: str, sentence: str, concepts: Sequence[Concept]) -> tuple[Clause, ...]:
    """The clauses of `sentence`, each laid against `statement`."""
    said = polarity.folded(statement)
    return tuple(
        Clause(
            text,
            _share(text, concepts),
            _turned(said, polarity.folded(text), concepts),
            bool(_LEANS.match(text)),
        )
        for text in split(sentence)
    )


def split(sentence: str) -> tuple[str, ...]:
    """The clauses of a sentence. A mere phrase opens the clause behind it, and a clause that tells the
    end of something stays with what it ends ("the practice, which has ceased")."""
    out: list[str] = []
    opening = ""
    plain = _NOTHING_BUT.sub("only", _ASIDE.sub(" ", " ".join(sentence.split())))
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


def _turned(said: str, told: str, concepts: Sequence[Concept]) -> Denial | None:
    """How a clause turns a statement round, once."""
    if _AHEAD.search(said) and "yet to" not in said:
        # What is yet to be is no denial of what is due.
        told = told.replace("yet to", "due to")
    if _NOT_BEGUN.search(said) and (_AHEAD.search(told) or _NOT_BEGUN.search(told)):
        return None  # What is planned, or has "not commenced", is yet to begin.
    there, here = polarity.opposite(said, told), polarity.opposite(told, said)
    mine = [place for place in polarity.denials(said, told) if place != here]
    theirs = [p for p in polarity.denials(told, said) if p != there and _on(told, p, concepts)]
    denied = bool(mine) != bool(theirs)
    if there is not None and here is not None and _negated(told, there) != _negated(said, here):
        return None  # "Ineffective" is "not effective".
    if there is not None and denied:
        # "not unmanageable" says "manageable", if the one is said of the other.
        return "opposed" if theirs and not any(abs(there - p) <= _APART for p in theirs) else None
    one, other = polarity.direction(said), polarity.direction(told)
    if there is not None or (one is not None and other is not None and one != other):
        return "opposed"
    if denied or (_ONLY.search(said) and _NOT_ONLY.search(told)):
        return "denied"
    if _ahead(said, told):
        return "opposed"
    hampered = _CAN.search(said) and _HAMPERED.search(told) and not _HAMPERED.search(said)
    unfinished = _in_part(said, told) or _wanting(said, told)
    return "denied" if unfinished or hampered else None


def _negated(text: str, place: int) -> bool:
    """Whether the word at `place` of `text` (folded) is denied right before it."""
    return any(0 < place - p <= _CLOSE for p in polarity.denials(text))


def _on(told: str, place: int, concepts: Sequence[Concept]) -> bool:
    """Whether a denial is of something that the statement speaks of: one of the next words is."""
    after = " ".join(told.split()[place + 1 :])
    words = [token.stem for token in content(after)][:_REACH]
    named = frozenset().union(*(a for c in concepts for a in c.alternatives))
    return not words or bool(named.intersection(words)) or bool(_SETTLES.search(told))


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
