"""The API's description as a page to read. FastAPI's own page fetches its scripts from another host."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from assistant.web.page.html import element, join

PATH = "/api"

Schema = Mapping[str, Any]

_STYLE = Markup(
    ":root{color-scheme:light dark;--ink:#1a1c20;--paper:#fff;--soft:#4b5563;--line:#d1d5db}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e9ebef;--paper:#16181d;--soft:#a9b1bd;--line:#3a404a}}"
    "body{margin:0;padding:1rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.5 system-ui,sans-serif}"
    "main{max-width:50rem;margin:auto}section{border-top:1px solid var(--line);margin-top:2rem}"
    "dt{font-weight:600}dd{margin:0 0 .5rem 1.5rem}"
    "small{color:var(--soft);font-weight:400}code{overflow-wrap:anywhere}"
)


def doc_routes(description: Callable[[], Schema]) -> APIRouter:
    """The route of the page; `description` gives the OpenAPI description."""
    router = APIRouter(include_in_schema=False)

    @router.get(PATH)
    def page() -> Response:
        return HTMLResponse(str(_page(description())))

    return router


def _page(described: Schema) -> Markup:
    info = described["info"]
    operations = [
        _operation(described, path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    objects = [_object(described, name) for name in sorted(described["components"]["schemas"])]
    head = element(
        "head",
        element("title", f"{info['title']} · API"),
        Markup(
            '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        ),
        element("style", _STYLE),
    )
    main = element(
        "main", element("h1", f"{info['title']}: the HTTP API"), *_paragraphs(info["description"]),
        element("p", element("a", "The same as OpenAPI", href="/api/openapi.json")),
        *operations, *objects,
    )  # fmt: skip
    return join(Markup("<!doctype html>"), element("html", head, element("body", main), lang="en"))


def _operation(described: Schema, path: str, method: str, operation: Schema) -> Markup:
    parts: list[Markup] = [
        element("h2", element("code", f"{method.upper()} {path}")),
        *_paragraphs(operation.get("description", "")),
    ]
    given = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if given:
        parts += [element("h3", "Takes"), _fields(described, given)]
    answers = []
    for status, answer in operation["responses"].items():
        answers.append(element("dt", status))
        answers.append(element("dd", answer["description"]))
        for content in answer.get("content", {}).values():
            if status == "200" and "$ref" in content.get("schema", {}):
                answers.append(element("dd", _fields(described, content["schema"])))
    return element("section", *parts, element("h3", "Gives"), element("dl", *answers))


def _fields(described: Schema, schema: Schema) -> Markup:
    model = _model(described, schema)
    required = set(model.get("required", ()))
    return element("dl", *_each(described, model.get("properties", {}), required))


def _each(described: Schema, fields: Mapping[str, Schema], required: set[str]) -> Iterator[Markup]:
    for name, field in fields.items():
        kind = _kind(field)
        note = kind if name in required else f"{kind}; may be left out"
        yield element("dt", element("code", name), " ", element("small", note))
        said = field.get("description") or _model(described, field).get("description", "")
        if said:
            yield element("dd", _marked(said))


def _object(described: Schema, name: str) -> Markup:
    schema = described["components"]["schemas"][name]
    return element(
        "section",
        element("h2", element("code", name), id=name),
        *_paragraphs(schema.get("description", "")),
        _fields(described, schema),
    )


def _paragraphs(text: str) -> Iterator[Markup]:
    for block in filter(None, text.split("\n\n")):
        yield element("p", _marked(" ".join(block.split())))


def _marked(text: str) -> Markup:
    """`text` with what stands between backticks as code."""
    pieces = enumerate(text.split("`"))
    return join(*(element("code", piece) if number % 2 else piece for number, piece in pieces))


def _model(described: Schema, schema: Schema) -> Schema:
    """What `schema`, or the items of its list, refers to; itself if it refers to nothing."""
    inner = schema.get("items", schema)
    name = str(inner.get("$ref", "")).rpartition("/")[2]
    found: Schema = described["components"]["schemas"][name] if name else schema
    return found


def _kind(field: Schema) -> str:
    if "enum" in field:
        return " or ".join(f'"{value}"' for value in field["enum"])
    if "const" in field:
        return f'"{field["const"]}"'
    if "anyOf" in field:
        return " or ".join(_kind(one) for one in field["anyOf"])
    if "items" in field:
        return f"list of {_kind(field['items'])}"
    return str(field.get("type") or str(field.get("$ref", "value")).rpartition("/")[2])
