"""The regression that tells which sentences deny what a question takes for granted."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.engine import Assistant
from assistant.evidence.sense import DENYING
from eval import pairs, premising
from eval.folds import FOLDS
from eval.pairs import Written
from eval.premising import Asked


def values(**told: float) -> dict[str, float]:
    return dict.fromkeys(DENYING, 0.0) | told


@pytest.fixture
def asked() -> list[Asked]:
    """Questions of which every second is denied by its second sentence, as reading finds for most."""
    draw = np.random.default_rng(0)
    made = []
    for number in range(80):
        false = number % 2 == 0
        no = (3.0 if false else -3.0) + 2 * draw.normal()
        laid = (values(no=-3.0, first=1.0), values(no=no, share=draw.uniform()))
        made.append(Asked(number // 2 % FOLDS, True, false, laid, (False, false)))
    return made


def test_what_denies_is_told_from_what_does_not(asked: list[Asked]) -> None:
    lines: list[str] = []
    denying, by_fold, least = premising.train(asked, lines.append)
    assert len(by_fold) == FOLDS
    assert denying.stored()["no"] > 0.3
    assert denying.probability(values(no=4.0)) > least > denying.probability(values(no=-4.0))
    assert lines[0].startswith("premises, known questions, held out: corrected 3")
    assert "of 40 that are denied and " in lines[0]
    assert "corrected 0 of 0 that are denied and 0 of 0 others" in lines[1]


def test_the_more_a_correction_in_error_costs_the_surer_it_must_be(
    asked: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    least = []
    for cost in (0.2, 20.0):
        monkeypatch.setattr(premising, "COST", cost)
        least.append(premising.train(asked, lambda _: None)[2])
    assert least[0] < least[1]


def test_questions_that_were_written_for_a_sentence_are_gathered(assistant: Assistant) -> None:
    row = next(
        row
        for row in pairs.load(*pairs.packaged())
        if row.report != pairs.INVENTED
        and {"corrects", "answers"} <= {kind for kind, _ in row.statements}
    )
    kinds = [kind for kind, _ in row.statements]
    found = premising.gather(assistant, [], [row], {})
    assert 0 < len(found) <= sum(kind in {"answers", "near", "corrects"} for kind in kinds)
    assert {a.known for a in found} == {False}
    assert len({a.fold for a in found}) == 1
    assert all(set(v) >= set(DENYING) for a in found for v in a.laid)
    unread = Written(row.report, row.sentence, (("supports", "The force has horses."),))
    assert premising.gather(assistant, [], [unread], {}) == []
