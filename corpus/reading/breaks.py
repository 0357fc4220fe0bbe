"""Line ends that are meant: where one block ends and the next begins without a blank line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading import grades, lines, titles
from corpus.reading.lines import Line, Measure

SOURCE = re.compile(r"(?:Sources?|Notes?):\s")
"""How the lines under a figure begin that say where its data are from."""
REMARK = re.compile(r"\*{1,3} ?[A-Z]")
"""How a note under an asterisk begins."""
_FULL_CAPTION = re.compile(r"(?:\b(?:19|20)[0-9]{2}|\bby force|[.])[0-9¹²³⁰⁴-⁹,]{0,5}$")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_MAX_HEADING_LINES = 4


def parts(chunk: Sequence[Line], start: int, at: int, measure: Measure) -> bool:
    """Whether the block that begins at line `start` of `chunk` ends before line `at`."""
    first, before, text = chunk[start].text, chunk[at - 1].text, chunk[at].text
    early = measure.breaks_early(before, text)
    ended = lines.is_ended(before) or _URL.fullmatch(before) is not None
    if (
        _begins_anew(first, text)
        or (early and _is_beside_grade(chunk, start, at))
        or (ended and _is_heading_below(chunk, at, measure))
    ):
        return True
    if not lines.starts_high(text) and not lines.is_item(text):
        return False
    return (
        (early and SOURCE.match(first) is not None)
        or (ended and measure.ends_paragraph(before, text))
        or (titles.is_caption(first) and _ends_caption(before, early=early))
        or _is_heading_above(chunk, start, at, measure)
    )


def _begins_anew(first: str, text: str) -> bool:
    """Whether a line begins a block whatever stands before: a list's next item, a caption, a source."""
    same = lines.is_item(first) and (first[0] == text[0] or (first[0] + text[0]).isdigit())
    return (
        (same and lines.is_item(text))
        or lines.is_sure_item(text)
        or titles.is_caption(text)
        or SOURCE.match(text) is not None
        or REMARK.match(text) is not None
    )


def _is_beside_grade(chunk: Sequence[Line], start: int, at: int) -> bool:
    """Whether a grade, of one line or two, ends or begins at line `at`."""
    return (
        grades.is_grade(chunk[at].text)
        or grades.is_grade(plain(chunk[at : at + 2]))
        or (at - start < 3 and grades.is_grade(plain(chunk[start:at])))
    )


def _ends_caption(before: str, *, early: bool) -> bool:
    return _FULL_CAPTION.search(before) is not None or (early and not lines.is_loose(before))


def _is_heading_below(chunk: Sequence[Line], at: int, measure: Measure) -> bool:
    """Whether a heading begins at line `at`, behind a sentence whose last line is full.

    A question is one if it fills a line by itself, or ends with a line that breaks early; a title if
    it does, in a text where no blank line could set it apart.
    """
    text = chunk[at].text
    if titles.is_named(text):
        return True
    for end in range(at + 1, min(at + _MAX_HEADING_LINES, len(chunk))):
        last, following = chunk[end - 1].text, chunk[end].text
        if last.endswith("?"):
            early = end == at + 1 or measure.breaks_early(last, following)
            return early and titles.opens_question(text) and titles.is_question(plain(chunk[at:end]))
    following = chunk[at + 1].text if at + 1 < len(chunk) else ""
    if measure.spaced or not following or not titles.is_title(text):
        return False
    return lines.starts_high(following) and measure.breaks_early(text, following)


def _is_heading_above(chunk: Sequence[Line], start: int, at: int, measure: Measure) -> bool:
    """Whether lines `start` to `at` are a heading printed directly above the line at `at`.

    A heading is set larger or breaks early; below it stands text, or another heading.
    """
    if at - start > _MAX_HEADING_LINES:
        return False
    early = [measure.breaks_early(chunk[i].text, chunk[i + 1].text) for i in range(start, at)]
    text = plain(chunk[start:at])
    if titles.is_question(text):
        return early[-1] or all(early[:-1])
    if not all(early) or not titles.is_title(text):
        return False
    below = plain(chunk[at : at + _MAX_HEADING_LINES])
    return len(below.split()) > 5 or titles.is_question(below) or titles.is_title(below)


def plain(piece: Sequence[Line]) -> str:
    """The lines with a space between."""
    return " ".join(line.text for line in piece)
