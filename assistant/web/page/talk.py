"""A conversation as the page leads it: questions put, answers shown step by step, and kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from assistant import labels
from assistant.records.conversations import Turn
from assistant.records.feedback import Feedback
from assistant.types import Answer, Scope
from assistant.web.page.chips import changed, widest
from assistant.web.page.instead import instead
from assistant.web.page.listing import listing_view
from assistant.web.page.thread import Threads, Visit
from assistant.web.page.turns import CLAIMS, THANKS, Shown, problem_view, waiting_view
from corpus.errors import InputError, PassageError, ServerBusy

if TYPE_CHECKING:
    from assistant.web.services import Services
    from corpus.types import ReportInfo

Mode = Literal["ask", "check"]

READING = "Reading the reports"
CHECKING = "Checking against the reports"

LISTED = 200
"""Conversations that the list shows; a search finds the others."""


@dataclass(frozen=True, slots=True)
class Step:
    """What the page shows next; of what is None the page keeps what it has.

    `thread` is the conversation, `listing` the list of all of them, `said` a line for those who cannot
    see it, `typed` what stands where questions are typed.
    """

    visit: Visit
    thread: Markup | None = None
    listing: Markup | None = None
    said: str | None = None
    typed: str | None = None


class Talk:
    """Leads the conversations of all users. Many threads may use one."""

    def __init__(self, services: Services) -> None:
        """Takes what the whole server works with."""
        self._services = services
        self._threads = Threads(services)

    def show(self, user: str, visit: Visit) -> Step:
        """The conversation as it stands, and the list of all.

        Raises:
            ConversationMissing: the user has no such conversation.
            StoreError: it cannot be read.
        """
        turns = self._turns(user, visit)
        return Step(visit, self._threads.view(visit, turns), self.listing(user, visit))

    def listing(self, user: str, visit: Visit) -> Markup:
        """The user's conversations, searched for what `visit` seeks."""
        listed = self._services.conversations.list(user, visit.sought, limit=LISTED)
        return listing_view(listed, visit.conversation, visit.sought)

    def judge(self, user: str, visit: Visit, number: int, right: bool, comment: str) -> Step:
        """Stores what the user says of an answer.

        Raises:
            InputError: there is no such turn, or the comment is too long.
            StoreError: it cannot be stored.
        """
        turns = self._turns(user, visit)
        turn = _at(turns, number)
        self._services.feedback.add(
            user,
            Feedback(
                question=turn.question,
                history=tuple(_questions(turns[:number])),
                asked_scope=turn.asked_scope,
                answer=turn.answer,
                right=right,
                comment=comment.strip(),
                at=datetime.now(UTC),
            ),
        )
        visit = replace(visit, judged=visit.judged | {number})
        return Step(visit, self._threads.view(visit, turns), said=THANKS)

    def seek(self, user: str, visit: Visit, words: str) -> Step:
        """The list of the conversations that hold each of `words`."""
        visit = replace(visit, sought=words)
        return Step(visit, listing=self.listing(user, visit))

    def rename(self, user: str, visit: Visit, conversation: str, title: str) -> Step:
        """Gives a conversation another title.

        Raises:
            ConversationMissing, InputError, StoreError: as `Conversations.rename`.
        """
        self._services.conversations.rename(user, conversation, title)
        return Step(visit, listing=self.listing(user, visit), said="Renamed")

    def delete(self, user: str, visit: Visit, conversation: str) -> Step:
        """Deletes a conversation; if it was open, a new one is begun.

        Raises:
            ConversationMissing, StoreError: as `Conversations.delete`.
        """
        self._services.conversations.delete(user, conversation)
        if conversation != visit.conversation:
            return Step(visit, listing=self.listing(user, visit), said="Deleted")
        return replace(self.show(user, Visit(scope=visit.scope, sought=visit.sought)), said="Deleted")

    def put(self, user: str, visit: Visit, text: str, mode: Mode) -> Iterator[Step]:
        """Puts a question, or a sentence to check, and shows what is found step by step."""
        question = text.strip()
        turns = self._turns(user, visit)
        line = CHECKING if mode == "check" else READING
        waiting = waiting_view(len(turns), question, line)
        yield Step(visit, self._threads.view(visit, turns, waiting), typed="")
        try:
            answer = self._answer(question, visit.scope, turns, mode)
            turn = Turn(question, visit.scope, answer, datetime.now(UTC))
            yield from self._told(visit, turns, turn)
            visit = self._kept(user, visit, turn)
        except PassageError as error:
            yield self._failed(visit, turns, question, error)
            return
        yield from self._whole(user, visit, turns, turn)

    def rescope(self, user: str, visit: Visit, number: int, part: str, value: str) -> Step:
        """Answers a question again with one part of its scope changed, in the place of its answer.

        Raises:
            InputError: there is no such turn, part or value.
        """
        turns = self._turns(user, visit)
        turn = _at(turns, number)
        mode: Mode = "check" if turn.answer.status in CLAIMS else "ask"
        scope = self._rescoped(turn, turns[:number], part, value)
        answer = self._answer(turn.question, scope, turns[:number], mode)
        again = replace(turn, asked_scope=scope, answer=answer, at=datetime.now(UTC))
        self._services.conversations.replace(user, visit.conversation, number, again)
        visit = self._suggested(visit, number, again)
        visit = replace(visit, judged=visit.judged - {number})
        turns = (*turns[:number], again, *turns[number + 1 :])
        return Step(visit, self._threads.view(visit, turns), said=labels.headline(answer))

    def set_scope(self, visit: Visit, part: str, value: str) -> Visit:
        """The visit with a part of the scope of the next question changed.

        Raises:
            InputError: there is no such part or value.
        """
        return replace(visit, scope=changed(visit.scope, part, value, self.infos()))

    def infos(self) -> tuple[ReportInfo, ...]:
        """Every report there is; none while there is no index yet."""
        try:
            return self._services.live.assistant.index.infos()
        except PassageError:
            return ()

    # -- answers ---------------------------------------------------------------------------------

    def _answer(self, question: str, scope: Scope, before: Sequence[Turn], mode: Mode) -> Answer:
        if mode == "check":
            return self._services.check(question, scope=scope)
        return self._services.ask(question, scope=scope, history=_questions(before))

    def _rescoped(self, turn: Turn, before: Sequence[Turn], part: str, value: str) -> Scope:
        infos = self.infos()
        scope = changed(turn.asked_scope, part, value, infos)
        if value or turn.answer.status in CLAIMS:
            return scope
        understood = self._services.live.assistant.understand(
            turn.question, scope=scope, history=_questions(before)
        ).scope
        # The question itself names a force or a year, which the user wants left aside.
        named = {"forces": understood.forces, "years": understood.years}.get(part)
        return widest(scope, part, infos) if named else scope

    def _kept(self, user: str, visit: Visit, turn: Turn) -> Visit:
        kept = self._services.conversations
        if not visit.conversation:
            visit = replace(visit, conversation=kept.start(user))
        kept.add(user, visit.conversation, turn)
        return visit

    def _told(self, visit: Visit, turns: Sequence[Turn], turn: Turn) -> Iterator[Step]:
        """An answer as it is read: its short form first, then statement by statement."""
        for sentences in range(len(turn.answer.citations)):
            view = self._threads.turn(len(turns), turn, Shown(sentences=sentences))
            yield Step(visit, self._threads.view(visit, turns, view))

    def _whole(self, user: str, visit: Visit, turns: tuple[Turn, ...], turn: Turn) -> Iterator[Step]:
        number, turns = len(turns), (*turns, turn)
        said = f"{labels.headline(turn.answer)}: {turn.answer.short or turn.answer.explanation}"
        yield Step(visit, self._threads.view(visit, turns), self.listing(user, visit), said)
        suggested = self._suggested(visit, number, turn)
        if suggested != visit:
            yield Step(suggested, self._threads.view(suggested, turns))

    def _suggested(self, visit: Visit, number: int, turn: Turn) -> Visit:
        others = tuple(one for one in visit.instead if one[0] != number)
        if turn.answer.status == "refused":
            assistant = self._services.live.assistant
            found: tuple[str, ...] = ()
            # A busy server leaves it at the refusal.
            with suppress(ServerBusy):
                found = self._services.desk.turn(lambda: instead(assistant, turn.question, turn.answer))
            if found:
                others = (*others, (number, found))
        return replace(visit, instead=others)

    def _failed(self, visit: Visit, turns: Sequence[Turn], question: str, error: PassageError) -> Step:
        line = f"{str(error)[:1].upper()}{str(error)[1:]}."
        view = problem_view(len(turns), question, line)
        return Step(visit, self._threads.view(visit, turns, view), said=line, typed=question)

    # -- views -----------------------------------------------------------------------------------

    def _turns(self, user: str, visit: Visit) -> tuple[Turn, ...]:
        if not visit.conversation:
            return ()
        return self._services.conversations.get(user, visit.conversation).turns


def _questions(turns: Sequence[Turn]) -> list[str]:
    """What was asked; a sentence that was checked is none of it."""
    return [turn.question for turn in turns if turn.answer.status not in CLAIMS]


def _at(turns: Sequence[Turn], number: int) -> Turn:
    if not 0 <= number < len(turns):
        raise InputError(f"this conversation has no answer {number + 1}; it has {len(turns)}")
    return turns[number]
