"""One application of everything: sign-in, the API, the tools, and the page at "/"."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import gradio as gr
from anyio import to_thread
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount

from assistant.web import tools
from assistant.web.access import Access, Identity
from assistant.web.api import api_routes
from assistant.web.apidoc import doc_routes
from assistant.web.closed import Closed, OnlyTools
from assistant.web.counting import Counting
from assistant.web.headers import SecurityHeaders
from assistant.web.methods import other_methods
from assistant.web.origins import Origins
from assistant.web.page import appearance, build_page
from assistant.web.problems import problem, problem_of
from assistant.web.signin import signin_routes
from assistant.web.sizes import Sizes
from assistant.web.tables import table_routes
from corpus.errors import PassageError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.types import ASGIApp

    from assistant.web.services import Services

THREADS = 128
"""Threads that requests may wait in: more than wait at the desk, so that it is the desk that says no."""

ABOUT = """\
Answers questions over police inspection reports, and shows the passage that proves each answer.

Every citation names its report and printed page, and quotes the report exactly: its text from `start` to
`end`. A refusal is an answer too: its status is `refused`, and its reason says why.

On a server with users, send a token (`passage users token NAME`) as `Authorization: Bearer TOKEN`.
Errors are objects with a type and one line. Other assistants find the tools `ask`, `search` and `cite`
over MCP at `/tools/gradio_api/mcp`."""

_log = logging.getLogger(__name__)


def create_app(services: Services, access: Access | None = None) -> FastAPI:
    """The application over `services`, which stay the caller's to close.

    Args:
        services: what it works with.
        access: who may use it; without, an open server that answers to the names of loopback alone.
    """
    access = access or Access()
    app = FastAPI(
        title="Passage",
        version="1",
        description=ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_threads,
    )
    routers = (
        signin_routes(access), api_routes(services), table_routes(services), doc_routes(app.openapi),
    )  # fmt: skip
    for router in routers:
        app.include_router(router)
        app.include_router(other_methods(router))
    _mount(app, tools.build_tools(services), tools.PATH, OnlyTools, mcp_server=True)
    page = build_page(services)
    # What bounds the questions is the desk; the queue only has to say when it is full.
    page.queue(max_size=512, default_concurrency_limit=THREADS)
    _mount(app, page, "/", Closed, mcp_server=False, **appearance())
    _handle(app)
    # The last one added is the first one asked.
    app.add_middleware(Identity, access=access)
    app.add_middleware(Sizes)
    app.add_middleware(Origins, hosts=access.hosts)
    app.add_middleware(Counting, metrics=services.metrics)
    app.add_middleware(SecurityHeaders)
    return app


@asynccontextmanager
async def _threads(_: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


def _mount(
    app: FastAPI, blocks: gr.Blocks, path: str, fence: Callable[[ASGIApp], ASGIApp], **settings: Any
) -> None:
    """Mounts `blocks` at `path` behind `fence`, with further `settings` of Gradio."""
    gr.mount_gradio_app(
        app, blocks, path=path, footer_links=[], run_history=False, show_error=False, ssr_mode=False,
        enable_monitoring=False, pwa=False, max_file_size=1, **settings,
    )  # fmt: skip
    mounted = app.routes[-1]
    if not isinstance(mounted, Mount):
        raise TypeError(f"gradio mounted a {type(mounted).__name__} at {path}")
    mounted.app = fence(mounted.app)


def _handle(app: FastAPI) -> None:
    @app.exception_handler(PassageError)
    def passage_error(_: Request, error: PassageError) -> Response:
        return problem_of(error)

    @app.exception_handler(HTTPException)
    def http_error(_: Request, error: HTTPException) -> Response:
        return problem(error.status_code, str(error.detail), headers=error.headers)

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return problem(422, f"{where}: {first['msg']}")

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return problem(500, f"unexpected {type(error).__name__}; the server's log has its traceback")
