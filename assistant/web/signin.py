"""The sign-in page, and signing out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.web.access import SIGN_IN, SIGN_OUT, cookie, session_cookie, set_cookie, signed_in
from assistant.web.page.html import element, join
from assistant.web.problems import problem

if TYPE_CHECKING:
    from assistant.web.access import Access

WRONG = "The name or the password is wrong."
TOO_OFTEN = "Too many attempts have failed. Try again in {minutes} min."

_STYLE = Markup(
    ":root{color-scheme:light dark;--ink:#1a1c20;--paper:#fff;--line:#6b7280;--deep:#1d4f91;"
    "--bad:#a4161a}@media(prefers-color-scheme:dark){:root{--ink:#e9ebef;--paper:#16181d;--line:#8b93a1;--deep:#8ab4f8;"
    "--bad:#ff8a80}}"
    "*{box-sizing:border-box}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--paper);"
    "color:var(--ink);font:1rem/1.5 system-ui,sans-serif}"
    "main{width:100%;max-width:22rem}h1{font-size:1.5rem;margin:0 0 1rem}"
    "label{display:block;margin:1rem 0 .25rem;font-weight:600}"
    "input{width:100%;font:inherit;padding:.6rem;color:inherit;background:transparent;"
    "border:1px solid var(--line);border-radius:.4rem}"
    "button{width:100%;margin-top:1.5rem;padding:.7rem;font:inherit;font-weight:600;cursor:pointer;"
    "color:var(--paper);background:var(--deep);border:0;border-radius:.4rem}"
    ":focus-visible{outline:3px solid var(--deep);outline-offset:2px}"
    "[role=alert]{color:var(--bad);font-weight:600}"
)


def signin_routes(access: Access) -> APIRouter:
    """The routes of /sign-in and /sign-out."""
    router = APIRouter(include_in_schema=False)

    @router.get(SIGN_IN)
    def page(request: Request, next: str = "/") -> Response:  # noqa: A002  (its name in the address)
        if access.users is None or signed_in(request):
            return RedirectResponse(_inside(next), 303)
        return _page(_inside(next))

    @router.post(SIGN_IN)
    def sign_in(
        request: Request,
        name: Annotated[str, Form(max_length=1000)] = "",
        password: Annotated[str, Form(max_length=1000)] = "",
        next: Annotated[str, Form(max_length=8000)] = "/",  # noqa: A002
    ) -> Response:
        if access.users is None or access.sessions is None:
            return problem(404, "nobody need sign in here")
        address = request.client.host if request.client else ""
        found = access.attempt(name, password, address)
        if found is None:
            return _page(_inside(next), name, WRONG, 401)
        if isinstance(found, float):
            line = TOO_OFTEN.format(minutes=math.ceil(found / 60))
            return _page(_inside(next), name, line, 429, {"Retry-After": str(math.ceil(found))})
        answer = RedirectResponse(_inside(next), 303)
        kept = session_cookie(secure=_secure(request))
        # A key of before is not taken over: whoever set it does not get to know the new one.
        access.sessions.end(cookie(request.headers, kept))
        answer.headers.append("set-cookie", set_cookie(kept, found, request.scope))
        return answer

    @router.post(SIGN_OUT)
    def sign_out(request: Request) -> Response:
        kept = session_cookie(secure=_secure(request))
        if access.sessions is not None:
            access.sessions.end(cookie(request.headers, kept))
        answer = RedirectResponse(SIGN_IN, 303)
        answer.headers.append("set-cookie", set_cookie(kept, "", request.scope, 0))
        # What the browser has kept of the pages goes too.
        answer.headers["clear-site-data"] = '"cache", "storage"'
        return answer

    return router


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _inside(address: str) -> str:
    """`address` if it stays on this server, else the front page: signing in leads nowhere else."""
    plain = "".join(address.split())
    own = plain.startswith("/") and not plain.startswith(("//", "/\\", SIGN_IN, SIGN_OUT))
    return plain if own and plain.isprintable() else "/"


def _page(
    wanted: str,
    name: str = "",
    alert: str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> HTMLResponse:
    form = element(
        "form",
        element("label", "Name", for_="name"),
        element(
            "input", id="name", name="name", value=name, autocomplete="username", required=True,
            autofocus=not name, autocapitalize="none", spellcheck="false", maxlength=64,
            aria_describedby="alert" if alert else None,
        ),
        element("label", "Password", for_="password"),
        element(
            "input", id="password", name="password", type="password", autocomplete="current-password",
            required=True, autofocus=bool(name), maxlength=256,
        ),
        element("input", type="hidden", name="next", value=wanted),
        element("button", "Sign in", type="submit"),
        method="post", action=SIGN_IN,
    )  # fmt: skip
    main = element(
        "main",
        element("h1", "Sign in to Passage"),
        element("p", alert, role="alert", id="alert") if alert else None,
        form,
    )
    head = element(
        "head",
        element("title", "Sign in · Passage"),
        Markup(
            '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        ),
        element("style", _STYLE),
    )
    page = join(Markup("<!doctype html>"), element("html", head, element("body", main), lang="en"))
    return HTMLResponse(str(page), status, headers)
