"""The assistant that follows the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from assistant.web.services import Services


def test_an_open_index_answers(services: Services) -> None:
    assert services.live.state.phase == "ready"
    assert services.ask("What was the 2016 domestic abuse arrest rate?").status == "answered"


def test_the_page_is_served(server: str) -> None:
    assert httpx.get(server).status_code == 200
