"""What a page shows before the first question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from assistant.answers.refusal import covered
from assistant.web.page.examples import Example
from assistant.web.page.html import element
from assistant.web.page.turns import ask_button
from corpus.types import ReportInfo


def welcome_view(infos: Sequence[ReportInfo], examples: Sequence[Example]) -> Markup:
    """What can be asked, of which reports, and examples by kind."""
    groups = [
        element(
            "div",
            element("h3", kind),
            *(ask_button(example.text, example.mode) for example in of_kind),
            class_="kind",
        )
        for kind, of_kind in groupby(examples, key=lambda example: example.kind)
    ]
    return element(
        "div",
        element("h2", "What do you want to know?"),
        element(
            "p",
            "Every answer is cut from the reports and shows the passage that proves it. "
            "Where the reports do not say, Passage says so.",
        ),
        element("p", covered(infos), class_="covered") if infos else None,
        element("div", *groups, class_="kinds") if groups else None,
        class_="welcome",
    )
