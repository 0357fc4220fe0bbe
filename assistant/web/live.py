"""The assistant over the newest index: opened in the background, swapped when a build replaces it."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus import catalogue
from corpus.errors import (
    BuildFailed,
    IndexBusy,
    IndexDamaged,
    IndexMissing,
    IndexStale,
    PassageError,
)
from index import home as homes

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.answers.wording import Wording
    from assistant.engine import Assistant
    from assistant.evidence.rank import Ranker
    from assistant.evidence.rerank import Reranker
    from assistant.settings import Settings
    from index.progress import Progress
    from index.search import Index
    from index.types import Embedder

POLL = 0.5
"""Seconds between two looks at which index is the current one; a look reads one line of a file."""

Phase = Literal["ready", "building", "failed"]

OPENING = "Opening the index"
READY = "Ready"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """How far the server is.

    While `building`, `done` of `total` reports are indexed (a fraction counts a report under way), and
    `total` is 0 until that is known. An index of reports that have since changed answers on meanwhile:
    `generation` names what answers, and is empty where nothing does yet. `message` is one line.
    """

    phase: Phase
    message: str
    done: float = 0.0
    total: int = 0
    generation: str = ""


class Live:
    """The newest `Assistant`. Many threads may use one `Live`; what one of them took stays whole."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is opened yet; `open` makes one that is being."""
        self._settings = settings
        self._assistant: Assistant | None = None
        self._parts: _Parts | None = None
        self._state = State("building", OPENING)
        self._refused = ""
        self._swapping = threading.Lock()
        self._settled = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live index", daemon=True)

    @classmethod
    def open(cls, settings: Settings) -> Live:
        """Begins to open the index of `settings`, to build it first if there is none that fits, and to
        follow it. Returns at once."""
        live = cls(settings)
        live._thread.start()
        return live

    @property
    def state(self) -> State:
        """How far the server is."""
        return self._state

    @property
    def assistant(self) -> Assistant:
        """The newest assistant. Keep it for the length of one answer, not longer.

        Raises:
            IndexBusy: the index is still being opened or built.
            BuildFailed: it could not be.
        """
        assistant = self._assistant
        if assistant is not None:
            return assistant
        state = self._state
        if state.phase == "failed":
            raise BuildFailed(state.message)
        so_far = f" ({int(state.done)} of {state.total} reports)" if state.total else ""
        raise IndexBusy(f"the index is being built{so_far}; ask again in a moment")

    def wait(self, timeout: float | None = None) -> State:
        """The state once the index is open, or has failed to, or `timeout` seconds have passed."""
        self._settled.wait(timeout)
        return self._state

    def refresh(self) -> bool:
        """Makes sure that the newest index answers, and says whether that is another one now.

        Raises:
            IndexMissing, IndexDamaged, IndexStale: the newest cannot be used; the one before stays.
        """
        with self._swapping:
            if self._parts is None:
                return False
            pointer = homes.current(self._settings.home)
            if pointer.generation == self._state.generation:
                return False
            self._swap(self._parts)
            return True

    def close(self) -> None:
        """Stops following the index. A build under way is left to end with the process."""
        self._closing.set()
        self._thread.join(timeout=POLL * 4)

    # -- the thread --------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._closing.is_set() and not self._opened():
            self._closing.wait(POLL)
        while not self._closing.wait(POLL):
            self._follow()

    def _opened(self) -> bool:
        """Opens or builds the index; False if that is to be tried again."""
        try:
            self._parts = self._parts or _Parts.load(self._settings)
            self._open(self._parts)
        except IndexBusy:
            self._say("another process is building the index")
            return False
        except PassageError as error:
            self._fail(str(error))
        except Exception as error:
            _log.exception("the index could not be opened")
            self._fail(f"unexpected {type(error).__name__}; the log has its traceback")
        return True

    def _open(self, parts: _Parts) -> None:
        home, folder = self._settings.home, self._folder()
        with suppress(IndexMissing, IndexDamaged, IndexStale), self._swapping:
            self._swap(parts)
        from index.status import status

        if self._assistant is not None and status(home, folder).up_to_date:
            return
        from index.build import build

        build(folder, home, parts.embedder, progress=self._listen)
        with self._swapping:
            self._swap(parts)

    def _follow(self) -> None:
        try:
            if self.refresh():
                self._refused = ""
        except PassageError as error:
            # Told once, not twice a second.
            if str(error) != self._refused:
                self._refused = str(error)
                _log.warning("the newest index is not used: %s", error)
        except Exception:
            _log.exception("the newest index could not be opened")

    def _swap(self, parts: _Parts) -> None:
        from index.search import Index

        index = Index.open(self._settings.home, parts.embedder)
        self._assistant = parts.over(index)
        self._state = State("ready", READY, generation=index.manifest.generation)
        self._settled.set()

    def _listen(self, step: Progress) -> None:
        share = step.texts_done / step.texts if step.texts else 0.0
        known = step.stage in ("read", "embed")
        total = step.total or self._state.total
        done = step.done + share if known else float(total)
        self._say(_SAID.get(step.stage, OPENING), done, total)

    def _say(self, message: str, done: float = 0.0, total: int = 0) -> None:
        self._state = State("building", message, done, total, self._state.generation)

    def _fail(self, message: str) -> None:
        self._state = State("failed", message, generation=self._state.generation)
        self._settled.set()

    def _folder(self) -> Path:
        return self._settings.reports or catalogue.DEFAULT_FOLDER


_SAID = {
    "read": "Reading the reports",
    "embed": "Indexing the reports",
    "index": "Writing the index",
    "verify": "Verifying the index",
}


@dataclass(frozen=True, slots=True)
class _Parts:
    """What every assistant of this process shares: loaded once, whatever the index."""

    embedder: Embedder
    ranker: Ranker
    reranker: Reranker | None
    wording: Wording | None

    @classmethod
    def load(cls, settings: Settings) -> _Parts:
        from assistant.answers.wording import Wording
        from assistant.evidence.rank import Ranker
        from assistant.evidence.rerank import CrossEncoderReranker
        from index.embedding import SentenceEmbedder

        return cls(
            SentenceEmbedder.load(settings.embedding_model),
            Ranker.packaged(),
            CrossEncoderReranker.load(settings.reranker) if settings.reranker else None,
            Wording.load(settings.chat_model) if settings.chat_model else None,
        )

    def over(self, index: Index) -> Assistant:
        from assistant.engine import Assistant

        return Assistant(index, ranker=self.ranker, reranker=self.reranker, wording=self.wording)
