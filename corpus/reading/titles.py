"""The shape of headings and captions, told from the words alone."""

from __future__ import annotations

import re

from corpus.reading import lines

_CAPTION = re.compile(
    r"(?P<label>(?:Figure|Table|Chart|Graph|Map)(?: [0-9]{1,3}[a-z]?(?=\s?[:.–])|(?=:)))\s?[:.–] ?"
    r"(?P<title>[A-Z‘“'\"(£].*)",
    re.DOTALL,
)
_OPENERS = re.compile(
    r"(?:How|What|Why|Where|When|Who|Which|Does|Do|Did|Is|Are|Was|Were|Has|Have|Can|Could|Will|Should"
    r"|To what extent)\b"
)
_SENTENCE_END = re.compile(r"[.?!][0-9]{0,3}\s+[A-Z‘“]")
_NOT_A_TITLE = re.compile(
    r"(?:https?://|www\.|©|ISBN\b)|\b(?:please see|see (?:annex|figure|table|section))\b|^[\W\d_]+$"
    r"|^(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" [0-9]{4}$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:overall )?summary(?: of findings)?|overall judge?ment|areas? for improvement"
    r"|recommendations?|causes? of concern|innovative practice|promising practice",
    re.IGNORECASE,
)
_MAX_WORDS = 12
_MAX_QUESTION_WORDS = 45


def caption(text: str) -> tuple[str, str] | None:
    """The label ("Figure 4") and the title of a caption, or None."""
    match = _CAPTION.match(text)
    return (match["label"], match["title"]) if match else None


def is_caption(text: str) -> bool:
    """Whether a line begins a caption: "Figure 4: ...", "Table: ..."."""
    return _CAPTION.match(text) is not None


def is_question(text: str) -> bool:
    """Whether a text is one question and nothing else."""
    return (
        text.endswith("?")
        and text[:1].isupper()
        and len(text.split()) <= _MAX_QUESTION_WORDS
        and not _SENTENCE_END.search(text)
    )


def opens_question(text: str) -> bool:
    """Whether a line begins as a question does."""
    return _OPENERS.match(text) is not None


def is_title(text: str) -> bool:
    """Whether a text is short and unpunctuated as a title is.

    Addresses, dates, copyright lines and cross-references ("please see annex A") are as short, and are
    none.
    """
    return (
        lines.starts_high(text)
        and len(text.split()) <= _MAX_WORDS
        and len(text) <= 100
        and text[-1] not in ".?!,;:"
        and not lines.is_item(text)
        and not lines.is_loose(text)
        and not _NOT_A_TITLE.search(text)
        and any(letter.isalpha() for letter in text)
    )


def is_named(text: str) -> bool:
    """Whether a text is the heading of a section that every report of the series has."""
    return _NAMED.fullmatch(text.rstrip("0123456789¹²³⁰⁴⁵⁶⁷⁸⁹ :")) is not None
