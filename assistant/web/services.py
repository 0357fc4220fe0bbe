"""What the page, the API and the tools work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from assistant.drafting.lookup import look_up
from assistant.records import conversations, feedback
from assistant.records.conversations import Conversations
from assistant.records.feedback import FeedbackStore
from assistant.types import Answer, Scope
from assistant.web.limits import Desk
from assistant.web.live import Live
from assistant.web.metrics import Metrics
from corpus.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.drafting.lookup import Found
    from assistant.engine import Assistant
    from assistant.settings import Settings
    from index.types import Filters, Hit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """One of each, shared by all who ask. `live` is where reports are read from; questions go through
    the methods here, which keep their number at a time in bounds and count them."""

    live: Live
    conversations: Conversations
    feedback: FeedbackStore
    desk: Desk = field(default_factory=Desk)
    metrics: Metrics = field(default_factory=Metrics)

    @classmethod
    def open(cls, settings: Settings) -> Services:
        """Those over the data folder of `settings`; the index is opened in the background."""
        return cls(
            Live.open(settings),
            Conversations(settings.home / conversations.NAME),
            FeedbackStore(settings.home / feedback.NAME),
        )

    def ask(
        self,
        question: str,
        *,
        scope: Scope = Scope(),  # noqa: B008
        history: Sequence[str] = (),
    ) -> Answer:
        """As `Assistant.ask`, by the newest index.

        Raises:
            ServerBusy: too many are asking; try again in a moment.
            IndexBusy, BuildFailed: there is no index to answer from yet, or none could be made.
            QuestionError, FilterError: as `Assistant.ask`.
        """
        return self._answer("question", lambda a: a.ask(question, scope=scope, history=history))

    def check(self, claim: str, *, scope: Scope = Scope()) -> Answer:  # noqa: B008
        """As `Assistant.check`, by the newest index.

        Raises:
            ServerBusy, IndexBusy, BuildFailed, QuestionError, FilterError: as `ask`.
        """
        return self._answer("claim", lambda a: a.check(claim, scope=scope))

    def find(self, text: str, *, k: int = 10, scope: Scope = Scope()) -> tuple[Hit, ...]:  # noqa: B008
        """As `Assistant.find`, by the newest index.

        Raises:
            ServerBusy, IndexBusy, BuildFailed, QuestionError, FilterError: as `ask`.
        """
        return self._in_turn("search", lambda a: a.find(text, k=k, scope=scope))

    def look_up(self, text: str, *, filters: Filters) -> tuple[Found, ...]:
        """As `assistant.drafting.lookup.look_up`, by the newest index.

        Raises:
            ServerBusy, IndexBusy, BuildFailed, QuestionError: as `ask`.
        """
        return self._in_turn("search", lambda a: look_up(a.index, text, filters=filters))

    def close(self) -> None:
        """Stops following the index and answering, and closes the files."""
        self.desk.close()
        self.live.close()
        self.conversations.close()
        self.feedback.close()

    def _answer(self, asked: str, how: Callable[[Assistant], Answer]) -> Answer:
        answer = self._in_turn(asked, how)
        self.metrics.answered(asked, answer)
        return answer

    def _in_turn(self, asked: str, how: Callable[[Assistant], T]) -> T:
        with self.metrics.asking(asked):
            return self.desk.turn(lambda: self._by_newest(how))

    def _by_newest(self, how: Callable[[Assistant], T]) -> T:
        assistant = self.live.assistant
        try:
            return how(assistant)
        except IndexDamaged:
            # Two builds in quick succession remove the files of the generation asked here.
            self.live.refresh()
            if self.live.assistant is assistant:
                raise
            return how(self.live.assistant)
