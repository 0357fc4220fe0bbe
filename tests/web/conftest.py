"""What the tests of the server share: one open server over the two reports, for the whole session."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.web.browser import chromium, open_page, page_server, page_services
from tests.web.serving import serving

__all__ = ["chromium", "open_page", "page_server", "page_services"]

# Read when gradio is first imported.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi import FastAPI

    from assistant.web.services import Services


@pytest.fixture(scope="session")
def served_home(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the session's own, with a copy of the index; the server writes to it."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(built_home, home)
    return home


@pytest.fixture(scope="session")
def services(served_home: Path) -> Iterator[Services]:
    """What the session's server works with, its index open."""
    from assistant.settings import Settings
    from assistant.web.services import Services

    opened = Services.open(Settings(home=served_home))
    assert opened.live.wait(120).phase == "ready"
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def app(services: Services) -> FastAPI:
    """The application of an open server on loopback: nobody need sign in."""
    from assistant.web.app import create_app

    return create_app(services)


@pytest.fixture(scope="session")
def server(app: FastAPI) -> Iterator[str]:
    """The address of the session's server, without a slash at its end."""
    with serving(app) as address:
        yield address
