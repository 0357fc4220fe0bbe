"""The room where a sentence of a draft, or some words, are looked up as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from assistant.drafting.cite import STYLES
from assistant.types import Scope
from assistant.web.page.acts import Act
from assistant.web.page.chips import changed, chips
from assistant.web.page.evidence import STYLE_NAMES
from assistant.web.page.html import element, join
from assistant.web.page.parts import bound, quietly
from assistant.web.page.places import found_view
from corpus.errors import InputError, PassageError
from corpus.types import Kind
from index.types import Filters

if TYPE_CHECKING:
    from assistant.drafting.lookup import Found
    from assistant.web.services import Services
    from index.search import Index

LONGEST = 2000
"""Characters that can be looked up at once, as in a question."""

KINDS: dict[str, tuple[str, frozenset[Kind]]] = {
    "": ("All kinds of text", frozenset()),
    "prose": ("Paragraphs and lists", frozenset({"paragraph", "list"})),
    "table": ("Tables", frozenset({"table_row", "caption"})),
    "note": ("Footnotes", frozenset({"footnote"})),
    "grade": ("Grades", frozenset({"judgement"})),
}
"""Of each choice its name, and the kinds of passage that it stands for."""

HINT = (
    "Paste a sentence from a draft to see whether a report says it word for word, or type some words. "
    "The passages that say it come up as you type, best first."
)
NONE_FOUND = "No passage fits. Try other words, or another force, year or kind of text."


@dataclass(frozen=True, slots=True)
class Looking:
    """How one open page looks up: in which reports, which kind of text, citing in which style."""

    scope: Scope = Scope()  # noqa: RUF009  (immutable)
    kind: str = ""
    style: str = "inline"


def lookup_tab(services: Services, tab: gr.Tab) -> None:
    """Builds the room in the current Blocks context, within `tab`."""
    room = _Room(services)
    state = gr.State(Looking())
    with gr.Column(elem_id="lookup-room"):
        text = gr.Textbox(
            label="A sentence from a draft, or some words",
            placeholder="Paste or type here",
            lines=3,
            max_lines=10,
            max_length=LONGEST,
            elem_id="lookup-text",
        )
        scope = bound("lookup-scope", "filter", "kind", "style")
        results = bound("lookup-results", value=element("p", HINT, class_="hint"))
    # While one look-up is under way the latest text waits, and those between are passed over.
    as_typed = {"trigger_mode": "always_last", **quietly(queue=False)}
    # `change`, because `input` is not sent for text that comes all at once.
    text.change(room.typed, [text, state], results, **as_typed)
    controls = [state, scope, results]
    for event, handler in (
        (scope.filter, room.filter),
        (scope.kind, room.kind),
        (scope.style, room.style),
    ):
        event(handler, [text, state], controls, **as_typed)
    tab.select(room.arrive, state, scope, **quietly(queue=False))


Shown = tuple[Looking, Markup | dict[str, Any], Markup]


class _Room:
    """What the acts of the room do."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def arrive(self, now: Looking) -> Markup:
        try:
            return _controls(self._index(), now)
        except PassageError:
            return Markup("")

    def typed(self, text: str, now: Looking) -> Markup:
        if not any(char.isalnum() for char in text):
            return element("p", HINT, class_="hint")
        kinds = KINDS[now.kind][1]
        scope = now.scope
        filters = Filters(
            frozenset(scope.forces), frozenset(scope.years), frozenset(scope.reports), kinds
        )
        try:
            found = self._services.look_up(text, filters=filters)
            return _results(self._index(), found, now.style)
        except PassageError as error:
            return element("p", str(error), class_="problem", role="alert")

    def filter(self, text: str, now: Looking, event: gr.EventData) -> Shown:
        def narrowed() -> Looking:
            act = Act(event)
            infos = self._index().infos()
            return replace(now, scope=changed(now.scope, act.text("part"), act.text("value"), infos))

        return self._show(text, now, narrowed)

    def kind(self, text: str, now: Looking, event: gr.EventData) -> Shown:
        return self._show(text, now, lambda: replace(now, kind=_one_of(Act(event).text("value"), KINDS)))

    def style(self, text: str, now: Looking, event: gr.EventData) -> Shown:
        return self._show(
            text, now, lambda: replace(now, style=_one_of(Act(event).text("value"), STYLES))
        )

    def _show(self, text: str, now: Looking, change: Callable[[], Looking]) -> Shown:
        """The room as `change` leaves it; where that cannot be, what is wrong and the room as it was."""
        try:
            now = change()
            return now, _controls(self._index(), now), self.typed(text, now)
        except PassageError as error:
            return now, gr.skip(), element("p", str(error), class_="problem", role="alert")

    def _index(self) -> Index:
        return self._services.live.assistant.index


def _one_of(value: str, choices: Mapping[str, object]) -> str:
    if value not in choices:
        raise InputError(f"{value[:40]!r} is no choice here; load the page again")
    return value


def _controls(index: Index, now: Looking) -> Markup:
    return element(
        "div",
        chips(now.scope, index.infos(), "Reports to look in", "filter"),
        _select("Kind of text", "kind", {key: name for key, (name, _) in KINDS.items()}, now.kind),
        _select("Style of citation", "style", {s: STYLE_NAMES.get(s, s) for s in STYLES}, now.style),
        class_="lookup-controls",
    )


def _select(name: str, act: str, options: dict[str, str], chosen: str) -> Markup:
    return element(
        "label",
        element("span", name),
        element(
            "select",
            *(
                element("option", label, value=value, selected=value == chosen)
                for value, label in options.items()
            ),
            data_act=act,
        ),
        class_="choice",
    )


def _results(index: Index, found: Sequence[Found], style: str) -> Markup:
    if not found:
        return element("p", NONE_FOUND, class_="none", role="status")
    infos = {info.id: info for info in index.infos()}
    items = [found_view(one, infos[one.passage.report_id], index.report, style) for one in found]
    return join(
        element("p", _count(found), class_="count", role="status"),
        element("ol", *items, class_="found-list", role="list"),
    )


def _count(found: Sequence[Found]) -> str:
    passages = f"{len(found)} passage{'' if len(found) == 1 else 's'}, best first"
    exact = sum(one.quotation is not None and one.quotation.match == "exact" for one in found)
    return f"{passages}; {exact} word for word" if exact else passages
