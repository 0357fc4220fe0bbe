"""The room of figures: every table and figure of the reports, found by words, force, year and report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from assistant.exhibits import gallery
from assistant.exhibits.exhibit import Exhibit, exhibits
from assistant.exhibits.sides import shared
from assistant.types import Scope
from assistant.web.page.acts import Act
from assistant.web.page.chips import changed, chips
from assistant.web.page.exhibit import comparison_view, exhibit_view
from assistant.web.page.html import element, join
from assistant.web.page.parts import bound, quietly
from corpus.errors import InputError, PassageError
from index.types import Filters

if TYPE_CHECKING:
    from assistant.web.services import Services
    from corpus.types import Report, ReportInfo
    from index.search import Index

LONGEST = 500
"""Characters of words to find a table by."""

NEAR = 12
"""Reports that a table can be set beside: those of the same force, the nearest years first."""

NONE_FOUND = "No table or figure fits. Try other words, or another force or year."


@dataclass(frozen=True, slots=True)
class Browsing:
    """What one open page looks at: the words and the scope of the search, the exhibit that is open
    (report id and number), and what it is set beside ("" or "<report id>/<table>")."""

    words: str = ""
    scope: Scope = Scope()  # noqa: RUF009  (immutable)
    open: tuple[str, int] | None = None
    beside: str = ""


def figures_tab(services: Services, tab: gr.Tab) -> None:
    """Builds the room in the current Blocks context, within `tab`; it fills when the tab is opened."""
    room = _Room(services)
    state = gr.State(Browsing())
    with gr.Row(elem_id="figures-room"):
        with gr.Column(elem_id="figures-column", elem_classes="side"):
            seek = bound("figures-seek", "seek", value=_seek())
            scope = bound("figures-scope", "filter")
            listing = bound("figures-list", "choose")
        with gr.Column(elem_id="figures-shown"):
            shown = bound("figures-view", "beside")
    outputs = [state, scope, listing, shown]
    for event, handler in (
        (seek.seek, room.seek),
        (scope.filter, room.filter),
        (listing.choose, room.choose),
        (shown.beside, room.beside),
    ):
        event(handler, state, outputs, trigger_mode="always_last", **quietly(queue=False))
    tab.select(room.arrive, state, outputs, **quietly(queue=False))


Update = Markup | dict[str, Any]
"""New markup, or none (`gr.skip()`)."""

Shown = tuple[Browsing, Update, Update, Update]


class _Room:
    """What the acts of the room do."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def arrive(self, now: Browsing) -> Shown:
        return self._show(now, lambda: now)

    def seek(self, now: Browsing, event: gr.EventData) -> Shown:
        def found() -> Browsing:
            return replace(now, words=Act(event).text("value")[:LONGEST], open=None, beside="")

        return self._show(now, found)

    def filter(self, now: Browsing, event: gr.EventData) -> Shown:
        def narrowed() -> Browsing:
            act = Act(event)
            infos = self._index().infos()
            scope = changed(now.scope, act.text("part"), act.text("value"), infos)
            return replace(now, scope=scope, open=None, beside="")

        return self._show(now, narrowed)

    def choose(self, now: Browsing, event: gr.EventData) -> Shown:
        def chosen() -> Browsing:
            act = Act(event)
            return replace(now, open=(act.text("report"), act.number("number")), beside="")

        return self._show(now, chosen)

    def beside(self, now: Browsing, event: gr.EventData) -> Shown:
        return self._show(now, lambda: replace(now, beside=Act(event).text("value")))

    def _index(self) -> Index:
        return self._services.live.assistant.index

    def _show(self, now: Browsing, change: Callable[[], Browsing]) -> Shown:
        """The room as `change` leaves it; where that cannot be, what is wrong and the room as it was."""
        try:
            return self._laid(change())
        except PassageError as error:
            line = element("p", str(error), class_="problem", role="alert")
            return now, gr.skip(), gr.skip(), line

    def _laid(self, now: Browsing) -> Shown:
        index = self._index()
        scope = now.scope
        filters = Filters(frozenset(scope.forces), frozenset(scope.years), frozenset(scope.reports))
        found = gallery.find(index, now.words, filters)
        if now.open is None and found:
            first = next((exhibit for exhibit in found if exhibit.table is not None), found[0])
            now = replace(now, open=(first.report_id, first.number))
        infos = index.infos()
        return (
            now,
            chips(scope, infos, "Reports whose tables are listed", "filter"),
            _listing(found, now, {info.id: info for info in infos}),
            _opened(index, now),
        )


def _seek() -> Markup:
    field = element(
        "label",
        element("span", "Find a table or figure"),
        element(
            "input", type="search", name="words", placeholder="Words of its caption or rows",
            maxlength=LONGEST, data_act="seek",
        ),
        class_="seek",
    )  # fmt: skip
    return join(element("h2", "Tables and figures", class_="hidden"), field)


def _listing(found: Sequence[Exhibit], now: Browsing, infos: dict[str, ReportInfo]) -> Markup:
    if not found:
        return element("p", NONE_FOUND, class_="none", role="status")
    items = [_item(exhibit, now, infos[exhibit.report_id]) for exhibit in found]
    count = f"{len(found)} shown"
    more = f"{count}; words, force or year narrow them" if len(found) == gallery.MOST else count
    return join(
        element("p", more, class_="count", role="status"),
        element("ul", *items, class_="exhibits", role="list"),
    )


def _item(exhibit: Exhibit, now: Browsing, info: ReportInfo) -> Markup:
    kind = "Table" if exhibit.table is not None else "Picture only"
    current = now.open == (exhibit.report_id, exhibit.number)
    return element(
        "li",
        element(
            "button",
            element("span", exhibit.name, class_="title"),
            element("small", f"{info.force}, {info.year} · {kind}"),
            type="button",
            aria_current="true" if current else None,
            data_act="choose",
            data_report=exhibit.report_id,
            data_number=exhibit.number,
        ),
        class_="current" if current else None,
    )


def _opened(index: Index, now: Browsing) -> Markup:
    if now.open is None:
        return Markup("")
    report_id, number = now.open
    report = _report(index, report_id)
    there = exhibits(report)
    if not 0 <= number < len(there):
        raise InputError(f"{report_id} has {len(there)} tables and figures, and none numbered {number}")
    exhibit = there[number]
    view = exhibit_view(report, exhibit)
    if exhibit.table is None:
        return view
    options = _options(index, report, exhibit.table)
    side = None
    if now.beside:
        if now.beside not in options:
            raise InputError("these two tables cannot be set side by side; choose one that is offered")
        other_id, _, table = now.beside.rpartition("/")
        other = _report(index, other_id), int(table)
        pair = sorted([(report, exhibit.table), other], key=lambda one: one[0].info.year)
        side = comparison_view(pair[0], pair[1], index.report)
    return join(_beside(options, now.beside), side, view)


def _report(index: Index, report_id: str) -> Report:
    try:
        return index.report(report_id)
    except KeyError:
        raise InputError(f"there is no report {report_id!r} here; it may have been removed") from None


def _options(index: Index, report: Report, table: int) -> dict[str, str]:
    """What a table can be set beside: the one that is nearest to it in each report of the same force, or
    another one of its own report."""
    mine = report.info
    same = [info for info in index.infos() if info.force == mine.force and info.id != mine.id]
    same.sort(key=lambda info: (abs(info.year - mine.year), info.year, info.id))
    options = {}
    for info in same[:NEAR]:
        other = index.report(info.id)
        place = shared(report, table, other)
        if place is None and other.tables:
            place = 0
        if place is not None:
            options[f"{info.id}/{place}"] = _named(other, place)
    for place in range(len(report.tables)):
        if place != table:
            options[f"{mine.id}/{place}"] = _named(report, place)
    return options


def _named(report: Report, table: int) -> str:
    label = report.tables[table].label
    return f"{report.info.year}: {label or report.tables[table].caption}"


def _beside(options: dict[str, str], chosen: str) -> Markup | None:
    if not options:
        return None
    return element(
        "label",
        element("span", "Set beside"),
        element(
            "select",
            element("option", "Nothing", value="", selected=not chosen),
            *(
                element("option", name, value=value, selected=value == chosen)
                for value, name in options.items()
            ),
            data_act="beside",
        ),
        class_="beside",
    )
