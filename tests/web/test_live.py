"""The assistant that follows the index, while it is opened, built and replaced."""

from __future__ import annotations

import shutil
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.live import Live
from assistant.web.services import Services
from corpus.catalogue import DEFAULT_FOLDER, NAME
from corpus.errors import BuildFailed, IndexBusy, PassageError
from index import home as homes
from index.build import build
from tests.web.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embedding import SentenceEmbedder

QUESTION = "What was the 2016 domestic abuse arrest rate?"
KENT = "Kent Police recorded 4,321 burglaries in the 12 months to 30 June 2019."


def with_kent(folder: Path) -> Path:
    """The reports in `folder` again, and one more beside them."""
    (folder / "kent-2019.txt").write_text(
        f"PEEL: Police effectiveness 2019\n\n1\n\nBurglary\n\n{KENT}\n\n2\n",
        encoding="utf-8",
    )
    with (folder / NAME).open("a", encoding="utf-8") as catalogue:
        catalogue.write(
            '\n[[report]]\nid = "kent-2019"\nfile = "kent-2019.txt"\n'
            'title = "PEEL: Police effectiveness 2019: an inspection of Kent Police"\n'
            'publisher = "HMIC"\nforce = "Kent Police"\nyear = 2019\n'
            'period = "12 months to 30 June 2019"\npublished = "2020-03"\nlicence = "OGL-UK-3.0"\n'
        )
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """The packaged reports, to be changed by this test."""
    return shutil.copytree(DEFAULT_FOLDER, tmp_path / "reports")


@pytest.fixture
def settings(built_home: Path, reports: Path, tmp_path: Path) -> Settings:
    """A data folder with an index, to be changed by this test."""
    return Settings(home=shutil.copytree(built_home, tmp_path / "own"), reports=reports)


@contextmanager
def opened(settings: Settings) -> Iterator[Live]:
    live = Live.open(settings)
    try:
        yield live
    finally:
        live.close()


def until(true: object, seconds: float = 60) -> None:
    """Waits for `true()`."""
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def test_while_the_index_is_opened_it_says_so(settings: Settings) -> None:
    with opened(settings) as live:
        assert live.state.phase == "building"
        with pytest.raises(IndexBusy, match="ask again in a moment"):
            _ = live.assistant
        assert live.wait(60).phase == "ready"
        assert live.assistant.ask(QUESTION).status == "answered"


def test_a_missing_index_is_built_with_progress(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / NAME).write_text("", encoding="utf-8")
    with_kent(folder)
    with opened(Settings(home=tmp_path / "none", reports=folder)) as live:
        seen = {live.state}
        while live.wait(0.002).phase == "building":
            seen.add(live.state)
        assert live.state.phase == "ready", live.state.message
        assert live.assistant.ask("How many burglaries were recorded?").short.startswith("4,321")
    assert {(state.total, state.generation) for state in seen} >= {(0, ""), (1, "")}


def test_reports_that_cannot_be_read_are_a_failure_with_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with opened(Settings(home=tmp_path / "none", reports=folder)) as live:
        state = live.wait(60)
        assert state.phase == "failed"
        assert NAME in state.message
        assert "\n" not in state.message
        with pytest.raises(BuildFailed):
            _ = live.assistant


def test_an_index_of_reports_that_have_changed_answers_until_the_new_one_does(
    settings: Settings,
) -> None:
    assert settings.reports is not None
    with_kent(settings.reports)
    with opened(settings) as live:
        first = live.wait(60).generation
        assert first
        assert live.assistant.ask(QUESTION).status == "answered"
        until(lambda: live.state.generation != first)
        assert live.state.phase == "ready"
        assert "kent-2019" in {info.id for info in live.assistant.index.infos()}


def test_a_damaged_new_index_leaves_the_old_one_answering(settings: Settings) -> None:
    with opened(settings) as live:
        before = live.wait(60).generation
        assert before
        pointer = homes.folder(settings.home) / homes.CURRENT
        pointer.write_text("nonsense\n", encoding="ascii")
        with pytest.raises(PassageError, match="damaged"):
            live.refresh()
        assert live.assistant.ask(QUESTION).status == "answered"
        assert live.state.generation == before


def test_the_server_answers_on_while_the_index_is_built_anew_under_it(
    settings: Settings, embedder: SentenceEmbedder
) -> None:
    assert settings.reports is not None
    services = Services.open(settings)
    services.live.wait(60)
    old = services.live.assistant
    statuses: list[int] = []
    done = threading.Event()

    def keep_asking(address: str) -> None:
        with httpx.Client(base_url=address, timeout=30) as client:
            while not done.is_set():
                statuses.append(client.post("/api/ask", json={"question": QUESTION}).status_code)

    try:
        with serving(create_app(services)) as address:
            asking = [threading.Thread(target=keep_asking, args=[address]) for _ in range(3)]
            for thread in asking:
                thread.start()
            before = httpx.get(f"{address}/healthz").json()["generation"]
            try:
                # Twice: the second build removes the files of the generation that was asked at first.
                build(with_kent(settings.reports), settings.home, embedder)
                manifest = build(settings.reports, settings.home, embedder, force=True)
                until(lambda: services.live.state.generation == manifest.generation)
                asked_before = len(statuses)
                until(lambda: len(statuses) > asked_before + 3)
            finally:
                done.set()
                for thread in asking:
                    thread.join(30)
            after = httpx.get(f"{address}/healthz").json()["generation"]
            kent = httpx.post(
                f"{address}/api/ask",
                json={"question": "How many burglaries did Kent Police record?"},
                timeout=60,
            )
    finally:
        services.close()
    assert set(statuses) == {200}
    assert before != after == manifest.generation
    # The model is loaded once, however often the index is.
    assert services.live.assistant.index._embedder is old.index._embedder
    assert kent.json()["citations"][0]["report"] == "kent-2019"
