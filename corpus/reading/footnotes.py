"""Footnotes lifted from the foot of their page.

Notes stand under a printed rule (a line of spaces or underscores), or begin with a superscript mark,
or, where a page shows neither, with the number that comes next while the page holds its marker. Marks
rise by one through a report, or begin again at 1 on a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.reading import lines, markers, tables, titles
from corpus.reading.changes import Change, dropped, edited
from corpus.reading.lines import Line, Measure
from corpus.reading.pages import Sheet

_RULE = re.compile(r"[ \t]{10,}|[ \t]*[_–—-]{10,}[ \t]*")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_START = re.compile(rf"(?P<mark>[0-9]{{1,3}})(?:\s+(?=\S)(?!{_MONTH})|(?=[A-Z‘“]))")
_RAISED = re.compile(r"(?P<mark>[¹²³⁰⁴-⁹]{1,3})\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note as printed: its mark in plain digits, how it is printed, and its lines without it."""

    mark: str
    printed: str
    lines: tuple[Line, ...]

    @property
    def sheet(self) -> int:
        """The sheet that its mark stands on."""
        return self.lines[0].sheet


def lift(sheets: Sequence[Sheet]) -> tuple[list[Line], list[RawNote], tuple[Change, ...]]:
    """The lines of the running text, the notes, and the changes."""
    lifter = _Lifter(
        lines.measure([line for i, s in enumerate(sheets) for line in lines.to_lines(s.lines, i)])
    )
    for index, sheet in enumerate(sheets):
        lifter.sheet(sheet.lines, index, paged=len(sheets) > 1)
    return lifter.body, lifter.notes, tuple(lifter.changes)


class _Lifter:
    """Goes through the pages and remembers which mark comes next."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self.body: list[Line] = []
        self.notes: list[RawNote] = []
        self.changes: list[Change] = []

    def sheet(self, raw: Sequence[str], index: int, *, paged: bool) -> None:
        for place, text in enumerate(raw):
            if _RULE.fullmatch(text):
                foot = lines.to_lines(raw[place + 1 :], index)
                if foot and (self._starts(foot[0], first=True) or self._runs_on(index)):
                    self.changes += dropped("rule", text)
                    above = lines.to_lines(raw[:place], index)
                    self._body(above)
                    self._foot(foot, above)
                    return
        source = lines.to_lines(raw, index)
        start = self._unruled(source) if paged else None
        if start is None:
            self._body(source)
        else:
            self._body(source[:start])
            self._foot(source[start:], source[:start])

    def _body(self, source: Sequence[Line]) -> None:
        """Running text, where only a superscript mark at the start of a paragraph begins a note."""
        inside = False
        for line in source:
            raised = _RAISED.match(line.text) if line.gap else None
            if raised is not None:
                self._begin(line, raised["mark"], raised.end())
            elif inside and not line.gap:
                self._extend(line)
            else:
                self.body.append(line)
            inside = raised is not None or (inside and not line.gap)

    def _foot(self, foot: Sequence[Line], above: Sequence[Line]) -> None:
        """The foot of a page: notes, and behind them what the page's figures left there.

        `above` is the page's running text. Where no blank line parts the notes, it says which numbers
        at the start of a line are marks.
        """
        spaced = any(line.gap for line in foot[1:])
        text = "" if spaced else "\n".join(line.text for line in above)
        end = min(
            [start for start, _ in tables.regions(foot, self._measure)]
            + [i for i, line in enumerate(foot) if line.gap and titles.is_caption(line.text)],
            default=len(foot),
        )
        for place, line in enumerate(foot[:end]):
            start = self._starts(line, first=place == 0, above=text)
            if start is not None:
                self._begin(line, start["mark"], start.end())
            else:
                self._extend(line)
        if end < len(foot):
            self.body.append(replace(foot[end], gap=True, fresh=True))
            self.body += foot[end + 1 :]

    def _starts(self, line: Line, *, first: bool, above: str = "") -> re.Match[str] | None:
        """The mark that a line of the foot begins with, if it is the one that comes next."""
        match = _START.match(line.text) or _RAISED.match(line.text)
        if match is None:
            return None
        number = int(markers.plain(match["mark"]))
        last = int(self.notes[-1].mark) if self.notes else 0
        # Under the rule a mark may be missed without losing all that follow.
        fits = number == last + 1 or (first and (not last or number == 1 or last < number <= last + 5))
        if fits and not line.gap and not first:
            before = self.notes[-1].lines[-1].text
            fits = lines.starts_high(line.text[match.end() :]) and (
                lines.is_ended(before)
                or self._measure.breaks_early(before, line.text)
                or markers.is_marked(above, match["mark"])
            )
        return match if fits else None

    def _runs_on(self, index: int) -> bool:
        """Whether the last note of the page before is unfinished."""
        return (
            bool(self.notes)
            and self.notes[-1].lines[-1].sheet == index - 1
            and not lines.is_ended(self.notes[-1].lines[-1].text)
        )

    def _unruled(self, source: Sequence[Line]) -> int | None:
        """Where notes begin on a page without a rule: at the last line that the next mark leads, if
        the text above refers to it."""
        last = int(self.notes[-1].mark) if self.notes else 0
        for number in (*range(last + 1, last + 4), 1):
            for place in range(len(source) - 1, 0, -1):
                match = _START.match(source[place].text)
                if match is None or match["mark"] != str(number):
                    continue
                above = "\n".join(line.text for line in source[:place])
                high = lines.starts_high(source[place].text[match.end() :])
                if high and markers.is_marked(above, match["mark"]):
                    return place
        return None

    def _begin(self, line: Line, printed: str, end: int) -> None:
        mark = markers.plain(printed)
        self.changes += edited("mark", line.text, f"{printed} {line.text[end:]}")
        self.notes.append(RawNote(mark, printed, (replace(line, text=line.text[end:], gap=True),)))

    def _extend(self, line: Line) -> None:
        if self.notes:
            self.notes[-1] = replace(self.notes[-1], lines=(*self.notes[-1].lines, line))
        else:
            self.body.append(line)
