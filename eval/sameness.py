"""Whether a question that is only written otherwise is answered the same.

A row with a slip, in other case or with padding can be right by luck where its base row is wrong, and is
wrong where its base row is. What the rule tests is neither: it is whether the answer stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.types import Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.types import Answer
    from eval.types import Result

UNCHANGED = ("typo", "case", "padding")
"""The rules that leave what is asked as it was."""


def sameness(results: Sequence[Result]) -> Iterable[Score]:
    """`same`: the row is given the status and the short answer of its base row, for each row made by a
    rule of `UNCHANGED` whose base row is among the results."""
    answers = {result.known.id: result.answer for result in results}
    for result in results:
        known = result.known
        if known.rule in UNCHANGED and known.base in answers:
            base = answers[known.base]
            same = _said(result.answer) == _said(base)
            why = "" if same else f"{base.status} before: {base.short}"
            yield Score(known.id, "same", float(same), why)


def _said(answer: Answer) -> tuple[str, str]:
    return answer.status, answer.short
