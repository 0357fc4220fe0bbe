"""A question and its answer as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant import labels
from assistant.drafting.cite import pages
from assistant.types import Answer, Citation, Status
from assistant.web.page.chips import chips
from assistant.web.page.html import element, join
from assistant.web.page.links import Place, address
from assistant.wire import PATH_SEPARATOR
from corpus.types import ReportInfo
from index.types import Hit

NEAREST = 3
"""How many passages a refusal shows, as on the command line."""

EXCERPT = 320
"""Characters of a nearest passage that are shown before it is opened."""

MOVED = "The reports have changed since: this is what they said then. Ask again for what they say now."

THANKS = "Thank you: what you say of this answer is stored."

CLAIMS: frozenset[Status] = frozenset({"supported", "contradicted", "not_found"})
"""What becomes of a sentence that was checked; all else became of a question."""

_MARKER = re.compile(r"\[(\d+)\]")
_STATEMENT = re.compile(r"(?<=\])\s+(?!\[)")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an answer beside itself.

    `sentences` is how many of its statements are there yet (None: all); `instead` what to ask instead
    of a question that was refused; `figure` the table that the answer rests on, laid out; `judged` says
    that the user has judged it, `moved` that the reports have changed under what it quotes.
    """

    sentences: int | None = None
    instead: tuple[str, ...] = ()
    figure: Markup | None = None
    judged: bool = False
    moved: bool = False


def turn_view(
    number: int,
    question: str,
    answer: Answer,
    infos: Mapping[str, ReportInfo],
    shown: Shown = Shown(),
) -> Markup:
    """A question with its answer.

    Args:
        number: the place of the turn in its conversation, from 0.
        question: as it was asked.
        answer: what was found.
        infos: every report there is, by id.
        shown: what is shown beside.
    """
    return _turn(number, question, join(*_answer(number, question, answer, infos, shown)), answer.status)


def waiting_view(number: int, question: str, line: str) -> Markup:
    """A question that has no answer yet, and a line that says why."""
    dots = element("span", class_="dots", aria_hidden="true")
    return _turn(number, question, element("p", line, dots, class_="waiting"), "waiting")


def problem_view(number: int, question: str, line: str) -> Markup:
    """A question that could not be put, what is wrong, and a button that puts it again."""
    again = element("button", "Ask again", type="button", data_act="again", data_question=question)
    return _turn(number, question, join(element("p", line, class_="problem"), again), "problem")


def _turn(number: int, question: str, body: Markup, state: str) -> Markup:
    return element(
        "article",
        element("h2", question, class_="question", id=f"question-{number}"),
        element("div", body, class_=f"answer {state}"),
        class_="turn",
        aria_labelledby=f"question-{number}",
    )


def _answer(
    number: int, question: str, answer: Answer, infos: Mapping[str, ReportInfo], shown: Shown
) -> Iterator[Markup | None]:
    whole = shown.sentences is None
    statements = _STATEMENT.split(answer.text)
    if answer.status != "answered":
        yield element("p", labels.headline(answer), class_="verdict")
    if answer.right:
        yield element(
            "p", element("b", f"{labels.REPORT_SAYS}: "), _cited(answer, answer.right), class_="short"
        )
    elif answer.short and not _repeats(answer):
        yield element("p", answer.short, class_="short")
    if answer.text != answer.explanation:
        lines = [
            element("p", _cited(answer, line), class_="short" if _repeats(answer) else None)
            for line in statements[: shown.sentences]
        ]
        yield element("div", *lines, class_="statements")
    elif answer.explanation.rstrip(".") != labels.REASONS.get(answer.reason or "unreadable"):
        # What the headline says already is not said twice.
        yield element("p", answer.explanation, class_="explanation")
    if not whole:
        return
    for caution in answer.cautions:
        yield element("p", element("b", f"{labels.CAUTION}: "), caution, class_="caution")
    if answer.understood and _differs(question, answer.understood):
        yield element("p", "Understood as: ", element("q", answer.understood), class_="understood")
    yield _particulars(number, answer, infos)
    yield _other_mode(question, answer)
    if shown.moved:
        yield element("p", MOVED, class_="problem")
    if answer.citations:
        yield _sources(answer, infos)
    yield shown.figure
    if answer.status in {"refused", "not_found"}:
        yield _instead(shown.instead)
        yield _nearest(answer.hits, infos)
    yield _feedback(number, shown.judged)


def _other_mode(question: str, answer: Answer) -> Markup | None:
    """A way over for a sentence that was asked, and for a question that was checked."""
    checked = answer.status in CLAIMS
    if not question.rstrip("”’\"' ").endswith("?" if checked else "."):
        return None
    label, mode = ("Ask it as a question", "ask") if checked else ("Check it as a sentence", "check")
    return element(
        "button", label, type="button", class_="small other", data_act="again",
        data_question=question, data_mode=mode,
    )  # fmt: skip


def _repeats(answer: Answer) -> bool:
    """Whether the text says no more than the short answer does."""
    return _MARKER.sub("", answer.text).split() == answer.short.split()


def _differs(question: str, understood: str) -> bool:
    return question.split() != understood.split()


def _cited(answer: Answer, words: str) -> Markup:
    """`words` with its markers made links to what they cite."""
    by_marker = {citation.marker: citation for citation in answer.citations}
    parts: list[Markup | str] = []
    position = 0
    for match in _MARKER.finditer(words):
        citation = by_marker.get(int(match[1]))
        if citation is not None:
            parts += [words[position : match.start()], _marker(citation, answer)]
            position = match.end()
    return join(*parts, words[position:])


def _marker(citation: Citation, answer: Answer) -> Markup:
    where = pages(citation.page, citation.last_page, citation.page_exact)
    return _link(
        citation,
        answer,
        str(citation.marker),
        class_="marker",
        label=f"Citation {citation.marker}, {where}",
    )


def _link(citation: Citation, answer: Answer, words: str, *, class_: str, label: str | None) -> Markup:
    place = Place(citation.report_id, citation.start, citation.end)
    return element(
        "a",
        words,
        href=address(place),
        class_=class_,
        aria_label=label,
        data_act="open",
        data_report=place.report_id,
        data_start=place.start,
        data_end=place.end,
        data_figures=f"{answer.short} {answer.right}".strip(),
    )


def _sources(answer: Answer, infos: Mapping[str, ReportInfo]) -> Markup:
    items = []
    for citation in answer.citations:
        info = infos.get(citation.report_id)
        where = pages(citation.page, citation.last_page, citation.page_exact)
        title = info.title if info else citation.report_id
        items.append(
            element(
                "li",
                element("span", citation.marker, class_="number", aria_hidden="true"),
                _link(citation, answer, f"{title}, {where}", class_="source", label=None),
                element("span", labels.VOICES[citation.voice], class_="voice"),
            )
        )
    return element("ol", *items, class_="sources", aria_label="Sources", role="list")


def _particulars(number: int, answer: Answer, infos: Mapping[str, ReportInfo]) -> Markup:
    sure = None
    if answer.status not in {"refused", "not_found"}:
        words = labels.confidence(answer.confidence)
        sure = element("span", "Confidence: ", element("b", words), class_="confidence")
    name = "Scope of this answer; a change answers it anew"
    controls = chips(answer.scope, list(infos.values()), name, "rescope", number)
    return element("div", controls, sure, class_="particulars")


def _instead(questions: Sequence[str]) -> Markup | None:
    if not questions:
        return None
    items = [element("li", ask_button(question)) for question in questions]
    return element(
        "div",
        element("h3", "You could ask instead"),
        element("ul", *items, role="list"),
        class_="instead",
    )


def ask_button(question: str, mode: str = "ask") -> Markup:
    """A button that puts `question`, or checks it where `mode` is "check"."""
    return element(
        "button", question, type="button", class_="example", data_act="again", data_question=question,
        data_mode=mode,
    )  # fmt: skip


def _nearest(hits: Sequence[Hit], infos: Mapping[str, ReportInfo]) -> Markup | None:
    if not hits:
        return None
    items = [_hit(hit, infos) for hit in hits[:NEAREST]]
    return element(
        "div", element("h3", labels.NOT_AN_ANSWER), element("ul", *items, role="list"), class_="nearest"
    )


def _hit(hit: Hit, infos: Mapping[str, ReportInfo]) -> Markup:
    passage = hit.passage
    info = infos.get(passage.report_id)
    words = passage.text if len(passage.text) <= EXCERPT else f"{passage.text[:EXCERPT].rstrip()}…"
    where = pages(passage.first_page, passage.last_page, passage.page_exact)
    place = Place(passage.report_id, passage.start, passage.end)
    link = element(
        "a",
        f"{info.title if info else passage.report_id}, {where}",
        href=address(place),
        class_="source",
        data_act="open",
        data_report=place.report_id,
        data_start=place.start,
        data_end=place.end,
    )
    path = element("p", PATH_SEPARATOR.join(passage.section[-2:]), class_="source-path")
    return element("li", element("p", words, class_="excerpt"), path, link)


def _feedback(number: int, judged: bool) -> Markup:
    if judged:
        return element("p", THANKS, class_="judged")
    buttons = [
        element(
            "button", label, type="button", class_="quiet", data_do="judge", data_right=right,
            aria_expanded="false", aria_controls=f"judge-{number}",
        )
        for label, right in (("Right", "yes"), ("Wrong", "no"))
    ]  # fmt: skip
    name = f"comment-{number}"
    form = element(
        "form",
        element("label", "What is right or wrong about it? (optional)", for_=name),
        element("textarea", id=name, name="comment", rows=2, maxlength=2000),
        element("button", "Send", type="submit", class_="small"),
        id=f"judge-{number}",
        hidden=True,
        data_act="judge",
        data_turn=number,
        data_right="yes",
    )
    return element("div", element("span", "Is this answer"), *buttons, form, class_="feedback")
