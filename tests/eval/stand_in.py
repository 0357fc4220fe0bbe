"""A small real assistant: it answers from known rows, and makes the mistakes that it is told to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.types import Answer, Citation, Scope, Status
from corpus.types import Passage
from index.types import Hit

if TYPE_CHECKING:
    from eval.types import KnownAnswer

Mistake = Callable[[Answer], Answer]
EVERYWHERE = Scope()


def passage(report: str, text: str, start: int = 0) -> Passage:
    """A passage of a report that holds `text`, with no more said of it than its place."""
    return Passage(
        id=f"{report}:{start}-{start + len(text)}",
        report_id=report,
        force="Hampshire Constabulary",
        year=2016,
        kind="paragraph",
        role="text",
        section=("Introduction",),
        first_page=4,
        last_page=4,
        page_exact=True,
        start=start,
        end=start + len(text),
        text=text,
        context="",
        sentences=((start, start + len(text)),),
        notes=(),
    )


def hit(report: str, text: str) -> Hit:
    return Hit(passage(report, text), 1.0, 1, 0.5, 1, 2.0)


def citation(marker: int, report: str, quote: str) -> Citation:
    return Citation(marker, report, 4, 4, True, ("Introduction",), quote, 0, len(quote))


def right_answer(known: KnownAnswer) -> Answer:
    """What a perfect assistant says to a known answer."""
    hits = tuple(hit(e.report, e.quote) for e in known.evidence)
    cited = tuple(citation(n, e.report, e.quote) for n, e in enumerate(known.evidence, 1))
    status: Status
    if known.kind == "claim":
        status = known.verdict or "not_found"
    elif known.answerable:
        status = "answered"
    else:
        status = "corrected" if known.evidence else "refused"
    return Answer(
        status=status,
        short=known.answer if known.answerable else "",
        text="" if status in ("refused", "not_found") else f"{known.answer} [1]",
        citations=() if status in ("refused", "not_found") else cited,
        hits=hits,
        scope=Scope(),
        understood=known.text,
        confidence=1.0,
        reason=(known.reason or "not_in_reports") if status == "refused" else None,
        right=known.right,
    )


class StandIn:
    """Answers rightly, but for the rows (by id) that a mistake is given for."""

    def __init__(
        self, rows: Sequence[KnownAnswer], mistakes: Mapping[str, Mistake] | None = None
    ) -> None:
        self._rows = {(row.text, row.turns[:-1]): row for row in rows}
        self._mistakes = mistakes or {}
        self.asked = 0

    def ask(self, question: str, *, scope: Scope = EVERYWHERE, history: tuple[str, ...] = ()) -> Answer:
        """The known answer to the question, or the mistake."""
        self.asked += 1
        row = self._rows[question, history]
        mistake = self._mistakes.get(row.id)
        return mistake(right_answer(row)) if mistake else right_answer(row)

    def check(self, claim: str, *, scope: Scope = EVERYWHERE) -> Answer:
        """The known verdict, or the mistake."""
        return self.ask(claim, scope=scope)


def refuse(answer: Answer) -> Answer:
    """The mistake of refusing."""
    return replace(answer, status="refused", short="", text="", citations=(), reason="not_in_reports")


def say(short: str) -> Mistake:
    """The mistake of saying something else, shortly and at length."""
    return lambda answer: replace(answer, status="answered", short=short, text=short)
