"""The values that the readers make and every other room passes on.

All offsets are character offsets into `Report.text` (Python `str` indices), half open: `[start, end)`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["paragraph", "list", "table_row", "footnote", "caption", "judgement"]
"""What a passage is. `judgement` is an inspection question with the grade given to it."""

Role = Literal["text", "recommendation", "cause_of_concern", "area_for_improvement", "method"]
"""What a passage does in the report. `method` is how data were made (an annex, a methodology)."""


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """What `catalogue.toml` says of one report.

    `force` is the full name ("Kent Police"); `year` the inspection year that the report is
    known by; `period` the span its figures cover, in words; `file` the name inside the folder;
    `published` the day, month or year of publication in ISO 8601, as precise as it is known.
    """

    id: str
    file: str
    title: str
    publisher: str
    force: str
    year: int
    period: str
    published: str
    isbn: str | None
    url: str | None
    licence: str


@dataclass(frozen=True, slots=True)
class PageRun:
    """From `start` on, text stands on printed page `number`, up to the next run.

    `exact` is False where only neighbouring page numbers are known (a contents list) and this one is
    placed by length between them. Numbers need not rise from run to run: a footnote is moved behind
    the paragraph that refers to it, and keeps the page it was printed on.
    """

    start: int
    number: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, down to the next heading of its level or above.

    `path` holds the headings from the top to this one; `len(path)` is its level. `start` is where the
    heading itself begins.
    """

    path: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note lifted out of the running text. `anchors` are the offsets its markers stood at."""

    mark: str
    start: int
    end: int
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade tied to the inspection question it answers; `[start, end)` spans both."""

    question: str
    grade: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`short` stands for `long`; `[start, end)` is the sentence part that says so."""

    short: str
    long: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: its head as printed and its unit ("per 1,000 population", "percent")."""

    head: str
    unit: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as printed, and where it stands. `value` is None where it is not a number."""

    text: str
    value: float | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label without code and asterisk, and one cell for each column of the table.

    `code` is a leading outcome number or mark ("16", "*"); `group` the label of the row it belongs
    under ("Not pursued (nobody asks for it)"), or "". `unit` and
    `period` are set where a note changes them for this row alone, else "". `notes` are the table's
    notes that its asterisk refers to. `[start, end)` is the row as it stands in the text.
    """

    label: str
    code: str
    group: str
    cells: tuple[Cell, ...]
    unit: str
    period: str
    notes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `label` is its printed name ("Figure 4") or ""; `period` the span its figures cover
    ("12 months to 30 June 2016"); `unit` that of its values; `notes` what stands under asterisks.
    `[start, end)` runs from the first row (or head) to the last row."""

    label: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str
    period: str
    notes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A captioned figure. `values` is "table" where the text holds its values, else "picture": they
    stand only in a chart that the text does not have. `[start, end)` is the caption."""

    label: str
    caption: str
    values: Literal["table", "picture"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report in clean reading text, with all that was recognised in it."""

    info: ReportInfo
    text: str
    pages: tuple[PageRun, ...]
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    judgements: tuple[Judgement, ...]
    abbreviations: tuple[Abbreviation, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]

    @property
    def id(self) -> str:
        """The report's id in the catalogue."""
        return self.info.id

    def page_at(self, offset: int) -> PageRun:
        """The run that holds the character at `offset`.

        Raises:
            IndexError: `offset` lies outside the text.
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} is outside the {len(self.text)} characters of {self.id}")
        return self.pages[bisect_right(self.pages, offset, key=lambda run: run.start) - 1]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of one report, never across a section: the unit that is found and cited.

    `text` is exactly `report.text[start:end]`. `context` (title, force, year, heading path; for a
    table row also caption, row, and every column with its head and unit) is added for embedding and
    word search, and is never quoted. `sentences` are the spans of its sentences, absolute offsets,
    in order, covering all words of the passage. `notes` are the spans of footnotes that it refers to.
    `table` and `row` index `Report.tables` and its rows for kind `table_row`, else None.
    `id` is "<report id>:<start>-<end>".
    """

    id: str
    report_id: str
    force: str
    year: int
    kind: Kind
    role: Role
    section: tuple[str, ...]
    first_page: int
    last_page: int
    page_exact: bool
    start: int
    end: int
    text: str
    context: str
    sentences: tuple[tuple[int, int], ...]
    notes: tuple[tuple[int, int], ...] = field(default=())
    table: int | None = None
    row: int | None = None

    @property
    def embedded(self) -> str:
        """What is embedded and searched by word: the context line, then the text."""
        return f"{self.context}\n{self.text}" if self.context else self.text
