"""What the page, the API and the tools work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.types import Scope
from assistant.web.live import Live

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.conversations import Conversations
    from assistant.feedback import FeedbackStore
    from assistant.settings import Settings
    from assistant.types import Answer
    from index.types import Hit


@dataclass(frozen=True, slots=True)
class Services:
    """One of each, shared by all who ask. `live` is where reports are read from; questions go through
    the methods here, which keep their number at a time in bounds and count them."""

    live: Live
    conversations: Conversations
    feedback: FeedbackStore

    @classmethod
    def open(cls, settings: Settings) -> Services:
        """Those over the data folder of `settings`; the index is opened in the background."""
        return cls(
            Live.open(settings),
            _store("conversations", "Conversations", settings),
            _store("feedback", "FeedbackStore", settings),
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
        return self.live.assistant.ask(question, scope=scope, history=history)

    def check(self, claim: str, *, scope: Scope = Scope()) -> Answer:  # noqa: B008
        """As `Assistant.check`, by the newest index.

        Raises:
            ServerBusy, IndexBusy, BuildFailed, QuestionError, FilterError: as `ask`.
        """
        return self.live.assistant.check(claim, scope=scope)

    def find(self, text: str, *, k: int = 10, scope: Scope = Scope()) -> tuple[Hit, ...]:  # noqa: B008
        """As `Assistant.find`, by the newest index.

        Raises:
            ServerBusy, IndexBusy, BuildFailed, QuestionError, FilterError: as `ask`.
        """
        return self.live.assistant.find(text, k=k, scope=scope)

    def close(self) -> None:
        """Stops following the index."""
        self.live.close()


def _store(module: str, name: str, settings: Settings) -> Any:
    # Until both modules are there.
    from importlib import import_module

    try:
        return getattr(import_module(f"assistant.{module}"), name)(settings.home / f"{module}.sqlite")
    except ModuleNotFoundError:
        return None
