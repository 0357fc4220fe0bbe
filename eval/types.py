"""The values of the eval room, and the one behaviour it needs from the assistant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from assistant.types import Answer, Reason, Scope

Kind = Literal["question", "followup", "claim"]

Type = Literal[
    "number",
    "table",
    "text",
    "definition",
    "list",
    "comparison",
    "yesno",
    "ambiguous",
    "unanswerable",
    "false_premise",
]

Verdict = Literal["supported", "contradicted", "not_found"]

Part = Literal["used to build", "not used to build", "nearby"]
"""The parts of all rows, never counted together: those that rules and weights were made with, and those
that are for measuring alone; and plain questions on what the reports speak of, two in three of which
they leave open, the hardest to refuse."""

KINDS: tuple[str, ...] = get_args(Kind)
TYPES: tuple[str, ...] = get_args(Type)
VERDICTS: tuple[str, ...] = get_args(Verdict)
REASONS: tuple[str, ...] = get_args(Reason)
PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of report `report` that proves an answer, quoted word for word, whitespace aside."""

    report: str
    quote: str


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A question, conversation or claim with what is right to say to it.

    `kind` says which of `question`, `turns` (the last is scored) and `claim` is set. `type` is set for
    questions alone, `verdict` for claims alone. `accept` holds groups of alternatives, of which one
    each must stand in the answer; `reject` what must not stand in the short answer. Any one of
    `evidence` proves the answer, unless `evidence_all`. `confusable` marks a row whose answer another
    report would answer otherwise. `reason` is the reason that a refusal should give, or "" where more
    than one would be fair. `rule` and `base` are set for a row that `eval.rules` made from another.
    `source` names the set that the row stands in; `held_out` says that the set is for measuring alone,
    `unseen` that weights are fitted to it, but nobody has looked at it; `nearby` that its questions are
    plain ones on what the reports speak of, and mostly left open. These are told by where a row
    stands, not by the row. A `draft` is not complete and is never run;
    `note` is for the person who completes it.
    """

    id: str
    kind: Kind
    type: Type | Literal[""] = ""
    question: str = ""
    turns: tuple[str, ...] = ()
    claim: str = ""
    answerable: bool = True
    answer: str = ""
    accept: tuple[tuple[str, ...], ...] = ()
    reject: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    evidence_all: bool = False
    verdict: Verdict | Literal[""] = ""
    right: str = ""
    why: str = ""
    confusable: bool = False
    reason: Reason | Literal[""] = ""
    rule: str = ""
    base: str = ""
    draft: bool = False
    note: str = ""
    source: str = ""
    held_out: bool = False
    unseen: bool = False
    nearby: bool = False

    @property
    def text(self) -> str:
        """What is asked: the question, the last turn, or the claim."""
        return {"question": self.question, "claim": self.claim}.get(self.kind) or self.turns[-1]

    @property
    def group(self) -> str:
        """The group whose figures it counts in: its type, "followup", or "claim <verdict>"."""
        if self.kind == "claim":
            return f"claim {self.verdict}"
        return self.type if self.kind == "question" else "followup"

    @property
    def label(self) -> str:
        """The group under which the row is listed: that of its rule, or `group`."""
        return f"rule {self.rule}" if self.rule else self.group

    @property
    def part(self) -> Part:
        """Whether the row was used to build what it measures, or is counted apart from both."""
        if self.nearby:
            return "nearby"
        return "not used to build" if self.held_out else "used to build"

    @property
    def should_answer(self) -> bool:
        """Whether a refusal would be wrong: an answerable question or follow-up."""
        return self.kind != "claim" and self.answerable

    @property
    def should_refuse(self) -> bool:
        """Whether only a refusal is right. A false premise may be corrected or refused: not counted."""
        return self.kind != "claim" and not self.answerable and self.type != "false_premise"


@dataclass(frozen=True, slots=True)
class Result:
    """What the assistant made of a known answer, and how long it took (milliseconds)."""

    known: KnownAnswer
    answer: Answer
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Score:
    """One measure of one row. `value` lies in [0, 1], but for times (milliseconds).

    `weight` is how much the row counts in the mean: 1, or, where a measure is a share of something
    other than rows, how many of it the row has (citation precision: its citations).
    """

    id: str
    measure: str
    value: float
    why: str = ""
    weight: float = 1.0


class Engine(Protocol):
    """What is evaluated: the assistant, or any real stand-in for it."""

    def ask(self, question: str, *, scope: Scope = ..., history: tuple[str, ...] = ...) -> Answer:
        """The answer to `question`, after the earlier questions in `history`, oldest first."""

    def check(self, claim: str, *, scope: Scope = ...) -> Answer:
        """The verdict on a sentence as a drafter would write it."""
