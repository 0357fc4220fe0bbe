"""The tables of reports as files to download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path
from starlette.responses import Response

from assistant.exhibits.download import file_name, table_csv
from assistant.web.problems import problem
from assistant.web.schemas import ProblemModel

if TYPE_CHECKING:
    from assistant.web.services import Services

CSV = "text/csv; charset=utf-8"


def address(report_id: str, table: int) -> str:
    """The address of a table as CSV, from the root of this site."""
    return f"/api/reports/{quote(report_id, safe='')}/tables/{table}.csv"


def table_routes(services: Services) -> APIRouter:
    """The route of the tables."""
    router = APIRouter(responses={401: {"model": ProblemModel, "description": "Sign in first."}})

    @router.get(
        "/api/reports/{report}/tables/{table}.csv", tags=["Reports"], response_class=Response,
        responses={
            200: {"content": {"text/csv": {"schema": {"type": "string"}}}},
            404: {"model": ProblemModel, "description": "There is no such report or table."},
            422: {"model": ProblemModel, "description": "The number is none."},
            503: {"model": ProblemModel, "description": "The index is not ready."},
        },
    )  # fmt: skip
    def table_file(
        report: Annotated[str, Path(max_length=300)], table: Annotated[int, Path(ge=0, le=10_000)]
    ) -> Response:
        """A table as CSV, counted from 0 in the order of its report's text."""
        try:
            found = services.live.assistant.index.report(report)
            content = table_csv(found, table)
        except KeyError:
            return problem(404, f"no report has the id {report!r} and a table {table}")
        name = file_name(found, table)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=CSV, headers=headers)

    return router
