"""Pairs of a statement and a sentence: what the cross-encoder learns from."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.evidence.entailment import laid
from corpus import catalogue
from corpus.errors import InputError
from eval import pairs, public
from eval.dataset import load, packaged
from eval.pairs import INVENTED, KINDS, NO, NOTHING, YES, Pair, Written
from eval.public import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.engine import Assistant
    from corpus.types import Passage
    from index.embedding import SentenceEmbedder

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


@pytest.fixture(scope="module")
def passages(assistant: Assistant) -> tuple[Passage, ...]:
    index = assistant.index
    return tuple(p for info in index.infos() for p in index.passages_of(info.id))


@pytest.fixture(scope="module")
def written() -> tuple[Written, ...]:
    return pairs.load(*pairs.packaged())


def test_every_sentence_that_statements_were_written_for_stands_in_its_report(
    written: tuple[Written, ...], texts: dict[str, tuple[str, ...]]
) -> None:
    plain = {report: [" ".join(text.split()) for text in both] for report, both in texts.items()}
    missing = [
        row.sentence
        for row in written
        if row.report != INVENTED
        and not any(pairs.plain(row.sentence) in text for text in plain[row.report])
    ]
    assert missing == []


def test_invented_sentences_stand_in_no_report_and_speak_of_other_forces(
    written: tuple[Written, ...], texts: dict[str, tuple[str, ...]]
) -> None:
    invented = [row for row in written if row.report == INVENTED]
    assert len({row.sentence for row in invented}) == len(invented) > 300
    everything = " ".join(pairs.plain(text) for both in texts.values() for text in both)
    assert not [row.sentence for row in invented if pairs.plain(row.sentence) in everything]
    covered = {info.force.split()[0] for info in catalogue.load()}
    assert not [row.text for row in invented if any(force in row.text for force in covered)]


def test_an_invented_sentence_is_laid_as_one_of_a_report(embedder: SentenceEmbedder) -> None:
    said = (("answers", "Who rides?"), ("leaves_open", "They ride fast."))
    row = Written(INVENTED, "They ride horses.", said, laid(2019, "Patrol", "Kent has 4.", "They ride."))
    other = replace(row, sentence="It has 12 boats.", text="2019. Sea: It has 12 boats.")
    made = pairs.of_sentences([row, other], [], embedder)
    assert Pair("Who rides?", "2019. Patrol: Kent has 4. | They ride.", YES) in made
    assert Pair("Who rides?", other.text, NOTHING) in made


def test_a_sentence_is_paired_with_nearly_its_own_words(
    written: tuple[Written, ...], passages: tuple[Passage, ...]
) -> None:
    row = Written(INVENTED, "It has 12 boats at sea.", (), "2019. Sea: It has 12 boats at sea.")
    made = pairs.of_themselves([row, *written[:8], row], passages)
    assert len({pair.text for pair in made}) == len({w.sentence for w in written[:8]}) + 1
    own = [pair for pair in made if pair.text == row.text]
    assert {pair.label for pair in own} == {YES, NO}
    assert all("12" in pair.statement for pair in own if pair.label == YES)
    assert made == pairs.of_themselves([row, *written[:8], row], passages)


def test_no_known_answer_is_among_the_statements(written: tuple[Written, ...]) -> None:
    stated = {_bare(said) for row in written for _, said in row.statements}
    assert [row.id for row in load(*packaged()) if _bare(row.text) in stated] == []


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def test_statements_of_every_kind_were_written(written: tuple[Written, ...]) -> None:
    counts = Counter(kind for row in written for kind, _ in row.statements)
    assert counts.keys() == KINDS.keys()
    assert min(counts.values()) > 500
    assert not [said for row in written for _, said in row.statements if len(said.strip()) < 2]


@pytest.mark.parametrize(
    ("report", "text", "statement", "without"),
    [
        ("hampshire-crime-2014", "", "Did Hampshire Police grow?", "Did the force grow?"),
        ("hampshire-crime-2014", "", "Is Kent Police bigger?", "Is Kent Police bigger?"),
        (INVENTED, "2019 It grew.", "Kent Police grew.", "The force grew."),
        (INVENTED, "2019 Kent Police grew.", "Kent Police grew.", "The force grew."),
        (INVENTED, "2019 Kent Police grew.", "Dorset Police grew.", "Dorset Police grew."),
    ],
)
def test_a_statement_is_learnt_without_what_its_force_is_called(
    assistant: Assistant, report: str, text: str, statement: str, without: str
) -> None:
    passages = assistant.index.passages_of("hampshire-crime-2014")
    rows = (Written(report, "It grew.", (("supports", statement),), text),)
    (row,) = pairs.nameless(rows, passages, assistant.areas)
    assert row.statements == (("supports", without),)


def test_a_sentence_is_learnt_from_or_measured_with_never_both(written: tuple[Written, ...]) -> None:
    learnt, kept = pairs.parted(written)
    assert len(learnt) + len(kept) == len(written)
    assert {row.sentence for row in learnt}.isdisjoint(row.sentence for row in kept)
    assert 0.04 < len(kept) / len(written) < 0.16


def test_a_statement_is_paired_with_its_sentence_and_with_one_that_says_nothing_to_it(
    written: tuple[Written, ...], passages: tuple[Passage, ...], embedder: SentenceEmbedder
) -> None:
    row = written[200]
    made = pairs.of_sentences([row], passages, embedder)
    stated = {said for _, said in row.statements}
    own = [pair for pair in made if row.sentence[-40:] in pair.text]
    assert Counter(pair.label for pair in own if pair.statement in stated) == Counter(
        KINDS[kind] for kind, _ in row.statements
    )
    others = [pair for pair in made if pair not in own]
    assert {pair.label for pair in others} == {NOTHING}
    speaking = [said for kind, said in row.statements if KINDS[kind] in {YES, NO}]
    assert [pair.statement for pair in others] == speaking


def test_a_sentence_that_no_report_holds_is_named(
    passages: tuple[Passage, ...], embedder: SentenceEmbedder
) -> None:
    strange = Written("kent-2019", "Nobody wrote this.", (("answers", "Who wrote this?"),))
    with pytest.raises(InputError, match="kent-2019 holds no sentence 'Nobody wrote this"):
        pairs.of_sentences([strange], passages, embedder)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[1]", "not a row of pairs"),
        ('{"report": "r"}', "not a row of pairs"),
        ('{"sentence": "s", "year": 2019, "heading": "h"}', "not a row of pairs"),
        ('{"report": "r", "sentence": "s", "near": "Who?"}', "not a row of pairs"),
        ('{"report": "r", "sentence": "s", "guesses": ["x"]}', "unknown kind 'guesses'"),
    ],
)
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"pairs\.jsonl:2: {told}"):
        pairs.load(path)


def test_a_question_of_a_public_set_is_paired_with_an_answer_and_with_none(data: Path) -> None:
    made = pairs.of_choices(public.load(data))
    assert [(pair.text, pair.label) for pair in made[:2]] == [
        ("Ann sang.", YES),
        ("It rained.", NOTHING),
    ]
    assert len(made) == 8
