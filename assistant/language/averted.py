"""What would have been: a grade that a force would have got, or was saved from.

The grade that was given does not answer such a question, nor does what is so: only a sentence that tells
what would have been, or why something was not.
"""

from __future__ import annotations

import re

from assistant.language import polarity

_LOW = (
    r"(?:inadequate(?=\s*(?:[,.;:?!)'’]|$)|\s+(?:for|on|in|at|by|overall|grade|rating|mark|judg\w+|this|last|when|if|because|despite|given|and)\b)"
    r"|requir\w+\s+improvement"
    r"|(?:lowest|worst|bottom|lower|worse)\s+(?:grade|mark|rating|judge?ment))"
)
_WOULD_HAVE = re.compile(
    r"\bwould\b.{0,90}?\bhave\s+(?:been|got|gotten|had|received|become|happened|given|earned|\w+ed)\b",
    re.I | re.S,
)
_IF = re.compile(
    r"\b(?:if|unless|but\s+for|otherwise|without)\b|\bhad\s+(?:it|they|he|she|the\s+\w+)\s+(?:not\b|never\b|\w+n\b|\w+ed\b)",
    re.I,
)
_SAVED = re.compile(
    r"\b(?:sav(?:e|ed|ing)|spar(?:e|ed)|rescu(?:e|ed)|kept|escap(?:e|ed)|avoid(?:ed)?|dodg(?:e|ed)|stav(?:e|ed)\s+off"
    rf"|got\s+away\s+without|stopp?(?:ed)?|prevent(?:ed)?|averted?)\b.{{0,90}}?\b{_LOW}\b",
    re.I | re.S,
)
_NOT_GRADED = re.compile(
    rf"\b(?:why|how\s+come)\b.{{0,60}}?(?:\bnot\b|n['’]t\b|\bnever\b).{{0,60}}?\b{_LOW}\b", re.I | re.S
)
_ABOVE = re.compile(r"\b(?:better|higher|more|other)\s+than\b|\babove\b", re.I)
"""What asks why a grade was no better, and not why it was no lower."""
_LOW_GRADE = re.compile(rf"\b{_LOW}\b", re.I)
_TELLS = re.compile(
    r"\bwould\s+(?:\w+\s+){0,2}?have\b|\bcould\s+have\s+been\b|\bhad\s+(?:it|they|the\s+\w+)\s+(?:\w+\s+)?not\b|\bwere\s+it\s+not\b"
    r"|\bbut\s+for\b",
    re.I,
)


def supposed(question: str) -> bool:
    """Whether it is asked what would have been if something had not been so."""
    return bool(_WOULD_HAVE.search(question) and _IF.search(question))


def saved(question: str) -> bool:
    """Whether it is asked what saved somebody from a low grade: it is not taken for granted then."""
    return bool(_SAVED.search(question)) and not _ABOVE.search(question)


def spared(question: str) -> bool:
    """Whether it is asked what kept a low grade away, or why none was given."""
    not_graded = _NOT_GRADED.search(question) and not _ABOVE.search(question)
    return saved(question) or bool(not_graded)


def told_by(question: str) -> str:
    """How a report would tell what would have been, if that is asked, or "": the question need share no
    word with it."""
    if not (supposed(question) or spared(question)):
        return ""
    return "would have been judged inadequate or graded lower had it not; would otherwise have been"


def unmet(question: str, text: str) -> bool:
    """Whether such a thing is asked, and `text` tells nothing of what would have been; what kept a low
    grade away may also be told by that it was not given."""
    if supposed(question):
        return not _TELLS.search(text)
    denies = bool(_LOW_GRADE.search(text) and polarity.denials(polarity.folded(text)))
    return spared(question) and not (_TELLS.search(text) or denies)
