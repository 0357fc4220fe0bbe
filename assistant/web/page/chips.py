"""The scope of a question as chips: what it is understood to be, and a way to change each part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from markupsafe import Markup

from assistant.types import Scope
from assistant.web.page.html import element
from corpus.errors import InputError
from corpus.types import ReportInfo

Part = Literal["forces", "years", "reports"]

NAMES: Mapping[Part, tuple[str, str]] = MappingProxyType(
    {
        "forces": ("Force", "All forces"),
        "years": ("Year", "All years"),
        "reports": ("Report", "All reports"),
    }
)
"""Of each part its name, and what stands for no restriction."""

MOST_REPORTS = 60
"""Reports that are offered to choose from; where there are more, force and year narrow them first."""


def chips(scope: Scope, infos: Sequence[ReportInfo], name: str, act: str, turn: int = -1) -> Markup:
    """Controls that show `scope` and change it: each sends `act` with `turn`, `part` and `value`, which
    is empty for no restriction.

    Args:
        scope: what is shown as chosen.
        infos: every report there is.
        name: what the controls are for, told to those who cannot see where they stand.
        act: what a change is called.
        turn: which answer they belong to, if any.
    """
    parts = [_chip(part, scope, infos, act, turn) for part in NAMES]
    return element("div", *parts, class_="chips", role="group", aria_label=name)


def changed(scope: Scope, part: str, value: str, infos: Sequence[ReportInfo]) -> Scope:
    """`scope` with `part` set to `value`, or unrestricted where `value` is empty.

    A report brings its own force and year; another force or year leaves the report.

    Raises:
        InputError: there is no such part, or no report has that value.
    """
    if part == "reports":
        return replace(scope, reports=_known(part, value, (i.id for i in infos)))
    if part == "forces":
        return replace(scope, forces=_known(part, value, (i.force for i in infos)), reports=())
    if part == "years":
        years = _known(part, value, (str(i.year) for i in infos))
        return replace(scope, years=tuple(map(int, years)), reports=())
    raise InputError(f"a scope has no {part!r}; it has {', '.join(NAMES)}")


def widest(scope: Scope, part: str, infos: Sequence[ReportInfo]) -> Scope:
    """`scope` with everything there is named in `part`.

    An empty part leaves to the question what it says of force and year; this takes that away.
    """
    if part == "forces":
        return replace(scope, forces=tuple(dict.fromkeys(i.force for i in infos)))
    if part == "years":
        among = {i.year for i in infos if not scope.forces or i.force in scope.forces}
        return replace(scope, years=tuple(sorted(among)))
    return scope


def _known(part: str, value: str, values: Iterable[str]) -> tuple[str, ...]:
    if not value:
        return ()
    if value not in set(values):
        raise InputError(f"no report has {value!r} among its {part}; choose one that is offered")
    return (value,)


def _chip(part: Part, scope: Scope, infos: Sequence[ReportInfo], act: str, turn: int) -> Markup | None:
    options = _options(part, scope, infos)
    if len(options) < 2:
        # There is nothing to choose; a sole force is still told.
        return element("span", *options.values(), class_="chip fixed") if part == "forces" else None
    name, everything = NAMES[part]
    chosen = tuple(map(str, getattr(scope, part)))
    whole = not chosen or set(chosen) == set(options)
    several = None
    if not whole and len(chosen) > 1:
        several = element("option", " and ".join(chosen), value=",".join(chosen), selected=True)
    select = element(
        "select",
        element("option", everything, value="", selected=whole),
        several,
        *(
            element("option", label, value=value, selected=chosen == (value,))
            for value, label in options.items()
        ),
        aria_label=name,
        data_act=act,
        data_turn=turn,
        data_part=part,
    )
    remove = element(
        "button",
        "×",
        type="button",
        aria_label=f"{name}: {everything.lower()}",
        data_act=act,
        data_turn=turn,
        data_part=part,
        data_value="",
    )
    return element("span", select, None if whole else remove, class_="chip" if whole else "chip set")


def _options(part: Part, scope: Scope, infos: Sequence[ReportInfo]) -> dict[str, str]:
    """What `part` can be, given the others: values and how they are shown."""
    if part == "forces":
        return {force: force for force in sorted({i.force for i in infos})}
    among = [i for i in infos if not scope.forces or i.force in scope.forces]
    if part == "years":
        return {str(year): str(year) for year in sorted({i.year for i in among}, reverse=True)}
    among = [i for i in among if not scope.years or i.year in scope.years or i.id in scope.reports]
    return {i.id: i.title for i in among} if len(among) <= MOST_REPORTS else {}
