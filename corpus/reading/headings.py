"""Which blocks are headings, and of what level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading import contents, titles
from corpus.reading.blocks import Block

_CHAPTER = re.compile(
    r"(?:introduction|foreword|overview|executive summary|force in numbers|next steps|glossary"
    r"|conclusions?|methodology|definitions(?: and interpretations?)?|about (?:this|the|our|us)\b.*"
    r"|what each judge?ment means|(?P<annex>annex(?:es)?|appendix|appendices)(?: [a-z0-9]{1,2})?)"
    r"(?:\s*[–:-]\s*\S.*)?",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^[^?]*?(?: [–-]|:)\s+([A-Z].*\?)$")
_MARK = re.compile(r"^[\W\d]*")
_CHAPTER_RANK, _SECTION_RANK, _PART_RANK, _GRADED_RANK = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a report: `ranks` by block (1 is a chapter, higher is deeper); `graded` the pairs
    (block of the question or heading, block of its grade); `listed` what a contents list says, as
    (block, printed page)."""

    ranks: dict[int, int]
    graded: tuple[tuple[int, int], ...]
    listed: tuple[tuple[int, int], ...]


def outline(blocks: Sequence[Block]) -> Outline:
    """Find the headings among the blocks that have the shape of one."""
    front = _front(blocks)
    shaped = [i for i, block in enumerate(blocks) if block.what == "heading" and i >= front]
    last = max((i for i, block in enumerate(blocks) if block.what != "heading"), default=-1)
    shaped = [i for i in shaped if i < last]
    graded = [i for i in shaped if i + 1 < len(blocks) and blocks[i + 1].what == "grade"]
    listed = _listed(blocks, shaped)
    bare = _bare(blocks, shaped, graded)
    chapters = _chapters(blocks, shaped, graded, {i for i, _ in listed})
    ranks = {}
    for i in shaped:
        if i in chapters:
            ranks[i] = _CHAPTER_RANK
        elif i not in bare:
            ranks[i] = _rank(blocks[i], graded=i in graded)
    return Outline(ranks, tuple((i, i + 1) for i in graded), listed)


def asked(title: str) -> str:
    """The inspection question that a chapter's title holds ("Overview – How effective ...?")."""
    match = _ASKED.match(title)
    return match[1] if match else title


def _rank(block: Block, *, graded: bool) -> int:
    if titles.is_named(block.text):
        return _SECTION_RANK
    if graded:
        return _GRADED_RANK
    return _SECTION_RANK if block.attached else _PART_RANK


def _front(blocks: Sequence[Block]) -> int:
    """Where the title pages end: at the heading of a contents list, or on the first page with prose."""
    for i, block in enumerate(blocks):
        if block.what == "contents":
            return max(0, i - 1)
    prose = next(
        (
            block.pages[0][1]
            for block in blocks
            if block.what == "paragraph" and len(block.text.split()) > 15
        ),
        0,
    )
    return next((i for i, block in enumerate(blocks) if block.pages[0][1] >= prose), 0)


def _key(text: str) -> str:
    """A title for comparing: its letters, without case, spaces, marks and leading numbers."""
    return "".join(filter(str.isalnum, _MARK.sub("", text).casefold()))


def _listed(blocks: Sequence[Block], shaped: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The headings that a contents list names, with their pages, each found behind the one before.

    A summary may use the same titles: taken from the last entry upwards, each is the last that fits.
    """
    place = next((i for i, block in enumerate(blocks) if block.what == "contents"), None)
    if place is None:
        return ()
    found: list[tuple[int, int]] = []
    below = len(blocks)
    for title, page in reversed(contents.entries(blocks[place].text)):
        key = _key(title)
        match = next(
            (i for i in reversed(shaped) if place < i < below and _key(blocks[i].text) == key), None
        )
        if match is not None:
            found.append((match, page))
            below = match
    return tuple(reversed(found))


def _bare(blocks: Sequence[Block], shaped: Sequence[int], graded: Sequence[int]) -> set[int]:
    """The questions of a list that gives nothing but each question and its grade: what follows the
    list belongs to the section around it, so they head nothing."""
    groups: list[list[int]] = []
    before = -1
    for i in shaped:
        if i in graded and titles.is_question(blocks[i].text):
            if groups and before in groups[-1]:
                groups[-1].append(i)
            else:
                groups.append([i])
        before = i
    bare: set[int] = set()
    for group in groups:
        if len(group) > 1 and all(later == i + 2 for i, later in pairwise(group)):
            bare.update(group)
    return bare


def _chapters(
    blocks: Sequence[Block], shaped: Sequence[int], graded: Sequence[int], listed: set[int]
) -> set[int]:
    """The headings that open a chapter.

    A contents list names them. Without one, a chapter is an inspection question (graded in a summary,
    or listed in the introduction) or a title that every report has, at the head of a page.
    """
    if listed:
        head = next(i for i, block in enumerate(blocks) if block.what == "contents") - 1
        return {*listed, head} & set(shaped)
    paged = any(block.last_sheet for block in blocks)
    questions = _inspection_questions(blocks, graded)
    chapters: set[int] = set()
    in_annex = False
    for i in shaped:
        block = blocks[i]
        title = _CHAPTER.fullmatch(block.text)
        if title is not None and (block.fresh or not paged) and (not in_annex or title["annex"]):
            chapters.add(i)
            in_annex = title["annex"] is not None
        elif block.fresh and titles.is_question(block.text):
            alone = i in graded and i + 2 < len(blocks) and not _is_listed_next(blocks, i, graded)
            if (_key(block.text) in questions and i not in graded) or alone or not questions:
                chapters.add(i)
    found = {_key(blocks[i].text) for i in chapters}
    for key in questions - found:
        same = [i for i in shaped if i not in graded and _key(blocks[i].text) == key]
        chapters.update(same[-1:])
    return chapters


def _is_listed_next(blocks: Sequence[Block], i: int, graded: Sequence[int]) -> bool:
    return i + 2 in graded or i - 2 in graded


def _inspection_questions(blocks: Sequence[Block], graded: Sequence[int]) -> set[str]:
    listed = (
        item
        for block in blocks
        if block.what == "list"
        for item in block.text.split("\n")
        if item.endswith("?")
    )
    judged = (blocks[i].text for i in graded if titles.is_question(blocks[i].text))
    return {_key(text) for text in (*listed, *judged)}
