"""A conversation as the page shows it: every question with its answer, or a welcome before the first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.drafting.standing import standing
from assistant.records.conversations import Turn
from assistant.types import Scope
from assistant.web.page.examples import Example, Examples
from assistant.web.page.exhibit import answer_view as figure_of
from assistant.web.page.html import element
from assistant.web.page.turns import Shown, turn_view
from assistant.web.page.welcome import welcome_view
from corpus.errors import PassageError, ServerBusy
from index.recent import Recent

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.web.services import Services
    from index.search import Index

KEPT = 1000
"""Answers kept as they were laid out: of 5,000 to 10,000 characters each, some 10 MB."""


SHOWN = 20
"""Turns of a conversation that are shown before the user asks for those before; each costs some 8 kB
with every step of an answer."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one open page has before it: a conversation ("" for one not begun), the scope set for the
    next question, what to ask instead of a refused question, by turn, the turns that were judged, the
    words that the list of conversations is searched for, and whether a long conversation is shown
    whole."""

    conversation: str = ""
    scope: Scope = field(default_factory=Scope)
    instead: tuple[tuple[int, tuple[str, ...]], ...] = ()
    judged: frozenset[int] = frozenset()
    sought: str = ""
    whole: bool = False


class Threads:
    """Lays conversations out. Many threads may use one."""

    def __init__(self, services: Services) -> None:
        """Takes what the whole server works with."""
        self._services = services
        self._examples = Examples()
        self._views: Recent[tuple[object, ...], Markup] = Recent(KEPT)

    def view(self, visit: Visit, turns: Sequence[Turn], last: Markup | None = None) -> Markup:
        """The conversation of `visit`, and `last` behind its turns."""
        offered = dict(visit.instead)
        views = [
            self._kept(visit.conversation, number, turn, offered.get(number, ()), number in visit.judged)
            for number, turn in enumerate(turns)
            if visit.whole or number >= len(turns) - SHOWN
        ]
        earlier = len(turns) - len(views)
        if not views and last is None:
            views = [self._welcome()]
        more = _earlier(earlier) if earlier else None
        return element("div", more, *views, last, class_="thread", data_conversation=visit.conversation)

    def turn(self, number: int, turn: Turn, shown: Shown) -> Markup:
        """A question with its answer."""
        assistant = self._assistant()
        infos = {info.id: info for info in assistant.index.infos()} if assistant else {}
        return turn_view(number, turn.question, turn.answer, infos, shown)

    def _kept(
        self, conversation: str, number: int, turn: Turn, offered: tuple[str, ...], judged: bool
    ) -> Markup:
        """The turn as it was laid out before, if nothing of it has changed since."""
        assistant = self._assistant()
        if assistant is None:
            return self.turn(number, turn, Shown(judged=judged))
        generation = assistant.index.manifest.generation
        key = (generation, conversation, number, turn.at, offered, judged)
        view = self._views.get(key)
        if view is None:
            view = self.turn(number, turn, _shown(turn, assistant.index, offered, judged))
            self._views.put(key, view)
        return view

    def _assistant(self) -> Assistant | None:
        try:
            return self._services.live.assistant
        except PassageError:
            return None

    def _welcome(self) -> Markup:
        assistant = self._assistant()
        if assistant is None:
            return welcome_view((), ())
        examples: tuple[Example, ...] = ()
        with suppress(ServerBusy):
            examples = self._services.desk.turn(lambda: self._examples.of(assistant))
        return welcome_view(assistant.index.infos(), examples)


def _earlier(count: int) -> Markup:
    return element(
        "button",
        f"Show {count} earlier {'question' if count == 1 else 'questions'}",
        type="button",
        class_="quiet",
        data_act="earlier",
    )


def _shown(turn: Turn, index: Index, offered: tuple[str, ...], judged: bool) -> Shown:
    moved = any(standing(citation, index) != "stands" for citation in turn.answer.citations)
    figure = None if moved else figure_of(turn.answer, index.report)
    return Shown(instead=offered, figure=figure, judged=judged, moved=moved)
