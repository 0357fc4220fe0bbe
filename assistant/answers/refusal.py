"""Why a question is refused, in words that help the person who asked. Each sentence stands here once."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.language.areas import short_name
from assistant.types import Reason
from corpus.types import ReportInfo

SENTENCES: dict[Reason, str] = {
    "not_in_reports": "The reports do not say.",
    "other_force": "No report here covers {what}.",
    "other_year": "The reports give no figure or finding for {what}.",
    "chart_only": "The value stands only in a chart's picture ({what}), which the text does not hold.",
    "off_topic": "This is not something that inspection reports speak of.",
    "instruction": "Passage answers from the reports, with citations, and nothing else.",
    "unreadable": "The question cannot be read.",
}


def covered(infos: Iterable[ReportInfo]) -> str:
    """What the index holds, in a line: forces with the years of their reports; long lists are cut."""
    years: dict[str, list[int]] = {}
    for info in infos:
        years.setdefault(info.force, []).append(info.year)
    parts = [
        f"{short_name(force)} ({', '.join(str(y) for y in sorted(set(found)))})"
        for force, found in sorted(years.items())
    ]
    more = f" and {len(parts) - 8} more forces" if len(parts) > 8 else ""
    return "Covered: " + "; ".join(parts[:8]) + more + "."


def explain(reason: Reason, infos: Iterable[ReportInfo], what: str = "") -> str:
    """The explanation of a refusal; `what` names the force, year or figure at fault."""
    sentence = SENTENCES[reason].format(what=what or "that")
    return f"{sentence} {covered(infos)}" if reason in {"other_force", "other_year"} else sentence
