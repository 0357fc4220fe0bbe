"""One result judged: the scores of a row, each with the reason why.

Which measures a row has depends on the known answer alone, never on what the assistant said, so that
a row that was refused or failed stays in every denominator. The exceptions are shares of something
that the assistant does (its citations, its refusals): they say so, and weigh by it.
"""

from __future__ import annotations

from eval.matching import contains, missing, rejected, shows, stands_in, words
from eval.types import Evidence, KnownAnswer, Result, Score


def judge(result: Result) -> tuple[Score, ...]:
    """All scores of one result but those of its ranking (see `eval.ranking`).

    - `right`: the headline. A question to be answered: the short answer is right. To be refused: it
      was. A false premise: corrected or refused. A claim: the verdict is right.
    - `short`: every accept group stands in the short answer, and nothing of reject does.
    - `full`: every accept group stands in the short answer or the text.
    - `cited`: the required evidence is covered by the citations: any one quote, or all of them where
      `evidence_all` (citation recall of ALCE, Gao et al. 2023, with evidence overlap as judge).
    - `cite_precision`: share of the citations that show an evidence quote (ALCE's precision, likewise);
      weighs by the number of citations. Those of an answer to an unanswerable row are all wrong; those
      of a refusal are not looked at.
    - `refused`: an unanswerable row was refused. `refusal_precision`: a refusal was right; weighs 1
      where the row was refused. `wrongly_refused`: an answerable row was refused.
    - `reason`: the refusal gave the reason that the row names.
    - `premise`: a false premise was corrected or refused.
    - `verdict`: the verdict on a claim is right.
    """
    known, answer = result.known, result.answer
    refused = answer.status == "refused"
    scores: list[Score] = []

    def add(measure: str, ok: bool, why: str = "", weight: float = 1.0) -> None:
        scores.append(Score(known.id, measure, float(ok), "" if ok else why, weight))

    if known.kind == "claim":
        add("verdict", answer.status == known.verdict, f"{answer.status}, not {known.verdict}")
    elif known.should_answer:
        bad, lack = rejected(known, answer.short), missing(known, answer.short)
        add("short", not (refused or bad or lack), _lacks(refused, lack, bad))
        lack = missing(known, f"{answer.short}\n{answer.text}")
        add("full", not (refused or lack), _lacks(refused, lack, ()))
        add("wrongly_refused", refused, "answered")
    elif known.type == "false_premise":
        add("premise", answer.status in ("corrected", "refused"), f"{answer.status}: premise accepted")
    else:
        add("refused", refused, f"{answer.status}: {answer.short}")
    if known.kind != "claim":
        fair = not known.should_answer
        add("refusal_precision", refused and fair, "refused, but answerable", weight=float(refused))
    if known.reason:
        add("reason", answer.reason == known.reason, f"{answer.reason}, not {known.reason}")
    if known.evidence and known.type != "false_premise":
        uncovered = _uncovered(result)
        add("cited", not uncovered, "not cited: " + " | ".join(e.quote for e in uncovered))
    if answer.status not in ("refused", "not_found"):
        count = len(answer.citations)
        good = sum(_is_right(c.report_id, c.quote, known) for c in answer.citations)
        why = f"{good} of {count} citations show the evidence"
        scores.append(
            Score(known.id, "cite_precision", good / count if count else 0.0, why, float(count))
        )
    headline = next(s for s in scores if s.measure in ("verdict", "short", "premise", "refused"))
    add("right", headline.value == 1.0, headline.why)
    scores.append(Score(known.id, "elapsed_ms", result.elapsed_ms))
    return tuple(scores)


def is_right(result: Result) -> bool:
    """The headline of a row, as `judge` defines it."""
    return next(s.value for s in judge(result) if s.measure == "right") == 1.0


def holds(passage: str, report: str, evidence: Evidence, known: KnownAnswer) -> bool:
    """Whether a passage of `report` holds `evidence` (see `contains`), and with it a part of the answer.

    Without that part the passage proves nothing: evidence from a table spans the row above too, and
    prose repeats the label of a row without its figures. The part is any accepted alternative, or for a
    claim any decimal figure, that stands in the evidence; where none does, the words alone count.
    """
    if report != evidence.report or not contains(passage, evidence.quote):
        return False
    parts = [a for group in known.accept for a in group] or [
        w for w in words(evidence.quote) if "." in w
    ]
    told = [part for part in parts if stands_in(part, evidence.quote)]
    return not told or any(stands_in(part, passage) for part in told)


def _is_right(report: str, quote: str, known: KnownAnswer) -> bool:
    return any(shows(report, quote, evidence) for evidence in known.evidence)


def _uncovered(result: Result) -> tuple[Evidence, ...]:
    """The evidence that is required and not cited; empty if enough is."""
    known = result.known
    left = tuple(
        e
        for e in known.evidence
        if not any(shows(c.report_id, c.quote, e) for c in result.answer.citations)
    )
    return left if known.evidence_all or len(left) == len(known.evidence) else ()


def _lacks(refused: bool, lack: tuple[str, ...], bad: tuple[str, ...]) -> str:
    if refused:
        return "refused"
    parts = [f"lacks {', '.join(lack)}"] if lack else []
    return "; ".join(parts + ([f"says {', '.join(bad)}"] if bad else []))
