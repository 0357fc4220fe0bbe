"""The HTTP API. Its objects are those of the batch contract (`assistant.wire`)."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import JSONResponse, PlainTextResponse, Response

from assistant.types import Scope
from assistant.web.problems import problem
from assistant.web.quoting import cited
from assistant.web.schemas import (
    AnswerModel,
    Cite,
    CitedModel,
    Claim,
    HealthModel,
    PassagesModel,
    ProblemModel,
    Question,
    ReportModel,
    ReportsModel,
    ScopeGiven,
    Search,
)
from assistant.wire import answer_object, info_object, passage_object, report_object, unreadable_object
from corpus.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.types import Answer
    from assistant.web.services import Services
    from assistant.wire import AnswerObject, RowKind

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"

_SAID = {
    400: "The body is not JSON.",
    401: "Sign in first, or send a token.",
    404: "Something that is named is not there.",
    413: "The request is too large.",
    422: "The request does not follow this description.",
    503: "Too many are asking, or the index is not ready; `Retry-After` says when to try again.",
}


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": ProblemModel, "description": _SAID[status]} for status in statuses}


def api_routes(services: Services) -> APIRouter:
    """The routes under /api, /healthz and /metrics."""
    router = APIRouter(responses=_problems(401))

    @router.post(
        "/api/ask", response_model=AnswerModel, response_model_exclude_unset=True, tags=["Questions"],
        responses=_problems(400, 404, 413, 422, 503),
    )  # fmt: skip
    def ask(asked: Question) -> Any:
        """Answer a question, with the passages that prove the answer, or refuse and say why.

        A question without a word in it is refused too, as `unreadable`."""
        return _answered(
            "question",
            lambda: services.ask(asked.question, scope=_scope(asked.scope), history=asked.history),
        )

    @router.post(
        "/api/check", response_model=AnswerModel, response_model_exclude_unset=True, tags=["Questions"],
        responses=_problems(400, 404, 413, 422, 503),
    )  # fmt: skip
    def check(asked: Claim) -> Any:
        """Say of a drafted sentence whether the reports support it, contradict it or do not say."""
        return _answered("claim", lambda: services.check(asked.claim, scope=_scope(asked.scope)))

    @router.post(
        "/api/search", response_model=PassagesModel, tags=["Questions"],
        responses=_problems(400, 404, 413, 422, 503),
    )  # fmt: skip
    def search(asked: Search) -> Any:
        """Find passages, best first, and say why each was found."""
        began = perf_counter()
        hits = services.find(asked.text, k=asked.k, scope=_scope(asked.scope))
        return {"passages": [passage_object(hit) for hit in hits], "elapsed_ms": _since(began)}

    @router.post(
        "/api/cite",
        response_model=CitedModel,
        tags=["Reports"],
        responses=_problems(400, 404, 413, 422, 503),
    )
    def cite(place: Cite) -> Any:
        """Quote a place of a report, with its section and printed page, in a style of citation."""
        return cited(services.live.assistant.index, place.report, place.start, place.end, place.style)

    @router.get("/api/reports", response_model=ReportsModel, tags=["Reports"], responses=_problems(503))
    def reports() -> Any:
        """List the reports that are indexed."""
        return {"reports": [info_object(info) for info in services.live.assistant.index.infos()]}

    @router.get(
        "/api/reports/{report}", response_model=ReportModel, tags=["Reports"],
        responses=_problems(404, 422, 503),
    )  # fmt: skip
    def one_report(report: Annotated[str, Path(max_length=300)]) -> Any:
        """Show what was recognised in a report: sections, grades, tables, figures, abbreviations."""
        try:
            return report_object(services.live.assistant.index.report(report))
        except KeyError:
            return problem(404, f"no report has the id {report!r}; /api/reports lists them")

    @router.get(
        "/healthz", response_model=HealthModel, tags=["Server"],
        responses={503: {"model": HealthModel, "description": "No question can be answered yet."}},
    )  # fmt: skip
    def healthz() -> Any:
        """Say whether questions are answered. Needs no sign-in."""
        state = services.live.state
        found = {
            "status": state.phase,
            "message": state.message,
            "done": state.done,
            "total": state.total,
            "generation": state.generation,
        }
        return JSONResponse(found, 200 if state.generation else 503)

    @router.get("/metrics", response_class=PlainTextResponse, tags=["Server"])
    def metrics() -> Response:
        """Counts and times for Prometheus."""
        return Response(services.metrics.text(services.live), media_type=PROMETHEUS)

    return router


def _answered(kind: RowKind, answer: Callable[[], Answer]) -> AnswerObject:
    began = perf_counter()
    try:
        return answer_object(answer(), kind=kind, elapsed_ms=_since(began))
    except QuestionError as error:
        return unreadable_object(str(error), row_id=None, kind=kind, elapsed_ms=_since(began))


def _since(began: float) -> float:
    return round((perf_counter() - began) * 1000, 3)


def _scope(given: ScopeGiven) -> Scope:
    return Scope(tuple(given.forces), tuple(given.years), tuple(given.reports))
