"""Methods that a route does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.responses import Response

from assistant.web.problems import problem

_ALL = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


def other_methods(router: APIRouter) -> APIRouter:
    """Routes that answer 405 to every method that the routes of `router` do not have.

    Without them such a request would be the page's, which is mounted behind and takes every address.
    """
    known: defaultdict[str, set[str]] = defaultdict(set)
    for route in router.routes:
        if isinstance(route, APIRoute):
            known[route.path] |= route.methods or set()
    others = APIRouter(include_in_schema=False)
    for path, methods in known.items():
        others.add_api_route(path, _refusing(sorted(methods)), methods=sorted(_ALL - methods))
    return others


def _refusing(methods: list[str]) -> Callable[[], Response]:
    allowed = ", ".join(methods)

    def refuse() -> Response:
        return problem(405, f"only {allowed} can be used here", headers={"Allow": allowed})

    return refuse
