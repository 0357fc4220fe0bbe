"""What every test shares: an environment of its own, and one index of the two real reports."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.engine import Assistant
    from index.embedding import SentenceEmbedder


@pytest.fixture(scope="session", autouse=True)
def _no_settings() -> Iterator[None]:
    """No setting, colour or width of the machine reaches a test, and no test reaches a model hub."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name.startswith("PASSAGE_") or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}:
                patch.delenv(name)
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("TOKENIZERS_PARALLELISM", "false")
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder for this test alone; the user's own home folder is out of reach."""
    folder = tmp_path / "home"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("PASSAGE_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def embedder() -> SentenceEmbedder:
    """The packaged model."""
    from index.embedding import SentenceEmbedder

    return SentenceEmbedder.load()


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Path:
    """A data folder with an index of the reports that come with Passage. Not to be written to."""
    from corpus.catalogue import DEFAULT_FOLDER
    from index.build import build

    folder = tmp_path_factory.mktemp("built")
    build(DEFAULT_FOLDER, folder, embedder)
    return folder


@pytest.fixture(scope="session")
def assistant(built_home: Path) -> Assistant:
    """An assistant over the two reports."""
    from assistant.engine import Assistant

    return Assistant.open(built_home)
