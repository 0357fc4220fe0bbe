"""What went wrong, as one typed JSON object: {"error": {"type": "...", "message": "one line"}}."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from assistant.web.limits import RETRY_AFTER
from assistant.web.quoting import NotThere
from corpus.errors import (
    BuildFailed,
    ConversationMissing,
    FilterError,
    IndexBusy,
    InputError,
    PassageError,
    QuestionError,
    ServerBusy,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: tuple[tuple[type[PassageError], int, str], ...] = (
    (QuestionError, 422, "unreadable"),
    (FilterError, 404, "not_found"),
    (NotThere, 404, "not_found"),
    (InputError, 422, "invalid_request"),
    (ConversationMissing, 404, "not_found"),
    (ServerBusy, 503, "busy"),
    (IndexBusy, 503, "index_building"),
    (BuildFailed, 503, "no_index"),
)

_BY_STATUS = {
    400: "invalid_request",
    401: "sign_in_required",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "invalid_request",
    421: "wrong_host",
    422: "invalid_request",
    429: "too_many_attempts",
}

TYPES = tuple(
    sorted({kind for _, _, kind in _KINDS} | {*_BY_STATUS.values()} | {"unexpected", "unusable"})
)
"""Every type of error."""


def problem(
    status: int, message: str, kind: str | None = None, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """An error of `status`; its type is the usual one of that status if not said otherwise."""
    name = kind or _BY_STATUS.get(status, "unexpected")
    line = " ".join(message.split()) or HTTPStatus(status).phrase
    return JSONResponse({"error": {"type": name, "message": line}}, status, headers=headers)


def problem_of(error: PassageError) -> JSONResponse:
    """What `error` says, with the status that fits it."""
    for kind, status, name in _KINDS:
        if isinstance(error, kind):
            later = {"Retry-After": str(RETRY_AFTER)} if status == 503 else None
            return problem(status, str(error), name, later)
    return problem(503, str(error), "unusable", {"Retry-After": str(RETRY_AFTER)})
