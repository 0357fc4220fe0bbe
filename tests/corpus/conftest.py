"""What the tests of the corpus share: both real reports, read once."""

from __future__ import annotations

import pytest

from corpus import catalogue, reader
from corpus.types import Report


@pytest.fixture(scope="session")
def reports() -> dict[str, Report]:
    """The packaged reports by their ids."""
    return {info.id: reader.read(info, catalogue.DEFAULT_FOLDER) for info in catalogue.load()}
