"""One small index, built once, and what opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.build import build
from index.search import Index
from tests.index.hashing import HashEmbedder
from tests.index.makers import six_reports, write_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six reports: three forces, two years. Not to be written to."""
    return write_folder(tmp_path_factory.mktemp("reports"), six_reports())


@pytest.fixture(scope="session")
def small_home(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the six reports. Not to be written to."""
    home = tmp_path_factory.mktemp("small")
    build(small_folder, home, HashEmbedder())
    return home


@pytest.fixture(scope="session")
def small(small_home: Path) -> Index:
    """That index, open."""
    return Index.open(small_home, HashEmbedder())
