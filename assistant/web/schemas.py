"""What the HTTP API takes and gives, as its OpenAPI description tells it.

What it gives are the objects of `assistant.wire`; a test holds the two together.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.asked.question import MAX_LENGTH
from assistant.types import Reason, Status, Voice
from assistant.web.problems import TYPES
from assistant.wire import RowKind
from corpus.types import Kind

MOST_TURNS = 100
"""Earlier questions of a conversation that are read."""

MOST_VALUES = 200
"""Values of one part of a scope: more than there are forces or years."""

MOST_PASSAGES = 50


def _number(value: object) -> object:
    # In JSON 2016.0 is an integer too; what is not a number never is.
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("it should be a whole number")
    return value


_Name = Annotated[str, Field(max_length=300)]
_Year = Annotated[int, Field(ge=1900, le=2200, strict=False), BeforeValidator(_number)]
_Offset = Annotated[int, Field(ge=0, le=1_000_000_000, strict=False), BeforeValidator(_number)]
_Count = Annotated[int, Field(ge=1, le=MOST_PASSAGES, strict=False), BeforeValidator(_number)]
_Text = Annotated[str, Field(max_length=MAX_LENGTH)]


class _Given(BaseModel):
    """What a caller sends; a field that is not known is an error, not ignored."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ScopeGiven(_Given):
    """Which reports may answer. An empty list does not restrict."""

    forces: list[_Name] = Field(
        default=[], max_length=MOST_VALUES, description="Full names of forces.",
        examples=[["Kent Police"]],
    )  # fmt: skip
    years: list[_Year] = Field(
        default=[], max_length=MOST_VALUES, description="Inspection years.", examples=[[2016]]
    )
    reports: list[_Name] = Field(
        default=[], max_length=MOST_VALUES, description="Ids, as /api/reports lists them."
    )


class Question(_Given):
    """A question, and the conversation before it."""

    question: _Text = Field(examples=["What was the 2016 domestic abuse arrest rate?"])
    scope: ScopeGiven = ScopeGiven()
    history: list[_Text] = Field(
        default=[], max_length=MOST_TURNS, description="Earlier questions, the oldest first."
    )


class Claim(_Given):
    """A sentence as it would be drafted."""

    claim: _Text = Field(
        examples=["In 2016, there were 25 arrests for every 100 domestic abuse offences."]
    )
    scope: ScopeGiven = ScopeGiven()


class Search(_Given):
    """Words to find."""

    text: str = Field(
        max_length=MAX_LENGTH, pattern="[0-9A-Za-z]", description="Any text with a word in it.",
        examples=["body-worn video"],
    )  # fmt: skip
    k: _Count = Field(default=10, description="How many passages at most.")
    scope: ScopeGiven = ScopeGiven()


class Cite(_Given):
    """A place in a report: the characters from `start` up to `end` of its text."""

    report: _Name = Field(examples=["kent-effectiveness-2019"])
    start: _Offset
    end: _Offset
    style: Literal["inline", "footnote", "harvard", "oscola"] = "inline"


class ScopeModel(BaseModel):
    """The reports that an answer is about; an empty list means all."""

    forces: list[str]
    years: list[int]
    reports: list[str]


class CitationModel(BaseModel):
    """A quotation: the report's text from `start` to `end` is exactly `quote`."""

    marker: int = Field(description="The number that the answer's text shows as [marker].")
    report: str
    page: int = Field(description="First printed page.")
    last_page: int
    page_exact: bool = Field(description="False where pages were placed between known ones.")
    section: str = Field(description="The headings above it, joined by ' > '.")
    quote: str
    start: int
    end: int
    voice: Voice = Field(
        description="Whose words are quoted: the inspectorate's finding or recommendation, what the"
        " force told it, or a survey's."
    )


class PassageModel(BaseModel):
    """A passage found. `text` is the report's exact slice; `context` was added for search alone."""

    report: str
    page: int
    last_page: int
    page_exact: bool
    section: str
    kind: Kind
    text: str
    context: str
    start: int
    end: int
    score: float = Field(description="Higher is better.")
    dense_rank: int | None = Field(description="Rank by meaning, from 1; null if not found so.")
    dense_score: float | None
    sparse_rank: int | None = Field(description="Rank by words, from 1; null if not found so.")
    sparse_score: float | None


class AnswerModel(BaseModel):
    """An answer, or a refusal with its reason. `passages` of a refusal are nearest, and no answer."""

    id: str | None
    kind: RowKind | None
    status: Status
    reason: Reason | None = Field(description="Why it is refused; null if it is not.")
    short: str = Field(description="The direct answer, in a few words.")
    answer: str = Field(description="The answer in sentences, with [1], [2] for its citations.")
    citations: list[CitationModel]
    passages: list[PassageModel]
    elapsed_ms: float
    scope: ScopeModel
    understood: str = Field(description="The question as resolved from its conversation.")
    confidence: float = Field(ge=0, le=1)
    explanation: str
    cautions: list[str] = Field(
        description="What stands against setting the answer's figures or grades side by side."
    )
    right: str | None = Field(
        default=None, description="What the report says against a contradicted claim; else left out."
    )


class PassagesModel(BaseModel):
    """The passages found, best first."""

    passages: list[PassageModel]
    elapsed_ms: float


class CitedModel(BaseModel):
    """A quotation cut from the report, and its citation in the style asked for."""

    citation: CitationModel
    style: str
    text: str = Field(description="The citation alone.")
    paste: str = Field(description="The quotation with its citation, ready to paste.")


class InfoModel(BaseModel):
    """A report as the catalogue has it; `published` is in ISO 8601, as precise as it is known."""

    report: str
    title: str
    publisher: str
    force: str
    year: int
    period: str
    published: str
    isbn: str | None
    url: str | None
    licence: str


class ReportsModel(BaseModel):
    """Every report that is indexed, in the order of their ids."""

    reports: list[InfoModel]


class SectionModel(BaseModel):
    """A heading with those above it, and the characters that it heads."""

    path: list[str]
    page: int
    start: int
    end: int


class JudgementModel(BaseModel):
    """A grade and the inspection question that it answers."""

    question: str
    grade: str
    page: int


class ColumnModel(BaseModel):
    """A column's head and unit."""

    head: str
    unit: str


class RowModel(BaseModel):
    """A row's label and its values as printed."""

    label: str
    cells: list[str]


class TableModel(BaseModel):
    """A table as it was recognised."""

    label: str
    caption: str
    unit: str
    period: str
    page: int
    columns: list[ColumnModel]
    rows: list[RowModel]
    notes: list[str]


class FigureModel(BaseModel):
    """A captioned figure; `values` says whether the text holds its values or only a picture does."""

    label: str
    caption: str
    values: Literal["table", "picture"]
    page: int


class AbbreviationModel(BaseModel):
    """A short form and what it stands for."""

    short: str
    long: str
    page: int


class ReportModel(BaseModel):
    """What was recognised in a report, without its text."""

    report: str
    title: str
    force: str
    year: int
    characters: int
    sections: list[SectionModel]
    judgements: list[JudgementModel]
    tables: list[TableModel]
    figures: list[FigureModel]
    abbreviations: list[AbbreviationModel]


class HealthModel(BaseModel):
    """How far the server is. It answers questions whenever `generation` is not empty."""

    status: Literal["ready", "building", "failed"]
    message: str
    done: float = Field(description="Reports indexed so far, while the index is being built.")
    total: int = Field(description="Reports to be indexed; 0 while that is not known.")
    generation: str = Field(description="The index that answers; empty if none does yet.")


class ErrorModel(BaseModel):
    """What went wrong, in one line, and its type."""

    type: str = Field(json_schema_extra={"enum": [*TYPES]})
    message: str


class ProblemModel(BaseModel):
    """The body of every answer with a status of 400 or above."""

    error: ErrorModel
