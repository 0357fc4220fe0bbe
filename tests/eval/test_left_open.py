"""Questions that a text leaves open, and what is learnt from them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from corpus.errors import InputError
from eval import dataset, left_open
from eval.left_open import Asked, Paragraph
from eval.pairs import NOTHING, SPEAKS

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.engine import Assistant
    from index.embedding import SentenceEmbedder

SENTENCES = (
    "The force opened a new custody suite in Ashford in March 2019.",
    "A chief inspector leads the custody team and reports to the superintendent each week.",
    "It has 42 cells, of which six are for children.",
    "Detainees told us that they were treated with respect.",
)


@pytest.fixture(scope="module")
def asked() -> tuple[Asked, ...]:
    return left_open.load_asked(left_open.packaged()[0])


@pytest.fixture(scope="module")
def paragraphs() -> tuple[Paragraph, ...]:
    return left_open.load_paragraphs(left_open.packaged()[1])


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def test_no_known_answer_is_among_the_questions(
    asked: tuple[Asked, ...], paragraphs: tuple[Paragraph, ...]
) -> None:
    put = {row.question for row in asked}
    put |= {question for p in paragraphs for question in (*p.open, *(q for q, _ in p.told))}
    bare = {_bare(question) for question in put}
    rows = dataset.load(*dataset.packaged())
    assert len(bare) > 2000
    assert [row.id for row in rows if _bare(row.text) in bare] == []


def test_questions_of_both_sorts_were_written(
    asked: tuple[Asked, ...], paragraphs: tuple[Paragraph, ...]
) -> None:
    told = [row for row in asked if row.sentence]
    assert all(row.report for row in told)
    assert len(asked) - len(told) > len(told) > 300
    for paragraph in paragraphs:
        assert paragraph.open
        assert all(0 <= place < len(paragraph.sentences) for _, place in paragraph.told)
    assert len({p.heading for p in paragraphs}) > 150


def test_a_question_left_open_is_answered_by_nothing_that_is_found(assistant: Assistant) -> None:
    pairs = left_open.of_reports([Asked("Who designed the safety net database?")], assistant)
    assert len(pairs) == left_open.FOUND
    assert {pair.label for pair in pairs} == {NOTHING}
    assert any("safety net" in pair.text for pair in pairs)


def test_a_question_that_is_told_is_paired_with_its_sentence(
    assistant: Assistant, asked: tuple[Asked, ...]
) -> None:
    row = next(row for row in asked if row.sentence)
    pairs = left_open.of_reports([row], assistant)
    assert [pair.label for pair in pairs] == [SPEAKS] * left_open.WEIGHT
    assert all(pair.text.endswith(row.sentence) for pair in pairs)


def test_a_sentence_that_no_report_holds_is_named(assistant: Assistant) -> None:
    row = Asked("How many boats are there?", "hampshire-crime-2014", "It has 12 boats.")
    with pytest.raises(InputError, match=r"hampshire-crime-2014 holds no sentence 'It has 12 boats\.'"):
        left_open.of_reports([row], assistant)


def test_a_paragraph_is_paired_with_what_it_leaves_open_and_tells(
    assistant: Assistant, embedder: SentenceEmbedder
) -> None:
    paragraph = Paragraph(
        2019,
        "Kent Police: custody",
        SENTENCES,
        ("What did Kent Police's custody suite cost?",),
        (("Who is in charge of the custody team?", 1),),
    )
    pairs = left_open.of_invented([paragraph], assistant.areas, embedder)
    cost = [pair for pair in pairs if "cost" in pair.statement]
    lead = [pair for pair in pairs if "charge" in pair.statement]
    assert [pair.label for pair in cost] == [NOTHING] * left_open.NEAREST
    assert all("Kent" not in pair.statement for pair in cost)
    assert [pair.label for pair in lead] == [*[SPEAKS] * left_open.WEIGHT, NOTHING]
    first = f"{SENTENCES[0]} | {SENTENCES[1]}"
    assert lead[0].text == f"2019. Kent Police: custody: {first}"
    assert lead[-1].text != lead[0].text


def test_what_is_measured_with_is_not_learnt_from(
    asked: tuple[Asked, ...], paragraphs: tuple[Paragraph, ...]
) -> None:
    learnt, held = left_open.parted(asked)
    assert len(learnt) + len(held) == len(asked)
    assert 0.04 * len(asked) < len(held) < 0.16 * len(asked)
    learnt_from, others = left_open.parted(paragraphs)
    assert len(learnt_from) + len(others) == len(paragraphs)
    assert others
    assert not {p.heading for p in learnt_from} & {p.heading for p in others}


@pytest.mark.parametrize(
    ("line", "told"),
    [("nothing", "JSONDecodeError"), ("[]", "TypeError"), (json.dumps({"year": 2019}), "'heading'")],
)
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "open.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"open\.jsonl:1: no row of questions \(.*{told}"):
        left_open.load_paragraphs(path)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"):
        left_open.load_asked(tmp_path / "none.jsonl")
