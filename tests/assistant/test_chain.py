from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.callbacks import BaseCallbackHandler

from assistant.chain import PassageRetriever, _pieces, answer_chain, document
from assistant.types import Scope
from assistant.wire import answer_object
from corpus.errors import FilterError, InputError, QuestionError
from tests.assistant.samples import ANSWERED, HIT, PASSAGE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from langchain_core.documents import Document
    from langchain_core.runnables import Runnable

    from assistant.engine import Assistant

QUESTION = "How many police staff are there per 1,000 population?"


class Watching(BaseCallbackHandler):
    """Keeps what a tracer would see."""

    def __init__(self) -> None:
        self.queries: list[str] = []
        self.found: list[Sequence[Document]] = []
        self.errors: list[BaseException] = []

    def on_retriever_start(self, serialized: Any, query: str, *, run_id: UUID, **_: Any) -> None:
        self.queries.append(query)

    def on_retriever_end(self, documents: Sequence[Document], *, run_id: UUID, **_: Any) -> None:
        self.found.append(documents)

    def on_retriever_error(self, error: BaseException, *, run_id: UUID, **_: Any) -> None:
        self.errors.append(error)


@pytest.fixture(scope="module")
def chain(assistant: Assistant) -> Runnable[Any, dict[str, Any]]:
    return answer_chain(assistant)


def without_time(row: Any) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in {"id", "elapsed_ms"}}


def test_a_document_is_the_exact_passage_with_its_place_and_why_it_was_found() -> None:
    made = document(HIT)
    assert made.page_content == PASSAGE.text
    assert (made.metadata["report"], made.metadata["page"], made.metadata["start"]) == (
        "kent-2018",
        41,
        500,
    )
    assert (made.metadata["dense_rank"], made.metadata["sparse_rank"]) == (2, 1)
    assert made.metadata["section"] == "Custody > Arrests"


def test_the_retriever_finds_what_the_assistant_finds(assistant: Assistant) -> None:
    found = PassageRetriever(assistant=assistant, k=3).invoke(QUESTION)
    assert [one.id for one in found] == [hit.passage.id for hit in assistant.find(QUESTION, k=3)]


def test_the_retriever_keeps_to_its_scope(assistant: Assistant) -> None:
    retriever = PassageRetriever(assistant=assistant, scope=Scope(years=(2014,)))
    reports = {one.metadata["report"] for one in retriever.invoke(QUESTION)}
    assert reports == {info.id for info in assistant.index.infos() if info.year == 2014}


def test_the_retriever_tells_callbacks_what_it_found(assistant: Assistant) -> None:
    watching = Watching()
    found = PassageRetriever(assistant=assistant).invoke(QUESTION, {"callbacks": [watching]})
    assert watching.queries == [QUESTION]
    assert watching.found == [found]


def test_the_chain_gives_the_object_of_the_answer(chain: Any, assistant: Assistant) -> None:
    assert chain.invoke(QUESTION) == without_time(answer_object(assistant.ask(QUESTION)))


def test_the_chain_takes_history_and_scope(chain: Any, assistant: Assistant) -> None:
    turns = ("What was the victim-based crime rate in 2014?", "And in England and Wales?")
    asked = {"question": turns[1], "history": [turns[0]], "scope": {"years": [2014]}}
    answer = assistant.ask(turns[1], history=turns[:1], scope=Scope(years=(2014,)))
    assert chain.invoke(asked) == without_time(answer_object(answer))


def test_the_chain_streams_the_status_first_and_in_sum_the_whole(chain: Any) -> None:
    chunks = list(chain.stream(QUESTION))
    assert "status" in chunks[0]
    assert len(chunks) > 3
    assert reduce(add, chunks) == chain.invoke(QUESTION)


def test_the_chain_streams_and_answers_without_blocking(chain: Any) -> None:
    async def both() -> tuple[list[Any], Any]:
        return [chunk async for chunk in chain.astream(QUESTION)], await chain.ainvoke(QUESTION)

    chunks, whole = asyncio.run(both())
    assert "status" in chunks[0]
    assert reduce(add, chunks) == whole == chain.invoke(QUESTION)


def test_the_chain_answers_a_batch_in_order(chain: Any) -> None:
    questions = [QUESTION, "What does PEEL stand for?"]
    assert chain.batch(questions) == [chain.invoke(question) for question in questions]


def test_the_chain_composes(chain: Any) -> None:
    composed = (lambda question: {"question": question}) | chain | (lambda row: row["status"])
    assert composed.invoke(QUESTION) == chain.invoke(QUESTION)["status"]


def test_the_chain_tells_callbacks_which_evidence_it_found(chain: Any, assistant: Assistant) -> None:
    watching = Watching()
    chain.invoke(QUESTION, {"callbacks": [watching]})
    assert watching.queries == [QUESTION]
    assert [one.id for one in watching.found[0]] == [
        hit.passage.id for hit in assistant.ask(QUESTION).hits
    ]


def test_the_chain_tells_callbacks_of_a_question_that_cannot_be_read(chain: Any) -> None:
    watching = Watching()
    with pytest.raises(QuestionError):
        chain.invoke("", {"callbacks": [watching]})
    assert [type(error) for error in watching.errors] == [QuestionError]


def test_the_chain_refuses_a_scope_that_matches_nothing(chain: Any) -> None:
    with pytest.raises(FilterError):
        chain.invoke({"question": QUESTION, "scope": {"years": [1900]}})


@pytest.mark.parametrize("asked", [None, 7, {}, {"question": 7}, {"question": "x", "topic": "y"}])
def test_the_chain_refuses_what_is_no_question(chain: Any, asked: Any) -> None:
    with pytest.raises(InputError, match="the chain takes a question"):
        chain.invoke(asked)


def test_the_chain_refuses_a_history_that_is_no_list(chain: Any) -> None:
    with pytest.raises(InputError, match="history is a list of questions"):
        chain.invoke({"question": QUESTION, "history": "earlier"})


@given(st.text())
def test_the_pieces_of_any_text_add_up_to_it(text: str) -> None:
    whole = reduce(add, _pieces(replace(ANSWERED, text=text)))
    assert whole == without_time(answer_object(replace(ANSWERED, text=text)))


def test_a_text_streams_sentence_by_sentence() -> None:
    answer = replace(ANSWERED, text="One rose by 2.5 percent. [1] Two fell! [2]\nThree.")
    pieces = [piece["answer"] for piece in _pieces(answer) if "answer" in piece]
    assert pieces == ["One rose by 2.5 percent. [1] ", "Two fell! [2]\n", "Three."]
