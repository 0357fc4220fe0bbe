"""A plot drawn as HTML: bars with their values beside them, so that it reads without its colours too.

Every value stands in the text, so a reader who hears the page gets the plot whole. The bars are drawn on
the server as scalable graphics that need no script, follow the width of the page and its colours.
"""

from __future__ import annotations

from markupsafe import Markup

from assistant.exhibits.plots import Bar, Group, Panel, Plot
from assistant.web.page.html import element

_HEIGHT = 14


def plot_view(plot: Plot, name: str) -> Markup:
    """`plot` under its summary, named `name` to those who hear it."""
    left_out = None
    if plot.left_out:
        rows = ", ".join(plot.left_out)
        left_out = element(
            "p", f"Not drawn, because they sum up the others: {rows}.", class_="plot-note"
        )
    return element(
        "figure",
        element("figcaption", plot.summary) if plot.summary else None,
        *(_panel(panel) for panel in plot.panels),
        left_out,
        class_="plot",
        role="group",
        aria_label=f"Plot of {name}",
    )


def _panel(panel: Panel) -> Markup:
    keys = [
        element("li", _swatch(number), series, class_=f"series-{number % 4}")
        for number, series in enumerate(panel.series)
    ]
    return element(
        "div",
        element("p", panel.unit, class_="plot-unit") if panel.unit else None,
        element("ul", *keys, class_="plot-key", role="list", aria_label="Key"),
        element(
            "ul", *(_group(group, panel) for group in panel.groups), class_="plot-rows", role="list"
        ),
        class_="plot-panel",
    )


def _swatch(series: int) -> Markup:
    return element(
        "svg",
        element("rect", x="1", y="1", width="10", height="10", class_=f"bar-{series % 4}"),
        width="12",
        height="12",
        aria_hidden="true",
    )


def _group(group: Group, panel: Panel) -> Markup:
    under = element("span", f"{group.under}: ", class_="plot-under") if group.under else None
    period = element("small", f" ({group.period})") if group.period else None
    return element(
        "li",
        element("p", under, group.label, period, class_="plot-label"),
        *(_bar(bar, panel) for bar in group.bars),
    )


def _bar(bar: Bar, panel: Panel) -> Markup:
    extent = panel.high - panel.low or 1.0
    start = (min(bar.value, 0.0) - panel.low) / extent
    rect = element(
        "rect",
        x=f"{100 * start:.2f}%",
        y="1",
        width=f"{100 * abs(bar.value) / extent:.2f}%",
        height=str(_HEIGHT - 2),
        class_=f"bar-{bar.series % 4}",
    )
    return element(
        "p",
        element("span", f"{panel.series[bar.series]}: ", class_="hidden"),
        element("svg", rect, height=str(_HEIGHT), width="100%", aria_hidden="true"),
        element("span", bar.text, class_="plot-value"),
        class_="plot-bar",
    )
