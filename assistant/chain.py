"""Passage for LangChain: a retriever, and a chain from a question to an answer with its citations.

    from assistant.chain import PassageRetriever, answer_chain
    from assistant.engine import Assistant

    assistant = Assistant.open()
    chain = answer_chain(assistant)
    chain.invoke("How many areas does the force have?")["short"]
    chain.batch(["...", {"question": "And the year before?", "history": ["..."]}])
    for chunk in chain.stream({"question": "...", "scope": {"years": [2016]}}):
        print(chunk.get("answer", ""), end="")
    (chain | (lambda row: row["citations"])).invoke("...")
    PassageRetriever(assistant=assistant, k=5).invoke("neighbourhood policing")

Both are Runnables: they compose with `|`, run in threads with `batch`, have `ainvoke` and `astream`, and
tell the callbacks of a config what they do. LangChain is imported here and by the chat model, nowhere
else.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from langchain_core.callbacks import CallbackManagerForChainRun, CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import AddableDict, Runnable, RunnableGenerator, RunnableLambda

from assistant.engine import Assistant
from assistant.types import Answer, Scope
from assistant.wire import answer_object, passage_object, read_scope
from corpus.errors import InputError
from index.types import Hit

Asked = str | dict[str, Any]
"""What the chain takes: a question, or {"question": ..., "history": [...], "scope": {...}}."""

EVERYTHING = Scope()

KEYS = frozenset({"question", "history", "scope"})

_FIRST = frozenset({"status", "kind", "reason", "short", "answer", "citations"})
_UNKNOWN = frozenset({"id", "elapsed_ms"})

# A piece of an answer that can be shown by itself: a sentence with its marker, or a line.
_PIECE = re.compile(r".+?(?:[.!?](?:\s*\[\d+\])*(?=\s|$)\s*|\n+|$)", re.DOTALL)


class PassageRetriever(BaseRetriever):
    """The passages nearest to a text, best first.

    `page_content` is the passage's exact slice of its report. `metadata` holds the object of
    `wire.passage_object` without its text: report, page, section, start, end, kind, score, both
    engines' ranks and scores.
    """

    assistant: Assistant
    k: int = 10
    scope: Scope = EVERYTHING

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [document(hit) for hit in self.assistant.find(query, k=self.k, scope=self.scope)]


def answer_chain(assistant: Assistant) -> Runnable[Asked, dict[str, Any]]:
    """The chain from a question to the answer's object (`wire.answer_object`,
    but for its `id` and `elapsed_ms`, which only the caller knows).

    It streams the object in pieces that add up to it: status first, then the short answer, the text
    sentence by sentence, each citation, and the rest.

    Raises (when it is run):
        InputError: the input is neither a string nor such an object.
        QuestionError, FilterError: as `Assistant.ask`.
    """

    def answer(request: _Request, run_manager: CallbackManagerForChainRun) -> Answer:
        # A question is understood before it is searched, so the search cannot be a step before
        # this one; the callbacks learn of it here.
        search = run_manager.get_child().on_retriever_start(
            {}, request.question, name="passage_evidence"
        )
        try:
            found = assistant.ask(request.question, scope=request.scope, history=request.history)
        except Exception as error:
            search.on_retriever_error(error)
            raise
        search.on_retriever_end([document(hit) for hit in found.hits])
        return found

    chain = (
        RunnableLambda(_request, name="read_question")
        | RunnableLambda(answer, name="answer_question")
        | RunnableGenerator(_stream, _astream, name="stream_answer")
    )
    return cast("Runnable[Asked, dict[str, Any]]", chain.with_config(run_name="passage"))


def document(hit: Hit) -> Document:
    """`hit` as LangChain has it."""
    metadata = {key: value for key, value in passage_object(hit).items() if key != "text"}
    return Document(page_content=hit.passage.text, metadata=metadata, id=hit.passage.id)


@dataclass(frozen=True, slots=True)
class _Request:
    question: str
    history: tuple[str, ...] = ()
    scope: Scope = EVERYTHING


def _request(asked: Asked) -> _Request:
    if isinstance(asked, str):
        return _Request(asked)
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str) or asked.keys() - KEYS:
        raise InputError(
            f"the chain takes a question or an object of {', '.join(sorted(KEYS))}, not {asked!r}"
        )
    history = asked.get("history", ())
    if not isinstance(history, list | tuple) or not all(isinstance(turn, str) for turn in history):
        raise InputError(f"history is a list of questions, oldest first, not {history!r}")
    return _Request(asked["question"], tuple(history), read_scope(asked.get("scope", {})))


def _stream(answers: Iterable[Answer]) -> Iterator[AddableDict]:
    for answer in answers:
        yield from _pieces(answer)


async def _astream(answers: AsyncIterator[Answer]) -> AsyncIterator[AddableDict]:
    async for answer in answers:
        for piece in _pieces(answer):
            yield piece


def _pieces(answer: Answer) -> Iterator[AddableDict]:
    """The answer's object in parts, whose sum it is."""
    row = answer_object(answer)
    yield AddableDict(status=row["status"], kind=row["kind"], reason=row["reason"])
    yield AddableDict(short=row["short"])
    for piece in _PIECE.findall(row["answer"]) or [""]:
        yield AddableDict(answer=piece)
    yield AddableDict(citations=[])
    for citation in row["citations"]:
        yield AddableDict(citations=[citation])
    yield AddableDict({key: value for key, value in row.items() if key not in _FIRST | _UNKNOWN})
