"""A follow-up question resolved from the conversation, by rule and without a chat model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import asking
from assistant.areas import Areas
from assistant.words import content, listed
from corpus import periods

_OPENING = re.compile(
    r"^(?:and|but|so|ok(?:ay)?|what about|how about|and what about|same (?:again )?for)\b[\s,]*", re.I
)
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|that|this|those|these|he|she|one|ones|there|then|same|such)\b", re.I
)
_YEAR_BEFORE = re.compile(
    r"\b(?:the\s+)?(?:year before|previous year|year earlier|year prior|last year|preceding year)\b",
    re.I,
)
_BARE_WHY = re.compile(r"^(?:and |but |so )?(?:why|how come|what for|for what reason)\b", re.I)
_FILLER = listed("filler")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands by itself.

    `background` is what the conversation was about, to be looked for beside the question's own words, or
    ""; `alike` says that it asks the same of something else ("and adult cautions?"); `text` is the
    question as understood, to be shown.
    """

    text: str
    question: str
    background: str
    alike: bool = False


def resolve(question: str, history: Sequence[str], areas: Areas) -> Resolved:
    """`question` in the light of the questions before it, oldest first."""
    earlier = Resolved("", "", "")
    for turn in (*history, question):
        earlier = _step(turn.strip(), earlier, areas)
    return earlier


def _step(turn: str, earlier: Resolved, areas: Areas) -> Resolved:
    if not earlier.question:
        return Resolved(turn, turn, "")
    body = _OPENING.sub("", turn).strip()
    opened = body != turn
    rest = _without(body, [(m.start, m.end) for m in areas.find(body)])
    rest = _without(rest, [(p.start, p.end) for p in periods.find(rest)])
    rest = _YEAR_BEFORE.sub(" ", rest)
    own = [t for t in content(rest) if t.text.lower() not in _FILLER and not t.is_number]
    if not own and not _BARE_WHY.match(turn):
        switched = _switched(earlier.question, body, areas)
        if switched is not None:
            return Resolved(switched, switched, earlier.background)
    if not own or (_BARE_WHY.match(turn) and len(own) <= 2):
        topic = earlier.question.rstrip("?!. ")
        return Resolved(f"{turn.rstrip('?')} ({topic})?", turn, topic)
    if opened or _POINTING.search(rest) or len(own) <= 2:
        topic = _topic(earlier)
        alike = opened and not asking.says("sentence", body)
        if periods.find(turn):
            topic = " ".join(_without(topic, [(p.start, p.end) for p in periods.find(topic)]).split())
        return Resolved(f"{turn} (about: {topic})", turn, topic, alike)
    return Resolved(turn, turn, "")


def _topic(earlier: Resolved) -> str:
    return (
        earlier.question.rstrip("?!. ")
        if not earlier.background
        else (f"{earlier.question.rstrip('?!. ')}, {earlier.background}")
    )


def _switched(question: str, turn: str, areas: Areas) -> str | None:
    """`question` with the area or the period that `turn` names put in the place of its own."""
    new_areas, new_periods = areas.find(turn), periods.find(turn)
    before = _YEAR_BEFORE.search(turn)
    if not (new_areas or new_periods or before):
        return None
    base = question.rstrip("?!. ")
    if new_areas:
        base = _without(base, [(m.start, m.end) for m in areas.find(base)])
        base = re.sub(r"\b(?:in|for|across|of|at)\s+(?=$|[,;?])", " ", base + " ").strip()
        names = " and ".join(turn[m.start : m.end] for m in new_areas)
        base += f" {names}" if names.lower().endswith(("ally", "wide")) else f" in {names}"
    if new_periods:
        base = _without(base, [(p.start, p.end) for p in periods.find(base)])
        base = re.sub(r"\b(?:in|for|during|the|to|of)\s*$", " ", base.strip())
        base += " in " + " and ".join(re.sub(r"^in\s+", "", p.text) for p in new_periods)
    if before:
        base += " in the year before"
    return " ".join(base.split()) + "?"


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
