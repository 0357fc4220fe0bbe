"""The API against its own OpenAPI description, with made-up requests (schemathesis)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from assistant.web.access import Access
from assistant.web.app import create_app

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from assistant.web.services import Services

OPERATIONS = (
    "GET /api/reports",
    "GET /api/reports/{report}",
    "GET /api/reports/{report}/tables/{table}.csv",
    "GET /healthz",
    "GET /metrics",
    "POST /api/ask",
    "POST /api/check",
    "POST /api/cite",
    "POST /api/search",
)
WITHOUT_INPUT = {"GET /api/reports", "GET /healthz", "GET /metrics"}
BOTH = [
    (label, mode)
    for label in OPERATIONS
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or label not in WITHOUT_INPUT
]


@pytest.fixture(scope="module")
def description(services: Services) -> Any:
    """The description of an application that answers to the name that schemathesis uses."""
    app = create_app(services, Access(hosts=None))

    async def only_requests(scope: Scope, receive: Receive, send: Send) -> None:
        # Started anew for each request, the tools would refuse to start a second time.
        if scope["type"] == "http":
            await app(scope, receive, send)
            return
        for step in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{step}.complete"})

    return schemathesis.openapi.from_asgi("/api/openapi.json", only_requests)


def test_every_operation_is_tried(description: Any) -> None:
    described = sorted(found.ok().label for found in description.get_all_operations())
    assert described == sorted(OPERATIONS)


def test_every_operation_and_answer_is_explained(description: Any) -> None:
    for methods in description.raw_schema["paths"].values():
        for operation in methods.values():
            assert operation["description"]
            assert all(answer["description"] for answer in operation["responses"].values())


def test_the_description_can_be_read_as_a_page(server: str) -> None:
    page = httpx.get(f"{server}/api").text
    for label in OPERATIONS:
        assert f"<code>{label}</code>" in page
    assert "Earlier questions, the oldest first." in page
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)


@pytest.mark.parametrize(("label", "mode"), BOTH)
def test_every_answer_is_as_described(description: Any, label: str, mode: GenerationMode) -> None:
    operation = description.find_operation_by_label(label)

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        case.call_and_validate()

    ask()
