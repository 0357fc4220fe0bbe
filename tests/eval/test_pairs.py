"""Training a reader of pairs: what it learns from, and that it learns."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.errors import InputError
from eval import asked, public
from eval.listwise import Example, fit
from eval.pairs import Reader, train
from eval.public import Choice
from eval.reranking import compare

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.engine import Assistant

SETS = {
    "selqa/dev.json": [
        {"question": "Who sang?", "candidates": ["It rained.", "Ann  sang."], "answers": [1]}
    ],
    "policyqa/dev.json": {
        "data": [
            {
                "paragraphs": [
                    {
                        "context": "We keep logs. We sell nothing to anyone.",
                        "qas": [
                            {
                                "question": "Do you sell data?",
                                "answers": [{"text": "We sell nothing", "answer_start": 14}],
                            }
                        ],
                    }
                ]
            }
        ]
    },
    "tatqa/dev.json": [
        {
            "table": {"table": [["", "2019", "2018"], ["Sales", "12.5", "11"], ["Costs", "9", "8"]]},
            "paragraphs": [{"order": 1, "text": "Sales rose to 12.5. Costs rose too."}],
            "questions": [
                {
                    "question": "What were sales in 2019?",
                    "answer": ["12.5"],
                    "answer_type": "span",
                    "answer_from": "table",
                },
                {"question": "How many?", "answer": 2, "answer_type": "count", "answer_from": "table"},
            ],
        }
    ],
}
CLAPNQ = {
    "input": "where is it",
    "passages": [{"sentences": ["It is in Rome .", "It is old ."]}],
    "output": [{"selected_sentences": ["It is in Rome ."]}],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a small file of each set, in its own format."""
    for name, value in SETS.items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(json.dumps(value), encoding="utf-8")
    (tmp_path / "clapnq").mkdir()
    (tmp_path / "clapnq" / "dev.jsonl").write_text(json.dumps(CLAPNQ), encoding="utf-8")
    return tmp_path


def test_every_set_is_read_as_texts_of_which_some_answer(data: Path) -> None:
    assert public.load(data) == (
        Choice("Who sang?", ("It rained.", "Ann sang."), (False, True)),
        Choice("Do you sell data?", ("We keep logs.", "We sell nothing to anyone."), (False, True)),
        Choice(
            "What were sales in 2019?",
            (
                "2019, 2018. Sales 12.5 11",
                "2019, 2018. Costs 9 8",
                "Sales rose to 12.5.",
                "Costs rose too.",
            ),
            (True, False, False, False),
        ),
        Choice("where is it", ("It is in Rome .", "It is old ."), (True, False)),
    )


def test_a_folder_without_sets_names_those_that_are_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds none of selqa/"):
        public.load(tmp_path)


def test_a_file_of_another_format_is_named(data: Path) -> None:
    (data / "selqa" / "dev.json").write_text('{"data": []}', encoding="utf-8")
    with pytest.raises(InputError, match=r"dev\.json: not a file of selqa"):
        public.load(data)


def test_questions_from_a_report_are_made_of_the_words_of_their_answer(assistant: Assistant) -> None:
    info = assistant.index.infos()[0]
    made = asked.questions(assistant.index.passages_of(info.id))
    assert len(made) > 100
    for choice in made:
        assert choice.right == (True, *(False for _ in choice.texts[1:]))
        assert choice.texts[0] not in choice.texts[1:]
    prose = [choice for choice in made if not choice.question.endswith("?") and " " in choice.question]
    kept = [set(c.question.lower().split()) & set(c.texts[0].lower().split()) for c in prose]
    assert sum(map(bool, kept)) > 0.9 * len(prose)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader trained for some seconds to prefer, of all texts, the one about rain."""
    folder = tmp_path_factory.mktemp("pairs")
    draw = Random(0)
    things = ("stones", "horses", "lamps", "bread", "trains", "glass", "wool", "clocks")
    choices = [
        Choice(
            f"tell me of {draw.choice(things)}",
            ("Rain fell all day.", *(f"There were {draw.randint(2, 99)} {t}." for t in things)),
            (True, *(False for _ in things)),
        )
        for _ in range(60)
    ]
    lines: list[str] = []
    train(choices, folder, minutes=0.12, report=lines.append)
    assert lines[-1].startswith("written")
    return folder


def test_a_reader_learns_what_it_is_shown(trained: Path) -> None:
    reader = Reader.open(trained)
    scores = reader.scores(
        "tell me of wool", ["There were 7 stones.", "Rain fell all day.", "Wool is warm."]
    )
    assert scores.shape == (3,)
    assert int(np.argmax(scores)) == 1


def test_a_reader_that_knows_better_wins_over_the_linear_order(trained: Path) -> None:
    examples = [
        Example(
            id=str(number),
            features=np.array([[1.0], [0.5], [0.2]]) + number / 1000,
            right=np.array([number % 2 == 0, number % 2 == 1, False]),
            passages=np.arange(3),
            question="tell me of wool",
            texts=("Rain fell all day.", "There were 9 lamps.", "There were 3 clocks.")
            if number % 2 == 0
            else ("There were 9 lamps.", "Rain fell all day.", "There were 3 clocks."),
        )
        for number in range(40)
    ]
    fold_of = {example.id: int(example.id) % 5 for example in examples}
    lines: list[str] = []
    compare(trained, examples, fit(examples, ("place",), 1e-3, fold_of), fold_of, lines.append)
    assert "linear ranker 0.500, cross-encoder 1.000, both 1.000 (20 won, 0 lost" in lines[0]
