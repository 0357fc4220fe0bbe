"""The room where questions are asked: conversations, the one that is open, and the evidence."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from assistant.web.access import signed_in, user_of
from assistant.web.page.acts import Act
from assistant.web.page.chips import chips
from assistant.web.page.evidence import empty_view, evidence_view
from assistant.web.page.files import exported
from assistant.web.page.head import head_view
from assistant.web.page.html import element
from assistant.web.page.links import Place, read_address
from assistant.web.page.parts import bound, quietly
from assistant.web.page.talk import Mode, Step, Talk
from assistant.web.page.thread import Visit
from corpus.errors import ConversationMissing, InputError, PassageError

if TYPE_CHECKING:
    from assistant.types import Scope
    from assistant.web.services import Services

LOADING = "Opening the page"

ASKING: Mode = "ask"
CHOICES = [("Ask a question", ASKING), ("Check a sentence", "check")]

Update = dict[Any, Any]
"""New values by component; the others stay."""


def _plainly(handler: Callable[..., Update]) -> Callable[..., Update]:
    """`handler`, which tells what is wrong in a line on the page, where a user can mend it."""

    @wraps(handler)
    def told(self: AskRoom, *args: Any) -> Update:
        try:
            return handler(self, *args)
        except PassageError as error:
            return self._trouble(error)

    return told


class AskRoom:
    """The components of the room, and what they do. Built in the current context of `page`; `head` tells
    when the index is ready."""

    def __init__(self, services: Services, page: gr.Blocks, head: gr.HTML) -> None:
        """Lays the components out and ties them to the server."""
        self._services = services
        self._talk = Talk(services)
        self._head = head
        self._visit = gr.State(Visit())
        with gr.Row(elem_id="ask-room"):
            with gr.Column(elem_id="listing-column", elem_classes="side"):
                self._listing = bound("listing", "choose", "begin", "rename", "delete", "export", "seek")
            with gr.Column(elem_id="ask-column"):
                waiting = element("p", LOADING, class_="waiting")
                self._thread = bound(
                    "thread", "open", "again", "rescope", "judge", "earlier", value=waiting
                )
                self._compose()
            with gr.Column(elem_id="evidence-column", elem_classes="side"):
                self._evidence = bound("evidence", "read", value=empty_view())
        self._said = bound("said")
        self._download = bound("download")
        self._wire(page)

    def _compose(self) -> None:
        with gr.Column(elem_id="composer"):
            self._mode = gr.Radio(
                CHOICES,
                value=ASKING,
                label="What to do",
                show_label=False,
                container=False,
                elem_id="mode",
            )
            with gr.Row(elem_id="typing"):
                self._question = gr.Textbox(
                    label="Your question, or a sentence to check",
                    show_label=False,
                    placeholder="Ask about the reports, or paste a sentence to check",
                    lines=1,
                    max_lines=6,
                    max_length=2000,
                    container=False,
                    elem_id="question",
                )
                self._send = gr.Button("Ask", variant="primary", elem_id="send", min_width=64)
            self._scope = bound("scope", "rescope")

    def _wire(self, page: gr.Blocks) -> None:
        room = [
            self._visit, self._thread, self._listing, self._said, self._question, self._scope,
            self._evidence, self._download,
        ]  # fmt: skip
        typed = [self._question, self._mode, self._visit]
        gr.on([self._question.submit, self._send.click], self._put, typed, room, **quietly())
        self._thread.again(self._again, self._visit, room, **quietly())
        self._thread.rescope(self._rescope, self._visit, room, **quietly())
        self._mode.change(self._named, self._mode, self._send, **quietly(queue=False))
        for event, handler in (
            (self._thread.judge, self._judge),
            (self._thread.earlier, self._earlier),
            (self._scope.rescope, self._rescope_next),
            (self._listing.choose, self._choose),
            (self._listing.begin, self._begin),
            (self._listing.rename, self._rename),
            (self._listing.delete, self._delete),
            (self._listing.seek, self._seek),
            (self._listing.export, self._export),
        ):
            event(handler, self._visit, room, **quietly(queue=False))
        self._thread.open(self._open, None, self._evidence, **quietly(queue=False))
        self._evidence.read(self._read, None, self._evidence, **quietly(queue=False))
        self._head.ready(self._show, self._visit, room, **quietly(queue=False))
        page.load(self._arrive, None, [*room, self._head], **quietly(queue=False))

    # -- asking ----------------------------------------------------------------------------------

    def _put(self, question: str, mode: str, visit: Visit, request: gr.Request) -> Iterator[Update]:
        if question.strip():
            how: Mode = "check" if mode == "check" else ASKING
            try:
                yield from map(self._update, self._talk.put(user_of(request), visit, question, how))
            except PassageError as error:
                yield self._trouble(error)

    def _again(self, visit: Visit, event: gr.EventData, request: gr.Request) -> Iterator[Update]:
        act = Act(event)
        yield from self._put(act.text("question"), act.text("mode"), visit, request)

    @_plainly
    def _rescope(self, visit: Visit, event: gr.EventData, request: gr.Request) -> Update:
        act = Act(event)
        number, part, value = act.number("turn"), act.text("part"), act.text("value")
        return self._update(self._talk.rescope(user_of(request), visit, number, part, value))

    @_plainly
    def _rescope_next(self, visit: Visit, event: gr.EventData) -> Update:
        act = Act(event)
        visit = self._talk.set_scope(visit, act.text("part"), act.text("value"))
        return {self._visit: visit, self._scope: self._scope_view(visit.scope)}

    @_plainly
    def _judge(self, visit: Visit, event: gr.EventData, request: gr.Request) -> Update:
        act = Act(event)
        right = act.text("right") == "yes"
        step = self._talk.judge(user_of(request), visit, act.number("turn"), right, act.text("comment"))
        return self._update(step)

    def _named(self, mode: str) -> dict[str, Any]:
        return gr.update(value="Check" if mode == "check" else "Ask")

    # -- conversations ---------------------------------------------------------------------------

    def _arrive(self, request: gr.Request) -> Update:
        fields = {str(key): str(value) for key, value in dict(request.query_params).items()}
        user = user_of(request)
        try:
            step = self._talk.show(user, Visit(conversation=fields.get("conversation", "")))
        except ConversationMissing:
            step = self._talk.show(user, Visit())
        update = self._update(step) | {self._scope: self._scope_view(step.visit.scope)}
        if signed_in(request):
            update[self._head] = head_view(user)
        try:
            place = read_address(fields)
        except InputError as error:
            return update | {self._evidence: empty_view(str(error))}
        return update if place is None else update | {self._evidence: self._proof(place)}

    @_plainly
    def _show(self, visit: Visit, request: gr.Request) -> Update:
        """What can be shown now that the index is ready."""
        step = self._talk.show(user_of(request), visit)
        return self._update(step) | {self._scope: self._scope_view(visit.scope)}

    @_plainly
    def _choose(self, visit: Visit, event: gr.EventData, request: gr.Request) -> Update:
        chosen = Visit(Act(event).text("id"), scope=visit.scope, sought=visit.sought)
        return self._update(self._talk.show(user_of(request), chosen))

    @_plainly
    def _earlier(self, visit: Visit, request: gr.Request) -> Update:
        return self._update(self._talk.show(user_of(request), replace(visit, whole=True)))

    @_plainly
    def _begin(self, visit: Visit, request: gr.Request) -> Update:
        fresh = Visit(scope=visit.scope, sought=visit.sought)
        return self._update(self._talk.show(user_of(request), fresh))

    @_plainly
    def _rename(self, visit: Visit, event: gr.EventData, request: gr.Request) -> Update:
        act = Act(event)
        return self._update(
            self._talk.rename(user_of(request), visit, act.text("id"), act.text("title"))
        )

    @_plainly
    def _delete(self, visit: Visit, event: gr.EventData, request: gr.Request) -> Update:
        return self._update(self._talk.delete(user_of(request), visit, Act(event).text("id")))

    @_plainly
    def _seek(self, visit: Visit, event: gr.EventData, request: gr.Request) -> Update:
        return self._update(self._talk.seek(user_of(request), visit, Act(event).text("value")))

    @_plainly
    def _export(self, visit: Visit, event: gr.EventData, request: gr.Request) -> Update:
        act = Act(event)
        file = exported(self._services, user_of(request), act.text("id"), act.text("kind"))
        data = base64.b64encode(file.content).decode("ascii")
        view = element("span", data_name=file.name, data_type=file.type, data_base64=data)
        return {self._download: view, self._visit: visit}

    # -- evidence --------------------------------------------------------------------------------

    def _open(self, event: gr.EventData) -> Markup:
        act = Act(event)
        return self._proof(_place(act), figures=act.text("figures"))

    def _read(self, event: gr.EventData) -> Markup:
        act = Act(event)
        shown = act.number("first"), act.number("last")
        return self._proof(_place(act), shown, act.text("figures"))

    def _proof(self, place: Place, shown: tuple[int, int] | None = None, figures: str = "") -> Markup:
        try:
            report = self._services.live.assistant.index.report(place.report_id)
            return evidence_view(report, place, shown, figures)
        except KeyError:
            return empty_view(f"There is no report {place.report_id!r} here; it may have been removed.")
        except PassageError as error:
            return empty_view(str(error))

    # -- showing ---------------------------------------------------------------------------------

    def _update(self, step: Step) -> Update:
        told = None if step.said is None else element("p", step.said)
        new = {
            self._visit: step.visit,
            self._thread: step.thread,
            self._listing: step.listing,
            self._said: told,
            self._question: step.typed,
        }
        return {component: value for component, value in new.items() if value is not None}

    def _trouble(self, error: PassageError) -> Update:
        line = element("p", str(error), class_="problem", role="alert")
        return {self._said: line}

    def _scope_view(self, scope: Scope) -> Markup:
        return chips(scope, self._talk.infos(), "Reports to ask", "rescope")


def _place(act: Act) -> Place:
    return Place(act.text("report"), act.number("start"), act.number("end"))
